"""Speakers told in the sentence before or behind, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]

OPENING = "The harbour office said the pumps had failed."


def speakers_of(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [(claim.evidence.exact, claim.speaker.name if claim.speaker else None) for claim in extraction.claims]


@pytest.mark.slow
class TestCarry:
    def test_next_sentences_of_the_paragraph(self, read: Read) -> None:
        claims = read(f"{OPENING} It will buy new pumps in May. The pumps were bought in 1999.").claims
        assert [claim.speaker.name for claim in claims if claim.speaker] == ["harbour office"] * 3
        assert [claim.cue.exact if claim.cue else None for claim in claims] == ["said", None, None]
        assert [claim.speaker.mention is None for claim in claims if claim.speaker] == [False, True, True]
        assert {claim.voice.value for claim in claims} == {"indirect"}

    @pytest.mark.parametrize("sentence", ["The yard is known to have been empty.", "The pumps are expected to run by May."])
    def test_what_is_known_or_expected_is_theirs(self, read: Read, sentence: str) -> None:
        assert [speaker for _, speaker in speakers_of(read(f"{OPENING} {sentence}"))] == ["harbour office"] * 2

    @pytest.mark.parametrize(
        "sentence",
        [
            "However, neighbours heard them run at one.",
            "But the lights were on.",
            "In 2009, the pumps failed in the same month.",
            "The yard is believed to have been empty.",
        ],
    )
    def test_ends_where_the_text_turns(self, read: Read, sentence: str) -> None:
        claim = read(f"{OPENING} {sentence}").claims[-1]
        assert claim.evidence.exact == sentence.removesuffix(".")
        assert claim.speaker is None
        assert claim.voice.value == "narrated"

    @pytest.mark.parametrize(
        ("sentence", "speaker"),
        [
            ("Mayor Tilda Brask said the yard was empty.", "Tilda Brask"),
            ("She said nobody had looked at them.", None),
            ("Something says that they will fail again.", None),
        ],
    )
    def test_ends_at_another_cue(self, read: Read, sentence: str, speaker: str | None) -> None:
        claims = read(f"{OPENING} {sentence} The gates were open.").claims
        assert [claim.speaker.name if claim.speaker else None for claim in claims] == ["harbour office", speaker, speaker]

    def test_ends_for_good(self, read: Read) -> None:
        claims = read(f"{OPENING} But the lights were on. The gates were open.").claims
        assert [claim.speaker is None for claim in claims] == [False, True, True]

    def test_ends_with_the_paragraph(self, read: Read) -> None:
        claims = read(f"{OPENING}\nThe yard was empty at the time.").claims
        assert [claim.speaker is None for claim in claims] == [False, True]

    def test_prose_behind_a_direct_quote_is_narrated(self, read: Read) -> None:
        text = '"The pumps failed," said Odo Harl. The pumps were bought in 1999.'
        assert speakers_of(read(text)) == [("The pumps failed", "Odo Harl"), ("The pumps were bought in 1999", None)]


@pytest.mark.slow
class TestBackReference:
    @pytest.mark.parametrize(
        "told",
        [
            "This was reported by the mountain guard on Facebook.",
            "The mountain guard reported this on Facebook.",
        ],
    )
    def test_whose_words_stand_before(self, read: Read, told: str) -> None:
        claims = read(f"The fire began in the kitchen. It spread to the roof. {told}").claims
        assert [(claim.evidence.exact, claim.speaker.name if claim.speaker else None) for claim in claims] == [
            ("The fire began in the kitchen", "mountain guard"),
            ("It spread to the roof", "mountain guard"),
        ]
        assert {claim.via for claim in claims} == {"Facebook"}

    def test_paragraph_above(self, read: Read) -> None:
        text = "The pumps failed on Monday and the river rose at noon.\n\nThis was reported by Odo Harl on Facebook."
        assert speakers_of(read(text)) == [("The pumps failed on Monday and the river rose at noon", "Odo Harl")]

    def test_clauses_of_one_sentence_are_one_claim_again(self, read: Read) -> None:
        text = "The river rose on Monday, and the council closed the bridge at noon. This was reported by Odo Harl."
        assert speakers_of(read(text)) == [("The river rose on Monday, and the council closed the bridge at noon", "Odo Harl")]

    def test_what_another_said_stays_theirs(self, read: Read) -> None:
        text = f"{OPENING} This was reported by Odo Harl on Facebook."
        assert speakers_of(read(text))[0] == ("the pumps had failed", "harbour office")


@pytest.mark.slow
class TestFirstPerson:
    def test_speaker_behind(self, read: Read) -> None:
        text = 'Our crews are checking every wall. "The wall was weak," said Tilda Brask.'
        assert speakers_of(read(text)) == [
            ("Our crews are checking every wall", "Tilda Brask"),
            ("The wall was weak", "Tilda Brask"),
        ]

    def test_without_a_speaker_in_the_paragraph(self, read: Read) -> None:
        text = 'We need new pumps.\n"The wall was weak," said Tilda Brask.'
        assert speakers_of(read(text))[0] == ("We need new pumps", None)
