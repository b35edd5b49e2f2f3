"""Turns of a transcript, and what becomes of them."""

from collections.abc import Callable

import pytest

from app.pipeline.naming.persons import Person
from app.pipeline.records import Extraction, Zone
from app.pipeline.voices.transcripts import find_turns
from app.vocabulary import ZoneKind
from tests.pipeline.test_speakers import make_names

NAMES = make_names(people=(Person("Tilda Brask", 0),))


def turns_of(*lines: str) -> list[tuple[str, str]]:
    """(speaker, words) of the turns among the lines."""
    text, zones = "\n".join(lines), []
    at = 0
    for line in lines:
        zones.append(Zone(ZoneKind.BODY, at, at + len(line)))
        at += len(line) + 1
    ends = {zone.start: zone.end for zone in zones}
    return [(who.name, text[start : ends[at]]) for at, (start, who) in find_turns(text, zones, NAMES).items()]


class TestTurns:
    def test_labels_that_come_again(self) -> None:
        lines = ("BRASK: It fell.", "HOST: When?", "BRASK: At noon.", "HOST: Where?")
        assert turns_of(*lines) == [
            ("Tilda Brask", "It fell."),
            ("HOST", "When?"),
            ("Tilda Brask", "At noon."),
            ("HOST", "Where?"),
        ]

    def test_names_as_they_are_written(self) -> None:
        assert turns_of("Tilda Brask: It fell.", "Brask: At noon.") == [("Tilda Brask", "It fell."), ("Tilda Brask", "At noon.")]

    @pytest.mark.parametrize(
        "lines",
        [
            ("BRASK: It fell.", "It broke."),
            ("UPDATE: It fell.", "WARNING: It broke."),
            ("UPDATE: It fell.", "UPDATE: It broke."),
            ("It was clear: it fell.", "It was clear: it broke."),
        ],
    )
    def test_colons_that_are_none(self, lines: tuple[str, ...]) -> None:
        assert turns_of(*lines) == []

    def test_label_elsewhere_stands_alone(self) -> None:
        assert [who for who, _ in turns_of("BRASK: It fell.", "NOTE: It was dark.", "BRASK: At noon.")] == ["Tilda Brask"] * 2


@pytest.mark.slow
class TestClaims:
    def test_words_of_a_turn_are_the_speaker_s(self, read: Callable[[str], Extraction]) -> None:
        text = (
            "Minister Tilda Brask was interviewed by Odo Harl on Tuesday.\n\nHARL: When did the wall break?\n\n"
            "BRASK: The wall broke at noon. Officials moved 300 people."
        )
        said = [(claim.speaker.name, claim.evidence.exact) for claim in read(text).claims if claim.speaker is not None]
        assert ("Tilda Brask", "The wall broke at noon") in said
        assert ("Tilda Brask", "Officials moved 300 people") in said

    def test_label_within_the_marks_is_no_part_of_a_claim(self, read: Callable[[str], Extraction]) -> None:
        text = "Minister Tilda Brask spoke on Tuesday.\n\n“BRASK: The wall broke at noon.”"
        assert [claim.evidence.exact for claim in read(text).claims if claim.speaker is not None] == ["The wall broke at noon"]
