from dataclasses import replace
from typing import Any

import pytest

from app.linking.features import Figure
from app.linking.figures import add_sums, make_figure
from app.models import Appearance, Quantity
from tests.linking.factory import make_figure as make
from tests.linking.factory import make_voiced


def read(text: str, exact: str, measure: str = "duration", *, beside: str = "", unit: str | None = "d", **more: Any) -> Figure:
    """The figure that stands as `exact` in a statement of these words."""
    start = text.index(exact)
    row = Appearance(start=0, end=len(text), exact=text, places=[], certainty="stated", **more)
    quantity = Quantity(
        appearance_id="p",
        start=start,
        end=start + len(exact),
        exact=exact,
        measure=measure,
        counted="",
        comparator="=",
        value=8,
        unit=unit,
    )
    spans = [(text.index(beside), text.index(beside) + len(beside))] if beside else []
    figure = make_figure(row, quantity, voiced=make_voiced("p"), entities={}, names=None, event_year=None, beside=spans)
    assert figure is not None
    return figure


class TestFrames:
    @pytest.mark.parametrize(
        ("text", "frame"),
        [
            ("The pump stood still for 8 days", "length"),
            ("The owner must answer within the 8 days allowed", "limit"),
            ("The gates were closed 8 days after the leak", "distance"),
            ("They need 8 days", None),
        ],
    )
    def test_how_a_time_is_told(self, text: str, frame: str | None) -> None:
        assert read(text, "8 days").frame == frame


class TestWordsAround:
    def test_two_of_a_kind_have_the_words_on_their_own_side(self) -> None:
        text = "The baker, who had run the shop for 8 days, was fined after 9 nights in the cells"
        assert "cell" not in read(text, "8 days", beside="9 nights").context
        assert "shop" not in read(text, "9 nights", beside="8 days").context

    def test_a_condition_supposes_its_figure(self) -> None:
        assert read("They will strike if the wait passes 8 days", "8 days").is_supposed
        assert not read("If it rains, they will wait for 8 days", "8 days").is_supposed

    def test_a_beginning_is_no_moment_of_the_count(self) -> None:
        told = {"when_edtf": "2031-05-02", "when_exact": "Friday"}
        assert read("It has rained for 8 days since Friday", "8 days", **told).when is None
        assert read("It had rained for 8 days on Friday", "8 days", **told).when == "2031-05-02"


class TestSides:
    def test_what_a_side_tells_of_its_own(self) -> None:
        assert read("The army put its own dead at 8", "8", "killed", unit=None).is_local
        assert not read("The army put the dead at 8", "8", "killed", unit=None).is_local

    def test_a_sort_of_those_counted(self) -> None:
        text = "We are holding 61 people, 48 of them soldiers"
        assert read(text, "48", "arrested").counted.heads == {"soldier"}

    def test_more_of_them(self) -> None:
        assert read("Two more of the crew died", "Two", "killed").is_more
        assert not read("Two more than last week died", "Two", "killed").is_more


class TestAddSums:
    def test_figures_of_one_statement_make_totals_and_stand_side_by_side(self) -> None:
        port, sea = add_sums([make(84, measure="killed"), make(11, measure="killed")])
        assert (port.sums, sea.sums) == (frozenset({11.0, 95.0}), frozenset({84.0, 95.0}))

    def test_other_measures_and_open_intervals_are_not_added(self) -> None:
        killed, hurt, more = add_sums([make(84, measure="killed"), make(11), make(5, ">", measure="killed")])
        assert (killed.sums, hurt.sums, more.sums) == (frozenset(), frozenset(), frozenset({84.0}))

    def test_what_a_sentence_has_replaced(self) -> None:
        now, before = add_sums([make(300, measure="limited"), make(500, measure="limited", is_past=True)])
        assert now.overtakes == {500.0}
        assert before.overtakes == frozenset()

    def test_what_a_sentence_calls_wrong(self) -> None:
        right, _ = add_sums([make(202, measure="aboard"), make(187, measure="aboard", is_past=True, is_wrong=True)])
        assert right.corrects == {187.0}
        assert right.overtakes == frozenset()

    def test_of_them_makes_a_part_of_the_same_measure_only(self) -> None:
        aboard, killed = add_sums([make(58, measure="aboard"), make(3, measure="killed", is_part=True)])
        assert not killed.is_part
        hurt, badly = add_sums([make(52), make(15, is_part=True)])
        assert badly.is_part
        assert not aboard.is_part
        assert not hurt.is_part


class TestParts:
    def test_a_figure_of_another_one_of_its_measure_is_a_part(self) -> None:
        assert read("Of rain fell 8 days of the 12 nights", "8 days", beside="12 nights").is_part
        assert not read("Of rain fell 8 days and the 12 nights", "8 days", beside="12 nights").is_part

    @pytest.mark.parametrize(
        ("text", "is_part"),
        [
            ("Two of the 8 hikers who died on the ridge were brothers", True),
            ("All of the 8 hikers who died on the ridge were brothers", False),
            ("Two of the 8 hikers were brothers", False),
            ("A family of 8 died on the ridge", True),
        ],
    )
    def test_a_group_among_the_dead_is_a_part(self, text: str, *, is_part: bool) -> None:
        assert read(text, "8", "killed", unit=None).is_part is is_part

    @pytest.mark.parametrize(
        ("text", "measure", "is_part"),
        [
            ("8 days of the injured were nurses", "injured", True),
            ("8 days of the injured have gone home", "released", False),
            ("A family of 8 days is feared to be among the missing", "missing", True),
        ],
    )
    def test_a_group_named_behind_the_number(self, text: str, measure: str, *, is_part: bool) -> None:
        assert read(text, "8 days", measure).is_part == is_part


class TestPutRight:
    @pytest.mark.parametrize(
        ("text", "measure", "is_wrong"),
        [
            ("Seven loads came, not the 8 days that were told", "delivered", True),
            ("The office revised the depth to nine from 8 days", "depth", True),
            ("The bank revised its forecast for the depth to nine from 8 days", "depth", False),
            ("The office revised the toll to nine from 8 days", "killed", False),
            ("The office lowered its estimate of the dead to seven from 8 days", "killed", True),
            ("The staff cut the bread to seven from 8 days", "killed", False),
        ],
    )
    def test_what_a_revision_says_of_the_old_number(self, text: str, measure: str, *, is_wrong: bool) -> None:
        assert read(text, "8 days", measure).is_wrong == is_wrong

    def test_a_number_in_place_of_one_that_somebody_gave(self) -> None:
        told = read("He put the gap at nine days, rather than the 8 days announced", "8 days")
        assert told.is_wrong
        assert not told.is_supposed
        wish = read("He had wanted nine days rather than 8 days", "8 days")
        assert wish.is_supposed
        assert not wish.is_wrong

    def test_a_tally_may_be_up_from_a_number_of_another_sentence(self) -> None:
        assert read("The figure was up from 8 days on Sunday", "8 days").is_past
        assert not read("A man up from 8 days of rest", "8 days").is_past

    def test_a_condition_behind_the_figure(self) -> None:
        assert read("It stands to lose 8 days if the rate falls", "8 days").is_supposed


class TestMoney:
    def test_a_currency_of_several_states_is_money(self) -> None:
        told: dict[str, Any] = {"start": 0, "end": 20, "exact": "They saved 30 mln dlrs", "places": [], "certainty": "stated"}
        row = Appearance(**told)
        quantity = Quantity(
            appearance_id="p",
            start=11,
            end=22,
            exact="30 mln dlrs",
            measure="saved",
            counted="",
            comparator="=",
            value=3e7,
            unit=None,
        )
        figure = make_figure(row, quantity, voiced=make_voiced("p"), entities={}, names=None, event_year=None)
        assert figure is not None
        assert figure.dimension == "$"


class TestWordsInFront:
    @pytest.mark.parametrize(
        ("text", "head"),
        [
            ("The number of stranded kayakers rose to 8", "kayaker"),
            ("The tally of burnt barns stands at 8", "barn"),
            ("They put the number of kayakers taken from the lake at 8", "kayaker"),
            ("They put the number of stalls at 8", "stall"),
        ],
    )
    def test_a_total_tells_what_it_counts(self, text: str, head: str) -> None:
        assert read(text, "8", "recorded").counted.heads == {head}

    def test_what_is_advised_is_not_so(self) -> None:
        assert read("The surveyor recommended a limit of 8", "8", "capacity").is_expected
        assert not read("The surveyor found a limit of 8", "8", "capacity").is_expected


class TestOtherOccasions:
    def test_years_told_back_from_now_are_another_year(self) -> None:
        told: dict[str, Any] = {"measure": "killed", "value": 9, "unit": None, "event_year": 2031}
        assert read_count("Nine died on this pass 15 years ago", "Nine", **told).year == 2016
        assert read_count("It is a decade since nine died on this pass", "nine", **told).year == 2021
        assert read_count("Nine died in a hut, built 15 years ago", "Nine", **told).year is None

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("Ten years ago a bus left this road, with the loss of nine lives", 2021),
            ("It comes ten years after the bus crash, when nine pilgrims fell", 2021),
            ("The road was closed, ten years after the crash, when nine fell", None),
        ],
        ids=["opened so", "so long after", "an aside"],
    )
    def test_how_long_ago_may_hold_for_a_whole_sentence(self, text: str, year: int | None) -> None:
        assert read_count(text, "nine", measure="killed", value=9, unit=None, event_year=2031).year == year

    def test_people_are_not_counted_as_days_or_attacks(self) -> None:
        told: dict[str, Any] = {"measure": "killed", "value": 9, "unit": None, "event_year": 2031}
        assert not read_count("The toll stood at nine two days earlier", "nine", counted="two days", **told).counted.heads
        assert read_count("Nine climbers died", "Nine", counted="climbers", **told).counted.heads == {"climber"}


class TestPuttingRight:
    def test_a_bare_number_has_the_unit_of_the_one_that_replaces_it(self) -> None:
        text = "The shaft is 410 metres deep, not 380"
        deep = read_count(text, "410 metres", measure="depth", value=410, unit="m", event_year=None)
        wrong = read_count(text, "380", measure="killed", value=380, unit=None, event_year=None)
        assert wrong.is_wrong
        assert add_sums([deep, wrong])[0].corrects == {380}

    def test_a_size_read_under_another_measure_is_put_right(self) -> None:
        text = "Attendance had been 58%, not the 73% given by the guild"
        right = read_count(text, "58%", measure="change", value=58, unit="%", event_year=None)
        wrong = read_count(text, "73%", measure="share", value=73, unit="%", event_year=None)
        assert add_sums([right, wrong])[0].corrects == {73}

    def test_whoever_lowers_an_announced_figure_calls_it_wrong(self) -> None:
        text = "The board lowered its turnout figure to 61 per cent from 66"
        assert read_count(text, "66", measure="share", value=66, unit="%", event_year=None).is_wrong
        fare = "The line lowered its fare to 61 pence from 66"
        assert not read_count(fare, "66", measure="price", value=66, unit=None, event_year=None).is_wrong

    def test_a_part_puts_nothing_right(self) -> None:
        text = "The list was corrected to 84, including nine cooks, from 79"
        told: dict[str, Any] = {"measure": "aboard", "unit": None, "event_year": None}
        figures = [read_count(text, exact, value=value, **told) for exact, value in (("84", 84), ("nine", 9), ("79", 79))]
        assert [sorted(one.corrects) for one in add_sums(figures)][:2] == [[79], []]


def read_count(
    text: str, exact: str, *, measure: str, value: float, unit: str | None, event_year: int | None, counted: str = ""
) -> Figure:
    """The count that stands as `exact` in a statement of these words, of an event in that year."""
    start = text.index(exact)
    columns: dict[str, Any] = {"places": [], "certainty": "stated"}
    row = Appearance(start=0, end=len(text), exact=text, **columns)
    quantity = Quantity(
        appearance_id="p",
        start=start,
        end=start + len(exact),
        exact=exact,
        measure=measure,
        counted=counted,
        comparator="=",
        value=value,
        unit=unit,
    )
    figure = make_figure(row, quantity, voiced=make_voiced("p"), entities={}, names=None, event_year=event_year)
    assert figure is not None
    return figure


class TestReplaced:
    def test_a_spelt_number_may_stand_in_front(self) -> None:
        text = "Eighty-one of the goats have been found, up from 8 days"
        assert read(text, "8 days", beside="Eighty-one").is_past
        assert not read(text, "8 days").is_past

    def test_a_rival_share_is_not_replaced(self) -> None:
        text = "The count gave Ilma Brandt 52 against 8 days for Per Ostrova"
        assert not read(text, "8 days", beside="52").is_past

    def test_only_the_nearest_number_replaces_another(self) -> None:
        now, past, rest = add_sums(
            [
                make(21, measure="killed", exact="21"),
                make(19, measure="killed", exact="19", is_past=True),
                make(2, measure="killed", exact="two", counted="women"),
            ]
        )
        assert (now.overtakes, rest.overtakes, past.replaced_by) == (frozenset({19.0}), frozenset(), 21.0)

    def test_a_count_that_is_revised_upwards_has_grown(self) -> None:
        def revise(now: float, before: float) -> list[Figure]:
            told: dict[str, Any] = {"measure": "intercepted", "counted": "kites", "is_wrong": True, "is_revised": True}
            return add_sums([make(now, exact="now", **told), make(before, exact="before", is_past=True, **told)])

        assert revise(41, 34)[0].overtakes == frozenset({34.0})
        assert revise(30, 34)[0].corrects == frozenset({34.0})

    def test_who_revises_it_may_stand_in_front(self) -> None:
        text = "the depth to 11 metres from 8 days"
        assert read(text, "8 days", "depth", cue_exact="revised").is_wrong
        assert not read(text, "8 days", "depth", cue_exact="put").is_wrong


class TestSumsOfParts:
    def test_a_part_adds_nothing(self) -> None:
        dead = make(13, measure="killed", exact="13")
        found = add_sums([dead, make(2, measure="killed", exact="two", is_part=True)])
        assert 15 not in found[0].sums
        assert 15 in add_sums([dead, make(2, measure="killed", exact="two")])[0].sums

    def test_what_was_so_before_adds_nothing(self) -> None:
        dead = [make(5, measure="killed", exact="five"), make(3, measure="killed", exact="three", is_past=True)]
        assert 8 not in add_sums(dead)[0].sums


class TestChangedAndGrown:
    def test_somebody_made_it_what_it_is(self) -> None:
        assert read("The guild has raised its offer to 8 days of leave", "8 days").is_changed
        assert not read("The guild has raised its hand and spoke for 8 days", "8 days").is_changed

    def test_counted_up_to_now(self) -> None:
        assert read("So far the strike has lasted 8 days", "8 days").is_grown
        assert not read("The strike lasted 8 days", "8 days").is_grown

    def test_what_came_down_did_not_lower_a_toll(self) -> None:
        text = "Two porters died when the roof came down, taking the toll to 8 from 5"
        count: dict[str, Any] = {"unit": None, "dimension": None}
        now, past = (replace(read(text, one, "killed"), interval=make(float(one)).interval, **count) for one in ("8", "5"))
        assert past.is_wrong
        assert not add_sums([now, replace(past, is_past=True)])[1].is_wrong
