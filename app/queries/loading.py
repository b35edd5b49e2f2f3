"""What the loader asks the store: what it knows of articles, and what a reading left behind."""

from collections.abc import Iterable, Sequence

from sqlalchemy import exists
from sqlmodel import Session, col, select

from app.errors import NotFoundError
from app.models import (
    Appearance,
    Article,
    Claim,
    ClaimFigure,
    ClaimOrigin,
    ClaimPlace,
    Entity,
    Event,
    Mention,
    Quantity,
    Revision,
    Run,
    Zone,
)
from app.vocabulary import ClaimKind


def find_known(session: Session, identities: Iterable[str]) -> dict[str, tuple[Article, str]]:
    """The articles of these identities with the SHA-256 of their current texts, by identity."""
    query = (
        select(Article, Revision.sha256)
        .join(Revision, (col(Revision.article_id) == col(Article.id)) & col(Revision.is_current))
        .where(col(Article.identity).in_(list(identities)))
    )
    return {article.identity: (article, digest) for article, digest in session.exec(query)}


def get_current_revision(session: Session, article_id: str) -> Revision | None:
    """The current revision of an article."""
    return session.exec(select(Revision).where(Revision.article_id == article_id, col(Revision.is_current))).first()


def require_current_revision(session: Session, article_id: str) -> Revision:
    """The current revision of an article. Raises NotFoundError."""
    revision = get_current_revision(session, article_id)
    if revision is None:
        raise NotFoundError(f"article {article_id} has no current revision")
    return revision


def find_article_ids(session: Session) -> Sequence[str]:
    """The ids of all articles that are not withdrawn, in the order in which they were added."""
    return session.exec(
        select(Article.id).where(col(Article.withdrawn_at).is_(None)).order_by(col(Article.added_at), Article.id)
    ).all()


def find_event_ids(session: Session) -> Sequence[str]:
    """The ids of all events, in their order."""
    return session.exec(select(Event.id).order_by(col(Event.sequence))).all()


def find_zones(session: Session, revision_id: str) -> Sequence[Zone]:
    """The zones of a revision, in reading order."""
    return session.exec(select(Zone).where(Zone.revision_id == revision_id).order_by(col(Zone.start))).all()


def find_mentions(session: Session, revision_id: str) -> Sequence[Mention]:
    """The mentions in a revision, in reading order."""
    return session.exec(select(Mention).where(Mention.revision_id == revision_id).order_by(col(Mention.start))).all()


def find_appearances(session: Session, article_id: str) -> Sequence[tuple[Appearance, Quantity | None]]:
    """The appearances in an article with their figures, in reading order."""
    query = (
        select(Appearance, Quantity)
        .outerjoin(Quantity)
        .where(Appearance.article_id == article_id)
        .order_by(col(Appearance.ordinal))
    )
    return session.exec(query).all()


def find_entities_of(session: Session, article_id: str) -> set[str]:
    """The ids of the entities that an article's reading refers to, its own unnamed voices among them."""
    spoken = select(Appearance.speaker_id).where(Appearance.article_id == article_id, col(Appearance.speaker_id).is_not(None))
    named = select(Mention.entity_id).join(Revision).where(Revision.article_id == article_id)
    own = select(Entity.id).where(Entity.article_id == article_id)
    return {entity_id for query in (spoken, named, own) for entity_id in session.exec(query) if entity_id is not None}


def find_claims_of(session: Session, article_id: str) -> Sequence[str]:
    """The ids of the claims that appear in an article."""
    query = select(Appearance.claim_id).where(Appearance.article_id == article_id, col(Appearance.claim_id).is_not(None)).distinct()
    return [claim_id for claim_id in session.exec(query) if claim_id is not None]


def find_publishers(session: Session) -> Sequence[str]:
    """The names of all publishers that standing articles have."""
    query = select(Article.publisher).where(col(Article.withdrawn_at).is_(None)).distinct()
    return [name for name in session.exec(query) if name is not None]


def find_publisherless(session: Session, among: Iterable[str] | None = None) -> Sequence[Article]:
    """The standing articles whose publisher is not known; those that own entities `among` these, or all."""
    standing = col(Article.publisher).is_(None), col(Article.withdrawn_at).is_(None)
    query = select(Article).where(*standing).order_by(Article.id)
    if among is not None:
        query = query.where(col(Article.id).in_(select(Entity.article_id).where(col(Entity.id).in_(sorted(among)))))
    return session.exec(query).all()


def find_unused_entities(session: Session, among: Iterable[str] | None = None) -> Sequence[str]:
    """The ids of entities that nothing refers to; `among` these, or of all."""
    uses = (Mention.entity_id, Appearance.speaker_id, ClaimOrigin.entity_id, ClaimPlace.entity_id, Event.place_id)
    query = select(Entity.id).where(*(~exists().where(col(column) == col(Entity.id)) for column in uses)).order_by(Entity.id)
    return session.exec(query if among is None else query.where(col(Entity.id).in_(sorted(among)))).all()


def get_unfinished_run(session: Session, command: str) -> Run | None:
    """A run of that command that was cut short."""
    return session.exec(select(Run).where(Run.command == command, col(Run.finished_at).is_(None))).first()


def find_claim_ids(session: Session, *, after: int, limit: int) -> Sequence[tuple[str, int]]:
    """Ids and sequences of the claims behind sequence `after`, in their order."""
    query = select(Claim.id, Claim.sequence).where(col(Claim.sequence) > after).order_by(col(Claim.sequence)).limit(limit)
    return session.exec(query).all()


def find_all_article_ids(session: Session) -> Sequence[str]:
    """The ids of all articles, withdrawn ones too."""
    return session.exec(select(Article.id).order_by(Article.id)).all()


def find_revisions(session: Session, article_id: str) -> Iterable[Revision]:
    """The revisions of an article, one after another."""
    return session.exec(select(Revision).where(Revision.article_id == article_id).order_by(Revision.id))


def find_unlinked_appearances(session: Session) -> Sequence[str]:
    """The ids of appearances of standing articles that are of no claim."""
    query = select(Appearance.id).join(Article).where(col(Appearance.claim_id).is_(None), col(Article.withdrawn_at).is_(None))
    return session.exec(query.order_by(Appearance.id)).all()


def find_figureless_appearances(session: Session) -> Sequence[str]:
    """The ids of appearances of figures that have no figure."""
    has = exists().where(col(Quantity.appearance_id) == col(Appearance.id))
    return session.exec(select(Appearance.id).where(Appearance.kind == ClaimKind.QUANTITY, ~has).order_by(Appearance.id)).all()


def find_figureless_claims(session: Session) -> Sequence[str]:
    """The ids of claims of figures that have no figure."""
    has = exists().where(col(ClaimFigure.claim_id) == col(Claim.id))
    return session.exec(select(Claim.id).where(Claim.kind == ClaimKind.QUANTITY, ~has).order_by(Claim.id)).all()


def find_unheard_claims(session: Session) -> Sequence[str]:
    """The ids of claims that appear nowhere."""
    has = exists().where(col(Appearance.claim_id) == col(Claim.id))
    return session.exec(select(Claim.id).where(~has).order_by(Claim.id)).all()


def find_empty_events(session: Session) -> Sequence[str]:
    """The ids of events that no article is of."""
    has = exists().where(col(Article.event_id) == col(Event.id))
    return session.exec(select(Event.id).where(~has).order_by(Event.id)).all()
