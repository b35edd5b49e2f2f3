"""Statements that may be on one matter: the nearest of two articles, whether they say the contrary, and what speaks for them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.features import Statement
from app.linking.matters import Matter, find_matters, find_traits, judge
from tests.linking.factory import make_statement


def make(text: str, degrees: float | None = 0, *, article: str = "a-1", **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees or 0)), np.sin(np.radians(degrees or 0))
    return replace(make_statement(text, article=article, **more), vector=None if degrees is None else vector)


def find(*statements: Statement, fresh: str = "a-2") -> list[tuple[str, str]]:
    matters = find_matters(statements, fresh={fresh}, least=0.3)
    return [(matter.a.voiced.id, matter.b.voiced.id) for matter in matters]


class TestFindMatters:
    def test_the_nearest_of_two_articles(self) -> None:
        own = [make("The lock gate jammed", 0), make("Barges queued for miles", 90)]
        others = [make("The gate would not open", 40, article="a-2"), make("A queue of barges formed", 80, article="a-2")]
        assert find(*own, *others) == [
            ("p-The lock gate jammed", "p-The gate would not open"),
            ("p-Barges queued for miles", "p-A queue of barges formed"),
        ]

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
        [matter] = find_matters(pair, fresh={"a-2"}, least=0.3)
        assert matter.is_contrary is is_contrary

    def test_how_much_of_the_denial_the_other_says(self) -> None:
        pair = make("The horn sounded twice while barges drifted past"), make("No horn sounded", article="a-2", is_denial=True)
        [matter] = find_matters(pair, fresh={"a-2"}, least=0.3)
        assert matter.denial is pair[1]
        assert matter.said == 1.0


class TestJudge:
    def test_shared_words_count_by_how_rare_they_are_in_the_two_articles(self) -> None:
        rest = [make(f"The lock {word}", 90, article="a-1") for word in ("leaks", "rusts", "groans", "creaks")]
        pairs = [
            (make("The lock is old", article="a-1"), make("An old thing", article="a-2")),
            (make("The lock is old", article="a-1"), make("A lock", article="a-2")),
        ]
        found = [next(self._find(*pair, *rest)) for pair in pairs]
        rare, common = (find_traits(matter)["rarest"] for matter in found)
        assert rare > common

    def _find(self, *statements: Statement) -> Any:
        found: list[Matter] = list(find_matters(statements, fresh={"a-2"}, least=0.3))
        return iter(sorted(found, key=lambda matter: -matter.likeness))

    def test_the_chance_of_a_logistic_regression(self) -> None:
        assert judge({"words": 0.5}, {"bias": -1.0, "words": 2.0}) == 0.5
        assert judge({"words": 1.0}, {"bias": -1.0, "words": 2.0}) == pytest.approx(0.731, abs=0.001)
