"""Synonyms that win over a participle, and words that belong to the count: places, limits, rates, ways."""

import pytest

from app.vocabulary import Comparator, Direction
from tests.pipeline.figures.conftest import Figures


class TestSynonyms:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Crews plucked nine kayakers from the estuary after a squall.", "rescued"),
            ("Bailiffs impounded 27 lorries at the border.", "impounded"),
            ("Detectives carted off 11 crates of ledgers.", "seized"),
            ("Inspectors examined 31 bridges last autumn.", "inspected"),
            ("Auditors examined 31 invoices.", "examined"),
            ("The council shut 12 of them.", "closed"),
            ("Salt water corroded two of the pumps.", "damaged"),
            ("Termites had eaten through four beams.", "damaged"),
            ("Rioters set fire to 12 buses.", "destroyed"),
            ("Dealers called 1,500 tractors back to mend a steering fault.", "recalled"),
            ("Fourteen people were checked by paramedics at the scene.", "treated"),
            ("Three sailors were lost in the storm.", "killed"),
            ("Twelve people could not be found.", "missing"),
            ("Twelve people were found not guilty.", "acquitted"),
            ("Floods cut off 20 villages.", "affected"),
            ("Two hundred people held candles outside the court.", "attended"),
            ("And 640 workers are for the chop.", "cut"),
            ("The kidnappers demanded $500,000.", "demanded"),
            ("The plaintiffs are seeking $500,000 in damages.", "sought"),
            ("The court awarded him $12,000.", "paid"),
            ("She spent weeks in hospital and faces four more operations.", "faced"),
            ("Troops retook three villages.", "retaken"),
            ("There were four robberies in a week.", "recorded"),
        ],
    )
    def test_the_vocabulary_wins_over_the_participle(self, figures: Figures, text: str, measure: str) -> None:
        assert [quantity.measure for quantity in figures(text)][-1] == measure

    def test_the_subject_of_holding_is_not_arrested(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("The boat holds 120 people.")] == ["capacity"]


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "measures"),
        [
            ("There were 90 guests on the terrace when it fell.", ["involved"]),
            ("The hall has a limit of 220 people, but 350 people were inside.", ["capacity", "involved"]),
            ("The cameras showed 240 people on the deck.", ["involved"]),
            ("The blast killed 12 people in the tunnel.", ["killed"]),
            ("The plane had 131 people on board.", ["aboard"]),
            ("The pier was designed for 75 visitors.", ["capacity"]),
            ("The town of 9,000 would lose its school.", ["total"]),
            ("The model is sold in 14 countries.", ["total"]),
            ("Floods were reported in 14 provinces.", ["affected"]),
            ("The number of injured stands at 91, 12 of them in a critical condition.", ["injured", "injured"]),
        ],
    )
    def test_where_people_are(self, figures: Figures, text: str, measures: list[str]) -> None:
        assert [quantity.measure for quantity in figures(text)] == measures


class TestAmounts:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("They used untrained boys on £4 a day.", "paid"),
            ("He has a mortgage of €900 a month.", "paid"),
            ("Bread has gone up to 85 cents a loaf.", "price"),
            ("The walkway plunged 12 metres into the water.", "distance"),
            ("The village stands 12 km from the coast.", "distance"),
            ("The shaft goes down 600 metres.", "depth"),
            ("Women won by three to one.", "ratio"),
        ],
    )
    def test_ways_and_rates(self, figures: Figures, text: str, measure: str) -> None:
        (quantity,) = figures(text)
        assert quantity.measure == measure
        assert quantity.change is None

    def test_a_level_still_moves(self, figures: Figures) -> None:
        (quantity,) = figures("The river rose two metres overnight.")
        assert (quantity.change, quantity.measure) == (Direction.UP, "change")

    def test_a_margin_is_no_fall(self, figures: Figures) -> None:
        (quantity,) = figures("She lost by 12 votes.")
        assert (quantity.change, quantity.measure) == (None, "difference")

    def test_a_part_behind_a_bound(self, figures: Figures) -> None:
        quantity = figures("The share price crashed by nearly a fifth in two days.")[0]
        assert (quantity.value, quantity.comparator, quantity.change) == (0.2, Comparator.LESS, Direction.DOWN)

    def test_millions_of_a_range_are_no_metres(self, figures: Figures) -> None:
        (quantity,) = figures("The affair will cost between 550m and 700m crowns.")
        assert (quantity.low, quantity.high, quantity.measure) == (550e6, 700e6, "cost")

    def test_a_week_that_was_given(self, figures: Figures) -> None:
        (quantity,) = figures("Engineers given a fortnight by the court had to hurry.")
        assert quantity.measure == "duration"

    def test_an_age_when(self, figures: Figures) -> None:
        (quantity,) = figures("He was 17 when he joined the navy.")
        assert (quantity.measure, quantity.unit) == ("age", "year")
