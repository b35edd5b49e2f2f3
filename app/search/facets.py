"""Counts of what was found, by the properties that narrow a search."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from app.models import Appearance, Article, Claim, ClaimFigure, Entity

MAX_VALUES = 20


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a property and how many of the hits have it. `id` is set where the value is an entity."""

    value: str
    count: int
    id: str | None = None


Facets = dict[str, tuple[FacetValue, ...]]


def count_article_facets(session: Session, found: Select[tuple[str]]) -> Facets:
    """Hits by publisher and by language; `found` selects their ids. At most MAX_VALUES each, the commonest first."""
    among = col(Article.id).in_(found)
    return {
        "publisher": _count_values(session, col(Article.publisher), col(Article.id), among),
        "language": _count_values(session, col(Article.language), col(Article.id), among),
    }


def count_claim_facets(session: Session, found: Select[tuple[str]]) -> Facets:
    """Hits by kind, support, measure and speaker; `found` selects their ids. At most MAX_VALUES each, the commonest first."""
    among = col(Claim.id).in_(found)
    return {
        "kind": _count_values(session, col(Claim.kind), col(Claim.id), among),
        "support": _count_values(session, col(Claim.support), col(Claim.id), among),
        "measure": _count_values(
            session, col(ClaimFigure.measure), col(ClaimFigure.claim_id), col(ClaimFigure.claim_id).in_(found)
        ),
        "speaker": _count_speakers(session, found),
    }


def _count_values(
    session: Session, value: Mapped[str] | Mapped[str | None], counted: Mapped[str], among: ColumnElement[bool]
) -> tuple[FacetValue, ...]:
    count = func.count(counted.distinct())
    statement = (
        select(value, count).where(among, value.is_not(None)).group_by(value).order_by(count.desc(), value).limit(MAX_VALUES)
    )
    counted_values = session.connection().execute(statement)
    return tuple(FacetValue(name, number) for name, number in counted_values if name is not None)


def _count_speakers(session: Session, found: Select[tuple[str]]) -> tuple[FacetValue, ...]:
    speaker, name, count = col(Entity.id), col(Entity.name), func.count(col(Appearance.claim_id).distinct())
    statement = (
        select(name, count, speaker)
        .join(Appearance, col(Appearance.speaker_id) == speaker)
        .where(col(Appearance.claim_id).in_(found))
        .group_by(speaker, name)
        .order_by(count.desc(), name, speaker)
        .limit(MAX_VALUES)
    )
    return tuple(FacetValue(*row) for row in session.connection().execute(statement))
