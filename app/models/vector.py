"""What sentences mean, as vectors."""

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel


class AppearanceVector(SQLModel, table=True):
    """The vector of a statement's words. `model` names what made it; `vector` is little-endian float16, 768 bytes for MiniLM.

    Kept for each appearance and not for its claim: which words founded a claim depends on what was loaded first, and
    comparing must not. Most claims have one appearance, and a figure shares the evidence of its statement.
    """

    __tablename__ = "appearance_vector"

    appearance_id: str = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    model: str
    vector: bytes = Field(sa_type=LargeBinary)
