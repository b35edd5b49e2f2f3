"""Articles, the immutable states of their texts, and what each stretch of a text is."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, now, one_of, ordered
from app.vocabulary import ZoneKind


class ArticleBase(SQLModel):
    """What is known of an article beside its text; null where it is not known, never guessed."""

    title: str | None = Field(default=None, description="Headline, as published.")
    publisher: str | None = Field(default=None, description="The outlet.")
    byline: str | None = Field(default=None, description="Who wrote it, as printed.")
    published_at: str | None = Field(default=None, description="When it was published: RFC 3339, or a date alone.")
    url: str | None = Field(default=None, description="Where it was published.")
    language: str | None = Field(default=None, description="BCP 47 tag of the text's language.")
    loaded_from: str | None = Field(default=None, description="Path inside the folder that was loaded, or the file's name.")


class Article(ArticleBase, table=True):
    """One published text by one publisher. `identity` is its sidecar id, else its URL, else its path inside the folder loaded."""

    # Lists are cut by the moment of adding, so the indexes of lists end in it.
    __table_args__ = (Index(None, "added_at", "id"), Index(None, "publisher", "added_at", "id"))

    id: str = Field(primary_key=True)
    identity: str = Field(unique=True)
    published_utc: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    event_id: str | None = Field(default=None, foreign_key="event.id", index=True)
    added_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Revision(SQLModel, table=True):
    """One immutable state of an article's text; an edit makes a new one. Exactly one is current.

    `read` is false where the language is one that is stored and searched but not read.
    """

    __table_args__ = (
        UniqueConstraint("article_id", "sha256"),
        Index(
            "uq_revision_current", "article_id", unique=True, sqlite_where=text("is_current"), postgresql_where=text("is_current")
        ),
    )

    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="article.id", ondelete="CASCADE")
    sha256: str
    text: str
    is_current: bool = True
    read: bool = True
    run_id: int = Field(foreign_key="run.id")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class Zone(SQLModel, table=True):
    """A stretch of a revision's text and what it is."""

    __table_args__ = (one_of("kind", ZoneKind), ordered())

    revision_id: str = Field(foreign_key="revision.id", primary_key=True, ondelete="CASCADE")
    start: int = Field(primary_key=True)
    end: int
    kind: str
