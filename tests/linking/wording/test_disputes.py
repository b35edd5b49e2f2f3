"""What two voices of one article say against each other, on an invented harbour."""

from dataclasses import replace
from typing import Any

import numpy as np

from app.linking.features import Statement, Verdict
from app.linking.wording.disputes import find_disputes
from tests.linking.factory import make_statement


def make(text: str, speaker: str | None, degrees: float = 0, **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    statement = make_statement(text, **more)
    return replace(statement, vector=vector, voiced=replace(statement.voiced, speaker=speaker))


def find(*statements: Statement) -> list[Verdict]:
    found = find_disputes(statements, is_one=lambda one, other: one.voiced.speaker == other.voiced.speaker)
    return [verdict for _, _, verdict in found]


BETWEEN = [
    make(text, speaker, degrees) for text, speaker, degrees in (("Rain fell", None, 120), ("Shops were shut", "e-mayor", 200))
]
SAID = make("The harbour firm was shown the crack in the quay wall", "e-diver")
DENIED = make("No crack in the quay wall was ever shown to the firm", "e-firm", 25, is_denial=True)


class TestFindDisputes:
    def test_two_voices_apart_in_one_article(self) -> None:
        (verdict,) = find(SAID, *BETWEEN, DENIED)
        assert verdict.relation == "conflicts"
        assert verdict.denial == DENIED.voiced.id
        assert verdict.reasons[0] == "same article"
        assert any("crack" in reason for reason in verdict.reasons)

    def test_one_voice_does_not_contradict_itself(self) -> None:
        assert find(SAID, *BETWEEN, replace(DENIED, voiced=replace(DENIED.voiced, speaker="e-diver"))) == []

    def test_what_is_not_told_as_contrary_is_none(self) -> None:
        assert find(SAID, *BETWEEN, make("A crack in the quay wall was shown to the firm", "e-firm", 25)) == []

    def test_other_matters_are_no_answer(self) -> None:
        assert find(SAID, *BETWEEN, make("No ferry left before noon", "e-firm", 80, is_denial=True)) == []

    def test_the_farther_off_the_less_sure(self) -> None:
        near, far = (find(SAID, *BETWEEN[:count], DENIED)[0].score for count in (0, 2))
        assert near > far

    def test_a_long_sentence_denies_a_part_of_what_it_tells(self) -> None:
        rest = "cranes, sheds, tugs, pilots, clerks, divers, guards, barges, lamps and ropes were insured"
        long = f"No crack in the quay wall was ever shown to the firm, whose {rest}"
        assert find(SAID, *BETWEEN, make(long, "e-firm", 25, is_denial=True)) == []
