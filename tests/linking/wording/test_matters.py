"""Statements that may be on one matter: the nearest of two articles, whether they say the contrary, and what speaks for them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.features import Statement
from app.linking.wording.matters import find_matters, find_traits, judge
from tests.linking.factory import make_statement


def make(text: str, degrees: float | None = 0, *, article: str = "a-1", **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees or 0)), np.sin(np.radians(degrees or 0))
    return replace(make_statement(text, article=article, **more), vector=None if degrees is None else vector)


def find(*statements: Statement, fresh: str = "a-2") -> list[tuple[str, str]]:
    matters = find_matters(statements, fresh={fresh})
    return [(matter.a.voiced.id, matter.b.voiced.id) for matter in matters]


class TestFindMatters:
    def test_the_nearest_of_two_articles(self) -> None:
        own = [make("The lock gate jammed", 0), make("Barges queued for miles", 90)]
        others = [make("The gate would not open", 40, article="a-2"), make("A queue of barges formed", 80, article="a-2")]
        assert set(find(*own, *others)) == {
            ("p-The gate would not open", "p-The lock gate jammed"),
            ("p-A queue of barges formed", "p-Barges queued for miles"),
        }

    def test_what_shares_deed_and_thing_though_others_are_nearer(self) -> None:
        own = [make("Detectives raided the firm", 0)]
        others = [make(f"The {word} is old", 5, article="a-2") for word in ("moon", "hill", "tide", "barn")]
        far = make("Investigators searched the company", 120, article="a-2")
        assert find(*own, *others, far) == [("p-Detectives raided the firm", "p-Investigators searched the company")]

    def test_the_order_of_loading_makes_no_difference(self) -> None:
        pair = make("The lock gate jammed", 0), make("The gate would not open", 40, article="a-2")
        assert find(*pair) == find(*reversed(pair))

    def test_what_is_loaded_besides_makes_no_difference(self) -> None:
        pair = [make("The lock gate jammed", 0), make("The gate would not open", 50, article="a-2")]
        nearer = make("The lock gate is jammed", 1, article="a-3")
        assert [found for found in find(*pair, nearer) if nearer.voiced.id not in found] == find(*pair)

    def test_only_pairs_of_a_fresh_article(self) -> None:
        assert find(make("The lock gate jammed"), make("The gate jammed", article="a-2"), fresh="a-3") == []

    def test_nothing_without_vectors_and_within_one_article(self) -> None:
        assert find(make("The lock gate jammed", None), make("The gate jammed", None, article="a-2")) == []
        assert find(make("The lock gate jammed", article="a-2"), make("The gate jammed", article="a-2")) == []


class TestMatter:
    @pytest.mark.parametrize(
        ("one", "other", "denials", "is_contrary"),
        [
            ("The horn sounded", "The horn never sounded", (False, True), True),
            ("The horn never sounded", "No horn was sounded", (True, True), False),
            ("The guard was awake", "The guard was asleep", (False, False), True),
            ("The guard was awake", "The guard was never asleep", (False, True), False),
            ("Shots fell before the crowd ran", "Shots fell after the crowd ran", (False, False), True),
            ("Shots fell before the crowd ran", "Shots fell until the crowd ran", (False, False), False),
        ],
    )
    def test_contraries(self, one: str, other: str, denials: tuple[bool, bool], is_contrary: bool) -> None:
        pair = make(one, is_denial=denials[0]), make(other, article="a-2", is_denial=denials[1])
        [matter] = find_matters(pair, fresh={"a-2"})
        assert matter.is_contrary is is_contrary

    def test_how_much_of_the_denial_the_other_says(self) -> None:
        pair = make("The horn sounded twice while barges drifted past"), make("No horn sounded", article="a-2", is_denial=True)
        [matter] = find_matters(pair, fresh={"a-2"})
        assert matter.denial is pair[1]
        assert matter.said == 1.0


class TestFindTraits:
    def find(self, one: str, other: str, **more: Any) -> dict[str, float]:
        pair = make(one, 0, **more), make(other, 40, article="a-2", **more)
        [matter] = find_matters(pair, fresh={"a-2"})
        return find_traits(matter)

    def test_a_deed_and_the_next_ones_that_are_shared(self) -> None:
        found = self.find("Detectives raided the firm", "Investigators searched the company")
        assert found["deed"] > 0 < found["second"]
        assert self.find("The firm is old", "The company prospers")["deed"] == 0

    @pytest.mark.parametrize(("month", "expected"), [("March", 1.0), ("May", -1.0), ("spring", 0.0)])
    def test_months(self, month: str, expected: float) -> None:
        assert self.find("The kiln was checked in March", f"The kiln was checked in {month}")["month"] == expected

    def test_one_speaker_and_two_denials(self) -> None:
        found = self.find("The kiln leaked", "The kiln leaks", is_denial=True)
        assert (found["speaker"], found["denials"], found["figures"]) == (1.0, 1.0, 0.0)

    def test_shared_words_count_by_how_rare_they_are_in_the_two_articles(self) -> None:
        rest = [make(f"The lock {word}", 90, article="a-1") for word in ("leaks", "rusts", "groans", "creaks")]
        pair = make("The lock is old", article="a-1"), make("An old lock", article="a-2")
        matters = list(find_matters([*pair, *rest], fresh={"a-2"}))
        [matter] = [one for one in matters if {one.a, one.b} == set(pair)]
        assert matter.rarity["lock"] < matter.rarity["old"]


class TestJudge:
    def test_the_chance_of_a_logistic_regression(self) -> None:
        assert judge({"words": 0.5}, {"bias": -1.0, "words": 2.0}) == 0.5
        assert judge({"words": 1.0}, {"bias": -1.0, "words": 2.0}) == pytest.approx(0.731, abs=0.001)
