"""Stored vectors, and what has none yet."""

from collections.abc import Iterable, Iterator

from sqlalchemy import exists, func, text
from sqlmodel import Session, col, select

from app.models import AppearanceVector, Article, PassageVector, Revision

AT_ONCE = 10_000  # SQLite takes 32,766 values in one statement
VectorTable = type[AppearanceVector] | type[PassageVector]


def find_vectors(session: Session, appearance_ids: Iterable[str]) -> dict[str, AppearanceVector]:
    """The vectors of these appearances by their id, whichever model made them."""
    wanted = sorted(appearance_ids)
    found: dict[str, AppearanceVector] = {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(AppearanceVector).where(col(AppearanceVector.appearance_id).in_(wanted[start : start + AT_ONCE]))
        found.update({row.appearance_id: row for row in session.exec(query)})
    return found


def get_newest_number(session: Session, table: VectorTable) -> int:
    """The highest number that a row has or had; 0 where there was none yet."""
    sequence = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return session.connection().execute(sequence, {"table": str(table.__tablename__)}).scalar() or 0


def count_vectors(session: Session, table: VectorTable) -> int:
    """How many rows there are, whichever model made them."""
    return session.exec(select(func.count(col(table.number)))).one()


def find_numbered(session: Session, table: VectorTable, *, model: str, after: int) -> Iterator[list[tuple[int, bytes]]]:
    """Number and vector of the model's rows behind `after`, in their order, many at once."""
    query = select(table.number, table.vector).where(col(table.number) > after, table.model == model).order_by(col(table.number))
    for rows in session.exec(query).partitions(AT_ONCE):
        yield [(number, vector) for number, vector in rows if number is not None]


def find_sample(session: Session, table: VectorTable, numbers: Iterable[int]) -> dict[int, tuple[str, bytes]]:
    """Model and vector of those rows that exist, by their number."""
    query = select(table.number, table.model, table.vector).where(col(table.number).in_(list(numbers)))
    return {number: (model, vector) for number, model, vector in session.exec(query) if number is not None}


def find_articles_without(session: Session, *, model: str, limit: int) -> list[tuple[Article, Revision]]:
    """Standing articles that have no passage vector of the model, with their current revisions, in the order of their ids."""
    having = exists().where(col(PassageVector.article_id) == col(Article.id), col(PassageVector.model) == model)
    query = (
        select(Article, Revision)
        .join(Revision, (col(Revision.article_id) == col(Article.id)) & col(Revision.is_current))
        .where(col(Article.withdrawn_at).is_(None), ~having)
        .order_by(Article.id)
        .limit(limit)
    )
    return list(session.exec(query))
