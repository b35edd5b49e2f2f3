"""Prepared documents: which are to be made, and those that are ready."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, delete, or_, select, update
from sqlmodel import Session, col

from app.models import AppearanceDocument, ClaimDocument

Table = type[ClaimDocument] | type[AppearanceDocument]


def get_key(table: Table) -> Any:
    """The column that says what a document is of."""
    return col(ClaimDocument.claim_id) if table is ClaimDocument else col(AppearanceDocument.appearance_id)


def find_emptied(session: Session, table: Table, *, limit: int) -> list[str]:
    """Ids of what has an empty document, in order."""
    statement = select(get_key(table)).where(col(table.shape).is_(None)).order_by(get_key(table)).limit(limit)
    return list(session.execute(statement).scalars())


def find_outdated(session: Session, table: Table, *, shape: str, limit: int) -> list[str]:
    """Ids of what has an empty document or one that other code made. Both are ends of the index: it is not read through."""
    statement = select(get_key(table)).where(or_(col(table.shape).is_(None), col(table.shape) < shape, col(table.shape) > shape))
    return list(session.execute(statement.limit(limit)).scalars())


def write_documents(session: Session, table: Table, wanted: Collection[str], bodies: Mapping[str, Mapping[str, Any]]) -> None:
    """Fill the documents of `wanted` with their columns; what `bodies` does not have is not shown, and so needs no document."""
    key = get_key(table)
    gone = [one for one in wanted if one not in bodies]
    if gone:
        session.execute(delete(table).where(key.in_(gone)))
    if bodies:
        rows = [{key.name: one, **columns} for one, columns in bodies.items()]
        session.execute(update(table), rows)


def find_summaries(session: Session, claim_ids: Collection[str], *, shape: str) -> dict[str, bytes]:
    """The JSON of these claims as they stand in a list, of those that have it ready."""
    statement = select(col(ClaimDocument.claim_id), col(ClaimDocument.shape), col(ClaimDocument.summary))
    return _find_ready(session, statement.where(col(ClaimDocument.claim_id).in_(claim_ids)), shape)


def find_bodies(session: Session, appearance_ids: Collection[str], *, shape: str) -> dict[str, bytes]:
    """The JSON of these appearances as they stand in their article's list, of those that have it ready."""
    statement = select(col(AppearanceDocument.appearance_id), col(AppearanceDocument.shape), col(AppearanceDocument.body))
    return _find_ready(session, statement.where(col(AppearanceDocument.appearance_id).in_(appearance_ids)), shape)


def find_documents(session: Session, table: Table, *, after: str, limit: int) -> dict[str, tuple[str | None, Any]]:
    """Shape and content of documents behind the id `after`: a claim's tag, summary and evidence, an appearance's body."""
    key = get_key(table)
    columns = (
        (col(ClaimDocument.tag), col(ClaimDocument.summary), col(ClaimDocument.evidence))
        if table is ClaimDocument
        else (col(AppearanceDocument.body),)
    )
    statement = select(key, col(table.shape), *columns).where(key > after).order_by(key).limit(limit)
    return {row[0]: (row[1], tuple(row[2:]) if table is ClaimDocument else row[2]) for row in session.execute(statement)}


def _find_ready(session: Session, statement: Select[*tuple[Any, ...]], shape: str) -> dict[str, bytes]:
    # The shape is compared here: asked for it, SQLite would go through all documents of that shape instead of looking up a few.
    return {row[0]: row[2] for row in session.execute(statement) if row[1] == shape}
