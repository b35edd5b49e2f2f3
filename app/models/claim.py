"""Claims, where they appear, the figures in them and how they stand to each other."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, low_to_high, now, one_of, spanning
from app.vocabulary import Certainty, ClaimKind, Comparator, Direction, Relation, Support, Voice


class FigureBase(SQLModel):
    """What a figure says; `low` and `high` bound the interval it stands for and are null where that is open."""

    measure: str = Field(description="What the number measures, one lower-case word.")
    counted: str = Field(description="What is counted, as written; empty where the text leaves it out.")
    comparator: str = Field(description="How the number bounds the value: " + " ".join(Comparator) + ".")
    value: float | None = Field(default=None, description="The printed number; null for a range.")
    low: float | None = Field(default=None, description="Lower bound, null where open.")
    high: float | None = Field(default=None, description="Upper bound, null where open.")
    change: str | None = Field(default=None, description="up or down, where the number is a change.")
    unit: str | None = Field(default=None, description="Common symbol, ISO currency code or %; null for counts.")
    as_of: str | None = Field(default=None, description="EDTF of the moment that the number holds for, where the text tells it.")


class ClaimBase(SQLModel):
    """One proposition across all articles."""

    kind: str = Field(description="statement, or quantity for one of its figures.")
    statement: str = Field(description="The proposition, in the words that founded it, or rendered from the figure.")
    support: str = Field(description="How many voices carry it: " + ", ".join(Support) + ".")
    disputed: bool = Field(description="Whether another claim cannot hold beside it.")
    checkable: bool = Field(description="False for opinion, wish, demand, vow, threat and figure of speech.")


class Claim(ClaimBase, table=True):
    """A claim. `id` is derived from the appearance that founded it. `sequence` keeps loading order, for stable pages."""

    # Lists are cut by sequence, so each filter's index ends in it: 300,000 claims, a page in 1 ms and not 50.
    __table_args__ = (
        one_of("kind", ClaimKind),
        one_of("support", Support),
        Index(None, "support", "sequence"),
        Index(None, "disputed", "sequence"),
        Index(None, "event_id", "sequence"),
    )

    id: str = Field(primary_key=True)
    sequence: int = Field(unique=True)
    why: list[str] = Field(default_factory=list, sa_type=JSON)
    when_edtf: str | None = None
    when_exact: str | None = None
    event_id: str | None = Field(default=None, foreign_key="event.id")
    run_id: int = Field(foreign_key="run.id")
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    updated_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ClaimFigure(FigureBase, table=True):
    """The figure of a quantity claim, as its founding appearance prints it."""

    __tablename__ = "claim_figure"
    __table_args__ = (
        one_of("comparator", Comparator),
        one_of("change", Direction),
        low_to_high(),
        Index(None, "measure", "low"),
    )

    claim_id: str = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE")


class ClaimOrigin(SQLModel, table=True):
    """A voice that a claim ultimately rests on, in order of appearance."""

    __tablename__ = "claim_origin"

    claim_id: str = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE")
    entity_id: str = Field(foreign_key="entity.id", primary_key=True, index=True)
    ordinal: int


class ClaimPlace(SQLModel, table=True):
    """A place that a claim speaks of, in order of appearance."""

    __tablename__ = "claim_place"

    claim_id: str = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE")
    entity_id: str = Field(foreign_key="entity.id", primary_key=True, index=True)
    ordinal: int


class ClaimAlias(SQLModel, table=True):
    """The id of a claim that was merged into another, which stands."""

    __tablename__ = "claim_alias"

    old_id: str = Field(primary_key=True)
    claim_id: str = Field(foreign_key="claim.id", index=True, ondelete="CASCADE")


class Appearance(SQLModel, table=True):
    """One occurrence of a claim in one article, with its evidence and attribution.

    `ordinal` is reading order within the revision. `hedges` is a list of spans as objects. `places` lists what `where`
    found in or around the evidence, as objects with start, end, exact and entity_id. `within_id` names the statement's
    appearance that a quantity's appearance stands in. `claim_id` is null only between reading and linking.

    `voice` and `certainty` have no index: SQLite would start from one of their four words, a quarter of all rows, when it
    looks for the few appearances of a claim.
    """

    __table_args__ = (
        one_of("kind", ClaimKind),
        one_of("voice", Voice),
        one_of("certainty", Certainty),
        *spanning(),
        *spanning("speaker_", optional=True),
        *spanning("cue_", optional=True),
        UniqueConstraint("revision_id", "ordinal"),
    )

    id: str = Field(primary_key=True)
    claim_id: str | None = Field(default=None, foreign_key="claim.id", index=True)
    article_id: str = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    revision_id: str = Field(foreign_key="revision.id", ondelete="CASCADE")
    within_id: str | None = Field(default=None, foreign_key="appearance.id", index=True, ondelete="CASCADE")
    kind: str
    ordinal: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    speaker_id: str | None = Field(default=None, foreign_key="entity.id", index=True)
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_exact: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_exact: str | None = None
    via: str | None = None
    voice: str
    certainty: str
    hedges: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    checkable: bool
    when_edtf: str | None = None
    when_exact: str | None = None
    places: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class Quantity(FigureBase, table=True):
    """The figure that a quantity's appearance prints, with its own span."""

    __table_args__ = (one_of("comparator", Comparator), one_of("change", Direction), low_to_high(), *spanning())

    appearance_id: str = Field(foreign_key="appearance.id", primary_key=True, ondelete="CASCADE")
    start: int
    end: int
    exact: str


class Link(SQLModel, table=True):
    """How `claim_id` stands to `other_id`; conflicts hold both ways and are stored once, smaller id first."""

    __table_args__ = (
        one_of("relation", Relation),
        CheckConstraint("claim_id <> other_id", name="two_claims"),
        CheckConstraint("relation <> 'conflicts' OR claim_id < other_id", name="conflict_once"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score_between_0_and_1"),
    )

    claim_id: str = Field(foreign_key="claim.id", primary_key=True, ondelete="CASCADE")
    other_id: str = Field(foreign_key="claim.id", primary_key=True, index=True, ondelete="CASCADE")
    relation: str = Field(primary_key=True)
    score: float
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    run_id: int = Field(foreign_key="run.id")
