"""What is hard about a stretch of attributed words."""

import pytest

from app.evaluation.gold import GoldFigure
from app.evaluation.phenomena import Layout, find_figure_phenomena, find_phenomena
from app.evaluation.told import Told
from app.pipeline.records import make_span

TEXT = """Pier to stay closed, says mayor

“The wall is weak,” said Mayor Tilda Brask. “It may fall.” She called the ferry “unfit to sail”.

“We looked at all of it.

“And then we left,” Odo Harl said.

According to the harbour office, forty boats were moved."""


def tell(
    words: str, *, speaker: str | None = None, mention: str | None = None, voice: str = "direct", cue: str | None = "said"
) -> Told:
    start = TEXT.index(words)
    named = TEXT.index(mention) if mention else 0
    span = make_span(TEXT, named, named + len(mention)) if mention else None
    return Told(start, start + len(words), voice, speaker, "person" if speaker else None, span, cue)


class TestPhenomena:
    @pytest.mark.parametrize(
        ("told", "shown"),
        [
            (
                tell("The wall is weak", speaker="Tilda Brask", mention="Mayor Tilda Brask"),
                {"quote broken by attribution", "speaker: name", "speaker behind"},
            ),
            (
                tell("It may fall", speaker="Tilda Brask", mention="Mayor Tilda Brask"),
                {"quote of under four words", "quote broken by attribution", "speaker: name", "speaker before"},
            ),
            (
                tell("the ferry “unfit to sail”", speaker="Tilda Brask", mention="She", voice="mixed"),
                {"quote of under four words", "speaker: pronoun", "speaker before"},
            ),
            (
                tell("We looked at all of it", speaker="Odo Harl", mention="Odo Harl"),
                {"quote over paragraphs", "speaker: name", "speaker in another paragraph"},
            ),
            (
                tell("And then we left", speaker="Odo Harl", mention="Odo Harl"),
                {"quote over paragraphs", "speaker: name", "speaker behind"},
            ),
            (
                tell(
                    "forty boats were moved",
                    speaker="harbour office",
                    mention="the harbour office",
                    voice="indirect",
                    cue="According to",
                ),
                {"according to", "speaker: name", "speaker before"},
            ),
            (tell("Pier to stay closed", voice="narrated", cue=None), {"headline"}),
            (tell("forty boats", speaker="Odo Harl", voice="indirect", cue=None), {"no cue", "speaker: carried"}),
        ],
    )
    def test_of_a_stretch(self, told: Told, shown: set[str]) -> None:
        assert set(find_phenomena(Layout(TEXT), told)) == shown

    @pytest.mark.parametrize(
        ("figure", "shown"),
        [
            ({"exact": "more than 100", "value": 100, "comparator": ">"}, {"comparator >"}),
            ({"exact": "forty", "value": 40}, {"comparator =", "number in words"}),
            ({"exact": "a widow and her son", "value": 2}, {"comparator =", "no number"}),
            ({"exact": "dozens", "low": 24, "comparator": "~"}, {"comparator ~", "number in words", "vague"}),
            ({"exact": "9 to 14", "low": 9, "high": 14, "comparator": "range"}, {"comparator range"}),
            ({"exact": "€3m", "value": 3e6, "unit": "EUR", "change": "up"}, {"comparator =", "change up", "money"}),
            ({"exact": "3 km", "value": 3, "unit": "km"}, {"comparator =", "unit"}),
            ({"exact": "one in five", "value": 0.2, "measure": "share"}, {"comparator =", "share", "number in words"}),
        ],
    )
    def test_of_a_figure(self, figure: dict[str, object], shown: set[str]) -> None:
        assert set(find_figure_phenomena(GoldFigure.model_validate({"start": 0, "end": 1, **figure}))) == shown
