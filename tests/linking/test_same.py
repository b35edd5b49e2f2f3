import pytest

from app.linking.same import compare_statements
from tests.linking.factory import make_figure, make_statement

NAMES = "orsany halvard lommark quenby"


def relation(a: str, b: str, **more: object) -> str | None:
    verdict = compare_statements(make_statement(a, names=NAMES), make_statement(b, names=NAMES, article="a-2", **more))  # type: ignore[arg-type]
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
        ],
        ids=["shared setting", "said in passing", "one shared name", "too little"],
    )
    def test_is_not_same(self, a: str, b: str) -> None:
        if a != b:
            assert relation(a, b) is None

    def test_two_days_are_two_matters(self) -> None:
        first = make_statement("The Quenby lift passed a full inspection", when="2031-05-02")
        second = make_statement("the Quenby lift passed its full inspection", when="2031-05-16")
        assert compare_statements(first, second) is None

    def test_figures_that_differ_keep_statements_apart(self) -> None:
        nine = make_statement("Quenby counts nine people hurt in the blast", figures=(make_figure(9),))
        twenty = make_statement("Quenby counts twenty people hurt in the blast", figures=(make_figure(20),))
        assert compare_statements(nine, twenty) is None
