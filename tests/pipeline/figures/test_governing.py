"""What the verb that governs a count tells, before the topic of its sentence does."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestPartOfAGroup:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Nine of the injured have been allowed home.", "released"),
            ("Six of the wounded remain in intensive care.", "hospitalised"),
            ("She defends 18 of the detained.", "defended"),
            ("Two of those hurt later died.", "killed"),
        ],
    )
    def test_verb_tells_what_became_of_the_part(self, figures: Figures, text: str, measure: str) -> None:
        (found,) = figures(text)
        assert found.measure == measure

    def test_adjective_inside_the_whole_tells_it(self, figures: Figures) -> None:
        found = figures("Eleven of the 22 injured rowers are still in hospital.")
        assert [one.measure for one in found] == ["hospitalised", "injured"]

    def test_part_behind_its_whole(self, figures: Figures) -> None:
        found = figures("The guild listed 60 arrests, 11 of them of minors.")
        assert [one.measure for one in found] == ["arrested", "arrested"]


class TestGoverningVerbs:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Thirty people were on the doomed Cessna.", "aboard"),
            ("The line carried 400,000 passengers last year.", "carried"),
            ("Twelve ferries were cancelled.", "cancelled"),
            ("Eight jets were grounded.", "grounded"),
            ("Two sluices were jammed.", "jammed"),
            ("The widow seeks $3 million in damages.", "sought"),
            ("The firm has invested €40m in the plant.", "invested"),
            ("The regiment lost six men in the ambush.", "killed"),
            ("Stewards cleared 90 people from the terminal.", "evacuated"),
            ("The jury found two bakers not guilty.", "acquitted"),
            ("A neighbour carried two toddlers from the burning flat.", "rescued"),
            ("Guards dragged 30 students into vans.", "arrested"),
            ("Some 700 people are living in tents.", "displaced"),
            ("Hundreds of people cheered outside.", "attended"),
            ("The siren sounded four times that night.", "recorded"),
            ("The cartel's 10 barges were inspected.", "inspected"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        (found,) = figures(text)
        assert found.measure == measure

    def test_another_count_of_the_crowd(self, figures: Figures) -> None:
        found = figures("Organisers said 9,000 people had marched. The institute estimated that 4,000 people took part.")
        assert [one.measure for one in found] == ["attended", "attended"]

    def test_since_opens_no_clause_inside_a_perfect(self, figures: Figures) -> None:
        *_, last = figures("Forty people were detained, and 30 have since been released.")
        assert last.measure == "released"

    def test_age_does_not_go_on_with_sons(self, figures: Figures) -> None:
        *_, last = figures("Potter Tom Hale, 52, who lost two sons in the crash, wept.")
        assert last.measure == "killed"


class TestLengths:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The jet stopped 300 metres beyond the tarmac.", "distance"),
            ("It touched down 620 metres along the strip.", "distance"),
            ("The hamlet lies 7km below the weir.", "distance"),
            ("Divers found it 3 km below the surface.", "depth"),
            ("The bureau put the rainfall at 231 mm.", "depth"),
            ("The lane lay under two metres of mud.", "depth"),
            ("The 42-metre dam overflowed.", "height"),
            ("The tailback was a kilometre long.", "length"),
            ("The hut is a mile away.", "distance"),
            ("It was falling at 1,800 feet per minute.", "speed"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        (found,) = figures(text)
        assert found.measure == measure


class TestGaps:
    @pytest.mark.parametrize(
        "text",
        [
            "The barge was 23 knots too fast.",
            "The lorry was four tonnes over the limit.",
            "Her lap was two seconds faster than the record.",
        ],
    )
    def test_gap_between_an_amount_and_a_level(self, figures: Figures, text: str) -> None:
        (found,) = figures(text)
        assert found.measure == "difference"

    def test_height_above_the_sea_is_no_gap(self, figures: Figures) -> None:
        (found,) = figures("The hut stands 900 metres above the sea.")
        assert found.measure == "height"


class TestUnitsLeftOut:
    def test_limit_has_the_unit_of_what_broke_it(self, figures: Figures) -> None:
        *_, limit = figures("Crews worked for 13 hours, well over the legal limit of 12.")
        assert (limit.measure, limit.unit) == ("duration", "h")

    def test_gusts_have_the_unit_of_the_wind(self, figures: Figures) -> None:
        *_, gust = figures("The wind was 14 knots, gusting to 27.")
        assert (gust.measure, gust.unit) == ("speed", "kn")

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("Zambia will spend K8.4 million on repairs.", "ZMW"),
            ("Nigeria paid N500,000 to the clerk.", "NGN"),
            ("The works will cost K8.4 million.", None),
        ],
    )
    def test_letter_is_the_money_of_the_state_named(self, figures: Figures, text: str, unit: str | None) -> None:
        (found,) = figures(text)
        assert (found.unit, found.value) in {(unit, 8_400_000), (unit, 500_000)}

    @pytest.mark.parametrize("text", ["Nigeria ordered N95 masks.", "The clerk lost her P45 form.", "They took the M4 north."])
    def test_letter_of_a_name_is_no_money(self, figures: Figures, text: str) -> None:
        assert not figures(text)
