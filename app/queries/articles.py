"""Articles, their texts and what each stretch of a text is."""

from collections.abc import Collection
from datetime import date
from http import HTTPStatus
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import load_only
from sqlmodel import Session, col

from app.errors import AppError, NotFoundError
from app.models import Appearance, Article, Event, Mention, Revision, Zone
from app.queries.claims import published
from app.queries.entities import find_naming, named
from app.queries.pages import Slice, get_slice


class WithdrawnError(AppError):
    """The article was withdrawn; the change log says when."""

    status = HTTPStatus.GONE


def get_articles_page(
    session: Session,
    *,
    publisher: str | None = None,
    language: str | None = None,
    event: str | None = None,
    entity: str | None = None,
    published_from: date | None = None,
    published_to: date | None = None,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Slice[Article]:
    """Articles in the order of loading, without those withdrawn."""
    statement = select(Article).where(col(Article.withdrawn_at).is_(None))
    for column, wanted in ((Article.publisher, publisher), (Article.language, language), (Article.event_id, event)):
        if wanted is not None:
            statement = statement.where(col(column) == wanted)
    if entity is not None:
        naming = find_naming(col(Mention.entity_id).in_(named(entity)), col(Appearance.speaker_id).in_(named(entity))).subquery()
        articles = (
            select(col(Revision.article_id)).join(naming, naming.c.revision_id == col(Revision.id)).where(col(Revision.is_current))
        )
        statement = statement.where(col(Article.id).in_(articles))
    statement = statement.where(*published(published_from=published_from, published_to=published_to))
    return get_slice(session, statement, keys=[col(Article.added_at), col(Article.id)], after=after, limit=limit)


def require_article(session: Session, article_id: str) -> Article:
    """The article; NotFoundError where there is none, WithdrawnError where it was withdrawn."""
    article = session.get(Article, article_id)
    if article is None:
        raise NotFoundError(f"no article has the id {article_id}", where="article_id")
    if article.withdrawn_at is not None:
        raise WithdrawnError(f"article {article_id} was withdrawn at {article.withdrawn_at:%Y-%m-%dT%H:%M:%SZ}", where="article_id")
    return article


def find_articles(session: Session, article_ids: Collection[str]) -> list[Article]:
    """Articles in the order of the ids, without those unknown or withdrawn."""
    statement = select(Article).where(col(Article.id).in_(article_ids), col(Article.withdrawn_at).is_(None))
    found = {article.id: article for article in session.execute(statement).scalars()}
    return [found[article_id] for article_id in article_ids if article_id in found]


def find_events_of(session: Session, articles: Collection[Article]) -> dict[str, Event]:
    """The events that the articles report, by id."""
    ids = {article.event_id for article in articles if article.event_id is not None}
    return {event.id: event for event in session.execute(select(Event).where(col(Event.id).in_(ids))).scalars()}


def count_appearances(session: Session, article_ids: Collection[str]) -> dict[str, int]:
    """How many appearances of claims each article has."""
    statement = (
        select(col(Appearance.article_id), func.count())
        .where(col(Appearance.article_id).in_(article_ids), col(Appearance.claim_id).is_not(None))
        .group_by(col(Appearance.article_id))
    )
    return dict(session.execute(statement).all())


def require_current_revision(session: Session, article_id: str) -> Revision:
    """The state of the article's text that is read and shown."""
    statement = select(Revision).where(col(Revision.article_id) == article_id, col(Revision.is_current))
    revision: Revision | None = session.execute(statement).scalar_one_or_none()
    if revision is None:
        raise NotFoundError(f"article {article_id} has no text", where="article_id")
    return revision


def find_revisions(session: Session, article_id: str, *, limit: int = 100) -> list[Revision]:
    """All states of the article's text without the text itself, newest first."""
    statement = (
        select(Revision)
        .options(load_only(Revision.sha256, Revision.created_at, Revision.is_current, raiseload=True))  # type: ignore[arg-type]  # SQLModel types columns as values
        .where(col(Revision.article_id) == article_id)
        .order_by(col(Revision.is_current).desc(), col(Revision.created_at).desc(), col(Revision.id))
        .limit(limit)
    )
    return list(session.execute(statement).scalars())


def find_zones(session: Session, revision_id: str) -> list[Zone]:
    """What each stretch of the revision's text is, in reading order."""
    statement = select(Zone).where(col(Zone.revision_id) == revision_id).order_by(col(Zone.start))
    return list(session.execute(statement).scalars())
