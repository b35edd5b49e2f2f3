"""All that is shown of some claims, one select a table whatever their number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from app.models import Appearance, Article, Claim, ClaimFigure, ClaimOrigin, ClaimPlace, Entity, Event, Link, Quantity, Revision
from app.queries.pages import Slice, get_slice

LINKS_SHOWN = 100

AppearanceRow = tuple[Appearance, Article, str, Entity | None, Quantity | None]
"""An appearance, its article, its revision's SHA-256, its speaker and the span of its figure."""


def find_claims(session: Session, claim_ids: Collection[str]) -> list[tuple[Claim, ClaimFigure | None, Event | None]]:
    """Claims with figure and event, in the order of the ids; unknown ids are left out."""
    statement = (
        select(Claim, ClaimFigure, Event)
        .outerjoin(ClaimFigure, col(ClaimFigure.claim_id) == col(Claim.id))
        .outerjoin(Event, col(Event.id) == col(Claim.event_id))
        .where(col(Claim.id).in_(claim_ids))
    )
    found = {claim.id: (claim, figure, event) for claim, figure, event in session.execute(statement)}
    return [found[claim_id] for claim_id in claim_ids if claim_id in found]


def find_origins(session: Session, claim_ids: Collection[str]) -> dict[str, list[Entity]]:
    """The voices that each claim rests on, in order of appearance."""
    return _entities_of(session, ClaimOrigin, claim_ids)


def find_places(session: Session, claim_ids: Collection[str]) -> dict[str, list[Entity]]:
    """The places that each claim speaks of, in order of appearance."""
    return _entities_of(session, ClaimPlace, claim_ids)


def _entities_of(
    session: Session, table: type[ClaimOrigin] | type[ClaimPlace], claim_ids: Collection[str]
) -> dict[str, list[Entity]]:
    statement = (
        select(col(table.claim_id), Entity)
        .join(Entity, col(Entity.id) == col(table.entity_id))
        .where(col(table.claim_id).in_(claim_ids))
        .order_by(col(table.claim_id), col(table.ordinal))
    )
    return _grouped(session.execute(statement))


def count_certainties(session: Session, claim_ids: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """How many appearances of each claim have each certainty."""
    statement = (
        select(col(Appearance.claim_id), col(Appearance.certainty), func.count())
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .where(col(Appearance.claim_id).in_(claim_ids), col(Article.withdrawn_at).is_(None))
        .group_by(col(Appearance.claim_id), col(Appearance.certainty))
        .order_by(col(Appearance.claim_id), col(Appearance.certainty))
    )
    return _grouped((claim_id, (certainty, count)) for claim_id, certainty, count in session.execute(statement))


def find_appearances(session: Session, claim_ids: Collection[str], *, first: int | None) -> dict[str, list[AppearanceRow]]:
    """Each claim's appearances by article in the order of loading, then as read; only the `first` of each claim, or all."""
    statement = _shown_appearances().where(col(Appearance.claim_id).in_(claim_ids))
    if first is not None:
        ranks = (
            select(
                col(Appearance.id),
                func.row_number().over(partition_by=col(Appearance.claim_id), order_by=_reading_order()).label("rank"),
            )
            .join(Article, col(Article.id) == col(Appearance.article_id))
            .where(col(Appearance.claim_id).in_(claim_ids), col(Article.withdrawn_at).is_(None))
            .subquery()
        )
        statement = statement.join(ranks, ranks.c.id == col(Appearance.id)).where(ranks.c.rank <= first)
    rows = session.execute(statement.order_by(*_reading_order()))
    return _grouped((row[0].claim_id or "", row) for row in rows)


def get_appearances_page(session: Session, claim_id: str, *, after: tuple[Any, ...] | None, limit: int) -> Slice[AppearanceRow]:
    """One claim's appearances by article in the order of loading, then as read."""
    ids = (
        select(col(Appearance.id))
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .where(col(Appearance.claim_id) == claim_id, col(Article.withdrawn_at).is_(None))
    )
    page = get_slice(session, ids, keys=_reading_order(), after=after, limit=limit)
    return Slice(rows=find_appearance_rows(session, page.rows), last=page.last, total=page.total, exact=page.exact)


def get_article_appearances_page(session: Session, article_id: str, *, after: tuple[Any, ...] | None, limit: int) -> Slice[str]:
    """Ids of one article's appearances in reading order."""
    ids = select(col(Appearance.id)).where(col(Appearance.article_id) == article_id, col(Appearance.claim_id).is_not(None))
    return get_slice(session, ids, keys=[col(Appearance.ordinal), col(Appearance.id)], after=after, limit=limit)


def find_appearance_rows(session: Session, appearance_ids: Sequence[str]) -> list[AppearanceRow]:
    """These appearances in the order of the ids, without those of no claim and those of withdrawn articles."""
    statement = _shown_appearances().where(col(Appearance.id).in_(appearance_ids), col(Appearance.claim_id).is_not(None))
    found = {row[0].id: row for row in session.execute(statement)}
    return [found[key] for key in appearance_ids if key in found]


def _reading_order() -> list[Any]:
    return [col(Article.added_at), col(Article.id), col(Appearance.ordinal), col(Appearance.id)]


def _shown_appearances() -> Select[Appearance, Article, str, Entity, Quantity]:
    return (
        select(Appearance, Article, col(Revision.sha256), Entity, Quantity)
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .join(Revision, col(Revision.id) == col(Appearance.revision_id))
        .outerjoin(Entity, col(Entity.id) == col(Appearance.speaker_id))
        .outerjoin(Quantity, col(Quantity.appearance_id) == col(Appearance.id))
        .where(col(Article.withdrawn_at).is_(None))
    )


def find_links(session: Session, claim_ids: Collection[str]) -> dict[str, list[tuple[Link, str, str]]]:
    """Each claim's links either way with the id and statement of the claim at the other end, best first, at most LINKS_SHOWN."""
    wanted = set(claim_ids)
    one, other = aliased(Claim), aliased(Claim)
    statement = (
        select(Link, col(one.statement), col(other.statement))
        .join(one, col(one.id) == col(Link.claim_id))
        .join(other, col(other.id) == col(Link.other_id))
        .where(or_(col(Link.claim_id).in_(wanted), col(Link.other_id).in_(wanted)))
        .order_by(col(Link.score).desc(), col(Link.relation), col(Link.claim_id), col(Link.other_id))
    )
    found: dict[str, list[tuple[Link, str, str]]] = defaultdict(list)
    for link, statement_of_one, statement_of_other in session.execute(statement):
        ends = ((link.claim_id, link.other_id, statement_of_other), (link.other_id, link.claim_id, statement_of_one))
        for claim_id, far_id, far_statement in ends:
            if claim_id in wanted and len(found[claim_id]) < LINKS_SHOWN:
                found[claim_id].append((link, far_id, far_statement))
    return found


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
