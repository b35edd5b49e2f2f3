"""Times are stored in UTC and come back aware."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, col, select

from app.models import Change, now
from tests.factories import make_change


class TestUtcDateTime:
    def test_a_time_of_another_zone_comes_back_in_utc(self, session: Session) -> None:
        east = datetime(2031, 5, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
        make_change(session, at=east)
        session.commit()
        (stored,) = session.exec(select(Change.at)).all()
        assert stored == east
        assert stored.utcoffset() == timedelta(0)
        assert stored.isoformat() == "2031-04-30T22:30:00+00:00"

    def test_times_of_different_zones_sort_by_the_moment(self, session: Session) -> None:
        late = make_change(session, at=datetime(2031, 5, 1, 12, tzinfo=UTC))
        early = make_change(session, at=datetime(2031, 5, 1, 13, tzinfo=timezone(timedelta(hours=2))))
        session.commit()
        assert session.exec(select(Change.sequence).order_by(col(Change.at))).all() == [early.sequence, late.sequence]

    def test_a_time_without_zone_is_refused(self, session: Session) -> None:
        with pytest.raises(StatementError, match="a stored time needs a time zone"):
            make_change(session, at=datetime(2031, 5, 1))

    def test_now_is_aware(self) -> None:
        assert now().utcoffset() == timedelta(0)
