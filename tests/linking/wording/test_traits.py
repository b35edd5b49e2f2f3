"""What speaks for two statements being on one matter, and for their being each other's contrary."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.features import Statement
from app.linking.wording.matters import Matter, find_matters
from app.linking.wording.traits import find_traits, judge
from tests.linking.factory import make_statement


def make(text: str, degrees: float = 0, *, article: str = "a-1", **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return replace(make_statement(text, article=article, **more), vector=vector)


def pair(one: str, other: str, **more: Any) -> Matter:
    """The matter of two statements of two articles, 40 degrees from each other."""
    [matter] = find_matters((make(one, **more), make(other, 40, article="a-2", **more)), fresh={"a-2"})
    return matter


def find(one: str, other: str, **more: Any) -> dict[str, float]:
    return find_traits(pair(one, other, **more))


class TestFindTraits:
    def test_a_deed_and_the_next_ones_that_are_shared(self) -> None:
        found = find("Detectives raided the firm", "Investigators searched the company")
        assert found["deed"] > 0 < found["second"]
        assert find("The firm is old", "The company prospers")["deed"] == 0

    @pytest.mark.parametrize(("month", "expected"), [("March", 1.0), ("May", -1.0), ("spring", 0.0)])
    def test_months(self, month: str, expected: float) -> None:
        assert find("The kiln was checked in March", f"The kiln was checked in {month}")["month"] == expected

    @pytest.mark.parametrize(("number", "expected"), [("40", 1.0), ("60", -1.0), ("the", 0.0)])
    def test_numbers(self, number: str, expected: float) -> None:
        assert find("The kiln fired 40 pots", f"The kiln fired {number} pots")["numbers"] == expected

    def test_one_speaker_and_two_denials(self) -> None:
        found = find("The kiln leaked", "The kiln leaks", is_denial=True)
        assert (found["speaker"], found["told"], found["denials"], found["figures"]) == (1.0, 2.0, 1.0, 0.0)

    def test_what_stands_right_before_the_other_one(self) -> None:
        one, other = make("The pumps ran all night"), make("It never stopped", 40, article="a-2")
        [bare] = find_matters((one, other), fresh={"a-2"})
        [told] = find_matters((one, replace(other, context=frozenset({"pump"}))), fresh={"a-2"})
        assert find_traits(told)["before"] > find_traits(bare)["before"]

    def test_the_contrary(self) -> None:
        found = find("The guard was awake", "The guard was asleep")
        assert (found["contrary"], found["order"]) == (1.0, 0.0)

    def test_shared_words_count_by_how_rare_they_are_in_the_two_articles(self) -> None:
        rest = [make(f"The lock {word}", 90, article="a-1") for word in ("leaks", "rusts", "groans", "creaks")]
        both = make("The lock is old", article="a-1"), make("An old lock", article="a-2")
        [matter] = [one for one in find_matters([*both, *rest], fresh={"a-2"}) if {one.a, one.b} == set(both)]
        assert matter.rarity["lock"] < matter.rarity["old"]


class TestJudge:
    def test_more_in_common_more_of_a_chance(self) -> None:
        near = find("Detectives raided the firm", "Investigators searched the company")
        far = find("Detectives raided the firm", "The firm stands on a hill above the town and its river")
        assert 0 < judge(far, "matter") < judge(near, "matter") < 1

    def test_a_contrary_is_likelier_where_a_word_says_so(self) -> None:
        assert judge(find("The guard was awake", "The guard was asleep"), "contrary") > judge(
            find("The guard was awake", "The guard sat awake"), "contrary"
        )
