"""Sentences that only lead into what is said next, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def said_by(read: Read, text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker.name if claim.speaker else None, claim.evidence.exact) for claim in read(text).claims]


@pytest.mark.slow
class TestIntroduces:
    def test_saying_that_tells_nothing(self, read: Read) -> None:
        text = "A former stoker made a startling claim. The gate was left open, the stoker alleged."
        assert said_by(read, text) == [("stoker", "The gate was left open")]

    def test_claim_with_its_content_states_something(self, read: Read) -> None:
        text = "A former stoker made a claim for 4,000 crowns. The gate was left open."
        assert said_by(read, text)[0] == (None, "A former stoker made a claim for 4,000 crowns")

    def test_letter_is_whose_who_wrote_it(self, read: Read) -> None:
        text = "Pelorus Ferries addressed the fire in a letter to passengers. “We accept that the alarm failed,” the letter says."
        assert said_by(read, text) == [("Pelorus Ferries", "We accept that the alarm failed")]

    def test_letter_before_prose_states_something(self, read: Read) -> None:
        text = "Pelorus Ferries addressed the fire in a letter to passengers. The alarm had failed."
        assert said_by(read, text)[0] == (None, "Pelorus Ferries addressed the fire in a letter to passengers")
