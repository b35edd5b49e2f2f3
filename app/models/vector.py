"""What sentences mean, as vectors. `number` rises with each row and is never used again, so that a copy knows what it lacks."""

from sqlalchemy import LargeBinary
from sqlmodel import Field, SQLModel


class AppearanceVector(SQLModel, table=True):
    """The vector of a statement's words. `model` names what made it; `vector` is little-endian float16, 768 bytes for MiniLM.

    Kept for each appearance and not for its claim: which words founded a claim depends on what was loaded first, and
    comparing must not. Most claims have one appearance, and a figure shares the evidence of its statement.
    """

    __tablename__ = "appearance_vector"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: int | None = Field(default=None, primary_key=True)
    appearance_id: str = Field(foreign_key="appearance.id", unique=True, ondelete="CASCADE")
    model: str
    vector: bytes = Field(sa_type=LargeBinary)


class PassageVector(SQLModel, table=True):
    """The vector of an article's title or of a passage of its current text, stored as above.

    Triggers delete an article's rows when its title or text changes or it is withdrawn: an article without rows awaits them.
    """

    __tablename__ = "passage_vector"
    __table_args__ = ({"sqlite_autoincrement": True},)

    number: int | None = Field(default=None, primary_key=True)
    article_id: str = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    model: str
    vector: bytes = Field(sa_type=LargeBinary)
