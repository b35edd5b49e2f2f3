"""The reporting that closes a sentence, on the real parser and on docs parsed by hand."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction
from app.pipeline.reporting.closings import read_closing
from tests.pipeline.conftest import parsed

Read = Callable[[str], Extraction]

FELL = ("The DT det 1", "old JJ amod 3", "stone NN compound 3", "wall NN nsubj 4", "fell VBD ROOT 4 fall", ", , punct 4")


def said_by(read: Read, text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker.name if claim.speaker else None, claim.evidence.exact) for claim in read(text).claims]


class TestReadClosing:
    def test_past_that_the_tagger_takes_for_a_noun(self) -> None:
        doc = parsed(*FELL, "the DT det 8", "weather NN compound 8", "office NN compound 9", "forecast NN npadvmod 4")
        frame = read_closing(doc[:])
        assert frame is not None
        assert doc.text[slice(*frame.contents[0])] == "The old stone wall fell"
        assert doc.text[slice(*frame.cue)] == "forecast"

    @pytest.mark.parametrize(
        "rows",
        [
            (*FELL, "the DT det 7", "report NN npadvmod 4"),
            (*FELL, "a DT det 8", "sunny JJ amod 8", "forecast NN npadvmod 4"),
            ("Walls NNS nsubj 1", "fell VBD ROOT 1 fall", ", , punct 1", "the DT det 4", "office NN nsubj 5", "said VBD dep 1 say"),
            (
                "Old JJ amod 1",
                "walls NNS ROOT 1",
                "by IN prep 1",
                "lakes NNS pobj 2",
                ", , punct 1",
                "Harl NNP nsubj 6",
                "said VBD dep 1 say",
            ),
        ],
    )
    def test_ends_that_report_nothing(self, rows: tuple[str, ...]) -> None:
        assert read_closing(parsed(*rows)[:]) is None


@pytest.mark.slow
class TestOnTheParser:
    @pytest.mark.parametrize(
        ("text", "speaker", "claim"),
        [
            (
                "Nine barns have been lost in the lower hamlet of Val Morin, its mayor, Tilda Brask, said.",
                "Tilda Brask",
                "Nine barns have been lost in the lower hamlet of Val Morin",
            ),
            (
                "The embargo could cut Norvale's grain exports by 14%, estimated Odo Harl, an economist at Harbour Capital.",
                "Odo Harl",
                "The embargo could cut Norvale's grain exports by 14%",
            ),
            (
                "Norvale imported 9 bcm last year, 40% of which came by ship, figures from pipeline operator Norvale Grid show.",
                "Norvale Grid",
                "Norvale imported 9 bcm last year, 40% of which came by ship",
            ),
            (
                "The harbour's own survey records, obtained by the Courier, state that the new pier would sink by a metre by 2031.",
                "harbour's own survey records",
                "the new pier would sink by a metre by 2031",
            ),
        ],
    )
    def test_who_says_it(self, read: Read, text: str, speaker: str, claim: str) -> None:
        assert said_by(read, text) == [(speaker, claim)]

    @pytest.mark.parametrize(
        "text",
        [
            "The crew lost the anchor, the nets and the weather report.",
            "The divers found a lamp, a rope and the harbour chart.",
        ],
    )
    def test_list_at_the_end_is_no_reporting(self, read: Read, text: str) -> None:
        assert said_by(read, text) == [(None, text.removesuffix("."))]
