"""Numbers with their units, and numbers that are no figures."""

import pytest
import spacy

from app.pipeline.quantities import find_quantities
from tests.pipeline.figures.conftest import Figures
from tests.steps import count_steps

BLANK = spacy.blank("en")


class TestMultiples:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("Rail is twice as fast.", 2), ("Rents are three times higher than then.", 3), ("It drew more than double that.", 2)],
    )
    def test_comparison_is_a_ratio(self, figures: Figures, text: str, value: float) -> None:
        (found,) = figures(text)
        assert (found.value, found.measure) == (value, "ratio")

    def test_occasions_are_no_ratio(self, figures: Figures) -> None:
        (found,) = figures("The guild warned the owner three times.")
        assert found.measure == "recorded"

    def test_happening_twice_is_no_figure(self, figures: Figures) -> None:
        assert figures("Okafor scored twice as the hosts won.") == []


class TestPounds:
    @pytest.mark.parametrize("text", ["A 200-pound shark.", "They found 40 pounds of rice.", "He weighs 208 pounds."])
    def test_weight(self, figures: Figures, text: str) -> None:
        assert [(one.unit, one.measure) for one in figures(text)] == [("lb", "weight")]

    @pytest.mark.parametrize(
        "text", ["A 20-pound note.", "Millions of pounds were lost.", "It cost 40 pounds.", "It took 90 pounds of public money."]
    )
    def test_money(self, figures: Figures, text: str) -> None:
        assert [one.unit for one in figures(text)] == ["GBP"]


class TestCompoundUnits:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [("118 g/km of gas", "g/km"), ("12 m³ per second", "m3/s"), ("90 km/h", "km/h"), ("4 tonnes per person", "t")],
    )
    def test_unit(self, figures: Figures, text: str, unit: str) -> None:
        assert [one.unit for one in figures(text)] == [unit]


class TestParts:
    @pytest.mark.parametrize(
        ("text", "exact", "value", "unit"),
        [
            ("The siege lasted a minute and a half.", "a minute and a half", 1.5, "min"),
            ("They waited for an hour and a quarter.", "an hour and a quarter", 1.25, "h"),
            ("The queue was two miles and a half long.", "two miles and a half", 2.5, "mi"),
            ("It asked for a quarter of a million dollars.", "a quarter of a million dollars", 250_000, "USD"),
            ("It owes three quarters of a billion pounds.", "three quarters of a billion pounds", 750_000_000, "GBP"),
            ("Three wet weeks went by.", "Three wet weeks", 3, "week"),
            ("The bridge bears 7.5 t.", "7.5 t", 7.5, "t"),
        ],
    )
    def test_belong_to_one_figure(self, figures: Figures, text: str, exact: str, value: float, unit: str) -> None:
        assert [(one.exact, one.value, one.unit) for one in figures(text)] == [(exact, value, unit)]

    def test_of_something_else_are_another_figure(self, figures: Figures) -> None:
        found = figures("It lasted for a day and a third of the huts fell.")
        assert [one.exact for one in found] == ["a day", "a third"]

    @pytest.mark.parametrize(
        "text", ["It takes six months rather than three.", "It took ten hours instead of 12.", "It ran three hours, not two."]
    )
    def test_an_amount_that_another_stands_for_has_its_unit(self, figures: Figures, text: str) -> None:
        first, second = figures(text)
        assert first.unit == second.unit is not None


class TestChanges:
    def test_change_and_level_are_no_range(self, figures: Figures) -> None:
        found = figures("Waiting lists grew by 12,000 to 7.6 million.")
        assert [one.value for one in found] == [12_000, 7_600_000]

    def test_where_something_lies_is_no_change(self, figures: Figures) -> None:
        assert [one.change for one in figures("The ferry sank 12 miles off the coast. Flames rose 50 metres.")] == [None, None]

    def test_level_that_was_passed_is_no_change(self, figures: Figures) -> None:
        assert figures("Inflation fell below 5%.")[0].change is None

    def test_points_in_words(self, figures: Figures) -> None:
        assert figures("Her rating fell six points to 39 percent.")[0].change == "down"

    def test_fraction_by_which_something_fell(self, figures: Figures) -> None:
        (found,) = figures("Prices fell by a third.")
        assert (found.measure, found.change) == ("change", "down")

    def test_what_was_given_up_did_not_rise(self, figures: Figures) -> None:
        assert figures("She has given up 30 per cent of her salary.")[0].change is None


class TestClocks:
    def test_a_count_rises_to_a_number_at_night(self, figures: Figures) -> None:
        assert [one.value for one in figures("The toll rose to 12 last night.")] == [12]

    def test_an_hour_is_no_count(self, figures: Figures) -> None:
        assert figures("The guards left at 10 last night.") == []


class TestNoFigures:
    @pytest.mark.parametrize(
        "text",
        [
            "It stands at 9 E 71st St in Troy.",
            "The two sides met.",
            "One day the five returned.",
            "A 401(k) plan is tax-free.",
            'A cell of width="40" is wide.',
        ],
    )
    def test_nothing_is_counted(self, figures: Figures, text: str) -> None:
        assert figures(text) == []

    def test_one_that_counts(self, figures: Figures) -> None:
        assert [one.value for one in figures("Quarry blast kills one, police say")] == [1]
        assert [one.value for one in figures("The beam fell, taking the toll to three from one.")] == [3, 1]


class TestBounds:
    def test_bounding_adjective(self, figures: Figures) -> None:
        (found,) = figures("He got a minimum term of 26 years.")
        assert (found.comparator, found.low, found.high) == (">=", 26, None)

    def test_bound_behind_a_number_is_not_that_of_the_next(self, figures: Figures) -> None:
        (found,) = figures("The yield was above 1000 and below 1500.")
        assert (found.comparator, found.low, found.high) == ("range", 1000, 1500)

    def test_time_that_something_took_is_no_bound(self, figures: Figures) -> None:
        assert [one.comparator for one in figures("He stole $4m over six years.")] == ["=", "="]

    def test_over_one_of_many_is_no_figure(self, figures: Figures) -> None:
        assert figures("Geese flew over one of the lakes.") == []


class TestOddInput:
    @pytest.mark.parametrize(
        "unit", ["thousands of ", "one out of every ", "twice as ", "both men ", "9 pounds ", "9 g/km ", "12 dead ("]
    )
    def test_steps_grow_with_the_text(self, unit: str) -> None:
        def count(size: int) -> int:
            text = unit * (size // len(unit))
            doc = BLANK.make_doc(text)
            return count_steps(lambda: list(find_quantities(doc, text)))

        assert count(12_000) < 5 * count(3_000)
