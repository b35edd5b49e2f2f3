"""The classes that words and phrases belong to, and what of a statement stands for one thing said."""

import pytest

from app.linking.wording.classes import Unit, find_classes, find_units
from app.linking.wording.words import find_words


def units(text: str) -> dict[str, Unit]:
    return {unit.exact: unit for unit in find_units(text, find_words(text))}


class TestFindClasses:
    @pytest.mark.parametrize(
        ("one", "other", "name"),
        [
            ("raided", "searches", "deeds search"),
            ("snapped", "broke", "deeds break"),
            ("layoff", "sacked", "deeds dismiss"),
            ("overseas", "abroad", "deeds abroad"),
            ("hacked", "breached", "deeds jamming"),
            ("debris", "wreckage", "things wreckage"),
            ("notices", "board", "things sign"),
            ("contractor", "firm", "things company"),
        ],
    )
    def test_words_of_one_class(self, one: str, other: str, name: str) -> None:
        assert [find_classes(word).get(name) for word in (one, other)] == [1, 1]

    def test_contraries_stand_on_the_other_side(self) -> None:
        assert find_classes("solvent")["deeds insolvent"] == -find_classes("bankrupt")["deeds insolvent"]
        assert find_classes("asleep")["deeds sleep"] == -find_classes("awake")["deeds sleep"]
        assert find_classes("toughened")["deeds tighten"] == -find_classes("relaxed")["deeds tighten"]
        assert find_classes("negligent")["deeds take_care"] == -find_classes("meticulous")["deeds take_care"]

    def test_a_word_of_no_class(self) -> None:
        assert find_classes("quixotic") == {}


class TestFindUnits:
    def test_a_phrase_is_one_whatever_stands_in_it(self) -> None:
        for text in ("They took down the notice", "They took the notice down", "The notice was taken down"):
            [phrase] = [unit for unit in find_units(text, find_words(text)) if " " in unit.key]
            assert phrase.classes["deeds remove"] == 1
        assert not any(" " in unit.key for unit in units("They took a very old and rusty notice down").values())

    def test_nothing_stands_between_what_is_and_how_it_is(self) -> None:
        assert "was down" in units("The line was down")
        assert "was down" not in units("The line was brought down")

    def test_a_word_of_a_phrase_is_no_unit_besides(self) -> None:
        assert set(units("The kiln gave way")) == {"gave way", "kiln"}

    def test_a_negation_inside_a_phrase_counts_once(self) -> None:
        # The sentence is a denial as well: "knew nothing" says of knowing what "did not know" says.
        assert units("She knew nothing")["knew nothing"].classes["deeds know"] == 1
        assert units("She was unaware")["unaware"].classes["deeds know"] == -1

    def test_months_are_kept_and_say_nothing_of_what_is_told(self) -> None:
        found = units("The kiln was checked on 3 March")
        assert not found["March"].is_content
        assert found["kiln"].is_content
