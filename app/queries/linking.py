"""What linking asks the store: an event's articles and appearances, articles that may report the same, and claims as they stand."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import case, func, true
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select

from app.models import (
    Appearance,
    Article,
    Claim,
    ClaimAlias,
    ClaimFigure,
    ClaimOrigin,
    ClaimPlace,
    Entity,
    Event,
    Link,
    Mention,
    Quantity,
    Revision,
)
from app.vocabulary import ClaimKind, EntityKind

PUBLISHER_OF = "publisher of "


def find_members(session: Session, event_id: str) -> Sequence[tuple[Article, Revision]]:
    """The standing articles of an event with their current revisions, in the order in which they were added."""
    return session.exec(_standing().where(Article.event_id == event_id).order_by(col(Article.added_at), Article.id)).all()


def find_articles(session: Session, article_ids: Iterable[str]) -> Sequence[tuple[Article, Revision]]:
    """These articles with their current revisions, those that stand, in the order in which they were added."""
    wanted = sorted(set(article_ids))
    return session.exec(_standing().where(col(Article.id).in_(wanted)).order_by(col(Article.added_at), Article.id)).all()


def find_named_ids(session: Session, revision_id: str) -> Sequence[str]:
    """Ids of the entities that a revision names."""
    return session.exec(select(Mention.entity_id).where(Mention.revision_id == revision_id).distinct()).all()


def find_candidates(
    session: Session,
    entity_ids: Iterable[str],
    *,
    common: int,
    telling: int,
    limit: int,
    beside: str | None = None,
    around: tuple[str, str] | None = None,
) -> Sequence[str]:
    """Ids of the standing articles, but for `beside`, that name these entities, those that name most of them first.

    Entities that `common` or more mentions name are left out: they tell nothing, and counting them would take longer the more
    is stored. To share a single one says something only if fewer than `telling` mentions name it. Articles published between
    the days `around`, or nobody knows when, go first. At most `limit` ids.
    """
    counts = {entity_id: _count_mentions(session, entity_id, up_to=common) for entity_id in sorted(set(entity_ids))}
    rare = [entity_id for entity_id, count in counts.items() if count < common]
    # Counted before anything is joined: the mentions are many, the articles that hold them few.
    entity = col(Mention.entity_id)
    most = func.max(case((entity.in_([one for one in rare if counts[one] < telling]), 1), else_=0))
    shared = func.count(entity.distinct())
    naming = (
        select(col(Mention.revision_id), shared.label("shared"))
        .where(entity.in_(rare))
        .group_by(col(Mention.revision_id))
        .having(shared + most > 1)
        .subquery()
    )
    published = col(Article.published_at)
    near = or_(published.is_(None), published.between(*around)) if around else true()
    count = naming.c.shared + case((near, 1), else_=0)
    query = (
        select(Article.id)
        .join(Revision, (col(Revision.article_id) == col(Article.id)) & col(Revision.is_current))
        .join(naming, naming.c.revision_id == col(Revision.id))
        .where(col(Article.id).is_distinct_from(beside), col(Article.withdrawn_at).is_(None))
        .order_by(count.desc(), col(Article.id))
        .limit(limit)
    )
    return session.exec(query).all()


def find_appearances(session: Session, article_ids: Collection[str]) -> Sequence[tuple[Appearance, Quantity | None]]:
    """The appearances in the current revisions of these articles with their figures, in reading order."""
    query = (
        select(Appearance, Quantity)
        .outerjoin(Quantity, col(Quantity.appearance_id) == col(Appearance.id))
        .join(Revision, (col(Revision.id) == col(Appearance.revision_id)) & col(Revision.is_current))
        .where(col(Appearance.article_id).in_(sorted(article_ids)))
        .order_by(col(Appearance.article_id), col(Appearance.ordinal), col(Appearance.id))
    )
    return session.exec(query).all()


def find_other_appearances(session: Session, claim_ids: Collection[str], *, members: Collection[str]) -> list[Appearance]:
    """The appearances of these claims that are not `members`: those of articles that were withdrawn or moved on."""
    rows = session.exec(select(Appearance).where(col(Appearance.claim_id).in_(sorted(claim_ids))).order_by(col(Appearance.id)))
    return [row for row in rows if row.id not in members]


def find_days(session: Session, article_ids: Collection[str]) -> Sequence[tuple[str, str, str, str]]:
    """Article id, EDTF, the words for it and the evidence of each appearance that tells when, in reading order."""
    query = (
        select(Appearance.article_id, Appearance.when_edtf, Appearance.when_exact, Appearance.exact)
        .where(
            col(Appearance.article_id).in_(sorted(article_ids)),
            col(Appearance.when_edtf).is_not(None),
            Appearance.kind == ClaimKind.STATEMENT,
        )
        .order_by(col(Appearance.article_id), col(Appearance.ordinal))
    )
    return [(article_id, edtf, words or "", exact) for article_id, edtf, words, exact in session.exec(query) if edtf is not None]


def find_lead_places(session: Session, revision_ids: Collection[str], *, before: int) -> Sequence[tuple[str, int, str]]:
    """Revision id, offset and name of each place that these revisions name before an offset."""
    query = (
        select(Mention.revision_id, Mention.start, Entity.name)
        .join(Entity, col(Entity.id) == col(Mention.entity_id))
        .where(col(Mention.revision_id).in_(sorted(revision_ids)), Mention.start < before, Entity.kind == EntityKind.PLACE)
        .order_by(col(Mention.revision_id), col(Mention.start))
    )
    return session.exec(query).all()


def find_named(session: Session, revision_ids: Collection[str]) -> Sequence[tuple[Mention, Entity]]:
    """The mentions in these revisions with what they name, in reading order."""
    query = (
        select(Mention, Entity)
        .join(Entity, col(Entity.id) == col(Mention.entity_id))
        .where(col(Mention.revision_id).in_(sorted(revision_ids)))
        .order_by(col(Mention.revision_id), col(Mention.start))
    )
    return session.exec(query).all()


def find_entities(session: Session, entity_ids: Iterable[str]) -> dict[str, Entity]:
    """These entities by id."""
    return {entity.id: entity for entity in session.exec(select(Entity).where(col(Entity.id).in_(sorted(set(entity_ids)))))}


def get_publisher(session: Session, article: Article) -> Entity | None:
    """The voice of who publishes the article, where it is stored."""
    if article.publisher:
        same = func.lower(col(Entity.name)) == article.publisher.lower()
        return session.exec(select(Entity).where(Entity.kind == EntityKind.ORGANIZATION, same).order_by(Entity.id).limit(1)).first()
    query = select(Entity).where(Entity.article_id == article.id, col(Entity.name).startswith(PUBLISHER_OF, autoescape=True))
    return session.exec(query.order_by(Entity.id).limit(1)).first()


def find_claims(session: Session, event_id: str) -> dict[str, Claim]:
    """The claims of an event by id, in the order of loading."""
    query = select(Claim).where(Claim.event_id == event_id).order_by(col(Claim.sequence))
    return {claim.id: claim for claim in session.exec(query)}


def find_foreign_claims(session: Session, event_id: str, *, among: Collection[str]) -> set[str]:
    """Which of these ids are claims of other events."""
    query = select(Claim.id).where(col(Claim.id).in_(sorted(among)), col(Claim.event_id).is_distinct_from(event_id))
    return set(session.exec(query))


def find_figures(session: Session, claim_ids: Collection[str]) -> dict[str, ClaimFigure]:
    """The figures of these claims by claim."""
    rows = session.exec(select(ClaimFigure).where(col(ClaimFigure.claim_id).in_(sorted(claim_ids))))
    return {row.claim_id: row for row in rows}


def find_origins(session: Session, claim_ids: Collection[str]) -> Sequence[ClaimOrigin]:
    """The origins of these claims, in order."""
    wanted = col(ClaimOrigin.claim_id).in_(sorted(claim_ids))
    return session.exec(select(ClaimOrigin).where(wanted).order_by(ClaimOrigin.claim_id, col(ClaimOrigin.ordinal))).all()


def find_places(session: Session, claim_ids: Collection[str]) -> Sequence[ClaimPlace]:
    """The places of these claims, in order."""
    wanted = col(ClaimPlace.claim_id).in_(sorted(claim_ids))
    return session.exec(select(ClaimPlace).where(wanted).order_by(ClaimPlace.claim_id, col(ClaimPlace.ordinal))).all()


def find_links(session: Session, claim_ids: Collection[str]) -> Sequence[Link]:
    """The links that touch these claims."""
    ids = sorted(claim_ids)
    return session.exec(select(Link).where(or_(col(Link.claim_id).in_(ids), col(Link.other_id).in_(ids)))).all()


def find_aliases(session: Session, claim_ids: Collection[str]) -> Sequence[ClaimAlias]:
    """The aliases that lead to these claims."""
    return session.exec(select(ClaimAlias).where(col(ClaimAlias.claim_id).in_(sorted(claim_ids)))).all()


def find_events(session: Session, event_ids: Collection[str]) -> Sequence[Event]:
    """These events, in the order of loading."""
    return session.exec(select(Event).where(col(Event.id).in_(sorted(event_ids))).order_by(col(Event.sequence))).all()


def find_event_members(session: Session, event_ids: Collection[str]) -> Sequence[tuple[str, str]]:
    """Id and event of the standing articles of these events, in the order in which they were added."""
    query = (
        select(Article.id, Article.event_id)
        .where(col(Article.event_id).in_(sorted(event_ids)), col(Article.withdrawn_at).is_(None))
        .order_by(col(Article.added_at), Article.id)
    )
    return [(article_id, event_id) for article_id, event_id in session.exec(query) if event_id is not None]


def get_last_sequence(session: Session, table: type[Claim] | type[Event]) -> int:
    """The highest sequence given so far, 0 in an empty table. The caller holds the write lock."""
    return session.exec(select(func.max(col(table.sequence)))).one() or 0


def _standing() -> Select[Article, Revision]:
    """Standing articles with their current revisions."""
    current = (col(Revision.article_id) == col(Article.id)) & col(Revision.is_current)
    return select(Article, Revision).join(Revision, current).where(col(Article.withdrawn_at).is_(None))


def _count_mentions(session: Session, entity_id: str, *, up_to: int) -> int:
    some = select(Mention.start).where(Mention.entity_id == entity_id).limit(up_to).subquery()
    return session.exec(select(func.count()).select_from(some)).one()
