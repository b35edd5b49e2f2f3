"""People, organizations, governments, places and products, and where texts name them."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import one_of, spanning
from app.vocabulary import EntityKind


class EntityBase(SQLModel):
    """Somebody or something that articles name."""

    name: str = Field(index=True, description="Canonical name.")
    kind: str = Field(description="What it is: " + ", ".join(EntityKind) + ".")
    affiliation: str | None = Field(default=None, description="State or body it belongs to, where a text says so.")


class Entity(EntityBase, table=True):
    """An entity. An unnamed voice belongs to one article; a publisher is an organization, an unknown one is unnamed."""

    __table_args__ = (
        one_of("kind", EntityKind),
        CheckConstraint("(kind = 'unnamed') = (article_id IS NOT NULL)", name="unnamed_of_one_article"),
    )

    id: str = Field(primary_key=True)
    article_id: str | None = Field(default=None, foreign_key="article.id", index=True, ondelete="CASCADE")


class EntityAlias(SQLModel, table=True):
    """A name that texts use for an entity, as written."""

    __tablename__ = "entity_alias"

    entity_id: str = Field(foreign_key="entity.id", primary_key=True, ondelete="CASCADE")
    name: str = Field(primary_key=True, index=True)


class Mention(SQLModel, table=True):
    """A span that names an entity."""

    __table_args__ = spanning()

    revision_id: str = Field(foreign_key="revision.id", primary_key=True, ondelete="CASCADE")
    start: int = Field(primary_key=True)
    end: int
    exact: str
    entity_id: str = Field(foreign_key="entity.id", index=True)
