"""Stored vectors, what has none yet, and what they are of."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import exists, func, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.models import Appearance, AppearanceVector, Article, PassageVector, Revision

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


def find_articles_of(session: Session, table: VectorTable, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """The standing articles that these vectors are of, each with the vector's number; rows that are gone have none."""
    if table is PassageVector:
        query = select(PassageVector.number, PassageVector.article_id).where(col(PassageVector.number).in_(numbers))
    else:
        query = (
            select(AppearanceVector.number, Appearance.article_id)
            .join(Appearance, col(Appearance.id) == col(AppearanceVector.appearance_id))
            .join(Article, col(Article.id) == col(Appearance.article_id))
            .where(col(AppearanceVector.number).in_(numbers), col(Article.withdrawn_at).is_(None))
        )
    return [(number, owner) for number, owner in session.exec(query) if number is not None]


def find_claims_of(session: Session, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """The claims that these vectors are of, a statement's and those of its figures, each with the vector's number."""
    figure = aliased(Appearance)
    vectors = select(AppearanceVector.number, Appearance.claim_id).join(
        Appearance, col(Appearance.id) == col(AppearanceVector.appearance_id)
    )
    figures = select(AppearanceVector.number, figure.claim_id).join(
        figure, col(figure.within_id) == col(AppearanceVector.appearance_id)
    )
    wanted = col(AppearanceVector.number).in_(numbers)
    return [
        (number, owner)
        for query in (vectors, figures)
        for number, owner in session.exec(query.where(wanted))
        if number is not None and owner is not None
    ]


def find_numbers_of_articles(session: Session, table: VectorTable, article_ids: Sequence[str]) -> list[tuple[int, str]]:
    """The numbers of the articles' vectors, each with its article."""
    if table is PassageVector:
        query = select(PassageVector.number, PassageVector.article_id).where(col(PassageVector.article_id).in_(article_ids))
    else:
        query = (
            select(AppearanceVector.number, Appearance.article_id)
            .join(Appearance, col(Appearance.id) == col(AppearanceVector.appearance_id))
            .where(col(Appearance.article_id).in_(article_ids))
        )
    return [(number, owner) for number, owner in session.exec(query) if number is not None]


def find_numbers_of_claims(session: Session, claim_ids: Sequence[str]) -> list[tuple[int, str]]:
    """The numbers of the claims' vectors, each with its claim; a figure has those of the statement that it stands in."""
    whole = func.coalesce(Appearance.within_id, Appearance.id)
    query = (
        select(AppearanceVector.number, Appearance.claim_id)
        .join(Appearance, whole == col(AppearanceVector.appearance_id))
        .where(col(Appearance.claim_id).in_(claim_ids))
    )
    return [(number, owner) for number, owner in session.exec(query) if number is not None and owner is not None]


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
