from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import Session

from app.models.ids import make_id
from app.queries.linking import find_candidates
from tests.linking.factory import Store

NAMES = {"Orsany": ("Orsany", "place"), "Torvik": ("Torvik", "place"), "Rask": ("Jon Rask", "person")}


@pytest.fixture
def store(session: Session) -> Store:
    return Store(session, NAMES)


class TestFindCandidates:
    def find(self, store: Store, beside: str, **more: Any) -> Sequence[str]:
        named = {make_id("e", kind, name.casefold()) for name, kind in NAMES.values()}
        limits = {"common": 9, "telling": 9, "limit": 9} | more
        return find_candidates(store.session, named, beside=beside, **limits)

    def test_those_that_name_most_come_first(self, store: Store) -> None:
        one, both, own = (store.add(key, text, []) for key, text in (("a", "Rask"), ("b", "Rask, Orsany"), ("c", "Torvik")))
        assert self.find(store, own) == [both, one]

    def test_a_name_that_many_hold_says_nothing(self, store: Store) -> None:
        one, other, own = (store.add(key, text, []) for key, text in (("a", "Rask"), ("b", "Orsany"), ("c", "Rask, Torvik")))
        assert set(self.find(store, own, common=2)) == {other}
        assert set(self.find(store, own)) == {one, other}

    def test_one_name_that_some_hold_says_nothing_by_itself(self, store: Store) -> None:
        one, both, own = (store.add(key, text, []) for key, text in (("a", "Rask"), ("b", "Rask, Orsany"), ("c", "Rask, Orsany")))
        assert self.find(store, own, telling=4) == [both, one]
        assert self.find(store, own, telling=2) == [both]

    def test_those_of_the_same_days_come_first(self, store: Store) -> None:
        texts = (("a", "2031-05-03"), ("b", "2031-09-03"), ("c", None))
        near, far, unknown = (store.add(key, "Rask", [], published_at=day) for key, day in texts)
        found = self.find(store, "", around=("2031-05-01", "2031-05-09"))
        assert set(found[:2]) == {near, unknown}
        assert found[2:] == [far]
