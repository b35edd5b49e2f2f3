"""People, organizations, governments, places and products."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, or_, select, union
from sqlmodel import Session, col

from app.errors import NotFoundError
from app.models import Appearance, Article, Entity, EntityAlias, Mention, Revision
from app.queries.pages import Slice, get_slice
from app.vocabulary import EntityKind


def named(name_or_id: str) -> Select[str]:
    """Ids of the entities with this id, name or alias, and of persons with this surname.

    Case does not count (on SQLite, that of A to Z).
    """
    is_alias, is_name = _is(col(EntityAlias.name), name_or_id), _is(col(Entity.name), name_or_id)
    by_alias = select(col(EntityAlias.entity_id)).where(is_alias)
    ends_so = func.lower(col(Entity.name)).endswith(f" {name_or_id.lower()}", autoescape=True)
    is_surname = and_(col(Entity.kind) == EntityKind.PERSON, ends_so)
    return select(col(Entity.id)).where(or_(col(Entity.id) == name_or_id, is_name, is_surname, col(Entity.id).in_(by_alias)))


def _is(column: Any, name: str) -> ColumnElement[bool]:
    return or_(column == name, func.lower(column) == func.lower(name))


def get_entities_page(
    session: Session, *, kind: Collection[str] | None, name: str | None, after: tuple[Any, ...] | None, limit: int
) -> Slice[Entity]:
    """Entities by name."""
    statement = select(Entity)
    if kind:
        statement = statement.where(col(Entity.kind).in_(kind))
    if name is not None:
        statement = statement.where(col(Entity.id).in_(named(name)))
    return get_slice(session, statement, keys=[col(Entity.name), col(Entity.id)], after=after, limit=limit)


def require_entity(session: Session, entity_id: str) -> Entity:
    """The entity; NotFoundError where there is none."""
    entity = session.get(Entity, entity_id)
    if entity is None:
        raise NotFoundError(f"no entity has the id {entity_id}", where="entity_id")
    return entity


def find_entities(session: Session, entity_ids: Collection[str]) -> dict[str, Entity]:
    """Entities by id; unknown ids are left out."""
    found = session.execute(select(Entity).where(col(Entity.id).in_(entity_ids))).scalars()
    return {entity.id: entity for entity in found}


def find_aliases(session: Session, entity_id: str, *, limit: int = 100) -> list[str]:
    """Names that texts use for the entity, in alphabetical order."""
    statement = select(col(EntityAlias.name)).where(col(EntityAlias.entity_id) == entity_id)
    return list(session.execute(statement.order_by(col(EntityAlias.name)).limit(limit)).scalars())


def count_claims_said(session: Session, entity_ids: Collection[str]) -> dict[str, int]:
    """How many claims each entity is the speaker of."""
    statement = (
        select(col(Appearance.speaker_id), func.count(col(Appearance.claim_id).distinct()))
        .where(col(Appearance.speaker_id).in_(entity_ids), col(Appearance.claim_id).is_not(None))
        .group_by(col(Appearance.speaker_id))
    )
    return {speaker_id: count for speaker_id, count in session.execute(statement) if speaker_id is not None}


def count_articles_naming(session: Session, entity_ids: Collection[str]) -> dict[str, int]:
    """In how many articles the current text names or cites each entity."""
    naming = find_naming(col(Mention.entity_id).in_(entity_ids), col(Appearance.speaker_id).in_(entity_ids)).subquery()
    statement = (
        select(naming.c.entity_id, func.count(col(Revision.article_id).distinct()))
        .join(Revision, col(Revision.id) == naming.c.revision_id)
        .join(Article, col(Article.id) == col(Revision.article_id))
        .where(col(Revision.is_current), col(Article.withdrawn_at).is_(None))
        .group_by(naming.c.entity_id)
    )
    return dict(session.execute(statement).all())


def find_naming(of_mention: ColumnElement[bool], of_appearance: ColumnElement[bool]) -> CompoundSelect[tuple[str, int]]:
    """Pairs of entity and revision where the text names or cites it: a voice such as "the police" is no name, so has no mention."""
    return union(
        select(col(Mention.entity_id).label("entity_id"), col(Mention.revision_id).label("revision_id")).where(of_mention),
        select(col(Appearance.speaker_id), col(Appearance.revision_id)).where(of_appearance),
    )


def mentioned_in_evidence() -> ColumnElement[bool]:
    """The join of Mention to the Appearance whose evidence holds it."""
    return and_(
        col(Mention.revision_id) == col(Appearance.revision_id),
        col(Mention.start) >= col(Appearance.start),
        col(Mention.end) <= col(Appearance.end),
    )
