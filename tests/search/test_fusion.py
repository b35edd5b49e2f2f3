"""Two rankings as one."""

import pytest

from app.search.fusion import DEPTH, fuse


class TestFuse:
    def test_what_both_find_stands_before_what_one_finds(self) -> None:
        hits = fuse([("a", 9.0), ("b", 8.0)], [("c", 0.9), ("b", 0.8), ("d", 0.3)])
        assert hits[0].id == "b"
        assert {hit.id for hit in hits} == {"a", "b", "c", "d"}

    def test_the_score_is_the_sum_of_its_parts(self) -> None:
        for hit in fuse([("a", 9.0), ("b", 8.0)], [("b", 0.8), ("d", 0.3)]):
            assert hit.score == pytest.approx((hit.lexical or 0) + (hit.meaning or 0))
        only = {hit.id: hit for hit in fuse([("a", 9.0)], [("d", 0.3)])}
        assert only["a"].meaning is None
        assert only["d"].lexical is None

    def test_best_of_each_counts_its_whole_share(self) -> None:
        found = {hit.id: hit for hit in fuse([("a", 40.0), ("b", 2.0)], [("c", 0.4), ("d", 0.3)], share=0.25)}
        assert (found["a"].lexical, found["c"].meaning) == (0.75, 0.25)

    def test_words_are_measured_from_nothing_and_meaning_from_the_last(self) -> None:
        found = {hit.id: hit for hit in fuse([("a", 4.0), ("b", 2.0)], [("a", 0.4), ("b", 0.3)])}
        assert found["b"].lexical == pytest.approx(0.25)
        assert found["b"].meaning == 0

    def test_order_of_words_is_kept_behind_the_depth(self) -> None:
        lexical = [(f"{number:04}", 1000.0 - number) for number in range(DEPTH * 2)]
        assert [hit.id for hit in fuse(lexical, [])] == [item for item, _ in lexical]

    def test_word_far_behind_is_no_worse_than_none(self) -> None:
        lexical = [(f"{number:04}", 1000.0 - number) for number in range(DEPTH * 2)]
        found = {hit.id: hit.score for hit in fuse(lexical, [("new", 0.9), (f"{DEPTH + 9:04}", 0.9), ("z", 0.3)])}
        assert found[f"{DEPTH + 9:04}"] == found["new"] == 0.5

    def test_equal_scores_are_ordered_by_words_and_then_by_id(self) -> None:
        assert [hit.id for hit in fuse([("b", 1.0), ("a", 1.0)], [])] == ["b", "a"]
        assert [hit.id for hit in fuse([], [("b", 1.0), ("a", 1.0)])] == ["a", "b"]

    def test_nothing_found_gives_nothing(self) -> None:
        assert fuse([], []) == []
