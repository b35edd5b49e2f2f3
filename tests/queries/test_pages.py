import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Entity
from app.queries import pages
from app.queries.pages import Slice, count_rows, get_slice
from tests import factories as make

KEYS = [col(Entity.name), col(Entity.id)]


def names(session: Session, after: tuple[str, str] | None, limit: int = 2) -> Slice[Entity]:
    return get_slice(session, select(Entity), keys=KEYS, after=after, limit=limit)


class TestGetSlice:
    def test_follows_the_keys_to_the_end(self, session: Session) -> None:
        made = [make.make_entity(session, name) for name in ("Bea", "Abe", "Bea", "Cyd", "Bea")]
        seen: list[str] = []
        after = None
        while True:
            page = names(session, after)
            seen += [entity.id for entity in page.rows]
            if page.last is None:
                break
            after = page.last
        assert seen == [entity.id for entity in sorted(made, key=lambda entity: (entity.name, entity.id))]

    def test_a_full_last_page_has_no_next_one(self, session: Session) -> None:
        for name in ("Abe", "Bea"):
            make.make_entity(session, name)
        assert names(session, None).last is None

    def test_rows_added_before_the_place_shift_nothing(self, session: Session) -> None:
        for name in ("Bea", "Cyd", "Dan"):
            make.make_entity(session, name)
        first = names(session, None)
        make.make_entity(session, "Abe")
        assert [entity.name for entity in names(session, first.last).rows] == ["Dan"]


class TestCountRows:
    def test_stops_counting_at_the_limit(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        for number in range(5):
            make.make_entity(session, f"Abe {number}")
        assert count_rows(session, select(Entity)) == (5, True)
        monkeypatch.setattr(pages, "COUNT_LIMIT", 3)
        assert count_rows(session, select(Entity)) == (3, False)
