"""Figures: value, interval, comparator, change, unit, what is counted, what is measured."""

from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from app.pipeline.quantities import find_quantities
from app.pipeline.records import Quantity
from app.settings import get_settings
from app.vocabulary import Comparator, Direction
from tests.steps import count_steps


@cache
def _model() -> Language:
    return spacy.load(get_settings().spacy_model)


_blank = spacy.blank("en")


def read(text: str) -> list[Quantity]:
    """The figures that the real model's Doc yields."""
    return list(find_quantities(_model()(text), text))


def scan(text: str) -> list[Quantity]:
    """The figures of a Doc with no tags and no parse."""
    return list(find_quantities(_blank.make_doc(text), text))


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1,307,000 forms", 1_307_000),
            ("40 000 forms", 40_000),
            ("12\u202f500 forms", 12_500),
            ("2.5 million forms", 2_500_000),
            ("7.25million forms", 7_250_000),
            ("$3.4bn", 3_400_000_000),
            ("€850k", 850_000),
            ("two hundred and fourteen goats", 214),
            ("two million three hundred thousand goats", 2_300_000),
            ("a couple of dozen goats", 24),
            ("a score of goats", 20),
            ("one of every five goats", 0.2),
            ("twenty-one thousand three hundred forms", 21_300),
            ("a dozen eggs", 12),
            ("three dozen eggs", 36),
            ("half a dozen eggs", 6),
            ("half a million eggs", 500_000),
            ("a couple of hens", 2),
            ("3½ pints", 3.5),
            ("1 3/4 cups", 1.75),
            ("three and a half hours", 3.5),
            ("four lakh forms", 400_000),
            ("minus 12 degrees", -12),
            ("five point two metres", 5.2),
        ],
    )
    def test_value(self, text: str, value: float) -> None:
        (figure,) = scan(text)
        assert figure.value == pytest.approx(value)
        assert figure.comparator is Comparator.EQUAL

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("two thirds of the hall", 2 / 3),
            ("one in eight pupils", 0.125),
            ("3 out of 4 pupils", 0.75),
            ("half of the hall", 0.5),
            ("a fifth of it", 0.2),
        ],
    )
    def test_part_of_a_whole_is_a_share(self, text: str, value: float) -> None:
        (figure,) = scan(text)
        assert figure.value == pytest.approx(value)
        assert (figure.measure, figure.unit) == ("share", None)

    @pytest.mark.parametrize(
        ("text", "value"), [("dozens of goats", 24), ("hundreds of them", 200), ("tens of thousands of goats", 20_000)]
    )
    def test_plural_that_names_no_number_is_a_lower_bound(self, text: str, value: float) -> None:
        (figure,) = scan(text)
        assert (figure.value, figure.low, figure.high, figure.comparator) == (value, value, None, Comparator.AT_LEAST)


class TestWhatIsNoFigure:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        "text",
        [
            "The talks resume on 24 April 2031.",
            "The law dates from 1987 and was changed in 2004.",
            "The ferry left at 2.15pm and docked at 16:40.",
            "The queue began at 7 a.m. on Monday.",
            "A T-72 stood beside Highway 9 near Gate 4.",
            "Call 020 7946 0958 or +44 20 7946 0958.",
            "The hosts won 3-1 after a 2-2 draw.",
            "She came third in the 21st race of the 1990s.",
            "No one knew which one of them was the right one.",
            "The file is at https://example.org/2024/05/17/page-9.",
            "She lives at 14 Mill Road.",
            "The workshop is at 16-18 Mill Road.",
            "Little else keeps the two apart.",
            "They came home in the bottom three.",
            "The Formula One paddock was quiet.",
            "The gates open at 0700.",
            "He flew the 412 Voyager.",
            "0 4 1 0 2 1",
        ],
    )
    def test_no_figure(self, text: str) -> None:
        assert read(text) == []

    @pytest.mark.slow
    def test_one_counts_beside_what_became_of_somebody(self) -> None:
        assert [(q.value, q.measure) for q in read("Two drivers were hurt and one was killed.")] == [(2, "injured"), (1, "killed")]

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("text", "measure"), [("He admitted one count of arson.", "charged"), ("The firm lacks just one permit.", "lacked")]
    )
    def test_one_counts_before_a_noun(self, text: str, measure: str) -> None:
        assert [(q.value, q.measure) for q in read(text)] == [(1, measure)]


class TestComparators:
    @pytest.mark.parametrize(
        ("words", "sign", "low", "high"),
        [
            ("more than 40", ">", 40, None),
            ("well over 40", ">", 40, None),
            ("at least 40", ">=", 40, None),
            ("no fewer than 40", ">=", 40, None),
            ("40 or more", ">=", 40, None),
            ("fewer than 40", "<", None, 40),
            ("nearly 40", "<", None, 40),
            ("just under 40", "<", None, 40),
            ("up to 40", "<=", None, 40),
            ("as many as 40", "<=", None, 40),
            ("no more than 40", "<=", None, 40),
            ("about 40", "~", None, None),
            ("some 40", "~", None, None),
            ("40 or so", "~", None, None),
            (">= 40", ">=", 40, None),
            ("exactly 40", "=", 40, 40),
        ],
    )
    def test_bound(self, words: str, sign: str, low: float | None, high: float | None) -> None:
        (figure,) = scan(f"They sold {words} .")
        assert (figure.comparator, figure.low, figure.high) == (Comparator(sign), low, high)
        assert figure.exact == words.removeprefix("exactly ")

    def test_belongs_to_its_own_number_only(self) -> None:
        figures = scan("Over 70 goats were sold and 15 given away, 4 of them to at least two farms")
        assert [str(q.comparator) for q in figures] == [">", "=", "=", ">="]

    @pytest.mark.parametrize(
        "text", ["The orchard spreads over 70 hectares.", "The lanes lay under two metres of mud.", "They handed over 12 goats."]
    )
    def test_word_of_place_is_no_bound(self, text: str) -> None:
        assert scan(text)[0].comparator is Comparator.EQUAL

    def test_bound_holds_for_the_conversion(self) -> None:
        figures = scan("It lies more than 40 km (25 miles) inland.")
        assert [(q.exact, str(q.comparator), q.low) for q in figures] == [("more than 40 km", ">", 40), ("25 miles", ">", 25)]

    def test_rough_amount_is_converted_exactly(self) -> None:
        figures = scan("It lies about 40 km (25 miles) inland.")
        assert [str(q.comparator) for q in figures] == ["~", "="]

    @pytest.mark.parametrize(
        ("text", "comparator"),
        [
            ("Shifts are capped at nine hours.", "="),
            ("The dust was well above the 40 grams that are allowed.", "="),
            ("It will take up to nine months.", "<="),
            ("Fares rise by 6 per cent at the very most.", "<="),
        ],
    )
    def test_bound_or_none(self, text: str, comparator: str) -> None:
        assert [str(q.comparator) for q in scan(text)] == [comparator]

    def test_about_is_no_comparator_behind_what_one_speaks_of(self) -> None:
        assert scan("a story about two goats")[0].comparator is Comparator.EQUAL

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("between 1,200 and 1,500 goats", 1200, 1500),
            ("from 10 to 15 goats", 10, 15),
            ("10-15 goats", 10, 15),
            ("$3 billion to $5 billion", 3e9, 5e9),
            ("1 to 2 thousand goats", 1000, 2000),
            ("three or four goats", 3, 4),
            ("more than 30 and less than 45", 30, 45),
        ],
    )
    def test_range(self, text: str, low: float, high: float) -> None:
        (figure,) = scan(text)
        assert (figure.comparator, figure.value, figure.low, figure.high) == (Comparator.RANGE, None, low, high)

    @pytest.mark.slow
    def test_two_levels_are_no_range(self) -> None:
        figures = read("The number of fires rose from 30 to 45.")
        assert [(q.value, q.change) for q in figures] == [(30, None), (45, None)]


class TestUnits:
    @pytest.mark.parametrize(
        ("text", "unit", "measure"),
        [
            ("60mph", "mph", "speed"),
            ("90 kilometres per hour", "km/h", "speed"),
            ("18C", None, None),
            ("18 °C", "°C", "temperature"),
            ("4,000 hectares", "ha", "area"),
            ("12 sq km", "km2", "area"),
            ("500kg", "kg", "weight"),
            ("7 per cent", "%", "share"),
            ("15 ppm", "ppm", "concentration"),
            ("36 hours", "h", "duration"),
            ("three weeks", "week", "duration"),
            ("£3.4m", "GBP", None),
            ("US$20", "USD", None),
            ("30 Danish crowns", "DKK", None),
            ("a 12-year-old", "year", "age"),
        ],
    )
    def test_symbol(self, text: str, unit: str | None, measure: str | None) -> None:
        (figure,) = scan(text)
        if text != "18C":
            assert (figure.unit, figure.measure) == (unit, measure)
        else:
            assert figure.unit == "°C"

    @pytest.mark.parametrize(
        ("text", "exact", "value", "unit"),
        [
            ("a half-tonne bell", "half-tonne", 0.5, "t"),
            ("half a mile of rope", "half a mile", 0.5, "mi"),
            ("three quarters of an hour", "three quarters of an hour", 0.75, "h"),
            ("dozens of miles", "dozens of miles", 24, "mi"),
        ],
    )
    def test_part_of_one_unit(self, text: str, exact: str, value: float, unit: str) -> None:
        assert [(q.exact, q.value, q.unit) for q in scan(text)] == [(exact, value, unit)]

    @pytest.mark.slow
    def test_hyphened_unit_measures_what_follows(self) -> None:
        (figure,) = read("They lifted a three-tonne bell into the tower.")
        assert (figure.exact, figure.unit, figure.counted, figure.measure) == ("three-tonne", "t", "bell", "weight")

    @pytest.mark.slow
    def test_conversion_in_brackets_is_a_figure_of_its_own(self) -> None:
        figures = read("The well reaches a depth of 40 metres (131 feet).")
        assert [(q.exact, q.unit, q.measure) for q in figures] == [("40 metres", "m", "depth"), ("131 feet", "ft", "depth")]

    @pytest.mark.slow
    def test_age_between_commas(self) -> None:
        (figure,) = read("Marta Quiroga, 34, runs the bakery.")
        assert (figure.value, figure.unit, figure.measure) == (34, "year", "age")


@pytest.mark.slow
class TestChange:
    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("Rents rose 5% in May.", Direction.UP),
            ("Rents fell by 3 per cent.", Direction.DOWN),
            ("There was a 9% rise in rents.", Direction.UP),
            ("The index is down 40 points.", Direction.DOWN),
            ("The firm hopes to lift sales by 12%.", Direction.UP),
            ("The share ended down 4%.", Direction.DOWN),
            ("Outlays rose 0.8 last month.", Direction.UP),
            ("Rents reached 5% of income.", None),
            ("Gunners shot down 41 drones.", None),
        ],
    )
    def test_direction(self, text: str, direction: Direction | None) -> None:
        (figure,) = read(text)
        assert figure.change is direction
        assert (figure.measure == "change") is (direction is not None)


@pytest.mark.slow
class TestCounted:
    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("The depot held 900 crates of apples.", "crates of apples"),
            ("They hired 40 Bolivian carpenters.", "Bolivian carpenters"),
            ("Six of our cousins came.", "cousins"),
            ("The army lost 80 tanks and trucks.", "tanks and trucks"),
            ("They used 30 tools of persuasion – leaflets and radio ads.", "tools of persuasion – leaflets and radio ads"),
            ("A third of the injured were students.", "the injured"),
            ("The storm killed 14.", ""),
            ("Another 20 more nurses arrived.", "nurses"),
        ],
    )
    def test_noun_phrase_as_written(self, text: str, counted: str) -> None:
        assert read(text)[0].counted == counted

    def test_left_out_behind_and(self) -> None:
        figures = read("Over 60 hikers were rescued and 4 killed.")
        assert [(q.exact, q.counted, q.measure) for q in figures] == [("Over 60", "hikers", "rescued"), ("4", "hikers", "killed")]

    def test_object_stays_bare(self) -> None:
        figures = read("The blaze killed seven people and injured 30, including five nurses.")
        assert [(q.counted, q.measure) for q in figures] == [("people", "killed"), ("", "injured"), ("nurses", "injured")]


WORDS = """one and hundred million half a in of more than up to between from km bn m people killed magnitude per cent minus dozens
third quarter dozen us times points year old with x10^ e+ or pm"""
PIECES = st.sampled_from([*"0123456789 ,.-–/$€%½:+>~'()“é💥", "\n", "\u202f", *WORDS.split()])


def check(text: str, figures: list[Quantity]) -> None:
    """What holds of the figures of any text."""
    for figure in figures:
        assert text[figure.start : figure.end] == figure.exact
        assert figure.exact.strip() == figure.exact != ""
        bounds = [bound for bound in (figure.low, figure.value, figure.high) if bound is not None]
        assert bounds == sorted(bounds)
    for one, two in pairwise(figures):
        assert one.end <= two.start


class TestAnyText:
    @given(st.text(max_size=200))
    def test_any_unicode(self, text: str) -> None:
        check(text, scan(text))

    @settings(max_examples=300)
    @given(st.lists(PIECES, max_size=40))
    def test_any_mixture_of_pieces(self, pieces: list[str]) -> None:
        for text in ("".join(pieces), " ".join(pieces)):
            check(text, scan(text))

    @pytest.mark.slow
    @settings(max_examples=60, deadline=None)
    @given(st.lists(PIECES, max_size=25))
    def test_any_mixture_with_the_real_model(self, pieces: list[str]) -> None:
        text = " ".join(pieces)
        check(text, read(text))

    @pytest.mark.parametrize("piece", ["1", "1 ", "1,", "1-", "9 hundred and ", "one in ", "half a ", "twenty-", "2^", "1.1."])
    def test_steps_grow_with_the_length(self, piece: str) -> None:
        def count(size: int) -> int:
            text = piece * (size // len(piece))
            doc = _blank.make_doc(text)
            return count_steps(lambda: list(find_quantities(doc, text)))

        assert count(8_000) < 6 * count(2_000)

    def test_empty(self) -> None:
        assert scan("") == []
