"""Which currency an amount is in, and which bare numbers are amounts."""

from time import perf_counter

import pytest
import spacy

from app.pipeline.quantities import find_quantities
from tests.pipeline.figures.conftest import Figures

BLANK = spacy.blank("en")


class TestNames:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("They paid 40 lari.", "GEL"),
            ("They paid GH¢32 million.", "GHS"),
            ("They paid EUR 600,000.", "EUR"),
            ("They paid R$5m.", "BRL"),
            ("They paid NT$300.", "TWD"),
            ("They paid A$300.", "AUD"),
            ("They paid 2bn forints.", "HUF"),
            ("They paid 12 Polish zlotys.", "PLN"),
            ("They paid 900 naira.", "NGN"),
            ("They paid UGX 4,000.", "UGX"),
            ("They paid 30 Namibian dollars.", "NAD"),
            ("They paid 30 Sri Lankan rupees.", "LKR"),
            ("They paid 30 dollars.", "USD"),
            ("They paid 30 pounds.", "GBP"),
        ],
    )
    def test_code(self, figures: Figures, text: str, unit: str) -> None:
        assert [one.unit for one in figures(text)] == [unit]

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("In Oslo a bus ride is 40 kroner.", "NOK"),
            ("Shops in Bogota took 500 pesos.", "COP"),
            ("The mill in Karachi owes Rs 900.", "PKR"),
            ("Egypt raised 40 million pounds.", "EGP"),
            ("Lusaka and Lilongwe lent 70 kwacha.", None),
            ("The shop took 500 pesos.", None),
            ("Sydney paid $5m; Australia, as Australian papers have it, paid dearly.", "AUD"),
            ("Australia and the US paid $5m.", "USD"),
        ],
    )
    def test_states_tell_a_shared_name(self, figures: Figures, text: str, unit: str | None) -> None:
        assert [one.unit for one in figures(text)] == [unit]

    @pytest.mark.parametrize("text", ["All 500 left.", "The KIP-7 rocket.", "TOP 10 lists"])
    def test_words_are_no_currency(self, figures: Figures, text: str) -> None:
        assert all(one.unit is None for one in figures(text))

    def test_time_grows_with_the_text(self) -> None:
        def read(times: int) -> float:
            text = "Oslo paid 40 kroner, Pisa 3 pesos. " * times
            start = perf_counter()
            assert len(list(find_quantities(BLANK(text), text))) == 2 * times
            return perf_counter() - start

        read(10)
        assert read(4000) < 16 * max(read(500), 0.02)


class TestBareNumbers:
    @pytest.mark.parametrize(
        "text",
        [
            "The fare rose to 9 lari from 7.50.",
            "I got back 900 lari of my 1,500.",
            "He owes 900 lari. She saved 1,500.",
            "They may draw 900 lari. A 1,500 withdrawal limit held.",
        ],
    )
    def test_takes_the_currency_of_its_row(self, figures: Figures, text: str) -> None:
        assert [one.unit for one in figures(text)] == ["GEL", "GEL"]

    def test_what_counts_something_stays_a_count(self, figures: Figures) -> None:
        assert [one.unit for one in figures("They paid 900 lari to 40 clerks from nine towns.")] == ["GEL", None, None]


class TestParts:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("He got eight years and six months.", 8.5, "year"),
            ("It took 2 hours 30 minutes.", 2.5, "h"),
            ("The talks lasted two decades.", 20, "year"),
            ("The talks lasted an hour.", 1, "h"),
            ("She was barred from office for a decade.", 10, "year"),
            ("They waited for more than a week.", 1, "week"),
        ],
    )
    def test_one_duration(self, figures: Figures, text: str, value: float, unit: str) -> None:
        assert [(one.value, one.unit, one.measure) for one in figures(text)] == [(value, unit, "duration")]

    @pytest.mark.parametrize("text", ["A year ago it shut.", "They meet for a day or two.", "It shut an hour later."])
    def test_what_tells_when_is_no_figure(self, figures: Figures, text: str) -> None:
        assert not [one for one in figures(text) if one.value == 1]


class TestPoints:
    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("Support for the party slipped two points to 38%.", [2, 38]),
            ("Analysts forecast a rise of one point in interest rates.", [1]),
            ("They wanted a rise in rates of two points rather than one and a half.", [2, 1.5]),
        ],
    )
    def test_points_of_a_rate(self, figures: Figures, text: str, values: list[float]) -> None:
        assert [(one.value, one.unit) for one in figures(text)] == [(value, "%") for value in values]
        assert figures(text)[0].measure == "change"

    def test_points_of_an_index(self, figures: Figures) -> None:
        assert figures("The index fell 34 points.")[0].unit is None

    def test_what_is_added_is_no_bound(self, figures: Figures) -> None:
        assert [one.comparator for one in figures("He must repay €500 plus interest.")] == ["="]
