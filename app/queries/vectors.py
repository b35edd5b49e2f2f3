"""Stored vectors."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.models import AppearanceVector

AT_ONCE = 10_000  # SQLite takes 32,766 values in one statement


def find_vectors(session: Session, appearance_ids: Iterable[str]) -> dict[str, AppearanceVector]:
    """The vectors of these appearances by their id, whichever model made them."""
    wanted = sorted(appearance_ids)
    found: dict[str, AppearanceVector] = {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(AppearanceVector).where(col(AppearanceVector.appearance_id).in_(wanted[start : start + AT_ONCE]))
        found.update({row.appearance_id: row for row in session.exec(query)})
    return found
