"""Claims: which ones meet a filter, and how many of each sort they are."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, union
from sqlmodel import Session, col

from app.errors import NotFoundError
from app.models import Appearance, Article, Claim, ClaimAlias, ClaimFigure, ClaimPlace, Mention
from app.queries.entities import mentioned_in_evidence, named
from app.queries.pages import Slice, Statement, get_slice
from app.vocabulary import Comparator

Condition = ColumnElement[bool]
FACET_VALUES = 20


def matching(
    *,
    kind: str | None = None,
    support: Collection[str] | None = None,
    disputed: bool | None = None,
    checkable: bool | None = None,
    event: str | None = None,
    entity: str | None = None,
    measure: str | None = None,
    min_value: float | None = None,
    max_value: float | None = None,
    **of_appearance: Any,
) -> list[Condition]:
    """Conditions on Claim; `of_appearance` goes to `appearing`. One and the same appearance must meet all of the latter."""
    found: list[Condition] = []
    if kind is not None:
        found.append(col(Claim.kind) == kind)
    if support:
        found.append(col(Claim.support).in_(support))
    if disputed is not None:
        found.append(col(Claim.disputed) == disputed)
    if checkable is not None:
        found.append(col(Claim.checkable) == checkable)
    if event is not None:
        found.append(col(Claim.event_id) == event)
    if entity is not None:
        found.append(_about(entity))
    if measure is not None or min_value is not None or max_value is not None:
        found.append(_figure(measure=measure, min_value=min_value, max_value=max_value))
    wanted = appearing(**of_appearance)
    if wanted:
        appears = (
            select(col(Appearance.claim_id))
            .join(Article, col(Article.id) == col(Appearance.article_id))
            .where(col(Article.withdrawn_at).is_(None), *wanted)
        )
        # Few appearances are of one speaker or article: finding these first beats asking every claim for them.
        is_narrow = of_appearance.get("speaker") is not None or of_appearance.get("article") is not None
        of_claim = appears.where(col(Appearance.claim_id) == col(Claim.id)).correlate(Claim)
        found.append(col(Claim.id).in_(appears) if is_narrow else of_claim.exists())
    return found


def appearing(
    *,
    speaker: str | None = None,
    voice: Collection[str] | None = None,
    certainty: Collection[str] | None = None,
    publisher: str | None = None,
    article: str | None = None,
    published_from: date | None = None,
    published_to: date | None = None,
) -> list[Condition]:
    """Conditions on Appearance joined to its Article. Days are in UTC and both ends count."""
    found: list[Condition] = []
    if speaker is not None:
        found.append(col(Appearance.speaker_id).in_(named(speaker)))
    if voice:
        found.append(col(Appearance.voice).in_(voice))
    if certainty:
        found.append(col(Appearance.certainty).in_(certainty))
    if publisher is not None:
        found.append(col(Article.publisher) == publisher)
    if article is not None:
        found.append(col(Article.id) == article)
    found.extend(published(published_from=published_from, published_to=published_to))
    return found


def published(*, published_from: date | None, published_to: date | None) -> list[Condition]:
    """Conditions on the day of Article's publication; an article of unknown date meets none."""
    found: list[Condition] = []
    if published_from is not None:
        found.append(col(Article.published_utc) >= datetime.combine(published_from, time.min, UTC))
    if published_to is not None:
        found.append(col(Article.published_utc) <= datetime.combine(published_to, time.max, UTC))
    return found


def _about(entity: str) -> Condition:
    in_words = (
        select(col(Appearance.claim_id))
        .join(Mention, mentioned_in_evidence())
        .where(col(Mention.entity_id).in_(named(entity)), col(Appearance.claim_id).is_not(None))
    )
    as_place = select(col(ClaimPlace.claim_id)).where(col(ClaimPlace.entity_id).in_(named(entity)))
    return col(Claim.id).in_(union(in_words, as_place))


def _figure(*, measure: str | None, min_value: float | None, max_value: float | None) -> Condition:
    low, high, comparator = col(ClaimFigure.low), col(ClaimFigure.high), col(ClaimFigure.comparator)
    wanted: list[Condition] = [col(ClaimFigure.claim_id) == col(Claim.id)]
    if measure is not None:
        wanted.append(col(ClaimFigure.measure) == measure)
    # "more than 100" stands for every number above 100, so the interval counts, not the printed number.
    if min_value is not None:
        wanted.append(or_(high.is_(None), high > min_value, and_(high == min_value, comparator != Comparator.LESS)))
    if max_value is not None:
        wanted.append(or_(low.is_(None), low < max_value, and_(low == max_value, comparator != Comparator.MORE)))
    return exists().where(*wanted).correlate(Claim)


def get_claims_page(
    session: Session, *, conditions: Collection[Condition], after: tuple[Any, ...] | None, limit: int
) -> Slice[str]:
    """Ids of the claims that meet the conditions, in the order of loading."""
    return get_slice(session, select(col(Claim.id)).where(*conditions), keys=[col(Claim.sequence)], after=after, limit=limit)


def count_facets(session: Session, *, conditions: Collection[Condition]) -> dict[str, list[tuple[Any, int]]]:
    """How many of the claims that meet the conditions have each value, commonest first, at most FACET_VALUES of a facet."""
    facets: dict[str, list[tuple[Any, int]]] = {}
    column: Any
    for name, column in (("kind", Claim.kind), ("support", Claim.support), ("disputed", Claim.disputed)):
        facets[name] = _count(session, select(col(column), func.count(col(Claim.id))).where(*conditions), col(column))
    measure = col(ClaimFigure.measure)
    by_measure = select(measure, func.count(col(Claim.id))).join(ClaimFigure, col(ClaimFigure.claim_id) == col(Claim.id))
    facets["measure"] = _count(session, by_measure.where(*conditions), measure)
    for name, column in (("voice", Appearance.voice), ("certainty", Appearance.certainty), ("publisher", Article.publisher)):
        by_appearance = (
            select(col(column), func.count(col(Claim.id).distinct()))
            .select_from(Claim)
            .join(Appearance, col(Appearance.claim_id) == col(Claim.id))
            .join(Article, col(Article.id) == col(Appearance.article_id))
            .where(col(column).is_not(None), col(Article.withdrawn_at).is_(None), *conditions)
        )
        facets[name] = _count(session, by_appearance, col(column))
    return facets


def _count(session: Session, statement: Statement, column: Any) -> list[tuple[Any, int]]:
    counts = list(statement.selected_columns)[1]
    ordered = statement.group_by(column).order_by(counts.desc(), column).limit(FACET_VALUES)
    return [(value, count) for value, count in session.execute(ordered)]


def require_claim_id(session: Session, claim_id: str, *, where: str = "claim_id") -> str:
    """The id of the claim that stands under this id: another one where the claim was merged. NotFoundError where none does.

    `where` is the parameter that the error names.
    """
    if session.get(Claim, claim_id) is not None:
        return claim_id
    alias = session.get(ClaimAlias, claim_id)
    if alias is None:
        raise NotFoundError(f"no claim has the id {claim_id}", where=where)
    return alias.claim_id
