from typing import Any

import pytest

from app.linking.features import Verdict
from app.linking.wording.same import compare_statements, refine_statements
from app.linking.wording.words import normalise
from tests.linking.factory import make_figure, make_statement

NAMES = "orsany halvard lommark quenby"


def relation(a: str, b: str, **more: object) -> str | None:
    verdict = compare_statements(make_statement(a, names=NAMES), make_statement(b, names=NAMES, article="a-2", **more))  # type: ignore[arg-type]  # tests give known fields
    return verdict.relation if verdict else None


class TestSame:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Our engineers are checking every weld", "Our engineers are verifying every weld"),
            (
                "The raiders hit Orsany with a gas shell made in Lommark",
                "the raiders used a gas shell manufactured in Lommark to attack Orsany",
            ),
            (
                "the raiders used a gas shell made in Lommark",
                "The raiders used a gas shell built in Lommark during a dawn raid on Orsany that killed 31",
            ),
            (
                "the raiders used a gas shell made in Lommark",
                "The raiders used a gas shell built in Lommark in a fierce dawn raid on Orsany that killed 31",
            ),
            ("the bridge at Quenby has been closed to lorries", "Lorries may no longer use the closed Quenby bridge"),
        ],
    )
    def test_one_proposition_in_two_wordings(self, a: str, b: str) -> None:
        assert relation(a, b) == "same"
        assert relation(b, a) == "same"

    def test_gives_the_words_as_reason(self) -> None:
        verdict = compare_statements(make_statement("The Quenby bridge is closed"), make_statement("the Quenby bridge was closed"))
        assert verdict is not None
        assert verdict.reasons == ("same event", "same words: Quenby, bridge, closed")


class TestConflicts:
    def test_a_denial(self) -> None:
        assert relation("a crack opened in the Quenby dam", "There is no crack in the Quenby dam", is_denial=True) == "conflicts"

    def test_a_thing_denied_as_such_answers_whoever_tells_of_it(self) -> None:
        assert relation("water runs through a fissure", "There is no crack in Quenby", is_denial=True, is_flat=True) == "conflicts"
        assert relation("the dam was inspected", "There is no crack in Quenby", is_denial=True, is_flat=True) is None

    def test_a_denial_is_about_all_that_it_names_in_front(self) -> None:
        denial = "a Lommark rocket was used in the raid on Orsany"
        assert (
            relation("the raiders used a rocket from Lommark in the raid on Orsany", denial, is_denial=True, is_flat=True)
            == "conflicts"
        )
        assert relation("a rocket was used in the raid on Orsany", denial, is_denial=True, is_flat=True) is None

    def test_two_denials_of_one_thing_are_one(self) -> None:
        denied: dict[str, Any] = {"is_denial": True, "is_flat": True}
        a, b = make_statement("the dam has been damaged", **denied), make_statement("There is no crack", article="a-2", **denied)
        other = make_statement("There is no gas", article="a-2", **denied)
        verdict = compare_statements(a, b)
        assert verdict is not None
        assert verdict.relation == "same"
        assert compare_statements(a, other) is None

    def test_declining_to_comment_denies_nothing(self) -> None:
        asked = make_statement("Halvard would not comment on the Quenby harbour sale", names=NAMES, is_denial=True)
        assert (
            compare_statements(asked, make_statement("Halvard spoke of the Quenby harbour sale", names=NAMES, article="a-2"))
            is None
        )

    def test_a_plain_negation_answers_only_what_is_mostly_about_it(self) -> None:
        said = make_statement("the pumps of Quenby were not running", names=NAMES, is_denial=True)
        passing = make_statement(
            "the council of Quenby wants new pumps running by spring, a fence at the harbour, lamps on the pier and a bridge",
            names=NAMES,
            article="a-2",
        )
        assert compare_statements(said, passing) is None

    def test_a_word_for_the_contrary(self) -> None:
        assert relation("the pumps failed in Quenby", "The pumps in Quenby worked") == "conflicts"
        assert relation("the price of Quenby bread rose in spring", "in spring the price of Quenby bread fell") == "conflicts"

    def test_a_contrary_denied_says_the_same(self) -> None:
        assert relation("the pumps had failed", "The pumps worked", is_denial=False) == "conflicts"
        denied = make_statement("the pumps had failed", is_denial=True, is_flat=True)
        verdict = compare_statements(denied, make_statement("its pumps worked", article="a-2"))
        assert verdict is not None
        assert verdict.relation == "same"
        assert "“failed” is the contrary of “worked”" in verdict.reasons

    def test_a_short_denial_needs_a_topic_in_the_words_around(self) -> None:
        sound = make_statement("the structure is sound", context=frozenset({"quenby", "dam"}))
        leak = make_statement("water seeps through a crack", article="a-2", context=frozenset({"quenby", "dam", "wall"}))
        house = make_statement("nine roofs were damaged", article="a-2", context=frozenset({"storm", "street"}))
        verdict = compare_statements(sound, leak)
        assert verdict is not None
        assert verdict.relation == "conflicts"
        assert compare_statements(sound, house) is None


class TestRefineStatements:
    KIND = "The raiders fired a cruise rocket made in Lommark"

    def refine(self, a: str, b: str, **more: Any) -> Verdict | None:
        return refine_statements(make_statement(a, names=NAMES), make_statement(b, names=NAMES, article="a-2", **more))

    def test_a_model_says_which_of_a_kind(self) -> None:
        verdict = self.refine("the weapon was identified as a TR-70 cruise rocket, a Lommark design", self.KIND)
        assert verdict is not None
        assert verdict.relation == "refines"
        assert verdict.reasons[-1] == "TR-70 says which cruise rocket"

    @pytest.mark.parametrize(
        "other",
        [
            "The TR-70 cruise rocket is faster than any that Lommark makes",
            "the weapon was identified as a TR-70 cruise rocket",
            "the raiders were identified as men of Lommark",
        ],
        ids=["no identification", "nothing else shared", "another thing"],
    )
    def test_other_statements_refine_nothing(self, other: str) -> None:
        assert self.refine(other, self.KIND) is None

    def test_says_all_of_it_and_more(self) -> None:
        more = "Halvard closed the Quenby bridge to lorries, coaches, cyclists and farm machinery before the summer fair"
        verdict = self.refine(more, "Halvard closed the Quenby bridge")
        assert verdict is not None
        assert verdict.relation == "refines"
        assert self.refine("Halvard closed the Quenby bridge", more) is None


class TestCounts:
    def test_who_tells_how_many_refines_who_tells_none(self) -> None:
        one = make_statement("Four drifting barges blocked the Lommark canal", names=NAMES)
        other = make_statement("Drifting barges blocked the Lommark canal", names=NAMES, article="a-2")
        assert compare_statements(one, other) is None
        assert refine_statements(other, one) is None
        verdict = refine_statements(one, other)
        assert verdict is not None
        assert (verdict.relation, verdict.reasons[-1]) == ("refines", "tells how many, how much or when: Four")

    def test_one_number_in_both_is_one_statement(self) -> None:
        assert relation("Four drifting barges blocked the Lommark canal", "4 drifting barges blocked the Lommark canal") == "same"


class TestNothing:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("The raiders hit Orsany with a gas shell made in Lommark", "The raiders launched a large attack on Orsany"),
            (
                "The attack killed 31 people",
                "the raiders used a gas shell from Lommark in an attack on Orsany that killed 31 people",
            ),
            ("Halvard would talk to Lommark", "Lommark paid for the harbour at Quenby"),
            ("rescuers were digging", "rescuers were digging"),
            ("the Lommark Quenby ferry passed its check", "The Lommark Quenby ferry: new fares"),
            ("people left Orsany after the river Quenby rose", "The pier of Orsany held when the river Quenby rose"),
        ],
        ids=["shared setting", "said in passing", "one shared name", "too little", "names alone", "behind the same"],
    )
    def test_is_not_same(self, a: str, b: str) -> None:
        if a != b:
            assert relation(a, b) is None

    def test_two_days_are_two_matters(self) -> None:
        first = make_statement("The Quenby lift passed a full inspection", when="2031-05-02")
        second = make_statement("the Quenby lift passed its full inspection", when="2031-05-16")
        assert compare_statements(first, second) is None

    def test_what_is_said_of_a_part_is_not_said_of_all(self) -> None:
        some = make_statement("fewer than half of the Quenby pumps worked", figures=(make_figure(0.5, "<", measure="share"),))
        assert compare_statements(some, make_statement("the Quenby pumps worked", article="a-2")) is None

    def test_one_equal_figure_does_not_make_up_for_one_that_differs(self) -> None:
        a = make_statement(
            "Quenby counts nine people hurt and two killed", figures=(make_figure(9), make_figure(2, measure="killed"))
        )
        b = make_statement(
            "Quenby counts five people hurt and two killed", figures=(make_figure(5), make_figure(2, measure="killed"))
        )
        assert compare_statements(a, b) is None

    def test_figures_that_differ_keep_statements_apart(self) -> None:
        nine = make_statement("Quenby counts nine people hurt in the blast", figures=(make_figure(9),))
        twenty = make_statement("Quenby counts twenty people hurt in the blast", figures=(make_figure(20),))
        assert compare_statements(nine, twenty) is None


class TestLaterStages:
    PLAN: tuple[str, dict[str, Any]] = ("the council will close the old pier", {"stage": 1, "aim": frozenset({"close", "old"})})

    def refine(self, text: str, **more: Any) -> Verdict | None:
        words, plan = self.PLAN
        return refine_statements(make_statement(text, article="a-2", **more), make_statement(words, **plan))

    def test_what_was_meant_and_is_now_so(self) -> None:
        verdict = self.refine("The old pier was closed on Monday by the council")
        assert verdict is not None
        assert verdict.relation == "updates"
        assert verdict.reasons[-1] == "told as so where the other tells it as meant to be"

    def test_what_was_possible_and_is_now_so_though_nothing_tells_what_it_aims_at(self) -> None:
        licence = make_statement("the licence of the ferry company could be suspended", stage=0)
        suspended = make_statement("The licence of the ferry company was suspended", article="a-2")
        assert compare_statements(licence, suspended) is None
        verdict = refine_statements(suspended, licence)
        assert verdict is not None
        assert verdict.relation == "updates"

    def test_something_else_about_it(self) -> None:
        assert self.refine("The council was told of the old pier") is None

    def test_a_plan_and_its_deed_are_two_claims(self) -> None:
        words, plan = self.PLAN
        assert (
            compare_statements(make_statement(words, **plan), make_statement("the council closed the old pier", article="a-2"))
            is None
        )


class TestContrast:
    def test_what_one_says_that_it_is_not_and_the_other_that_it_is(self) -> None:
        not_so = make_statement("the harbour master was warned", contrast=frozenset({normalise("sacked")}))
        verdict = compare_statements(not_so, make_statement("the harbour master was sacked", article="a-2"))
        assert verdict is not None
        assert (verdict.relation, verdict.reasons[-1]) == ("conflicts", "says that it is not “sacked”")
        assert compare_statements(not_so, make_statement("the cook was sacked", article="a-2")) is None


class TestSizes:
    def test_two_sums_of_one_matter_make_two_claims(self) -> None:
        texts = ("savers withdrew a lot from the port bank", "the port bank lets savers withdraw a lot")
        sums = [make_figure(value, measure=measure, unit="EUR") for value, measure in ((640, "withdrawn"), (20, "limited"))]
        a, b = (make_statement(text, article=f"a-{at}", figures=(sums[at],)) for at, text in enumerate(texts))
        assert compare_statements(a, b) is None
