"""Statements that may be on one matter: the nearest of two articles, and whether they say the contrary."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.features import Statement
from app.linking.wording.matters import find_matters
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
        assert ("p-Detectives raided the firm", "p-Investigators searched the company") in find(*own, *others, far)

    @pytest.mark.parametrize(("degrees", "is_found"), [(50, True), (75, False)])
    def test_two_that_are_alike_and_nearest_may_share_no_word(self, degrees: int, is_found: bool) -> None:
        own = [make("The kiln ran cold", 0), make("Potters queued for bread", 180)]
        found = find(*own, make("Nobody had lit the oven", degrees, article="a-2"))
        assert (("p-Nobody had lit the oven", "p-The kiln ran cold") in found) is is_found

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

    def test_how_near_the_others_are(self) -> None:
        own = [make("The lock gate jammed", 0), make("The gate of the lock rusts", 90)]
        found = find_matters([*own, make("The gate would not open", 40, article="a-2")], fresh={"a-2"})
        nearest, next_one = sorted(found, key=lambda matter: -matter.likeness)
        assert (sorted(nearest.ranks), nearest.margin) == ([0, 0], 0.9)
        assert (sorted(next_one.ranks), next_one.is_nearest, next_one.margin) == ([0, 1], True, 0.51)

    def test_an_article_s_first_statement_is_its_opening(self) -> None:
        own = [make("A gate shut", 0), make("Barges queued for miles", 90)]
        others = [make("A gate closed", 10, article="a-2"), make("A queue of barges formed", 80, article="a-2")]
        found = {(matter.a.voiced.id, matter.is_opening) for matter in find_matters([*own, *others], fresh={"a-2"})}
        assert found == {("p-A gate closed", True), ("p-A queue of barges formed", False)}


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
