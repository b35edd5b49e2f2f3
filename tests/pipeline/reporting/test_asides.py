"""Attributions beside their sentence, on docs parsed by hand and on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction
from tests.pipeline.conftest import parsed
from tests.pipeline.test_cues import frames_of

Read = Callable[[str], Extraction]


def said(extraction: Extraction) -> list[tuple[str, str | None]]:
    """(words, speaker) of each attribution, quotation marks left out."""
    return [(a.exact.strip("“”"), a.speaker.name if a.speaker else None) for a in extraction.attributions]


class TestAccording:
    def test_behind_its_content(self) -> None:
        doc = parsed(
            "The DT det 1",
            "wall NN nsubj 2",
            "fell VBD ROOT 2 fall",
            ", , punct 2",
            "according VBG prep 2 accord",
            "to IN prep 4",
            "the DT det 7",
            "mayor NN pobj 5",
            ". . punct 2",
        )
        assert frames_of(doc) == [("according to", "the mayor", ["The wall fell"])]

    def test_at_the_head_of_the_sentence(self) -> None:
        doc = parsed(
            "According VBG prep 7 accord",
            "to IN prep 0",
            "the DT det 3",
            "mayor NN pobj 1",
            ", , punct 7",
            "the DT det 6",
            "wall NN nsubj 7",
            "fell VBD ROOT 7 fall",
            ". . punct 7",
        )
        assert frames_of(doc) == [("According to", "the mayor", ["the wall fell"])]

    def test_in_the_middle_parts_the_content(self) -> None:
        doc = parsed(
            "The DT det 1",
            "wall NN nsubj 7",
            ", , punct 7",
            "according VBG prep 7 accord",
            "to IN prep 3",
            "Brask NNP pobj 4",
            ", , punct 7",
            "fell VBD ROOT 7 fall",
            "down RB advmod 7",
            ". . punct 7",
        )
        assert frames_of(doc) == [("according to", "Brask", ["The wall", "fell down"])]

    def test_according_as_a_verb_is_no_cue(self) -> None:
        doc = parsed("They PRP nsubj 1", "kept VBD ROOT 1 keep", "according VBG xcomp 1 accord", "honours NNS dobj 2")
        assert frames_of(doc) == []


class TestAs:
    def test_as_x_put_it(self) -> None:
        doc = parsed(
            "The DT det 1",
            "plan NN nsubj 2",
            "failed VBD ROOT 2 fail",
            ", , punct 2",
            "as IN mark 6",
            "Brask NNP nsubj 6",
            "put VBD advcl 2",
            "it PRP dobj 6",
            ". . punct 2",
        )
        assert frames_of(doc) == [("put", "Brask", ["The plan failed"])]

    def test_as_it_said_names_nobody(self) -> None:
        doc = parsed(
            "The DT det 1",
            "plan NN nsubj 2",
            "failed VBD ROOT 2 fail",
            ", , punct 2",
            "as IN mark 6",
            "it PRP nsubj 6",
            "wrote VBD advcl 2 write",
            ". . punct 2",
        )
        assert frames_of(doc) == []


class TestRead:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "According to Tilda Brask, who ran the inquiry, nobody had checked the pumps.",
                [("nobody had checked the pumps", "Tilda Brask")],
            ),
            (
                "According to Odo Harl, the head of the inquiry, the pumps were new.",
                [("the pumps were new", "Odo Harl")],
            ),
            ("But the tunnel is dry, according to the rescuers.", [("the tunnel is dry", "rescuers")]),
            (
                "As several engineers have pointed out, the dam was never meant to last.",
                [("the dam was never meant to last", "several engineers")],
            ),
            (
                "The dam, as one of the engineers noted on Friday, was never meant to last.",
                [("The dam", "one of the engineers"), ("was never meant to last", "one of the engineers")],
            ),
            ("As stated in the harbour charter, boats may stay for a week.", [("boats may stay for a week", "harbour charter")]),
        ],
    )
    def test_aside(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "As he opened the meeting, the lights went out in Norvale.",
            "According to preliminary reports, the lights went out in Norvale.",
        ],
    )
    def test_nobody_reports(self, read: Read, text: str) -> None:
        assert said(read(text)) == []
