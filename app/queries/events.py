"""Events, the articles that report them and the figures that these give."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.errors import NotFoundError
from app.models import Appearance, Article, Claim, ClaimFigure, ClaimPlace, Entity, Event, Link, Mention, Quantity, Revision
from app.queries.entities import named
from app.queries.pages import Slice, get_slice
from app.vocabulary import ClaimKind, EntityKind, Relation

ARTICLES_SHOWN = 100
CLAIMS_SHOWN = 50
FIGURES_SHOWN = 500
NAMED_SHOWN = 50

FigureRow = tuple[Quantity, Appearance, Claim, Article, Entity | None, str]
"""A printed figure, its appearance, claim and article, its speaker, and what the claim measures."""


def get_events_page(
    session: Session, *, place: str | None = None, disputed: bool | None = None, after: tuple[Any, ...] | None, limit: int
) -> Slice[Event]:
    """Events in the order of loading."""
    statement = select(Event)
    if place is not None:
        statement = statement.where(col(Event.place_id).in_(named(place)))
    if disputed is not None:
        clash = select(col(Claim.id)).where(col(Claim.event_id) == col(Event.id), col(Claim.disputed)).correlate(Event).exists()
        statement = statement.where(clash if disputed else ~clash)
    return get_slice(session, statement, keys=[col(Event.sequence)], after=after, limit=limit)


def require_event(session: Session, event_id: str) -> Event:
    """The event; NotFoundError where there is none."""
    event = session.get(Event, event_id)
    if event is None:
        raise NotFoundError(f"no event has the id {event_id}", where="event_id")
    return event


def find_articles_of(session: Session, event_id: str) -> list[Article]:
    """The event's articles in the order of loading, at most ARTICLES_SHOWN."""
    statement = select(Article).where(col(Article.event_id) == event_id, col(Article.withdrawn_at).is_(None))
    return list(session.execute(statement.order_by(col(Article.added_at), col(Article.id)).limit(ARTICLES_SHOWN)).scalars())


def count_articles_of(session: Session, event_ids: Collection[str]) -> dict[str, int]:
    """How many articles report each event."""
    statement = (
        select(col(Article.event_id), func.count())
        .where(col(Article.event_id).in_(event_ids), col(Article.withdrawn_at).is_(None))
        .group_by(col(Article.event_id))
    )
    return {event_id: count for event_id, count in session.execute(statement) if event_id is not None}


def count_claims_of(session: Session, event_ids: Collection[str]) -> list[tuple[str, str, bool, int]]:
    """How many claims each event has, by support and whether disputed: (event, support, disputed, count)."""
    statement = (
        select(col(Claim.event_id), col(Claim.support), col(Claim.disputed), func.count())
        .where(col(Claim.event_id).in_(event_ids))
        .group_by(col(Claim.event_id), col(Claim.support), col(Claim.disputed))
        .order_by(col(Claim.event_id), col(Claim.support), col(Claim.disputed))
    )
    return [(event_id or "", support, disputed, count) for event_id, support, disputed, count in session.execute(statement)]


def find_claims_of(session: Session, event_id: str, *, support: str) -> list[Claim]:
    """The event's claims of one support in the order of loading, at most CLAIMS_SHOWN."""
    statement = select(Claim).where(col(Claim.event_id) == event_id, col(Claim.support) == support)
    return list(session.execute(statement.order_by(col(Claim.sequence)).limit(CLAIMS_SHOWN)).scalars())


def find_figures(session: Session, event_id: str) -> list[FigureRow]:
    """Every figure that the event's articles print for a claim of the event, by article and as read, at most FIGURES_SHOWN."""
    statement = (
        select(Quantity, Appearance, Claim, Article, Entity, col(ClaimFigure.measure))
        .join(Appearance, col(Appearance.id) == col(Quantity.appearance_id))
        .join(Claim, col(Claim.id) == col(Appearance.claim_id))
        .join(ClaimFigure, col(ClaimFigure.claim_id) == col(Claim.id))
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .outerjoin(Entity, col(Entity.id) == col(Appearance.speaker_id))
        .where(col(Claim.event_id) == event_id, col(Claim.kind) == ClaimKind.QUANTITY, col(Article.withdrawn_at).is_(None))
        .order_by(col(Article.added_at), col(Article.id), col(Appearance.ordinal))
        .limit(FIGURES_SHOWN)
    )
    return list(session.execute(statement))


def find_relations(session: Session, claim_ids: Collection[str]) -> dict[Relation, set[tuple[str, str]]]:
    """How these claims stand to one another: pairs of ids by relation, the first the one that refines or updates."""
    statement = select(col(Link.relation), col(Link.claim_id), col(Link.other_id)).where(
        col(Link.claim_id).in_(claim_ids), col(Link.other_id).in_(claim_ids)
    )
    found: dict[Relation, set[tuple[str, str]]] = {relation: set() for relation in Relation}
    for relation, claim_id, other_id in session.execute(statement):
        found[Relation(relation)].add((claim_id, other_id))
    return found


def find_places_of(session: Session, event_id: str) -> list[tuple[Entity, int]]:
    """The places where the event's claims hold, with how many claims, commonest first, at most NAMED_SHOWN."""
    count = func.count(col(ClaimPlace.claim_id))
    statement = (
        select(Entity, count)
        .join(ClaimPlace, col(ClaimPlace.entity_id) == col(Entity.id))
        .join(Claim, col(Claim.id) == col(ClaimPlace.claim_id))
        .where(col(Claim.event_id) == event_id)
        .group_by(col(Entity.id))
        .order_by(count.desc(), col(Entity.name), col(Entity.id))
        .limit(NAMED_SHOWN)
    )
    return [(entity, number) for entity, number in session.execute(statement)]


def find_people_of(session: Session, event_id: str) -> list[tuple[Entity, int, int]]:
    """The persons and bodies that the event's articles name, with how many articles do and how many appearances they speak in.

    Those that most articles name first, at most NAMED_SHOWN.
    """
    naming = func.count(col(Revision.article_id).distinct())
    spoken = (
        select(func.count(col(Appearance.id)))
        .join(Article, col(Article.id) == col(Appearance.article_id))
        .where(
            col(Appearance.speaker_id) == col(Entity.id),
            col(Article.event_id) == event_id,
            col(Article.withdrawn_at).is_(None),
            col(Appearance.claim_id).is_not(None),
            col(Appearance.kind) == ClaimKind.STATEMENT,
        )
        .correlate(Entity)
        .scalar_subquery()
    )
    statement = (
        select(Entity, naming, spoken)
        .join(Mention, col(Mention.entity_id) == col(Entity.id))
        .join(Revision, (col(Revision.id) == col(Mention.revision_id)) & col(Revision.is_current))
        .join(Article, col(Article.id) == col(Revision.article_id))
        .where(
            col(Article.event_id) == event_id,
            col(Article.withdrawn_at).is_(None),
            col(Entity.kind).in_((EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)),
        )
        .group_by(col(Entity.id))
        .order_by(naming.desc(), spoken.desc(), col(Entity.name), col(Entity.id))
        .limit(NAMED_SHOWN)
    )
    return [(entity, articles, appearances) for entity, articles, appearances in session.execute(statement)]
