"""How much the store holds, when it last changed, and what waits to be written."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.models import Appearance, Article, Change, Claim, Entity, Event, Job

TABLES = {"articles": Article, "claims": Claim, "appearances": Appearance, "events": Event, "entities": Entity}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows by what they are, the number of the newest change, and jobs that are not finished. Moments are seconds since 1970."""

    rows: dict[str, int]
    last_change: int
    last_change_at: float | None
    waiting: int
    oldest_waiting_at: float | None


def get_sizes(session: Session) -> Sizes:
    """The sizes as they are now."""
    rows = {name: session.execute(select(func.count()).select_from(table)).scalar_one() for name, table in TABLES.items()}
    newest = session.execute(select(col(Change.sequence), col(Change.at)).order_by(col(Change.sequence).desc()).limit(1)).first()
    unfinished = select(func.count(), func.min(col(Job.accepted_at))).where(col(Job.finished_at).is_(None))
    waiting, oldest = session.execute(unfinished).one()
    return Sizes(
        rows=rows,
        last_change=newest[0] if newest else 0,
        last_change_at=newest[1].timestamp() if newest else None,
        waiting=waiting,
        oldest_waiting_at=oldest.timestamp() if oldest else None,
    )
