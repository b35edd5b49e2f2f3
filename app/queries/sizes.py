"""How much the store holds, and when it last changed."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Appearance, Article, Change, Claim, Entity, Event

TABLES = {"articles": Article, "claims": Claim, "appearances": Appearance, "events": Event, "entities": Entity}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows by what they are, the number of the newest change, and its moment in seconds since 1970."""

    rows: dict[str, int]
    last_change: int
    last_change_at: float | None


def get_sizes(session: Session) -> Sizes:
    """The sizes as they are now."""
    rows = {name: session.execute(select(func.count()).select_from(table)).scalar_one() for name, table in TABLES.items()}
    newest = session.execute(select(col(Change.sequence), col(Change.at)).order_by(col(Change.sequence).desc()).limit(1)).first()
    return Sizes(rows, newest[0] if newest else 0, newest[1].timestamp() if newest else None)
