"""Writing one article and its reading. The caller holds the transaction."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, SQLModel, col

from app.loader.about import parse_moment
from app.loader.entities import make_entity_id, make_publisher
from app.loader.reading import Reading, make_reading
from app.loader.records import LoadedArticle
from app.models import Appearance, Article, Change, Entity, EntityAlias, Mention, Revision, Zone, now
from app.models.ids import make_id
from app.pipeline.records import Extraction
from app.queries import loading
from app.vocabulary import Action, EntityKind, Resource

ABOUT = ("title", "publisher", "byline", "published_at", "url", "loaded_from")


class Outcome(StrEnum):
    """What became of one article."""

    LOADED = "loaded"
    REVISED = "revised"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


def hash_text(text: str) -> str:
    """SHA-256 of the text's UTF-8, as 64 hex digits; it names the revision."""
    return sha256(text.encode()).hexdigest()


def compare(article: LoadedArticle, known: tuple[Article, str] | None) -> Outcome:
    """What storing `article` would do to the known one and the hash of its text.

    Revised is another text, updated the same text with other metadata.
    """
    if known is None:
        return Outcome.LOADED
    row, digest = known
    if digest != hash_text(article.text):
        return Outcome.REVISED
    same = all(getattr(row, name) == value for name, value in _columns(article).items())
    same_language = article.about.language in (None, row.language)
    return Outcome.UNCHANGED if same and same_language and row.withdrawn_at is None else Outcome.UPDATED


def store_article(session: Session, article: LoadedArticle, extraction: Extraction, *, run_id: int) -> tuple[str, Outcome]:
    """Store `article` with its reading; its id and what was done. Appearances await linking: their `claim_id` is null.

    Nothing is written where another loader has stored the same meanwhile.
    """
    known = loading.find_known(session, [article.identity]).get(article.identity)
    outcome = compare(article, known)
    article_id = make_id("a", article.identity)
    if outcome is Outcome.UNCHANGED:
        return article_id, outcome
    row = known[0] if known else Article(id=article_id, identity=article.identity)
    row.sqlmodel_update(_columns(article))
    row.language = article.about.language or extraction.language
    row.published_utc = _moment(article.about.published_at)
    row.updated_at, row.withdrawn_at = now(), None
    session.add(row)
    session.flush()
    old = loading.get_current_revision(session, row.id)
    revision = old if old and outcome is Outcome.UPDATED else _add_revision(session, article, row, old, run_id=run_id)
    revision.read = extraction.read
    replace_reading(session, row.id, make_reading(row, revision, extraction), revision_id=old.id if old else revision.id)
    action = Action.ADDED if outcome is Outcome.LOADED else Action.CHANGED
    note_change(session, row.id, action, revision)
    return row.id, outcome


def withdraw_article(session: Session, article: Article) -> None:
    """Take a standing article back: its texts stay, what was read in them goes. The caller links its event anew.

    Appearances, mentions and zones are made again from the text should the article ever stand again.
    """
    revision = loading.require_current_revision(session, article.id)
    article.updated_at = article.withdrawn_at = now()
    article.event_id = None
    _remove_reading(session, article.id, revision_id=revision.id)
    note_change(session, article.id, Action.WITHDRAWN, revision)
    session.flush()


def note_change(session: Session, article_id: str, action: Action, revision: Revision) -> None:
    """Write the change of an article into the change log."""
    detail = {"revision": f"sha256:{revision.sha256}"}
    session.add(Change(action=action, resource=Resource.ARTICLE, resource_id=article_id, detail=detail))


def hold_same(session: Session, reading: Reading, article_id: str, revision: Revision) -> bool:
    """Whether the store holds exactly this reading already."""
    appearances = loading.find_appearances(session, article_id)
    stored: tuple[Sequence[SQLModel], ...] = (
        [*loading.find_zones(session, revision.id)],
        [*loading.find_mentions(session, revision.id)],
        [appearance for appearance, _ in appearances],
        [quantity for _, quantity in appearances if quantity],
    )
    fresh: tuple[Sequence[SQLModel], ...] = (reading.zones, reading.mentions, reading.appearances, reading.quantities)
    return all(_dump(old) == _dump(new) for old, new in zip(stored, fresh, strict=True))


def replace_reading(session: Session, article_id: str, reading: Reading, *, revision_id: str) -> None:
    """Put the rows of a reading in the place of what was read in the article before, in the revision named.

    Entities that are known keep their names and gain what they lack.
    """
    _remove_reading(session, article_id, revision_id=revision_id)
    for entity in reading.entities:
        known = session.get(Entity, entity.id)
        if known is None:
            session.add(entity)
        elif known.affiliation is None:
            known.affiliation = entity.affiliation
    session.flush()
    for alias in reading.aliases:
        if session.get(EntityAlias, (alias.entity_id, alias.name)) is None:
            session.add(alias)
    # Flushed list by list: without relationships the session does not know which table refers to which.
    lists: list[list[Any]] = [reading.zones, reading.mentions, reading.appearances, reading.quantities]
    for rows in lists:
        _add_all(session, rows)


def find_orphans(session: Session, among: set[str] | None = None) -> list[str]:
    """The ids of entities, of `among` or of all, that nothing refers to and that publish no article, sorted."""
    unused = set(loading.find_unused_entities(session, among))
    if unused:
        unused -= {make_entity_id(EntityKind.ORGANIZATION, name, article_id="") for name in loading.find_publishers(session)}
    if unused:
        owners = loading.find_publisherless(session, None if among is None else unused)
        unused -= {make_publisher(article).id for article in owners}
    return sorted(unused)


def remove_orphans(session: Session, among: set[str]) -> None:
    """Remove those entities that nothing needs any longer."""
    session.execute(delete(Entity).where(col(Entity.id).in_(find_orphans(session, among))))


def _remove_reading(session: Session, article_id: str, *, revision_id: str) -> None:
    for table, column, owner in (
        (Appearance, Appearance.article_id, article_id),
        (Mention, Mention.revision_id, revision_id),
        (Zone, Zone.revision_id, revision_id),
    ):
        session.execute(delete(table).where(col(column) == owner))


def _add_revision(session: Session, article: LoadedArticle, row: Article, old: Revision | None, *, run_id: int) -> Revision:
    """The revision of this text, made current: a new one, or an earlier one that the text returned to."""
    if old:
        old.is_current = False
        session.flush()
    digest = hash_text(article.text)
    revision_id = make_id("r", row.id, digest)
    revision = session.get(Revision, revision_id) or Revision(
        id=revision_id, article_id=row.id, sha256=digest, text=article.text, run_id=run_id
    )
    revision.is_current = True
    _add_all(session, [revision])
    return revision


def _dump(rows: Sequence[SQLModel]) -> list[dict[str, Any]]:
    """The columns of rows, but for the claim that linking gives an appearance."""
    return [row.model_dump(exclude={"claim_id"}) for row in rows]


def _add_all(session: Session, rows: list[Any]) -> None:
    session.add_all(rows)
    session.flush()


def _columns(article: LoadedArticle) -> dict[str, str | None]:
    values = {**article.about.model_dump(), "loaded_from": article.loaded_from}
    return {name: values[name] for name in ABOUT}


def _moment(published_at: str | None) -> datetime | None:
    return parse_moment(published_at) if published_at else None
