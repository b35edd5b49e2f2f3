"""What a cue carries that is no clause, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def said(extraction: Extraction) -> list[tuple[str, str | None]]:
    """(words, speaker) of each attribution, quotation marks left out."""
    return [(a.exact.strip("“”"), a.speaker.name if a.speaker else None) for a in extraction.attributions]


class TestDemand:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Governor Odo Harl called on the owners to drain the pond.", [("the owners to drain the pond", "Odo Harl")]),
            ("Governor Odo Harl urged the owners to drain the pond.", [("the owners to drain the pond", "Odo Harl")]),
            ("Governor Odo Harl told supporters at a rally to go home.", [("to go home", "Odo Harl")]),
            ("Governor Odo Harl appealed to the owners to drain the pond.", [("the owners to drain the pond", "Odo Harl")]),
            ("Governor Odo Harl blamed a pump that nobody had tested.", [("a pump that nobody had tested", "Odo Harl")]),
            ("Governor Odo Harl denied draining the pond.", [("draining the pond", "Odo Harl")]),
            ("Governor Odo Harl denied having drained the pond.", [("having drained the pond", "Odo Harl")]),
            ("Governor Odo Harl vowed to drain the pond.", [("to drain the pond", "Odo Harl")]),
            ("The bank expects prices to fall in spring.", [("prices to fall in spring", "bank")]),
            (
                "Governor Odo Harl has called for an inquiry, which the owners oppose.",
                [("an inquiry", "Odo Harl")],
            ),
            ("Tilda Brask, who's called for an inquiry, lives in Norvale.", [("an inquiry", "Tilda Brask")]),
        ],
    )
    def test_content(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    def test_a_plan_that_calls_for_something_is_no_voice(self, read: Read) -> None:
        assert said(read("The plan calls for three new bridges.")) == []


class TestName:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Tilda Brask called him a coward.", [("a coward", "Tilda Brask")]),
            ("Tilda Brask called the plan a threat to the town.", [("the plan a threat to the town", "Tilda Brask")]),
            ("Tilda Brask described the plan as a threat to the town.", [("the plan as a threat to the town", "Tilda Brask")]),
            ("What Tilda Brask calls a retreat looked like a rout.", [("a retreat", "Tilda Brask")]),
            ("Her former business partner called the plan a joke.", [("the plan a joke", "former business partner")]),
        ],
    )
    def test_content(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    @pytest.mark.parametrize("text", ["The enemy attacked the port of Norvale.", "Governor Odo Harl slammed the door of the hall."])
    def test_what_is_struck_is_charged_with_nothing(self, read: Read, text: str) -> None:
        assert said(read(text)) == []

    def test_a_meeting_that_is_called_has_no_name(self, read: Read) -> None:
        assert said(read("Governor Odo Harl called a meeting to discuss the pond.")) == []


class TestTopic:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Governor Odo Harl acknowledged the mistake, which cost him votes.", [("the mistake", "Odo Harl")]),
            ("Police announced on Friday the arrest of a man.", [("the arrest of a man", "police")]),
            ("Tilda Brask suggested draining the pond.", [("draining the pond", "Tilda Brask")]),
            ("Tilda Brask warned against the new dam.", [("the new dam", "Tilda Brask")]),
        ],
    )
    def test_names_what_is_said(self, read: Read, text: str, expected: list[tuple[str, str]]) -> None:
        assert said(read(text)) == expected

    def test_is_no_claim_of_the_speaker(self, read: Read) -> None:
        claims = read("Police announced on Friday the arrest of a man.").claims
        assert [(c.evidence.exact, c.speaker) for c in claims] == [("Police announced on Friday the arrest of a man", None)]

    @pytest.mark.parametrize(
        "text", ["The town looked for a way to report losses.", "Tilda Brask mentioned him.", "The plan rejected the old road."]
    )
    def test_nothing_is_said(self, read: Read, text: str) -> None:
        assert said(read(text)) == []


class TestCharge:
    def test_two_charges_of_one_speaker(self, read: Read) -> None:
        text = "The union accused the firm of hiding the leak and called for an inquiry."
        assert said(read(text)) == [("the firm of hiding the leak", "union"), ("an inquiry", "union")]
