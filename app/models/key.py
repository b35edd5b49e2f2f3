"""Keys that writing asks for."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, now


class WriteKey(SQLModel, table=True):
    """What is kept of a key: who has it, what it may do and how to recognise it. The key itself is not kept anywhere.

    `digest` is the HMAC-SHA-256 of the key with the server's secret, 64 hex digits. Keys are revoked and never deleted, so
    that what was written with one can be told for ever.
    """

    __tablename__ = "write_key"

    id: str = Field(primary_key=True)
    name: str
    digest: str
    scopes: list[str] = Field(sa_type=JSON)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
