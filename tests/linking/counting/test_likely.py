from typing import Any

import pytest

from app.linking.counting.likely import find_likely
from app.linking.features import Figure
from tests.linking.factory import make_figure


def freed(value: float = 23, *, article: str = "a-1", measure: str = "released", **more: Any) -> Figure:
    more = {"speaker": None, "context": frozenset({"lift", "cut", "brigade"}), "clause": frozenset({"lift", "cut"})} | more
    return make_figure(value, measure=measure, article=article, **more)


class TestFindLikely:
    def test_a_telling_number_and_the_words_around_make_two_measures_one(self) -> None:
        found = find_likely(freed(), freed(article="a-2", measure="rescued"))
        assert found is not None
        chance, reasons = found
        assert 0.3 <= chance <= 1
        assert "the words around both: brigade, cut, lift" in reasons

    def test_without_a_shared_word_two_measures_are_two(self) -> None:
        assert find_likely(freed(context=frozenset(), clause=frozenset()), freed(article="a-2", measure="rescued")) is None

    def test_a_small_number_of_two_known_measures_is_two(self) -> None:
        words: dict[str, Any] = {"context": frozenset({"villager"}), "clause": frozenset({"villager"}), "counted": "villagers"}
        assert find_likely(freed(3, measure="injured", **words), freed(3, article="a-2", measure="killed", **words)) is None

    def test_one_article_tells_two_things(self) -> None:
        assert find_likely(freed(), freed(measure="rescued")) is None

    @pytest.mark.parametrize(
        "apart", [{"year": 2011}, {"is_supposed": True}, {"is_denial": True}, {"part_of": "of the dead"}], ids=str
    )
    def test_what_is_told_otherwise_is_not_compared(self, apart: dict[str, Any]) -> None:
        own: dict[str, Any] = {"part_of": "of the injured"} if "part_of" in apart else {}
        assert find_likely(freed(**own), freed(article="a-2", **own)) is not None
        assert find_likely(freed(**own), freed(article="a-2", **apart)) is None

    def test_a_round_number_about_which_it_is_tells_little(self) -> None:
        around: dict[str, Any] = {"exact": "about 20"}
        found = find_likely(freed(20, comparator="~", **around), freed(20, comparator="~", article="a-2", **around))
        assert found is not None
        assert found[1] == ("the words around both: brigade, cut, lift",)

    def test_a_small_number_of_a_sort_is_not_that_of_all(self) -> None:
        assert find_likely(freed(3, counted="children"), freed(3, article="a-2", counted="people")) is None
