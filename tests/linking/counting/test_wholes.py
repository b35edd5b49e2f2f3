from dataclasses import replace
from typing import Any

import pytest

from app.linking.counting.quantities import compare_figures
from app.linking.counting.wholes import find_wholes
from app.linking.features import Figure
from tests.linking.factory import make_figure


def judge(first: list[Figure], second: list[Figure]) -> str | None:
    """How the first figure of the second article stands to the first one of the first, all marked."""
    marked = find_wholes([*first, *second])
    verdict = compare_figures(marked[len(first)], marked[0])
    return verdict.relation if verdict else None


def told(value: float, counted: str, measure: str = "killed", *, article: str = "a-1", **more: Any) -> Figure:
    published = {"a-1": "2031-05-03", "a-2": "2031-05-04"}[article]
    return make_figure(value, counted=counted, measure=measure, article=article, published=published, **more)


class TestFindWholes:
    @pytest.mark.parametrize(
        ("counted", "measure"),
        [
            ("spelunkers", "killed"),
            ("regatta-goers", "injured"),
            ("lodgers", "hospitalised"),
            ("weavers", "trapped"),
            ("scouts", "killed"),
            ("gold panners", "missing"),
            ("hotel guests", "evacuated"),
            ("residents", "evacuated"),
        ],
    )
    def test_whoever_came_is_everybody(self, counted: str, measure: str) -> None:
        found = judge([told(9, counted, measure)], [told(14, "people", measure, article="a-2")])
        assert found == "updates"

    @pytest.mark.parametrize(
        "counted", ["children", "women", "firefighters", "Danish campers", "elderly lodgers", "crew", "stewards", "oxen"]
    )
    def test_an_age_a_sex_an_office_a_nation_is_a_part(self, counted: str) -> None:
        assert judge([told(9, counted)], [told(14, "people", article="a-2")]) is None

    def test_another_group_beside_it_makes_it_a_part(self) -> None:
        assert judge([told(9, "skaters"), told(2, "rescuers")], [told(14, "people", article="a-2")]) != "conflicts"
        assert not find_wholes([told(9, "skaters"), told(2, "rescuers")])[0].counted.is_whole

    def test_children_are_among_the_others(self) -> None:
        assert find_wholes([told(9, "skaters"), told(2, "children")])[0].counted.is_whole

    def test_more_people_than_that_make_it_a_part(self) -> None:
        assert not find_wholes([told(9, "skaters"), told(12, "people")])[0].counted.is_whole

    def test_what_is_no_count_of_beings_needs_a_word_for_people(self) -> None:
        assert not find_wholes([told(9, "barrels", "evacuated")])[0].counted.is_whole

    def test_some_of_those_named_before_are_all_the_dead_where_no_others_are_told(self) -> None:
        four = told(4, "", is_part=True)
        assert not find_wholes([four])[0].is_part
        assert find_wholes([four, told(11, "people")])[0].is_part


class TestOnly:
    def length(self, value: float, article: str, *words: str, speaker: str | None = None, measure: str = "width") -> Figure:
        more: dict[str, Any] = {"unit": "m", "counted": "", "measure": measure, "speaker": speaker}
        return replace(make_figure(value, article=article, **more), context=frozenset(words))

    def test_the_only_size_of_each_article_is_one(self) -> None:
        assert judge([self.length(80, "a-1", "bus")], [self.length(80, "a-2", "coach")]) == "same"

    def test_two_only_sizes_differ_where_they_share_a_word(self) -> None:
        assert judge([self.length(80, "a-1", "slope", "bus")], [self.length(60, "a-2", "slope", "coach")]) == "conflicts"
        assert judge([self.length(80, "a-1", "slope", "bus")], [self.length(60, "a-2", "quay", "coach")]) is None

    def test_what_is_not_the_only_one_is_not(self) -> None:
        first = [self.length(80, "a-1", "slope", "bus"), self.length(4, "a-1", "wall")]
        assert judge(first, [self.length(60, "a-2", "slope", "coach")]) is None

    def test_one_voice_telling_another_size_later_updates_it(self) -> None:
        first = replace(self.length(80, "a-1", "slope", speaker="e-1"), as_of="2031-05-03")
        second = replace(self.length(60, "a-2", "slide", speaker="e-1"), as_of="2031-05-05")
        assert judge([first], [second]) == "updates"

    def test_damage_is_of_one_thing_whatever_the_words(self) -> None:
        first, second = (replace(self.length(*one, measure="damage"), dimension="$") for one in ((18, "a-1"), (31, "a-2")))
        assert judge([first], [second]) == "conflicts"


class TestOnlyCount:
    def test_things_of_another_kind_and_what_was_before_leave_it_the_only_one(self) -> None:
        crates, jars = told(9, "crates", "recalled"), told(400, "jars", "recalled")
        assert all(figure.counted.is_only and figure.counted.is_sole for figure in find_wholes([crates, jars]))
        now, before = find_wholes([told(14, "crates", "recalled"), replace(crates, is_past=True)])
        assert now.counted.is_only
        assert not before.counted.is_only

    def test_another_count_of_the_same_things(self) -> None:
        first, _ = find_wholes([told(9, "crates", "recalled"), told(14, "crates", "opened")])
        assert first.counted.is_only
        assert not first.counted.is_sole

    def test_people_under_measures_that_stand_for_one_another(self) -> None:
        assert find_wholes([told(29, "people", "missing")])[0].counted.is_sole
        first, second = find_wholes([told(29, "people", "missing"), told(21, "people", "trapped")])
        assert not first.counted.is_sole
        assert not second.counted.is_sole


class TestAll:
    def test_of_them_is_all_where_the_article_counts_no_others(self) -> None:
        first = [told(9, "", "recaptured", is_part=True)]
        assert judge(first, [told(14, "", "recaptured", article="a-2")]) == "updates"

    def test_a_part_of_the_same_count_stays_one(self) -> None:
        first = [told(9, "", "recaptured", is_part=True), told(20, "prisoners", "recaptured", exact="20")]
        assert find_wholes(first)[0].is_part

    def test_a_group_is_all_where_the_toll_is_its_number(self) -> None:
        first = [told(23, "inmates")]
        second = [told(34, "people", article="a-2", speaker="e-other"), told(23, "", article="a-2", exact="23")]
        assert find_wholes([*first, *second])[0].counted.is_whole
        assert not find_wholes(first)[0].counted.is_whole


class TestToldUntil:
    def test_when_a_voice_last_told_its_number(self) -> None:
        first, again = told(19, "people", speaker="e-army"), told(19, "people", speaker="e-army", article="a-2")
        assert [one.told_until for one in find_wholes([first, again])] == ["2031-05-04", "2031-05-04"]
        other = told(19, "people", speaker="e-union", article="a-2")
        assert [one.told_until for one in find_wholes([first, other])] == ["2031-05-03", "2031-05-04"]
