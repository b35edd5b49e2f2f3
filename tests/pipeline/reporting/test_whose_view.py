"""Sayings that no verb of saying carries, and those whose cue is parted from its speaker."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def said_by(read: Read, text: str, words: str) -> str | None:
    claim = next(claim for claim in read(text).claims if words in claim.evidence.exact)
    return claim.speaker.name if claim.speaker is not None else None


@pytest.mark.slow
class TestViews:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("In Ada Brask's view, the pumps failed.", "Ada Brask"),
            ("In the words of Ada Brask, the pumps failed.", "Ada Brask"),
            ("By the army's count, the pumps failed.", "army"),
            ("By police estimates, the pumps failed.", "police"),
            ("By any count, the pumps failed.", None),
            ("In view of the flood, the pumps failed.", None),
            ("Ada Brask made it clear that the pumps failed.", "Ada Brask"),
            ("“When it rained the pumps failed,” came the reply from Ada Brask.", "Ada Brask"),
            ("“When it rained the pumps failed,” was Ada Brask's verdict.", "Ada Brask"),
            ("“When it rained the pumps failed,” Ada Brask chimed in.", "Ada Brask"),
            ("Ada Brask was having none of it: “When it rained the pumps failed.”", "Ada Brask"),
            ("Ada Brask opened a letter: “When it rained the pumps failed.”", None),
        ],
    )
    def test_whose_it_is(self, read: Read, text: str, speaker: str | None) -> None:
        assert said_by(read, text, "pumps failed") == speaker

    def test_speaker_behind_an_inserted_cue(self, read: Read) -> None:
        assert said_by(read, "The trouble, says Mr Brask, is that nobody checked.", "nobody checked") == "Brask"

    def test_number_spoken_of(self, read: Read) -> None:
        assert said_by(read, "Witnesses spoke of at least five shots.", "five shots") == "witnesses"

    def test_voice_before_a_headline_colon(self, read: Read) -> None:
        text = "Police: 14 hurt in stampede\n\nFourteen people were hurt in a stampede, police said on Monday."
        assert said_by(read, text, "14 hurt") == "police"

    def test_prices_say_nothing(self, read: Read) -> None:
        assert said_by(read, "High oil prices threatened to hurt profits.", "hurt profits") is None
