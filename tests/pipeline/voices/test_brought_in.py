"""Who "she", "the 34-year-old" and an acronym mean, where the parser or the model misread who was brought in before."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]

OTHER = "Odo Harl, the mayor, said the gates were shut.\n\n"


def get_speaker(read: Read, text: str, words: str) -> str | None:
    claim = next(claim for claim in read(text).claims if words in claim.evidence.exact)
    return claim.speaker.name if claim.speaker is not None else None


@pytest.mark.slow
class TestBroughtIn:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (OTHER + "Mum-of-three Paloma Vashti clung to a lamp for an hour. ‘My arms went numb,’ she wept.", "Paloma Vashti"),
            (OTHER + "In the town hall Ilva Quarn, 31, sat wrapped in a coat. ‘My arms went numb,’ she said.", "Ilva Quarn"),
            (
                OTHER
                + "At the fish market Odafe Lindqvist, 58, a porter, said he had lost 40 crates. “My arms went numb,” he sighed.",
                "Odafe Lindqvist",
            ),
            (
                OTHER
                + "A nurse told the Courier ward bosses ordered staff to carry on. “My arms went numb,” said the 34-year-old.",
                "nurse",
            ),
            (OTHER + "Pupil Mira Vashti, 12, is in hospital. “My arms went numb,” said her heartbroken dad Odafe.", "Odafe Vashti"),
        ],
    )
    def test_person(self, read: Read, text: str, speaker: str) -> None:
        assert get_speaker(read, text, "My arms went numb") == speaker

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (
                "The Allied Porters’ Union met on Friday. The APU denied that its members had left the gate.",
                "Allied Porters’ Union",
            ),
            (
                "Nobody was asked, the Upper Lowland Samaritans say. Its members had left the gate, it added.",
                "Upper Lowland Samaritans",
            ),
            ("The Courier can also reveal that its members had left the gate.", None),
        ],
    )
    def test_body(self, read: Read, text: str, speaker: str | None) -> None:
        assert get_speaker(read, text, "members had left the gate") == speaker

    def test_demand_that_closes_a_sentence(self, read: Read) -> None:
        assert (
            get_speaker(read, "Ada Brask said so. A judge must lead the inquiry, she demanded.", "judge must lead") == "Ada Brask"
        )
