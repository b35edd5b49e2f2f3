"""Keyset pages: a page starts after the keys of the last row of the page before, so rows that are added shift nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, literal, select, tuple_
from sqlmodel import Session

Row = TypeVar("Row")
Statement = Select[*tuple[Any, ...]]

# Counting every match of a broad filter would cost more than the page itself.
COUNT_LIMIT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Row]):
    """Rows of one page. `last` holds the keys of its last row where more follow. `total` is a lower bound unless `exact`."""

    rows: list[Row]
    last: tuple[Any, ...] | None
    total: int
    exact: bool


def get_slice(
    session: Session,
    statement: Statement,
    *,
    keys: Sequence[Any],
    after: tuple[Any, ...] | None,
    limit: int,
) -> Slice[Any]:
    """The page of `statement`'s first column after the row with the keys `after`, in order of `keys`; the last key is unique."""
    page = statement.add_columns(*keys).order_by(*keys).limit(limit + 1)
    if after is not None:
        values = [literal(value, key.type) for key, value in zip(keys, after, strict=True)]
        page = page.where(tuple_(*keys) > tuple_(*values))
    found = session.execute(page).all()
    shown = found[:limit]
    last = tuple(shown[-1][-len(keys) :]) if len(found) > limit else None
    # A list that is one page has been counted by reading it.
    total, exact = (len(found), True) if after is None and last is None else count_rows(session, statement)
    return Slice(rows=[row[0] for row in shown], last=last, total=total, exact=exact)


def count_rows(session: Session, statement: Statement) -> tuple[int, bool]:
    """How many rows `statement` has, and whether that number is exact; counting stops at COUNT_LIMIT."""
    bounded = statement.with_only_columns(literal(1), maintain_column_froms=True).order_by(None).limit(COUNT_LIMIT + 1).subquery()
    count = session.execute(select(func.count()).select_from(bounded)).scalar_one()
    return min(count, COUNT_LIMIT), count <= COUNT_LIMIT
