"""How numbers, their units and their bounds are written: value or ends, comparator, unit and change of every figure of a text."""

import pytest

from app.pipeline.records import Quantity
from app.vocabulary import Comparator
from tests.pipeline.figures.conftest import Figures


def _tell(figure: Quantity) -> str:
    """ "12 >= km up": what is plain is left out."""
    value = f"{figure.low:.10g}..{figure.high:.10g}" if figure.value is None else f"{figure.value:.10g}"
    sign = "" if figure.comparator in {Comparator.EQUAL, Comparator.RANGE} else figure.comparator.value
    return " ".join(word for word in (value, sign, figure.unit, figure.change and figure.change.value) if word)


class TestParts:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The barge drifted two-and-a-half miles.", "2.5 mi"),
            ("Some two-and-a-half thousand books were lost.", "2500 ~"),
            ("She paid three-and-a-half times as much.", "3.5"),
            ("He drank more than one and a half times the limit.", "1.5 >"),
            ("Half-a-dozen tents were lost.", "6"),
            ("It stopped half-a-mile from the shore.", "0.5 mi"),
            ("It stopped quarter of a mile from the shore.", "0.25 mi"),
            ("The state lent $12-million to the mill.", "12000000 USD"),
        ],
    )
    def test_part_joins_its_number(self, figures: Figures, text: str, told: str) -> None:
        assert [_tell(one) for one in figures(text)] == [told]


class TestDollars:
    @pytest.mark.parametrize("text", ["A $12m loan was signed.", "The mill shut. A $12m loan was signed.", "Mill Gets A $12m Loan"])
    def test_article_is_no_part_of_the_sign(self, figures: Figures, text: str) -> None:
        assert [_tell(one) for one in figures(text)] == ["12000000 USD"]

    def test_sign_of_a_state(self, figures: Figures) -> None:
        assert [_tell(one) for one in figures("A loan of A$12m was signed.")] == ["12000000 AUD"]
