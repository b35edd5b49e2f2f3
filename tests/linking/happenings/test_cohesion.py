import random
from itertools import pairwise

import pytest

from app.linking.happenings.cohesion import group_alike, pick_evenly


def make_scores(*pairs: str, score: float = 0.5) -> dict[frozenset[str], float]:
    return {frozenset(pair): score for pair in pairs}


def group(ids: str, scores: dict[frozenset[str], float]) -> list[str]:
    return ["".join(one) for one in group_alike(ids, scores, threshold=0.3, share=0.5)]


class TestGroupAlike:
    def test_of_three_one_may_be_unlike_another(self) -> None:
        assert group("abc", make_scores("ab", "bc")) == ["abc"]

    def test_a_chain_is_cut(self) -> None:
        ids = "abcdefghij"
        chain = {frozenset(pair): 0.5 for pair in pairwise(ids)}
        assert max(len(one) for one in group(ids, chain)) <= 3

    def test_two_stories_that_one_article_joins_stay_two(self) -> None:
        scores = make_scores("ab", "ac", "bc", "de", "df", "ef") | make_scores("cd", score=0.4)
        assert group("abcdef", scores) == ["abc", "def"]

    def test_one_that_is_like_one_of_many_stays_out(self) -> None:
        everyone = make_scores("ab", "ac", "ad", "bc", "bd", "cd")
        assert group("abcdx", everyone | make_scores("ax", score=0.4)) == ["abcd", "x"]
        assert group("abcdx", everyone | make_scores("ax", "bx", score=0.4)) == ["abcdx"]

    def test_what_is_below_the_threshold_binds_nobody(self) -> None:
        assert group("ab", make_scores("ab", score=0.29)) == ["a", "b"]
        assert group("ab", {}) == ["a", "b"]

    @pytest.mark.parametrize("seed", range(5))
    def test_any_order_gives_the_same(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - an order, not a secret
        ids = "abcdefghijkl"
        scores = {frozenset((a, b)): chance.random() for a in ids for b in ids if a < b}
        mixed = "".join(chance.sample(ids, len(ids)))
        assert {frozenset(one) for one in group(ids, scores)} == {frozenset(one) for one in group(mixed, scores)}


class TestPickEvenly:
    def test_picks_from_all_along(self) -> None:
        assert pick_evenly("abcdefghijk", most=3) == ["a", "f", "k"]

    def test_takes_all_where_there_are_few(self) -> None:
        assert pick_evenly("ab", most=3) == ["a", "b"]
