"""Which words tell a measure from farther off, and which do not."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestInserts:
    def test_what_is_put_in_between_keeps_no_verb_away(self, figures: Figures) -> None:
        found = figures("Nine of the wounded, including two toddlers, were taken to hospital.")
        assert [(one.value, one.measure) for one in found] == [(9, "hospitalised"), (2, "hospitalised")]

    def test_dashes_enclose_an_insert(self, figures: Figures) -> None:
        first, *_ = figures("Three people – a plumber and two bakers – died in the cellar.")
        assert first.measure == "killed"


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The union alleged that 80 cleaners had lost their jobs.", "cut"),
            ("The league claimed 5,000 nurses had joined the walkout.", "involved"),
            ("Eleven gave up: seven took their own lives.", "killed"),
            ("The captain has ordered 300 more soldiers to the pass.", "deployed"),
            ("Forty kamikaze drones swarmed over the harbour.", "launched"),
            ("Ninety commuters were seen in the emergency department.", "treated"),
            ("About 300 tenants will have to leave.", "evacuated"),
            ("We have 60 firefighters here.", "deployed"),
            ("Sixteen pilots were captured near the lake.", "captured"),
            ("It could close 40 coal-fired plants.", "closed"),
            ("The jury cleared her on six counts.", "acquitted"),
            ("The clinic did 900 fewer scans than last year.", "difference"),
            ("It was built to carry 90 people.", "capacity"),
            ("Guards freed 60 captives.", "released"),
            ("Attendance fell by a fifth to 80,000.", "attended"),
            ("She is eight points ahead of her rival.", "difference"),
            ("Police dispersed 300 marchers, arresting none.", "dispersed"),
            ("Sixty schools stayed closed.", "closed"),
            ("Seven patients were discharged on Friday.", "released"),
            ("Thirty homes lost their roofs.", "damaged"),
            ("There were 900 sheep on board.", "aboard"),
            ("The share lost a tenth of its value.", "change"),
            ("The dead numbered 92 and included 17 welders.", "killed"),
            ("Shelling of rebel-held Sarn kills 58", "killed"),
            ("The lorry overturned, spilling 900 litres.", "spilled"),
            ("Eleven of those killed had no papers.", "killed"),
            ("Some 300 pupils took part in a sit-in at the school.", "involved"),
        ],
    )
    def test_frames(self, figures: Figures, text: str, measure: str) -> None:
        assert measure in [one.measure for one in figures(text)]

    def test_number_of_what_is_brought_along_is_not_governed(self, figures: Figures) -> None:
        (found,) = figures("The tram derailed with 90 passengers.")
        assert found.measure == "aboard"


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The hail caused $40m of damage.", "damage"),
            ("A €700 valve was not replaced.", "cost"),
            ("The ministry offered grants of up to €900 a head.", "aid"),
            ("Crude sold for $71 a barrel.", "price"),
            ("The share slipped 2% to €14.20.", "price"),
            ("Oil hits $53 on winter fears.", "price"),
            ("The news wiped £900m off its value.", "lost"),
            ("It went for £200 above the asking price.", "difference"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure


class TestNeighbours:
    def test_bare_number_goes_on_with_what_was_counted(self, figures: Figures) -> None:
        found = figures("Sixteen lathes have been shipped to Oran. Another 40 are to follow.")
        assert [one.measure for one in found] == ["shipped", "shipped"]
        assert found[1].counted == "lathes"

    def test_count_said_of_it(self, figures: Figures) -> None:
        found = figures("Organisers say 20,000 people turned out. Police said it was 9,000 at most.")
        assert [one.measure for one in found] == ["attended", "attended"]

    def test_two_counts_of_people_make_one_figure_to_speak_of(self, figures: Figures) -> None:
        text = "There were 90 passengers and 12 crew aboard. Police later put the figure at 110."
        last = figures(text)[-1]
        assert (last.measure, last.counted) == ("aboard", "people")

    def test_left_out_verb(self, figures: Figures) -> None:
        found = figures("Floods killed 40 people in Tarn and 11 in Aude, 51 in all.")
        assert [(one.value, one.measure) for one in found] == [(40, "killed"), (11, "killed"), (51, "killed")]

    def test_part_and_whole(self, figures: Figures) -> None:
        part, whole = figures("Gunners shot down 31 of 34 attack drones.")
        assert (part.measure, whole.measure) == ("intercepted", "launched")
        assert [one.measure for one in figures("Work stopped at three of the group's five mills.")] == ["stopped", "total"]

    def test_number_told_again(self, figures: Figures) -> None:
        found = figures("The mill will cut 4,200 jobs. She said 1,100 of the 4,200 would retire.")
        assert (found[2].value, found[2].measure) == (4200, "cut")

    def test_verb_of_people_does_not_go_on_to_things(self, figures: Figures) -> None:
        assert figures("The rebels lost 200 men and 31 vehicles.")[1].measure == "destroyed"

    def test_comparison_with_an_earlier_level(self, figures: Figures) -> None:
        found = figures("The clinic recorded 140 cases of measles in June, up from 35 in May.")
        assert [one.measure for one in found] == ["recorded", "recorded"]


class TestBoth:
    def test_counts_two(self, figures: Figures) -> None:
        (found,) = figures("Both climbers remain missing.")
        assert (found.exact, found.value, found.measure, found.counted) == ("Both climbers", 2, "missing", "climbers")

    def test_counts_only_what_became_of_people(self, figures: Figures) -> None:
        assert figures("Both singers praised the hall, and both sides agreed.") == []


class TestAges:
    @pytest.mark.parametrize(
        "text",
        [
            "Okoro, 51, has left.",
            "A boy of nine was found.",
            "My nephew was six.",
            "It is for people under 30.",
            "The couple, both 67, live there.",
        ],
    )
    def test_age(self, figures: Figures, text: str) -> None:
        assert ("age", "year") in [(one.measure, one.unit) for one in figures(text)]

    def test_ages_in_a_row(self, figures: Figures) -> None:
        assert [one.measure for one in figures("The brothers, aged 61 and 64, farm sheep.")] == ["age", "age"]


class TestClassesOfWords:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The cabinet pumped $40m of fresh capital into the railway.", "aid"),
            ("The province has set aside $9m for the farmers.", "aid"),
            ("He took out a €90,000 mortgage.", "lent"),
            ("Transfers are capped at 500 lari a day.", "limited"),
            ("Savers yanked €70m from their accounts.", "withdrawn"),
            ("Deposits of up to €50,000 are insured.", "insured"),
            ("The clerk accepted £900.", "paid"),
            ("Neighbours are suing the quarry for £3m.", "sued"),
            ("The bakery will stay shut, as will all 30 branches.", "closed"),
            ("A clinic with 14 beds opened.", "capacity"),
            ("Some 600 demonstrators banged drums.", "attended"),
            ("They swamped 90 demonstrators.", "swamped"),
            ("He was found guilty of six charges.", "sentenced"),
            ("The clinic has 80 suspected cases.", "recorded"),
            ("Chemists screened 60 samples.", "tested"),
            ("A plane brought 900 doses.", "delivered"),
            ("The ward is caring for 31 patients.", "hospitalised"),
            ("Nine guests fell ill.", "affected"),
            ("The blight has spread to six counties.", "affected"),
            ("Both panels heard 12 witnesses.", "heard"),
            ("Seven accountants walked free.", "acquitted"),
            ("The brewery closed for the first time in its 90-year history.", "age"),
            ("A belt of dunes that stretches for 300 km.", "length"),
            ("Its 40 lorries are red.", "total"),
            ("Divers found 11 spoons.", "found"),
            ("Of the prize, only €700 has been found.", "found"),
            ("The toll hit 14.", "killed"),
            ("He won by 90 votes.", "difference"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert [one.measure for one in figures(text)] == [measure]

    def test_noun_with_a_number_of_its_own_tells_nothing_of_the_next(self, figures: Figures) -> None:
        found = figures("We have nine dead, 80 suspected cases and 30 patients who have gone home.")
        assert [one.measure for one in found] == ["killed", "recorded", "released"]

    def test_number_that_is_put_right(self, figures: Figures) -> None:
        assert [one.measure for one in figures("They built 45 boats, not the 50 first promised.")] == ["built", "built"]


class TestRates:
    def test_rate_that_was_set(self, figures: Figures) -> None:
        found = figures("The bank lifted its main rate by half a point to 4.5%.")
        assert found[-1].measure == "lifted"

    @pytest.mark.parametrize("text", ["Inflation reached 9%.", "Growth is likely to slow to 2%.", "Rents rise at a rate of 6%."])
    def test_pace_is_a_change(self, figures: Figures, text: str) -> None:
        assert [(one.measure, one.change) for one in figures(text)] == [("change", "up")]

    def test_level_of_anything_else_is_a_share(self, figures: Figures) -> None:
        assert [(one.measure, one.change) for one in figures("Turnout reached 60%.")] == [("share", None)]


class TestLevels:
    @pytest.mark.parametrize(
        ("text", "levels"),
        [
            ("Sales rose from 1.2 to 1.5 million euros.", [(1_200_000, "EUR"), (1_500_000, "EUR")]),
            ("She slimmed from 98 to 93 kilos.", [(98, "kg"), (93, "kg")]),
            ("Cases rose from 9 to 14.", [(9, None), (14, None)]),
        ],
    )
    def test_first_takes_scale_and_unit_of_the_second(
        self, figures: Figures, text: str, levels: list[tuple[float, str | None]]
    ) -> None:
        assert [(one.value, one.unit) for one in figures(text)] == levels

    @pytest.mark.parametrize("text", ["(€1 = 1.09 francs)", "He had queued since four in the morning."])
    def test_no_figure(self, figures: Figures, text: str) -> None:
        assert figures(text) == []
