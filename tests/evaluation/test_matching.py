"""Pairing marked spans with read ones."""

from hypothesis import given
from hypothesis import strategies as st

from app.evaluation.matching import match, measure_likeness
from app.pipeline.records import Span


class TestLikeness:
    def test_is_shared_over_joint_length(self) -> None:
        assert measure_likeness(Span(0, 10, ""), Span(5, 20, "")) == 0.25
        assert measure_likeness(Span(0, 10, ""), Span(10, 20, "")) == 0


class TestMatch:
    def test_the_best_pair_goes_first(self) -> None:
        assert match([(0.6, 0, 0), (0.9, 1, 0), (0.5, 0, 1)]) == [(1, 0), (0, 1)]

    @given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 5), st.integers(0, 5))))
    def test_nothing_is_paired_twice(self, scored: list[tuple[float, int, int]]) -> None:
        pairs = match(scored)
        assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)
