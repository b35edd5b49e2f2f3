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


class TestOneUnit:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Police seized more than a tonne of tea.", "1 > t"),
            ("The vein runs for over a mile.", "1 > mi"),
            ("The wall measured a metre and a half.", "1.5 m"),
            ("The climb took an hour and 20 minutes.", "1.3333 h"),
            ("The talks lasted a year and a half.", "1.5 year"),
        ],
    )
    def test_article_counts_one(self, figures: Figures, text: str, told: str) -> None:
        assert [_tell(one) for one in figures(text)] == [told]

    @pytest.mark.parametrize("text", ["It left over a second leak.", "They meet a mile from here twice a week."])
    def test_article_counts_nothing(self, figures: Figures, text: str) -> None:
        assert figures(text) == []


class TestRanges:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Between two and three dozen goats were lost.", "24..36"),
            ("Two or three hundred goats were lost.", "200..300"),
            ("One or two goats were lost.", "1..2"),
            ("It was a two-to-three-week wait.", "2..3 week"),
            ("The list rose by 12 to 45.", "12 up; 45"),
            ("Pay will rise by 2 to 4 percent.", "2..4 % up"),
        ],
    )
    def test_ends(self, figures: Figures, text: str, told: str) -> None:
        assert "; ".join(_tell(one) for one in figures(text)) == told

    def test_hyphened_score_is_no_range(self, figures: Figures) -> None:
        assert figures("The lessons are one-to-one.") == []


class TestBounds:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The road is 20-odd miles long.", "20 ~ mi"),
            ("They wait 60 or more days.", "60 >= d"),
            ("Gusts of 90-plus mph blew.", "90 >= mph"),
            ("Some 300-something goats were lost.", "300 ~"),
            ("Thousands and thousands of eels died.", "2000 >="),
            ("Lines of 40 Mbps were laid.", "40 Mbit/s"),
            ("The blade was 12in long.", "12 in"),
        ],
    )
    def test_bound_with_unit(self, figures: Figures, text: str, told: str) -> None:
        assert [_tell(one) for one in figures(text)] == [told]

    def test_stars_of_a_hotel_count_nothing(self, figures: Figures) -> None:
        assert figures("The five-star hotel shut.") == []


class TestNames:
    @pytest.mark.parametrize(
        "text",
        [
            "Resolution 1190 was passed.",
            "Level 3 limits apply.",
            "See pages 12-14.",
            "A Boeing 737-800 landed.",
            "Firefly 2.1 was sold and version 3.4 is due.",
            "The Group of Seven met.",
            "The Halden Seven were tried.",
            "The Thirty Years War ended.",
        ],
    )
    def test_number_of_a_name_counts_nothing(self, figures: Figures, text: str) -> None:
        assert figures(text) == []

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Blast in Harbour Kills 12, Hurts Nine", "12; 9"),
            ("Toy Maker to Sell 18 Plants to Rival", "18"),
            ("Storm Hits North Coast, One Dead", "1"),
            ("Four of the nine were hurt.", "4; 9"),
            ("A magnitude-6.4 quake struck.", "6.4"),
            ("Today 40 were hurt.", "40"),
        ],
    )
    def test_number_in_a_title_counts(self, figures: Figures, text: str, told: str) -> None:
        assert "; ".join(_tell(one) for one in figures(text)) == told


class TestHours:
    @pytest.mark.parametrize(
        "text",
        ["Doors open at half past seven.", "The shop opens at 9 and closes at 11.", "It began just after nine.", "They met at 8."],
    )
    def test_hour_is_no_figure(self, figures: Figures, text: str) -> None:
        assert figures(text) == []

    @pytest.mark.parametrize("text", ["The share closed at 11.", "Prices start at 5.", "They met at 8 schools."])
    def test_amount_is_one(self, figures: Figures, text: str) -> None:
        assert len(figures(text)) == 1


class TestMore:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("At least 23 local traders were hurt.", "23 >="),
            ("Shares were off 12 cents.", "12 down"),
            ("The firm paid off $2m.", "2000000 USD"),
            ("Oil closed 12 cents lower at $40.", "12 down; 40 USD"),
            ("It fell to 12 degrees below zero.", "-12 °"),
            ("A tent of 12 by 6 metres burned.", "12 m; 6 m"),
            ("Sales rose tenfold to 300.", "10; 300"),
        ],
    )
    def test_figures(self, figures: Figures, text: str, told: str) -> None:
        assert "; ".join(_tell(one) for one in figures(text)) == told

    def test_local_time(self, figures: Figures) -> None:
        assert figures("It landed at 1900 local time.") == []


class TestCalls:
    @pytest.mark.parametrize(
        "text",
        [
            "Call detectives at 658-5300.",
            "Call the desk at (415) 575-4444 or (866) CRIME-LN.",
            "A neighbour called 911.",
            "A 911 dispatcher answered.",
            "Image 3 of 10",
        ],
    )
    def test_number_that_is_called_counts_nothing(self, figures: Figures, text: str) -> None:
        assert figures(text) == []

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Several hundred thousand eels died.", "200000 >="),
            ("They shipped 200-1000 crates.", "200..1000"),
            ("The singer, now 81, was there.", "81 year"),
            ("Ravi Menon Jr., 23, sang.", "23 year"),
        ],
    )
    def test_others_count(self, figures: Figures, text: str, told: str) -> None:
        assert _tell(figures(text)[0]) == told
