"""What was asked to be written and waits to be read and linked, and who works it off."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, now, one_of


class Task(StrEnum):
    """What is to be done with an article."""

    STORE = "store"
    WITHDRAW = "withdraw"


class Job(SQLModel, table=True):
    """One article to be stored or withdrawn. The transaction that does it sets `finished_at`, so it is done once or not at all.

    `content` is what is to be stored, null once that is done. `article_id` is null where only the page itself tells. `status`
    and `why` say how it was refused. `attempts` counts how often it was begun: a text that ends the process that reads it must
    not do so for ever. `fingerprint` is the SHA-256 of the request that `idempotency_key` came with.
    """

    __table_args__ = (
        one_of("task", Task),
        UniqueConstraint("key_id", "idempotency_key"),
        Index(None, "finished_at", "sequence"),
        {"sqlite_autoincrement": True},
    )

    sequence: int | None = Field(default=None, primary_key=True)
    task: str
    article_id: str | None = None
    content: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    key_id: str = Field(foreign_key="write_key.id")
    idempotency_key: str | None = None
    fingerprint: str | None = None
    attempts: int = 0
    accepted_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: str | None = None
    read: bool | None = None
    status: int | None = None
    why: str | None = None


class Lease(SQLModel, table=True):
    """Who alone may do something, and until when without a sign of life. The only `name` so far is "writer"."""

    name: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=UtcDateTime)
