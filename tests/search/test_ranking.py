"""Two rankings as one."""

import pytest

from app.search.ranking import DEPTH, fuse


class TestFuse:
    def test_what_both_find_stands_before_what_one_finds(self) -> None:
        hits = fuse([(1, 9.0), (2, 8.0)], [(3, 0.9), (2, 0.8), (4, 0.3)])
        assert hits[0].key == 2
        assert {hit.key for hit in hits} == {1, 2, 3, 4}

    def test_the_score_is_the_sum_of_its_parts(self) -> None:
        for hit in fuse([(1, 9.0), (2, 8.0)], [(2, 0.8), (4, 0.3)]):
            assert hit.score == pytest.approx((hit.lexical or 0) + (hit.meaning or 0))
        only = {hit.key: hit for hit in fuse([(1, 9.0)], [(4, 0.3)])}
        assert only[1].meaning is None
        assert only[4].lexical is None

    def test_best_of_each_counts_its_whole_share(self) -> None:
        found = {hit.key: hit for hit in fuse([(1, 40.0), (2, 2.0)], [(3, 0.4), (4, 0.3)], share=0.25)}
        assert (found[1].lexical, found[3].meaning) == (0.75, 0.25)

    def test_words_are_measured_from_nothing_and_meaning_from_the_last(self) -> None:
        found = {hit.key: hit for hit in fuse([(1, 4.0), (2, 2.0)], [(1, 0.4), (2, 0.3)])}
        assert found[2].lexical == pytest.approx(0.25)
        assert found[2].meaning == 0

    def test_order_of_words_is_kept_behind_the_depth(self) -> None:
        lexical = [(number, 1000.0 - number) for number in range(DEPTH * 2)]
        assert [hit.key for hit in fuse(lexical, [])] == [item for item, _ in lexical]

    def test_word_far_behind_is_no_worse_than_none(self) -> None:
        lexical = [(number, 1000.0 - number) for number in range(DEPTH * 2)]
        found = {hit.key: hit.score for hit in fuse(lexical, [(9999, 0.9), (DEPTH + 9, 0.9), (9998, 0.3)])}
        assert found[DEPTH + 9] == found[9999] == 0.5

    def test_equal_scores_are_ordered_by_words_and_then_by_key(self) -> None:
        assert [hit.key for hit in fuse([(2, 1.0), (1, 1.0)], [])] == [2, 1]
        assert [hit.key for hit in fuse([], [(2, 1.0), (1, 1.0)])] == [1, 2]

    def test_nothing_found_gives_nothing(self) -> None:
        assert len(fuse([], [])) == 0
