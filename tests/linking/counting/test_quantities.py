from dataclasses import replace
from typing import Any

import pytest

from app.linking.counting.counted import parse_counted
from app.linking.counting.kindred import find_those_there, is_over
from app.linking.counting.quantities import compare_figures
from app.linking.features import Figure
from tests.linking.factory import make_figure, make_turned


def relation(a: Figure, b: Figure) -> str | None:
    verdict = compare_figures(a, b)
    return verdict.relation if verdict else None


class TestSame:
    def test_equal_figures_are_one(self) -> None:
        assert relation(make_figure(31), make_figure(31, article="a-2")) == "same"

    def test_equal_bounds_are_one(self) -> None:
        assert (
            relation(make_figure(300, ">", exact="over 300"), make_figure(300, ">", exact="more than 300", article="a-2")) == "same"
        )

    def test_a_bound_meets_its_number(self) -> None:
        assert relation(make_figure(9, ">="), make_figure(9, article="a-2")) == "same"

    def test_about_meets_what_is_close(self) -> None:
        assert relation(make_figure(300, "~", exact="about 300"), make_figure(300, article="a-2")) == "same"

    def test_what_is_told_exactly_refines_what_is_told_about(self) -> None:
        assert relation(make_figure(290, article="a-2"), make_figure(300, "~", exact="about 300")) == "refines"

    def test_units_are_converted(self) -> None:
        words: dict[str, Any] = {"measure": "distance", "counted": "", "context": frozenset({"crater", "village", "north"})}
        km = make_figure(12, unit="km", factor=1000, dimension="m", **words)
        miles = make_figure(7.5, unit="mi", factor=1609.344, dimension="m", article="a-2", **words)
        assert relation(km, miles) == "same"


class TestConflicts:
    def test_a_number_outside_a_bound(self) -> None:
        verdict = compare_figures(make_figure(240, ">", exact="more than 240"), make_figure(212, article="a-2"))
        assert verdict is not None
        assert verdict.relation == "conflicts"
        assert verdict.reasons == ("same event", "same measure: injured", "212 is outside more than 240")
        assert verdict.times == "times unknown"
        assert verdict.score == 0.97

    def test_a_falling_toll_is_no_update(self) -> None:
        later = make_figure(7, published="2031-05-04", article="a-2")
        assert relation(later, make_figure(9, published="2031-05-03")) == "conflicts"

    def test_a_denied_figure(self) -> None:
        assert relation(make_figure(31, is_denial=True), make_figure(31, article="a-2", speaker="e-other")) == "conflicts"

    def test_two_voices_in_one_article(self) -> None:
        verdict = compare_figures(make_figure(31), make_figure(48, speaker="e-other"))
        assert verdict is not None
        assert verdict.times == "same article"


class TestUpdates:
    def test_a_later_count_of_a_rising_toll(self) -> None:
        later = make_figure(14, published="2031-05-04", article="a-2")
        earlier = make_figure(9, published="2031-05-03")
        assert relation(later, earlier) == "updates"
        assert relation(earlier, later) is None

    def test_a_sentence_that_overtakes_its_old_figure(self) -> None:
        new, old = make_figure(14), make_figure(9, is_past=True)
        assert relation(new, old) == "updates"
        assert relation(old, new) is None


class TestRefines:
    def test_a_number_within_a_bound(self) -> None:
        assert relation(make_figure(104), make_figure(100, ">", article="a-2")) == "refines"
        assert relation(make_figure(100, ">", article="a-2"), make_figure(104)) is None


class TestNothing:
    @pytest.mark.parametrize(
        "other",
        [
            make_figure(6, counted="children", article="a-2"),
            make_figure(15, is_part=True, counted="", article="a-2"),
            make_figure(31, measure="treated", article="a-2"),
            make_figure(412, year=1998, article="a-2"),
            make_figure(100, exact="100", article="a-1"),
            make_figure(20, is_local=True, article="a-2", speaker="e-witness"),
        ],
        ids=["subset", "part", "measure", "past event", "one breath", "witness"],
    )
    def test_another_matter_is_not_compared(self, other: Figure) -> None:
        assert relation(make_figure(90), other) is None
        assert relation(other, make_figure(90)) is None

    def test_another_town_is_not_compared(self) -> None:
        here = make_figure(12, places=frozenset({"orsany"}))
        there = make_figure(3, places=frozenset({"belk"}), article="a-2")
        assert relation(here, there) is None

    def test_a_bound_and_its_own_number_do_not_clash(self) -> None:
        assert relation(make_figure(100), make_figure(100, ">", article="a-2")) is None

    def test_sizes_of_different_things_are_not_compared(self) -> None:
        ten = make_figure(10, unit="d", measure="duration", counted="", context=frozenset({"warn", "manager"}))
        sixty = make_figure(60, unit="d", measure="duration", counted="", article="a-2", context=frozenset({"report", "expect"}))
        assert relation(ten, sixty) is None

    def test_measures_that_name_nothing_need_what_is_counted_on_both_sides(self) -> None:
        words: dict[str, Any] = {"measure": "total", "context": frozenset({"mill", "flour", "store"})}
        bags = make_figure(900, counted="bags", **words)
        assert relation(bags, make_figure(400, counted="", article="a-2", **words)) is None
        assert relation(bags, make_figure(400, counted="bags", article="a-2", speaker="e-chief", **words)) == "conflicts"

    def test_counts_of_no_happening_need_shared_words_around_them(self) -> None:
        sold = make_figure(4340, measure="sold", counted="sacks", context=frozenset({"june", "port"}))
        assert (
            relation(sold, make_figure(4415, measure="sold", counted="sacks", article="a-2", context=frozenset({"july"}))) is None
        )
        assert relation(sold, make_figure(4340, measure="sold", counted="sacks", article="a-2")) == "same"

    def test_a_list_of_sizes_in_one_article_is_no_conflict(self) -> None:
        quota: dict[str, Any] = {"measure": "weight", "counted": "", "unit": "t"}
        first = make_figure(28526, **quota, context=frozenset({"tin", "export", "quota", "plan"}))
        second = make_figure(13761, **quota, speaker="e-other", context=frozenset({"tin", "export", "quota", "year"}))
        assert relation(first, second) is None


class TestGrounds:
    """How far two counts may be compared whose groups, measures or settings are not surely the same."""

    def test_a_count_of_one_sort_of_people_is_the_count_where_the_number_tells(self) -> None:
        assert relation(make_figure(214, counted="passengers"), make_figure(214, article="a-2")) == "same"
        assert relation(make_figure(41, counted="children"), make_figure(41, article="a-2")) == "same"
        assert relation(make_figure(3, counted="children"), make_figure(3, article="a-2")) is None

    def test_sorts_of_people_that_reports_use_loosely_never_clash(self) -> None:
        two = make_figure(2, measure="killed", counted="villagers", published="2031-05-03")
        five = make_figure(5, measure="killed", article="a-2", speaker="e-other", published="2031-05-03")
        later = make_figure(5, measure="killed", article="a-2", speaker="e-other", published="2031-05-05")
        assert relation(two, five) is None
        assert relation(later, two) == "updates"

    def test_a_group_left_out_is_peoples_where_people_are_counted(self) -> None:
        fish = make_figure(30, measure="killed", counted="trout", published="2031-05-05")
        assert relation(fish, make_figure(3, measure="killed", counted="", article="a-2", published="2031-05-03")) is None

    def test_describing_adjectives_do_not_part_groups(self) -> None:
        attack = make_figure(34, measure="launched", counted="attack drones")
        assert relation(attack, make_figure(50, measure="launched", counted="winged drones", article="a-2")) == "conflicts"
        assert relation(attack, make_figure(50, measure="launched", counted="civilian drones", article="a-2")) == "conflicts"
        ours = make_figure(40, measure="lost", counted="Chilean tanks")
        assert relation(ours, make_figure(50, measure="lost", counted="Peruvian tanks", article="a-2")) is None

    def test_a_telling_number_shows_that_a_year_or_town_of_the_sentence_is_not_its_own(self) -> None:
        cut = make_figure(4200, measure="cut", counted="jobs")
        assert relation(cut, make_figure(4200, measure="cut", counted="workers", year=2030, article="a-2")) == "same"
        assert relation(cut, make_figure(4100, measure="cut", counted="jobs", year=2030, article="a-2")) is None
        assert relation(make_figure(3), make_figure(3, year=2030, article="a-2")) is None

    def test_a_telling_number_is_one_under_measures_that_reports_mix_up(self) -> None:
        joined = make_figure(31500, measure="involved", counted="people")
        assert relation(joined, make_figure(31500, measure="attended", counted="people", article="a-2")) == "same"
        assert relation(joined, make_figure(31500, measure="killed", counted="people", article="a-2")) is None

    def test_a_conversion_is_not_so_loose_as_to_join_two_depths(self) -> None:
        feet: dict[str, Any] = {"measure": "depth", "counted": "", "unit": "ft", "dimension": "m", "factor": 0.3048}
        metres: dict[str, Any] = {"measure": "depth", "counted": "", "unit": "m", "article": "a-2"}
        around = frozenset({"shaft"})
        assert relation(make_figure(1250, **feet, context=around), make_figure(380, **metres, context=around)) == "same"
        assert relation(make_figure(1250, **feet, context=around), make_figure(350, **metres, context=around)) == "conflicts"
        assert relation(make_figure(1250, **feet, context=around), make_figure(300, ">", **metres, context=around)) == "refines"

    def test_depths_of_two_things_are_two(self) -> None:
        deep: dict[str, Any] = {"measure": "depth", "counted": "", "unit": "m"}
        shaft = make_figure(380, **deep, context=frozenset({"shaft"}))
        pond = make_figure(340, **deep, context=frozenset({"pond"}), article="a-2")
        assert relation(shaft, pond) is None
        assert relation(shaft, make_figure(340, **deep, context=frozenset({"shaft"}), article="a-2")) == "conflicts"

    def test_nobody_disputes_whether_a_crowd_is_of_three_or_of_thousands(self) -> None:
        crowd = make_figure(4800, measure="attended")
        assert relation(crowd, make_figure(3, measure="attended", article="a-2")) is None
        assert relation(crowd, make_figure(2600, measure="attended", article="a-2")) == "conflicts"

    def test_a_toll_of_an_earlier_month_is_another_one(self) -> None:
        now = make_figure(19, measure="killed", published="2031-11-20")
        march = make_figure(31, measure="killed", article="a-2", published="2031-11-21", when="2031-03")
        assert relation(now, march) is None
        assert relation(make_figure(31, measure="killed", article="a-2", published="2031-11-21"), now) == "updates"
        assert relation(march, make_figure(31, measure="killed", published="2031-11-20", when="2031-03")) == "same"

    def test_what_a_sentence_calls_wrong_may_stand_under_another_measure(self) -> None:
        deep: dict[str, Any] = {"counted": "", "unit": "m"}
        told = make_figure(380, measure="depth", **deep)
        righted = make_figure(410, measure="length", article="a-2", corrects=frozenset({380.0}), **deep)
        assert relation(told, righted) == "conflicts"
        assert (
            relation(told, make_figure(410, measure="distance", article="a-2", corrects=frozenset({380.0}), **deep)) == "conflicts"
        )
        heavy = make_figure(410, measure="weight", unit="kg", counted="", article="a-2", corrects=frozenset({380.0}))
        assert relation(told, heavy) is None
        waited = make_figure(45, measure="duration", unit="min", dimension="s", factor=60.0, counted="")
        late = replace(waited, measure="delay", corrects=frozenset({3900.0}))
        other = make_figure(65, measure="duration", article="a-2", unit="min", dimension="s", factor=60.0, counted="")
        assert relation(other, late) is None

    def test_what_a_deed_was_done_to_is_one_count_where_nothing_else_was(self) -> None:
        only = replace(parse_counted("stoves"), is_only=True)
        sold = replace(make_figure(86000, measure="recalled", counted="stoves"), counted=only)
        more = replace(make_figure(112000, measure="recalled", counted="stoves", article="a-2"), counted=only)
        assert relation(sold, more) == "conflicts"
        earlier, later = (
            replace(one, voiced=replace(one.voiced, published=day)) for one, day in ((sold, "2031-05-03"), (more, "2031-05-06"))
        )
        assert relation(later, earlier) == "updates"
        assert relation(earlier, later) is None
        assert relation(sold, make_figure(112000, measure="recalled", counted="stoves", article="a-2")) is None

    def test_counts_of_whoever_was_there_clash_whatever_they_are_called(self) -> None:
        joined = make_figure(31500, measure="involved", counted="people")
        assert relation(joined, make_figure(14200, measure="attended", counted="people", article="a-2")) == "conflicts"
        assert relation(joined, make_figure(2500, measure="attended", counted="people", article="a-2")) is None
        assert relation(joined, make_figure(14200, measure="employed", counted="people", article="a-2")) is None

    def test_money_of_several_digits_needs_fewer_words_around_it(self) -> None:
        fine: dict[str, Any] = {"measure": "paid", "counted": "", "unit": "EUR"}
        paid = make_figure(85000, **fine, context=frozenset({"company", "fine", "pay"}))
        hit = make_figure(85000, **fine, article="a-2", context=frozenset({"fine", "year", "hit", "owner"}))
        other = make_figure(90000, **fine, article="a-2", context=frozenset({"fine", "year", "hit", "owner"}))
        assert relation(paid, hit) == "same"
        assert relation(paid, other) is None

    def test_what_is_far_from_a_bound_is_not_the_more_exact_figure(self) -> None:
        bound = make_figure(220, "<", exact="fewer than 220", article="a-2")
        assert relation(make_figure(202), bound) == "refines"
        assert relation(make_figure(12), bound) is None

    def test_a_loose_group_many_times_larger_is_another_one(self) -> None:
        shift = make_figure(35, measure="evacuated", counted="workers", published="2031-05-03")
        later = make_figure(1850, measure="evacuated", published="2031-05-05", article="a-2", speaker="e-other")
        assert relation(later, shift) is None

    def test_sizes_clash_only_where_most_words_around_are_shared(self) -> None:
        day: dict[str, Any] = {"unit": "h", "measure": "duration", "counted": ""}
        talks = make_figure(24, **day, context=frozenset({"fire", "side", "table", "guard", "pass"}))
        truce = make_figure(72, **day, article="a-2", context=frozenset({"fire", "side", "truce", "line", "gun"}))
        lull = make_figure(48, **day, article="a-2", context=frozenset({"fire", "side", "table", "lull"}))
        assert relation(talks, truce) is None
        assert relation(talks, lull) == "conflicts"

    def test_two_voices_that_say_much_the_same_beside_two_sizes(self) -> None:
        high: dict[str, Any] = {"unit": "m", "measure": "height", "counted": ""}
        crest = replace(make_figure(8.6, **high), vector=make_turned(0))
        peak = make_figure(9.1, **high, article="a-2", speaker="e-other")
        assert relation(crest, peak) is None
        assert relation(crest, replace(peak, vector=make_turned(70))) is None
        near = replace(peak, vector=make_turned(40))
        assert relation(crest, near) == "conflicts"
        assert "alike by 0.77 in what both say beside them" in compare_figures(crest, near).reasons  # type: ignore[union-attr]
        assert relation(crest, replace(near, voiced=replace(near.voiced, speaker=None))) is None
        daily: dict[str, Any] = {"clause": frozenset({"day"})}
        assert relation(crest, replace(near, **daily)) is None
        share: dict[str, Any] = {"measure": "share", "unit": "%", "dimension": "%"}
        assert relation(replace(crest, **share), replace(near, **share)) is None


class TestMoments:
    def test_a_figure_is_overtaken_by_its_own_article_only(self) -> None:
        old = make_figure(2, measure="killed", is_past=True, published="2031-05-05")
        assert relation(make_figure(5, measure="killed", published="2031-05-05"), old) == "updates"
        assert relation(make_figure(40, measure="killed", article="a-2", published="2031-05-03"), old) is None

    def test_what_varies_is_updated_whichever_way_it_goes(self) -> None:
        nine = make_figure(9, measure="hospitalised", published="2031-05-03")
        eight = make_figure(8, measure="hospitalised", published="2031-05-05", article="a-2", speaker="e-other")
        assert relation(eight, nine) == "updates"
        assert relation(nine, eight) is None
        same_day = make_figure(8, measure="hospitalised", published="2031-05-03", article="a-2", speaker="e-other")
        assert relation(same_day, nine) == "conflicts"

    def test_parts_that_make_the_total_are_no_conflict(self) -> None:
        port = make_figure(84, measure="killed", sums=frozenset({95.0}))
        assert relation(port, make_figure(95, measure="killed", article="a-2", speaker="e-other")) is None
        assert relation(port, make_figure(96, measure="killed", article="a-2", speaker="e-other")) == "conflicts"

    def test_a_denial_of_what_agrees_is_a_conflict(self) -> None:
        boast = make_figure(40, is_denial=True, article="a-2", speaker="e-other")
        assert relation(make_figure(40, ">=", exact="at least 40"), boast) == "conflicts"


class TestWhatIsNotOneThing:
    def test_times_told_in_two_ways(self) -> None:
        words: dict[str, Any] = {
            "unit": "d",
            "measure": "duration",
            "counted": "",
            "context": frozenset({"plea", "lodge", "clerk"}),
        }
        limit = make_figure(30, **words, frame="limit")
        assert relation(limit, make_figure(2, **words, frame="distance", article="a-2", speaker="e-other")) is None
        assert relation(limit, make_figure(20, **words, frame="limit", article="a-2", speaker="e-other")) == "conflicts"

    def test_names_alone_around_two_sizes(self) -> None:
        told: dict[str, Any] = {"unit": "year", "measure": "duration", "counted": "", "names": frozenset({"orla", "venn"})}
        ruled = make_figure(14, **told, context=frozenset({"orla", "venn", "rule"}))
        jailed = make_figure(8, **told, context=frozenset({"orla", "venn", "jail"}), article="a-2", speaker="e-other")
        assert relation(ruled, jailed) != "conflicts"

    def test_what_is_only_supposed(self) -> None:
        assert relation(make_figure(20, is_supposed=True), make_figure(14, article="a-2", speaker="e-other")) is None


class TestOneNumberInOtherWords:
    def test_a_headline_rounds(self) -> None:
        money: dict[str, Any] = {"measure": "withdrawn", "unit": "EUR", "counted": "", "context": frozenset({"saver", "withdraw"})}
        long, short = make_figure(1.04e9, **money), make_figure(1e9, **money, speaker=None)
        assert relation(long, short) == "same"
        assert relation(make_figure(1.4e9, **money), short) != "same"
        assert relation(make_figure(14), make_figure(10, speaker=None)) != "same"

    def test_the_words_around_tell_what_is_counted(self) -> None:
        told: dict[str, Any] = {"measure": "recorded", "context": frozenset({"suspect"})}
        fewer = make_figure(130, counted="suspected cases", measure="recorded", published="2031-05-03")
        later = make_figure(164, counted="", **told, article="a-2", published="2031-05-04")
        assert relation(later, fewer) == "updates"
        assert relation(make_figure(164, counted="", measure="recorded", article="a-2", published="2031-05-04"), fewer) is None

    def test_a_number_that_another_article_says_is_replaced(self) -> None:
        money: dict[str, Any] = {
            "measure": "limited",
            "unit": "EUR",
            "counted": "",
            "context": frozenset({"bank", "limit", "cash"}),
        }
        now = make_figure(300, **money, overtakes=frozenset({500.0}), article="a-2")
        assert relation(now, make_figure(500, **money)) == "updates"
        assert relation(make_figure(500, **money), now) is None
        assert relation(now, make_figure(400, **money, speaker="e-other")) == "conflicts"

    def test_what_a_sentence_puts_right(self) -> None:
        wrong = make_figure(187, is_past=True, is_wrong=True)
        assert relation(make_figure(202), wrong) == "conflicts"

    def test_what_another_article_puts_right(self) -> None:
        right = make_figure(202, corrects=frozenset({187.0}), article="a-2", context=frozenset({"purser"}))
        assert relation(right, make_figure(187, context=frozenset({"ferry"}))) == "conflicts"

    def test_what_is_expected_does_not_clash_with_what_is(self) -> None:
        doses = make_figure(45000, measure="delivered", counted="doses")
        hope = make_figure(200000, measure="delivered", counted="doses", is_expected=True, article="a-2", speaker="e-other")
        assert relation(hope, doses) != "conflicts"

    def test_as_many_as_means_many(self) -> None:
        fans = make_figure(5000, "<=", exact="as many as 5,000", measure="attended", counted="people")
        assert relation(fans, make_figure(1200, measure="attended", counted="people", article="a-2")) == "conflicts"
        assert relation(fans, make_figure(3000, measure="attended", counted="people", article="a-2")) != "conflicts"


class TestOneThingUnderTwoNames:
    def length(self, value: float, counted: str, article: str) -> Figure:
        return make_figure(value, measure="length", counted=counted, unit="m", dimension="m", article=article)

    def test_an_odd_length_is_one_thing(self) -> None:
        assert relation(self.length(1700, "quay", "a-1"), self.length(1700, "wharf", "a-2")) == "same"
        assert relation(self.length(100, "quay", "a-1"), self.length(100, "wharf", "a-2")) is None
        assert relation(self.length(1700, "quay", "a-1"), self.length(1800, "wharf", "a-2")) is None

    def test_whoever_comes_is_one_crowd(self) -> None:
        counted = make_figure(1200, "~", measure="attended", counted="", exact="about 1,200")
        fans = make_figure(5000, "<=", measure="attended", counted="fans", exact="as many as 5,000", article="a-2")
        assert relation(counted, fans) == "conflicts"

    def test_two_times_with_one_word_each(self) -> None:
        watch: dict[str, Any] = {"measure": "duration", "counted": "", "unit": "h", "dimension": "s", "factor": 3600}
        long = make_figure(13, **watch, context=frozenset({"watch"}))
        short = make_figure(9, **watch, context=frozenset({"watch", "crew"}), article="a-2")
        assert relation(long, short) == "conflicts"
        assert relation(long, make_figure(9, **watch, context=frozenset({"pump"}), article="a-2")) is None

    def test_two_numbers_of_one_sentence_are_two_things(self) -> None:
        few, many = make_figure(20, sums=frozenset({200.0})), make_figure(200, article="a-2")
        assert relation(few, many) is None


class TestOneBound:
    def test_two_words_for_one_bound(self) -> None:
        fine: dict[str, Any] = {"measure": "paid", "unit": "EUR", "context": frozenset({"fine", "firm", "hide"})}
        most = make_figure(40, "<=", exact="up to 40", **fine)
        assert relation(most, make_figure(40, "<=", exact="as much as 40", article="a-2", **fine)) == "same"
        assert relation(most, make_figure(50, "<=", exact="up to 50", article="a-2", **fine)) != "same"
        assert relation(make_figure(60, ">"), make_figure(60, ">=", article="a-2")) == "same"


class TestEarlierYears:
    def test_an_old_toll_grows_no_more(self) -> None:
        flood: dict[str, Any] = {"measure": "killed", "year": 1962}
        told = make_figure(71, published="2031-05-03", **flood)
        assert relation(make_figure(84, published="2031-05-05", article="a-2", **flood), told) == "conflicts"

    def test_what_is_to_be_by_a_year_may_be_told_without_it(self) -> None:
        plan: dict[str, Any] = {"measure": "cut", "counted": "jobs", "published": "2031-05-03", "is_expected": True}
        told = make_figure(900, **plan)
        assert relation(told, make_figure(750, article="a-2", year=2034, **plan)) == "conflicts"
        assert relation(told, make_figure(750, article="a-2", year=2029, **plan)) is None


class TestFollowers:
    def test_what_replaced_a_telling_number_is_of_the_same_thing(self) -> None:
        loss: dict[str, Any] = {"measure": "lost", "counted": "", "unit": "EUR"}
        old = make_figure(4200, **loss)
        assert relation(make_figure(4800, article="a-2", overtakes=frozenset({4200.0}), **loss), old) == "updates"
        assert relation(make_figure(4800, article="a-2", **loss), old) is None

    def test_under_another_measure_both_count_one_thing_by_name(self) -> None:
        old = make_figure(13, measure="capacity", counted="barges")
        follows: dict[str, Any] = {"measure": "trapped", "article": "a-2", "overtakes": frozenset({13.0})}
        assert relation(make_figure(21, counted="barges", **follows), old) == "updates"
        assert relation(make_figure(21, counted="vans", **follows), old) is None


class TestOnlyCountOfAThing:
    def told(self, value: float, measure: str, article: str, *, is_sole: bool = True, context: str = "") -> Figure:
        days = {"a-1": "2031-05-03", "a-2": "2031-05-05"}
        figure = make_figure(value, measure=measure, article=article, published=days[article], context=frozenset(context.split()))
        return replace(figure, counted=replace(parse_counted("valleys"), is_sole=is_sole))

    def test_a_vague_measure_stands_for_another(self) -> None:
        three, five = self.told(3, "outage", "a-1"), self.told(5, "total", "a-2")
        assert relation(five, three) == "updates"
        assert relation(replace(five, voiced=replace(five.voiced, published="2031-05-03")), three) is None
        assert relation(self.told(9, "total", "a-2"), three) is None
        assert relation(self.told(5, "total", "a-2", is_sole=False), three) is None
        assert relation(self.told(5, "evacuated", "a-2"), three) is None

    def test_a_depth_of_rain_is_no_deed_done_to_things(self) -> None:
        rain: dict[str, Any] = {"measure": "fallen", "counted": "rain", "unit": "mm", "context": frozenset({"rain", "fall", "day"})}
        first = make_figure(331, published="2031-05-03", **rain)
        assert relation(make_figure(400, published="2031-05-05", article="a-2", **rain), first) == "conflicts"

    def test_two_verbs_need_a_word_in_common(self) -> None:
        shut = self.told(3, "fenced", "a-1", context="valley fence cattle")
        assert relation(self.told(5, "cordoned", "a-2", context="valley cattle disease"), shut) == "updates"
        assert relation(self.told(5, "painted", "a-2", context="valley"), shut) is None


class TestInterchangedMeasures:
    def told(self, value: float, measure: str, day: int, article: str, *, is_sole: bool = True) -> Figure:
        figure = make_figure(value, measure=measure, article=article, published=f"2031-05-{day:02}")
        return replace(figure, counted=replace(figure.counted, is_sole=is_sole))

    def test_a_later_count_of_people_follows_under_either_measure(self) -> None:
        missing = self.told(29, "missing", 3, "a-1")
        assert relation(self.told(21, "trapped", 4, "a-2"), missing) == "updates"
        assert relation(missing, self.told(21, "trapped", 4, "a-2")) is None

    def test_they_never_clash_and_need_an_article_that_tells_one_only(self) -> None:
        missing = self.told(29, "missing", 3, "a-1")
        assert relation(self.told(21, "trapped", 3, "a-2"), missing) is None
        assert relation(self.told(21, "trapped", 4, "a-2", is_sole=False), missing) is None
        assert relation(self.told(21, "hospitalised", 4, "a-2"), missing) is None


class TestCases:
    def test_a_case_is_somebody_ill(self) -> None:
        ill: dict[str, Any] = {"measure": "infected", "published": "2031-05-03"}
        more = make_figure(56, measure="infected", published="2031-05-05", article="a-2")
        assert relation(more, make_figure(41, counted="cases", **ill)) == "updates"
        assert relation(more, make_figure(41, counted="cattle", **ill)) is None


class TestFarApart:
    def test_the_toll_of_another_year_is_not_this_ones(self) -> None:
        assert relation(make_figure(31, measure="killed"), make_figure(31, measure="killed", year=2019, article="a-2")) is None
        assert relation(make_figure(31, measure="signed"), make_figure(31, measure="signed", year=2019, article="a-2")) == "same"

    def test_sums_of_millions_and_of_billions_are_two_things(self) -> None:
        words: dict[str, Any] = {"measure": "saved", "counted": "", "unit": "USD", "context": frozenset({"bill", "farm", "save"})}
        assert relation(make_figure(30e6, **words), make_figure(24e9, **words, article="a-2")) is None
        assert relation(make_figure(30e6, **words), make_figure(40e6, **words, article="a-2")) == "conflicts"


GUST: dict[str, Any] = {
    "measure": "speed",
    "counted": "",
    "unit": "km/h",
    "factor": 0.2777777778,
    "dimension": "m/s",
    "context": frozenset({"gust", "pier", "north"}),
}


class TestMost:
    def test_two_peaks_clash(self) -> None:
        first = make_figure(150, published="2031-05-03", is_most=True, **GUST)
        later = make_figure(180, article="a-2", published="2031-05-04", speaker="e-other", is_most=True, **GUST)
        assert relation(later, first) == "conflicts"

    def test_a_lower_number_is_only_later(self) -> None:
        first = make_figure(150, published="2031-05-03", is_most=True, **GUST)
        later = make_figure(120, article="a-2", published="2031-05-04", speaker="e-other", **GUST)
        assert relation(later, first) == "updates"

    def test_one_voice_tells_a_new_peak(self) -> None:
        first = make_figure(150, published="2031-05-03", is_most=True, **GUST)
        later = make_figure(180, article="a-2", published="2031-05-04", is_most=True, **GUST)
        assert relation(later, first) == "updates"


class TestUnits:
    def test_one_number_in_two_units_needs_no_words(self) -> None:
        words: dict[str, Any] = {"measure": "speed", "counted": "", "dimension": "m/s"}
        km = make_figure(113, unit="km/h", factor=0.2777777778, context=frozenset({"tram", "slope"}), **words)
        miles = make_figure(70, unit="mph", factor=0.44704, context=frozenset({"witness"}), article="a-2", **words)
        other = make_figure(64, unit="mph", factor=0.44704, context=frozenset({"witness"}), article="a-2", **words)
        assert relation(km, miles) == "same"
        assert relation(km, other) is None

    def test_rain_of_one_day_and_of_two(self) -> None:
        words: dict[str, Any] = {
            "measure": "depth",
            "counted": "rain",
            "unit": "mm",
            "context": frozenset({"rain", "harbour", "town"}),
        }
        day = make_figure(130, period=86400.0, **words)
        assert relation(day, make_figure(190, article="a-2", period=172800.0, **words)) is None
        assert relation(day, make_figure(190, article="a-2", period=86400.0, **words)) == "conflicts"

    def test_what_comes_to_it_is_not_it(self) -> None:
        words: dict[str, Any] = {
            "measure": "depth",
            "counted": "rain",
            "unit": "mm",
            "context": frozenset({"rain", "harbour", "town"}),
        }
        assert relation(make_figure(130, **words), make_figure(60, article="a-2", is_more=True, **words)) is None

    def test_voices_side_by_side_need_one_word(self) -> None:
        words: dict[str, Any] = {"measure": "concentration", "counted": "", "unit": "µg/L"}
        first = make_figure(310, context=frozenset({"lead", "weir", "sampl"}), **words)
        second = make_figure(40, speaker="e-other", context=frozenset({"weir"}), **words)
        assert relation(first, second) == "conflicts"
        assert relation(first, make_figure(40, context=frozenset({"weir"}), **words)) is None


class TestOccasions:
    def test_crowds_of_two_days(self) -> None:
        first = make_figure(6000, measure="attended", when="2031-05-03")
        assert relation(first, make_figure(2000, measure="attended", article="a-2", when="2031-05-04")) is None
        assert relation(first, make_figure(2500, measure="attended", article="a-2", when="2031-05-03")) == "conflicts"

    def test_a_later_night(self) -> None:
        told = make_figure(54, measure="launched", counted="drones", published="2031-05-03")
        later = make_figure(31, measure="launched", counted="drones", article="a-2", published="2031-05-05", when="2031-05-04")
        assert relation(told, later) is None


class TestTolls:
    def test_bodies_found_are_not_all(self) -> None:
        toll = make_figure(9, measure="killed", published="2031-05-03")
        found = make_figure(3, measure="killed", article="a-2", published="2031-05-04", is_found=True)
        assert relation(found, toll) is None
        assert relation(replace(found, is_found=False), toll) == "conflicts"

    def test_a_ward_that_tells_its_own_count_again(self) -> None:
        first = make_figure(57, measure="treated", published="2031-05-03", is_local=True)
        later = make_figure(91, measure="treated", article="a-2", published="2031-05-04")
        assert relation(later, first) == "updates"
        assert relation(replace(later, voiced=replace(later.voiced, speaker="e-other")), first) is None


class TestVotes:
    def share(self, value: float, names: set[str], **more: Any) -> Figure:
        keys = frozenset({*names, *more.pop("words", ())})
        return make_figure(value, measure="share", counted="", unit="%", context=keys, names=frozenset(names), **more)

    def test_two_shares_of_one_name(self) -> None:
        first = self.share(46, {"ostrova"}, words={"poll"}, published="2031-05-03")
        second = self.share(52, {"ostrova", "ilma"}, article="a-2", speaker="e-other", published="2031-05-05")
        assert relation(first, second) == "conflicts"

    def test_shares_of_two_names(self) -> None:
        first = self.share(46, {"ostrova"}, words={"poll"}, published="2031-05-03")
        assert relation(first, self.share(52, {"brandt"}, article="a-2", speaker="e-other", published="2031-05-05")) is None

    def test_a_share_in_one_town_is_not_that_of_all(self) -> None:
        first = self.share(46, {"ostrova"}, words={"poll"}, published="2031-05-03")
        there = self.share(52, {"ostrova"}, words={"capital"}, article="a-2", speaker="e-other", published="2031-05-05")
        assert relation(first, there) is None


class TestGifts:
    def test_each_giver_tells_its_own(self) -> None:
        words: dict[str, Any] = {
            "measure": "paid",
            "counted": "",
            "unit": "EUR",
            "context": frozenset({"family", "victim", "receiv"}),
        }
        first = make_figure(4000, is_expected=True, **words)
        assert relation(first, make_figure(9000, article="a-2", speaker="e-other", is_expected=True, **words)) is None
        paid = make_figure(4000, **words)
        assert relation(paid, make_figure(9000, article="a-2", speaker="e-other", **words)) == "conflicts"


class TestLists:
    def aboard(self, value: float, counted: str = "people", **more: Any) -> Figure:
        return make_figure(value, measure="aboard", counted=counted, **more)

    def test_a_list_makes_another_total(self) -> None:
        listed = self.aboard(3, "drivers", of_list=(51.0, 3.0))
        verdict = compare_figures(listed, self.aboard(60, article="a-2", speaker="e-other"))
        assert verdict is not None
        assert verdict.relation == "conflicts"
        assert verdict.reasons[-1] == "54 (51 and 3) is not 60"

    def test_a_list_makes_the_total(self) -> None:
        listed = self.aboard(3, "drivers", of_list=(51.0, 3.0))
        assert relation(listed, self.aboard(54, article="a-2", speaker="e-other")) is None
        assert relation(listed, self.aboard(60, "soldiers", article="a-2", speaker="e-other")) is None


class TestTwoVoices:
    """Of two voices, whose numbers are updates and whose are in conflict."""

    def test_who_is_missing_becomes_fewer(self) -> None:
        first = make_figure(38, measure="missing", published="2031-05-03")
        fewer = make_figure(31, measure="missing", published="2031-05-04", article="a-2", speaker="e-union")
        more = make_figure(44, measure="missing", published="2031-05-04", article="a-2", speaker="e-union")
        assert relation(fewer, first) == "updates"
        assert relation(more, first) == "conflicts"
        assert relation(replace(more, is_grown=True), first) == "updates"
        assert relation(make_figure(44, measure="missing", published="2031-05-04", article="a-2"), first) == "updates"

    def test_what_a_deed_was_done_to(self) -> None:
        only = replace(parse_counted("tickets"), is_only=True, is_sole=True)
        first = replace(make_figure(8200, measure="sold", published="2031-05-03"), counted=only)
        later = replace(make_figure(8460, measure="sold", published="2031-05-05", article="a-2", speaker="e-club"), counted=only)
        assert relation(later, first) == "conflicts"
        assert relation(replace(later, voiced=replace(later.voiced, speaker="e-mayor")), first) == "updates"
        assert relation(replace(later, voiced=replace(later.voiced, speaker=None)), first) == "updates"
        assert relation(replace(later, is_grown=True), first) == "updates"

    def test_who_stands_by_a_lower_toll(self) -> None:
        first = make_figure(19, measure="killed", published="2031-05-03")
        higher = make_figure(27, measure="killed", published="2031-05-05", article="a-2", speaker="e-rebels")
        assert relation(higher, first) == "updates"
        assert relation(higher, replace(first, told_until="2031-05-06")) == "conflicts"
        assert relation(higher, replace(first, told_until="2031-05-04")) == "updates"


OFFER: dict[str, Any] = {"measure": "paid", "unit": "EUR", "counted": "", "context": frozenset({"family", "firm", "offer"})}


class TestChanged:
    def test_who_raises_an_offer_had_made_another(self) -> None:
        first = make_figure(500, published="2031-05-03", **OFFER)
        later = make_figure(2000, published="2031-05-05", article="a-2", speaker="e-kin", **OFFER)
        assert relation(later, first) == "conflicts"
        assert relation(replace(later, is_changed=True), first) == "updates"
        assert relation(first, replace(later, is_changed=True)) is None


class TestRoundedElsewhere:
    def test_a_number_to_its_last_digit_is_one(self) -> None:
        crowd: dict[str, Any] = {"measure": "attended"}
        assert relation(make_figure(9400, **crowd), make_figure(9412, article="a-2", speaker="e-club", **crowd)) == "same"
        assert relation(make_figure(9400, **crowd), make_figure(9461, article="a-2", speaker="e-club", **crowd)) == "conflicts"
        assert relation(make_figure(9000, **crowd), make_figure(9412, article="a-2", speaker="e-club", **crowd)) == "conflicts"


class TestPutRight:
    def test_an_estimate_that_another_article_calls_wrong(self) -> None:
        load: dict[str, Any] = {"measure": "weight", "unit": "t", "dimension": "kg", "factor": 1000.0, "counted": ""}
        right = make_figure(31, corrects=frozenset({18000.0}), article="a-2", speaker="e-port", **load)
        assert relation(right, make_figure(18, "~", exact="about 18", **load)) == "conflicts"

    def test_a_group_read_under_another_measure(self) -> None:
        right = make_figure(44, measure="outage", corrects=frozenset({38.0}), article="a-2", speaker="e-firm")
        assert relation(right, make_figure(38, measure="trapped")) == "conflicts"
        assert relation(right, make_figure(38, measure="trapped", counted="lorries")) is None


class TestStates:
    def test_who_is_missing_is_fewer_a_week_later(self) -> None:
        first = make_figure(44, measure="missing", published="2031-11-20", when="2031-11-20")
        week = make_figure(9, measure="missing", article="a-2", published="2031-11-27", when="2031-11-27")
        assert relation(week, first) == "updates"

    def test_a_toll_that_was_lowered_was_wrong(self) -> None:
        first = make_figure(24, measure="killed", published="2031-11-20")
        lowered = make_figure(22, measure="killed", article="a-2", published="2031-11-21", is_changed=True)
        assert relation(lowered, first) == "conflicts"


class TestSetAgainstEachOther:
    def test_a_speed_that_was_reached_does_not_grow(self) -> None:
        lorry: dict[str, Any] = {"measure": "speed", "counted": "", "unit": "m/s", "frame": "reached"}
        words: dict[str, Any] = {"context": frozenset({"lorry", "bend", "enter"})}
        own = make_figure(14, published="2031-05-03", speaker="e-owner", **words, **lorry)
        found = make_figure(22, article="a-2", published="2031-05-06", speaker="e-bureau", **words, **lorry)
        assert relation(found, own) == "conflicts"
        wind: dict[str, Any] = {"context": frozenset({"wind", "coast", "blow"})}
        assert relation(replace(found, **wind), replace(own, **wind)) == "updates"

    def test_one_article_sets_two_speeds_against_each_other(self) -> None:
        lorry: dict[str, Any] = {"measure": "speed", "counted": "", "unit": "m/s", "frame": "reached"}
        own = make_figure(14, speaker="e-owner", context=frozenset({"lorry"}), **lorry)
        seen = make_figure(30, speaker="e-witness", context=frozenset({"bend"}), **lorry)
        own, seen = (replace(one, counted=replace(one.counted, is_only=True)) for one in (own, seen))
        assert relation(own, seen) == "conflicts"
        assert relation(own, replace(seen, voiced=own.voiced)) is None

    def test_a_limit_holds_any_time_up_to_it(self) -> None:
        help_came: dict[str, Any] = {"measure": "duration", "counted": "", "unit": "h", "context": frozenset({"farm", "reach"})}
        within = make_figure(12, frame="limit", speaker="e-minister", **help_came)
        late = make_figure(30, frame="distance", speaker="e-farmer", **help_came)
        assert relation(within, late) == "conflicts"
        assert relation(make_figure(9, frame="distance", speaker="e-farmer", **help_came), within) == "refines"
        assert relation(within, make_figure(12, frame="distance", speaker="e-farmer", **help_came)) is None

    def test_the_same_people_under_a_verb_that_no_list_knows(self) -> None:
        aboard = make_figure(212, measure="aboard", counted="", speaker="e-owner")
        waved = make_figure(260, ">", measure="waved", counted="", speaker="e-clerk", exact="more than 260")
        assert relation(aboard, waved) == "conflicts"
        assert list(find_those_there([aboard, waved])) == [(aboard, waved)]
        assert relation(aboard, make_figure(260, measure="waved", counted="lorries", speaker="e-clerk")) is None
        assert relation(aboard, make_figure(360, measure="waved", counted="", speaker="e-clerk")) is None
        assert relation(aboard, make_figure(260, measure="waved", counted="", speaker=None)) is None

    def test_of_captives_each_side_tells_its_own_number(self) -> None:
        first = make_figure(11, measure="captured", counted="soldiers", published="2031-05-03", speaker="e-army")
        later = make_figure(14, measure="captured", counted="soldiers", published="2031-05-05", article="a-2", speaker="e-army")
        assert relation(later, first) == "updates"
        assert (
            relation(make_figure(14, measure="captured", counted="soldiers", article="a-2", speaker="e-foe"), first) == "conflicts"
        )

    def test_what_comes_to_a_toll_is_no_other_toll(self) -> None:
        seven = make_figure(7, ">=", measure="killed", published="2031-05-03", exact="at least 7")
        more = make_figure(2, measure="killed", published="2031-05-05", article="a-2", speaker="e-ward", is_more=True)
        assert relation(more, seven) is None

    def test_two_sorts_of_people_that_are_all_whom_each_article_counts(self) -> None:
        first = make_figure(19, measure="arrested", counted="poachers", published="2031-05-03", speaker="e-army")
        first = replace(first, counted=replace(first.counted, is_whole=True))
        later = make_figure(43, measure="arrested", counted="soldiers", published="2031-05-05", article="a-2", speaker="e-police")
        assert relation(later, first) is None
        first, later = (replace(one, counted=replace(one.counted, is_sole=True)) for one in (first, later))
        assert relation(later, first) == "updates"
        child = make_figure(43, measure="arrested", counted="children", published="2031-05-05", article="a-2", speaker="e-police")
        assert relation(replace(child, counted=replace(child.counted, is_sole=True)), first) is None

    def test_what_two_voices_counted_over_the_same_days_grows_no_more(self) -> None:
        sum_: dict[str, Any] = {"measure": "withdrawn", "counted": "", "unit": "EUR", "context": frozenset({"withdraw", "saver"})}
        first = make_figure(13, published="2031-05-08", speaker="e-minister", period=345600.0, **sum_)
        later = make_figure(15, published="2031-05-09", article="a-2", speaker="e-bank", when="2031-05-03/2031-05-06", **sum_)
        assert relation(later, first) == "conflicts"
        assert relation(replace(later, when=None), first) == "updates"
        assert relation(replace(later, voiced=replace(later.voiced, speaker="e-minister")), first) == "updates"
        assert not is_over(replace(first, measure="killed"))


class TestBounds:
    @pytest.mark.parametrize(("load", "relation_told"), [(7.4, "refines"), (9.4, None), (6.4, None)])
    def test_a_size_close_within_a_bound(self, load: float, relation_told: str | None) -> None:
        words: dict[str, Any] = {"measure": "weight", "unit": "t", "dimension": "kg", "factor": 1000.0, "counted": ""}
        bound = make_figure(7, ">", exact="more than seven tonnes", context=frozenset({"barge"}), **words)
        exact = make_figure(load, article="a-2", speaker="e-2", context=frozenset({"scale"}), **words)
        only = [replace(one, counted=replace(one.counted, is_only=True)) for one in (exact, bound)]
        assert relation(*only) == relation_told
        assert relation(exact, bound) is None
