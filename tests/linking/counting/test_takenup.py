from dataclasses import replace
from typing import Any

from app.linking.counting.quantities import compare_figures
from app.linking.counting.takenup import take_up
from app.linking.features import Figure
from tests.linking.factory import make_figure


def told(value: float, *, number: int, speaker: str | None = "e-mayor", **more: Any) -> Figure:
    """A figure in the statement `number` of its article."""
    figure = make_figure(value, exact=f"{value:g}", speaker=speaker, within=f"s-{number}", **more)
    order = ("2025-01-01", figure.voiced.article_id, number * 2, f"p-{number}-{value:g}")
    return replace(figure, voiced=replace(figure.voiced, id=f"p-{number}-{value:g}", order=order))


class TestTakeUp:
    def test_a_bare_number_is_of_what_the_one_before_it_was_of(self) -> None:
        listed = told(64, number=1, measure="aboard", counted="passengers", context=frozenset({"ferry", "list"}))
        put = told(71, number=2, measure="total", counted="", speaker="e-union", context=frozenset({"total"}))
        taken = take_up([listed, put])[1]
        assert (taken.measure, taken.counted.heads, taken.taken_up) == ("aboard", listed.counted.heads, "64")
        verdict = compare_figures(listed, taken)
        assert verdict is not None
        assert verdict.relation == "conflicts"
        assert "71 is said of what 64 was counted for" in verdict.reasons

    def test_a_number_with_words_of_its_own_stands_alone(self) -> None:
        listed = told(64, number=1, measure="aboard", counted="passengers")
        cranes = told(71, number=2, measure="total", counted="cranes", context=frozenset({"crane"}))
        wide = told(71, number=2, measure="total", counted="", context=frozenset({"metre", "quay"}))
        assert take_up([listed, cranes])[1] == cranes
        assert take_up([listed, wide])[1] == wide

    def test_it_is_not_many_times_larger_nor_far_behind(self) -> None:
        listed = told(64, number=1, measure="aboard", counted="passengers")
        huge = told(6400, number=2, measure="total", counted="", context=frozenset({"total"}))
        late = told(71, number=20, measure="total", counted="", context=frozenset({"total"}))
        assert take_up([listed, huge])[1].taken_up is None
        assert take_up([listed, late])[1].taken_up is None

    def test_of_several_it_is_the_nearest_number(self) -> None:
        crew = told(40, number=1, measure="aboard", counted="crew")
        guests = told(66, number=1, measure="aboard", counted="guests")
        put = told(71, number=2, measure="total", counted="", context=frozenset({"total"}))
        assert take_up([crew, guests, put])[2].taken_up == "66"

    def test_the_order_of_what_is_given_stays(self) -> None:
        listed = told(64, number=1, measure="aboard", counted="passengers")
        put = told(71, number=2, measure="total", counted="", context=frozenset({"total"}))
        assert [one.interval.low for one in take_up([put, listed])] == [71, 64]

    def test_the_verb_of_who_estimates_is_no_measure(self) -> None:
        listed = told(38, number=1, measure="trapped", counted="men", context=frozenset({"flood"}))
        put = told(44, number=2, measure="reckoned", counted="", speaker="e-union")
        assert take_up([listed, put])[1].measure == "trapped"
