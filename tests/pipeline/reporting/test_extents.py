"""Where content begins and ends, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def said(extraction: Extraction) -> list[tuple[str, str | None]]:
    """(words, speaker) of each attribution, quotation marks left out."""
    return [(a.exact.strip("“”"), a.speaker.name if a.speaker else None) for a in extraction.attributions]


class TestStart:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Tilda Brask said after the meeting she would resign.", "she would resign"),
            ("Tilda Brask told the town council on Monday that few people knew.", "that few people knew"),
            ("Tilda Brask told a group of pilots that few people knew.", "that few people knew"),
            ("Tilda Brask said many of the boats that left port sank.", "many of the boats that left port sank"),
            ("However, the pond is dry, Tilda Brask said.", "the pond is dry"),
        ],
    )
    def test_content(self, read: Read, text: str, expected: str) -> None:
        assert said(read(text)) == [(expected, "Tilda Brask")]


class TestEnd:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Tilda Brask said the pond was dry, and the fish were gone.",
                [("the pond was dry, and the fish were gone", "Tilda Brask")],
            ),
            (
                "The bank said prices would fall in spring, but would rise again.",
                [("prices would fall in spring, but would rise again", "bank")],
            ),
            (
                "Tilda Brask said the pond was dry; the fish were gone.",
                [("the pond was dry", "Tilda Brask"), ("the fish were gone", "Tilda Brask")],
            ),
            (
                "Tilda Brask said the pond was dry; Odo Harl said the fish were gone.",
                [("the pond was dry", "Tilda Brask"), ("the fish were gone", "Odo Harl")],
            ),
            (
                "Tilda Brask said the pond was dry and Odo Harl accused the owners of theft.",
                [("the pond was dry", "Tilda Brask"), ("the owners of theft", "Odo Harl")],
            ),
            ("The firm said the pond would close, a claim the town doubts.", [("the pond would close", "firm")]),
            ("The firm said the pond was dry, though nobody had looked.", [("the pond was dry", "firm")]),
            ("While Tilda Brask insisted the pond was dry, the town went swimming.", [("the pond was dry", "Tilda Brask")]),
            (
                "His lawyers say the search was illegal and have asked that the case be closed.",
                [("the search was illegal", "lawyers"), ("that the case be closed", "lawyers")],
            ),
            ("The firm said the pond would close, blaming the drought.", [("the pond would close", "firm")]),
            (
                "After saying the pond was dry, Tilda Brask left the room.",
                [("the pond was dry", "Tilda Brask")],
            ),
        ],
    )
    def test_content(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected


class TestAside:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The pumps, Tilda Brask explained earlier in the hearing, were well kept.", ["The pumps", "were well kept"]),
            ("The air was so bad, Tilda Brask noted, that the school closed.", ["The air was so bad", "that the school closed"]),
            ("If the pond dries up, Tilda Brask said, the fish will die.", ["If the pond dries up", "the fish will die"]),
            ("If the pond dries up, Tilda Brask said the fish would die.", ["If the pond dries up", "the fish would die"]),
            ("The pond is dry, Tilda Brask said in a report, and the fish are gone.", ["The pond is dry", "the fish are gone"]),
        ],
    )
    def test_parts(self, read: Read, text: str, expected: list[str]) -> None:
        assert said(read(text)) == [(part, "Tilda Brask") for part in expected]

    def test_a_verb_of_manner_needs_quotation_marks(self, read: Read) -> None:
        assert said(read("In the last act of the evening, Tilda Brask sings.")) == []


class TestUnsaid:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Police did not say whether the man was armed.", "whether the man was armed"),
            ("Police have not said when the road will open.", "when the road will open"),
            ("Police declined to say how many people were inside.", "how many people were inside"),
        ],
    )
    def test_open_question(self, read: Read, text: str, expected: str) -> None:
        extraction = read(text)
        assert said(extraction) == [(expected, "police")]
        assert [claim.speaker for claim in extraction.claims] == [None]

    def test_what_was_not_said(self, read: Read) -> None:
        assert said(read("Police did not say that the man was armed.")) == []


class TestVoice:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("However, 63 percent said the pier should stay.", [("the pier should stay", "63 percent")]),
            ("The coroner ruled that the death was an accident.", [("that the death was an accident", "coroner")]),
            ("The law says owners must fence the pond.", [("owners must fence the pond", "law")]),
            ("According to police records, the car was stolen.", [("the car was stolen", "police records")]),
            ("Those close to him say he will resign.", [("he will resign", "those close to him")]),
        ],
    )
    def test_unusual_voices(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert [(words, speaker.lower() if speaker else None) for words, speaker in said(read(text))] == expected

    def test_nobody(self, read: Read) -> None:
        assert said(read("It goes without saying that the pier should stay.")) == []


class TestBorders:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Tilda Brask said between 300 and 400 people had left.",
                [("between 300 and 400 people had left", "Tilda Brask")],
            ),
            (
                "Tilda Brask told reporters the inquest would open in May, cost up to £2m and report within a year.",
                [("the inquest would open in May, cost up to £2m and report within a year", "Tilda Brask")],
            ),
        ],
    )
    def test_content(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    def test_second_cue_of_the_same_speaker(self, read: Read) -> None:
        text = "Tilda Brask said the crane was safe and dismissed as “gossip” any suggestion that it had been overloaded."
        parts = [claim.evidence.exact for claim in read(text).claims]
        assert parts[0] == "the crane was safe"
        assert parts[-1].endswith("it had been overloaded")

    def test_passive_is_the_content_s(self, read: Read) -> None:
        text = "Tilda Brask said the crane was inspected and rejected for the job."
        assert said(read(text)) == [("the crane was inspected and rejected for the job", "Tilda Brask")]

    def test_so_many_do_not_go_on_speaking(self, read: Read) -> None:
        text = "Tilda Brask said ten people died and added that the dam had failed."
        assert said(read(text)) == [("ten people died", "Tilda Brask"), ("that the dam had failed", "Tilda Brask")]
