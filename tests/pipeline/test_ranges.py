"""From tokens to offsets, on docs made by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from app.pipeline.ranges import around, end_of, range_of, trim

VOCAB = spacy.blank("en").vocab
WORDS = ["—", "It", "fell", ",", "he", "said", ",", "at", "noon", "."]
DOC = Doc(VOCAB, words=WORDS, spaces=[True, True, False, True, True, False, True, True, False, False])


def words_at(span: tuple[int, int] | None) -> str | None:
    return DOC.text[span[0] : span[1]] if span is not None else None


class TestTrim:
    @pytest.mark.parametrize(
        ("start", "end", "words"),
        [
            (0, 4, "It fell"),
            (1, 3, "It fell"),
            (6, 10, "at noon"),
            (0, 10, "It fell, he said, at noon"),
            (3, 4, None),
            (2, 2, None),
        ],
    )
    def test_borders_lose_their_punctuation(self, start: int, end: int, words: str | None) -> None:
        assert words_at(trim(DOC, start, end)) == words

    def test_blank_tokens_at_the_borders(self) -> None:
        doc = Doc(VOCAB, words=["\n", "It", "fell", "  "], spaces=[False, True, False, False])
        assert trim(doc, 0, 4) == (1, 8)


class TestAround:
    def test_both_sides(self) -> None:
        assert [words_at(part) for part in around(DOC, 0, 3, 7, 10)] == ["It fell", "at noon"]

    def test_side_of_nothing_but_punctuation_is_left_out(self) -> None:
        assert [words_at(part) for part in around(DOC, 0, 1, 9, 10)] == []
        assert [words_at(part) for part in around(DOC, 0, 1, 7, 10)] == ["at noon"]


class TestToken:
    def test_blank_behind_a_token_is_not_its_own(self) -> None:
        assert range_of(DOC[1]) == (2, 4)
        assert end_of(DOC[1]) == 4
