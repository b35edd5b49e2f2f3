"""The change log."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Change
from app.queries.pages import Slice, get_slice


def get_changes_page(
    session: Session,
    *,
    resource: str | None = None,
    action: Collection[str] | None = None,
    after: tuple[Any, ...] | None,
    limit: int,
) -> Slice[Change]:
    """Entries of the change log, oldest first."""
    statement = select(Change)
    if resource is not None:
        statement = statement.where(col(Change.resource) == resource)
    if action:
        statement = statement.where(col(Change.action).in_(action))
    return get_slice(session, statement, keys=[col(Change.sequence)], after=after, limit=limit)


def get_last_sequence(session: Session) -> int:
    """The number of the newest entry, 0 in an empty log; it names a state of the store."""
    return session.execute(select(func.max(col(Change.sequence)))).scalar_one() or 0
