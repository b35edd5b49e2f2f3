"""Stored vectors."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.models import AppearanceVector


def find_vectors(session: Session, appearance_ids: Iterable[str]) -> dict[str, AppearanceVector]:
    """The vectors of these appearances by their id, whichever model made them."""
    query = select(AppearanceVector).where(col(AppearanceVector.appearance_id).in_(sorted(appearance_ids)))
    return {row.appearance_id: row for row in session.exec(query)}
