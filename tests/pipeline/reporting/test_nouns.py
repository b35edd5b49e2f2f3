"""Nouns and adjectives that report, on docs parsed by hand and on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction
from tests.pipeline.conftest import parsed
from tests.pipeline.test_cues import frames_of

Read = Callable[[str], Extraction]


def said(extraction: Extraction) -> list[tuple[str, str | None]]:
    """(words, speaker) of each attribution, quotation marks left out."""
    return [(a.exact.strip("“”"), a.speaker.name if a.speaker else None) for a in extraction.attributions]


class TestNoun:
    def test_expressed_confidence_that(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "expressed VBD ROOT 1 express",
            "confidence NN dobj 1",
            "that IN mark 5",
            "talks NNS nsubj 5",
            "continue VBP acl 2",
            ". . punct 1",
        )
        assert frames_of(doc) == [("expressed confidence", "Brask", ["that talks continue"])]

    def test_repeated_its_allegation_that(self) -> None:
        doc = parsed(
            "The DT det 1",
            "army NN nsubj 2",
            "repeated VBD ROOT 2 repeat",
            "its PRP$ poss 4",
            "allegation NN dobj 2",
            "that IN mark 7",
            "rebels NNS nsubj 7",
            "attacked VBD acl 4 attack",
            ". . punct 2",
        )
        assert frames_of(doc) == [("repeated its allegation", "The army", ["that rebels attacked"])]

    def test_clause_about_the_noun_is_no_content(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "heard VBD ROOT 1 hear",
            "a DT det 3",
            "claim NN dobj 1",
            "which WDT nsubj 5",
            "shocked VBD relcl 3 shock",
            ". . punct 1",
        )
        assert frames_of(doc) == []


class TestRead:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The charity's claim that it had fed the town could not be checked.", [("that it had fed the town", "charity")]),
            (
                "The work went on despite repeated warnings from Tilda Brask that the wall was cracked.",
                [("that the wall was cracked", "Tilda Brask")],
            ),
            (
                "Tilda Brask repeated her claim that the pier was rotten, noting that it fell twice.",
                [("that the pier was rotten", "Tilda Brask"), ("that it fell twice", "Tilda Brask")],
            ),
            ("Odo Harl's promise to rebuild the pier came too late.", [("to rebuild the pier", "Odo Harl")]),
            ("Tilda Brask's message to the town was that the flood would pass.", [("that the flood would pass", "Tilda Brask")]),
            ("Governor Odo Harl is confident that the pier will open in May.", [("that the pier will open in May", "Odo Harl")]),
        ],
    )
    def test_noun_or_adjective(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "There are fears that the pier will not open in May.",
            "The idea that the pier would open in May was popular in Norvale.",
            "The request to open the pier was granted in May.",
        ],
    )
    def test_nobody_owns_the_words(self, read: Read, text: str) -> None:
        assert said(read(text)) == []
