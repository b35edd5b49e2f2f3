from dataclasses import replace
from typing import Any

import pytest

from app.linking.claims import find_figure_pairs
from app.linking.counting.onemeasure import is_weak, may_be_one, may_clash, take_one
from app.linking.counting.quantities import compare_figures
from app.linking.features import Figure
from tests.linking.factory import make_figure


def marooned(value: float, *, article: str = "a-1", measure: str = "trapped", said: str = "maroon", **more: Any) -> Figure:
    more = {"counted": "hikers", "speaker": f"e-{article}"} | more
    return make_figure(value, measure=measure, article=article, clause=frozenset(said.split(", ")), **more)


class TestIsWeak:
    @pytest.mark.parametrize(
        ("measure", "weak"), [("total", True), ("involved", True), ("marooned", True), ("killed", False), ("ratio", False)]
    )
    def test_a_vague_count_or_the_verb_beside_it(self, measure: str, weak: bool) -> None:
        assert is_weak(make_figure(3, measure=measure)) is weak


class TestTakeOne:
    def test_what_both_clauses_say_makes_two_measures_one(self) -> None:
        one, other = take_one(marooned(60), marooned(90, measure="total", article="a-2"))
        assert one.measure == other.measure == "trapped"
        assert one.joined == other.joined == "measures taken for one, since both say maroon: trapped, total"

    @pytest.mark.parametrize(
        "other",
        [
            marooned(90, measure="killed", article="a-2"),
            marooned(90, measure="total", said="feed", article="a-2"),
            marooned(90, measure="total", said="not maroon", article="a-2"),
            marooned(90, measure="total", counted="tents", article="a-2"),
            marooned(900, measure="total", article="a-2"),
        ],
        ids=["two measures of their own", "other words", "the contrary", "another group", "far apart"],
    )
    def test_two_measures_stay_two(self, other: Figure) -> None:
        assert take_one(marooned(60), other) == (marooned(60), other)

    def test_a_name_and_what_is_counted_say_nothing_of_it(self) -> None:
        other = marooned(90, measure="total", said="hiker, kelmont", names=frozenset({"kelmont"}), article="a-2")
        assert take_one(marooned(60, said="hiker, kelmont"), other)[1].joined is None

    def test_what_was_changed_may_be_further_apart(self) -> None:
        offer: dict[str, Any] = {"unit": "EUR", "counted": ""}
        first, raised = marooned(500, measure="pledged", **offer), marooned(2000, measure="paid", article="a-2", **offer)
        assert take_one(first, raised)[0].joined is None
        assert take_one(first, replace(raised, is_changed=True))[0].joined is not None

    def test_sizes_need_half_of_their_words(self) -> None:
        load: dict[str, Any] = {"unit": "t", "dimension": "kg", "factor": 1000.0, "counted": ""}
        held = marooned(30, measure="weight", said="barge, hold, barley", **load)
        lost = marooned(18, measure="destroyed", said="barge, hold, sink", article="a-2", **load)
        assert {one.measure for one in take_one(held, lost)} == {"weight"}
        far = marooned(18, measure="destroyed", said="barge, sink, insure, tow", article="a-2", **load)
        assert may_be_one(held, far)
        assert take_one(held, far) == (held, far)

    def test_one_word_is_too_little_for_times(self) -> None:
        hours: dict[str, Any] = {"unit": "h", "dimension": "s", "factor": 3600.0, "counted": ""}
        assert (
            take_one(
                marooned(9, measure="duration", said="wait", **hours),
                marooned(4, measure="delay", said="wait", article="a-2", **hours),
            )[0].joined
            is None
        )


class TestVerdicts:
    def test_two_voices_clash_under_two_measures(self) -> None:
        verdict = compare_figures(marooned(60), marooned(90, measure="total", article="a-2"))
        assert verdict is not None
        assert verdict.relation == "conflicts"
        assert "since both say maroon" in verdict.reasons[1]

    def test_the_more_exact_figure_refines(self) -> None:
        verdict = compare_figures(marooned(64, article="a-2", measure="stranded"), marooned(60, comparator=">"))
        assert verdict is not None
        assert verdict.relation == "refines"

    def test_such_pairs_are_found_among_all_figures(self) -> None:
        found = list(find_figure_pairs([marooned(60), marooned(90, measure="total", article="a-2"), marooned(7, article="a-3")]))
        assert [(verdict.relation, verdict.reasons[1][:24]) for _, _, verdict in found if "total" in verdict.reasons[1]] == [
            ("conflicts", "measures taken for one, ")
        ]


class TestDisputes:
    def test_a_dispute_asks_that_both_name_what_they_count(self) -> None:
        words: dict[str, Any] = {"context": frozenset({"maroon", "ledge", "night"}), "exact": ""}
        named = [marooned(60, **words), marooned(90, measure="marooned", article="a-2", **words)]
        bare = [replace(one, counted=replace(one.counted, heads=frozenset())) for one in named]
        assert all(take_one(*pair)[0].joined for pair in (named, bare))
        assert [may_clash(*take_one(*pair)) for pair in (named, bare)] == [True, False]

    def test_what_is_so_in_a_day_is_no_sum_of_all(self) -> None:
        loss: dict[str, Any] = {
            "measure": "lost",
            "unit": "EUR",
            "dimension": "EUR",
            "counted": "",
            "context": frozenset({"mill", "idle"}),
        }
        daily, all_told = make_figure(2, **loss), make_figure(5, article="a-2", speaker="e-2", **loss)
        assert compare_figures(daily, all_told) is not None
        assert compare_figures(replace(daily, rate="day"), all_told) is None
