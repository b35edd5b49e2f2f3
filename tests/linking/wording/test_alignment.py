"""Which words of two statements stand for each other."""

from collections import defaultdict

import pytest

from app.linking.wording.alignment import Match, align
from tests.linking.factory import make_statement


def match(one: str, other: str, **rarity: float) -> list[Match]:
    known = defaultdict(lambda: 1.0, rarity)
    return align(make_statement(one).units, make_statement(other).units, rarity=known)


class TestAlign:
    def test_words_of_one_class_stand_for_each_other(self) -> None:
        found = match("Detectives raided the premises", "Investigators searched an office")
        assert {(one.a.exact, one.b.exact) for one in found} == {
            ("Detectives", "Investigators"),
            ("raided", "searched"),
            ("premises", "office"),
        }

    def test_the_same_word_counts_for_more_than_one_of_its_class(self) -> None:
        [same, alike] = match("The ferry hit a pier", "The ferry struck a quay and a pier")[:2]
        assert same.a.key == same.b.key
        assert same.weight >= alike.weight

    def test_a_word_stands_for_a_phrase_that_it_is_a_part_of(self) -> None:
        [found] = match("Clerks lodged a petition for life jackets", "The jackets were old")
        assert (found.a.exact, found.b.exact, found.is_turned) == ("life jackets", "jackets", False)

    def test_each_word_stands_for_one_at_most_the_rarest_first(self) -> None:
        found = match("The wire snapped", "A wire, a cable and a rope", wire=0.2)
        assert [(one.a.exact, one.b.exact) for one in found] == [("wire", "wire")]

    @pytest.mark.parametrize(
        ("one", "other", "turned"),
        [
            ("The placards were removed", "The placards were in place", [("removed", "in place")]),
            ("The guard was asleep", "The guard was awake", [("asleep", "awake")]),
            ("The placards were removed", "The placards were taken down", []),
            ("The siren stayed silent", "The siren sounded", [("stayed silent", "sounded")]),
            ("He was acquitted of one count and convicted of two", "One count was dismissed by the court: acquitted", []),
        ],
    )
    def test_contraries(self, one: str, other: str, turned: list[tuple[str, str]]) -> None:
        assert [(found.a.exact, found.b.exact) for found in match(one, other) if found.is_turned] == turned

    def test_a_thing_is_no_deed(self) -> None:
        by_word = {found.a.exact: found.is_deed for found in match("The placard was unscrewed", "A poster was removed")}
        assert by_word == {"placard": False, "unscrewed": True}

    def test_whichever_is_first(self) -> None:
        texts = ("The walkway fell when a wire snapped", "A rope broke and the bridge collapsed")
        there, back = match(*texts), match(*reversed(texts))
        assert {(one.a.exact, one.b.exact) for one in there} == {(one.b.exact, one.a.exact) for one in back}
