"""Events: the happenings that groups of articles report."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, now


class Event(SQLModel, table=True):
    """A happening. `sequence` keeps loading order, for stable pages."""

    id: str = Field(primary_key=True)
    sequence: int = Field(unique=True)
    label: str = Field(description="What happened, where and when, made from the articles' words.")
    when_edtf: str | None = Field(default=None, description="When it happened, as EDTF.")
    # Articles name their event, entities of one article their article, events their place: one of the ring is added last.
    place_id: str | None = Field(
        default=None, index=True, sa_column_args=[ForeignKey("entity.id", use_alter=True)], description="Where it happened."
    )
    run_id: int = Field(foreign_key="run.id")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
