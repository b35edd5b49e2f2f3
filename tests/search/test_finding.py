"""Misspelt words, texts in other languages, and queries that much of the store answers."""

import pytest
from sqlmodel import Session

from app.search.budget import NOTE, narrow
from app.search.language import parse
from app.search.matching import Wanted, count_found, find_ranked_of_all
from app.search.tables import ARTICLE
from app.search.typos import Correction, correct
from app.search.wordlist import WordList
from tests.factories import make_article
from tests.search.searching import search_articles


def find(session: Session, query: str) -> set[str]:
    return {hit.id for hit in search_articles(session, query)[0]}


class TestFindNear:
    @pytest.fixture
    def words(self) -> WordList:
        counts = {"harbour": 9, "harvest": 5, "weir": 2, "wear": 7, "ferry": 3, "quarry": 1}
        by_length: dict[int, list[str]] = {}
        for word in sorted(counts, key=lambda word: -counts[word]):
            by_length.setdefault(len(word), []).append(word)
        return WordList(by_length, counts, sorted(counts))

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("habrour", "harbour"), ("hrbour", "harbour"), ("harbouur", "harbour"), ("arbour", "harbour"), ("ferri", "ferry")],
    )
    def test_fewest_changes(self, words: WordList, typed: str, meant: str) -> None:
        assert words.find_near(typed) == meant

    def test_the_commoner_of_two_as_near(self, words: WordList) -> None:
        assert words.find_near("wexr") == "wear"

    def test_nothing_near(self, words: WordList) -> None:
        assert words.find_near("zeppelin") is None
        assert words.find_near("fexxy") is None

    def test_completes_the_commonest_first(self, words: WordList) -> None:
        assert words.complete("har", limit=5) == [("harbour", 9), ("harvest", 5)]


class TestCorrect:
    @pytest.fixture(autouse=True)
    def article(self, session: Session) -> None:
        make_article(session, "The harbour was flooded at dawn.", title="Harbour")

    def test_only_what_occurs_nowhere(self, session: Session) -> None:
        corrected = correct(session, parse("harbuor flooding AND (dawnn OR tide)"))
        assert corrected.corrections == (Correction("harbuor", "harbour"), Correction("dawnn", "dawn"))

    @pytest.mark.parametrize("typed", ['"harbuor"', "harbuo*", "hrb", "h4rbour", "-harbuor", "HARBUOR at dawn"])
    def test_leaves_what_is_meant_as_typed(self, session: Session, typed: str) -> None:
        assert correct(session, parse(typed)).corrections == ()

    def test_capitals_throughout_are_words_like_others(self, session: Session) -> None:
        assert correct(session, parse("HARBUOR FLOODED")).corrections == (Correction("HARBUOR", "harbour"),)

    def test_not_where_that_is_not_wanted(self, session: Session) -> None:
        assert correct(session, parse("harbuor"), corrected=False).query == parse("harbuor")


class TestOtherLanguages:
    @pytest.fixture
    def texts(self, session: Session) -> dict[str, str]:
        bodies = {
            "zh": "市长说旧桥已经关闭",
            "ja": "市長は橋が閉鎖されたと述べた。",
            "de": "Das Hochwasserschutzgesetz gilt.",
            "en": "The weir holds.",
        }
        return {language: make_article(session, body, title=None, language=language).id for language, body in bodies.items()}

    def test_words_of_any_length_anywhere_in_a_text(self, session: Session, texts: dict[str, str]) -> None:
        for query in ("旧桥", "桥", "市长说", "关闭", "闭", '"旧桥已经"', "旧桥 AND 关闭", "旧桥 zeppelin"):
            assert find(session, query) == {texts["zh"]}, query
        assert find(session, "市") == {texts["zh"], texts["ja"]}
        assert find(session, "市 -旧桥") == {texts["ja"]}
        assert find(session, "旧桥 AND 閉鎖") == {texts["zh"], texts["ja"]}  # together nowhere, so one by one

    def test_words_inside_words(self, session: Session, texts: dict[str, str]) -> None:
        assert find(session, "wasserschutz") == {texts["de"]}
        assert find(session, "weir wasserschutz") == {texts["de"], texts["en"]}
        assert find(session, "eir") == set()

    def test_marks_what_stands_inside(self, session: Session, texts: dict[str, str]) -> None:
        [hit] = search_articles(session, "旧桥", limit=1)[0]
        assert (hit.snippet.text, hit.snippet.marks) == ("市长说旧桥已经关闭", ((3, 5),))


class TestNarrow:
    @pytest.fixture(autouse=True)
    def articles(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in {"SCORED": (6,), "ENOUGH": 2}.items():
            monkeypatch.setattr(f"app.search.budget.{name}", value)
        for number in range(20):
            make_article(session, "hail" + " snow" * (number % 5 == 0) + " frost" * (number % 2), title=None)

    def ranked(self, session: Session, typed: str) -> tuple[list[int], str | None]:
        wanted = Wanted(fts=ARTICLE, query=parse(typed))
        parts, note = narrow(session, wanted, total=count_found(session, wanted))
        return list(find_ranked_of_all(session, parts, limit=50).keys), note and note.removeprefix(NOTE.format(""))

    def test_few_hits_are_all_ranked(self, session: Session) -> None:
        found, note = self.ranked(session, "snow")
        assert (sorted(found), note) == ([1, 6, 11, 16], None)

    def test_rarer_words_first(self, session: Session) -> None:
        found, note = self.ranked(session, "hail snow")
        assert (sorted(found), note) == ([1, 6, 11, 16], "what has the rarer ones")

    def test_else_what_was_loaded_last(self, session: Session) -> None:
        found, note = self.ranked(session, "hail")
        assert (sorted(found), note) == ([15, 16, 17, 18, 19, 20], "what was loaded last")

    def test_what_has_all_the_words_before_what_was_loaded_last(self, session: Session) -> None:
        for words in ("ash dust", *("ash" for _ in range(8)), *("dust" for _ in range(8))):
            make_article(session, words, title=None)
        found, note = self.ranked(session, "ash dust")
        assert (found[0], sorted(found[1:])) == (21, [33, 34, 35, 36, 37])
        assert note == "what has the 2 rarest, and what was loaded last"

    def test_the_last_of_what_has_all_the_words_where_that_is_much(self, session: Session) -> None:
        for words in (*("ash dust" for _ in range(8)), *("ash" for _ in range(8)), *("dust" for _ in range(8))):
            make_article(session, words, title=None)
        assert self.ranked(session, "dust ash") == ([23, 24, 25, 26, 27, 28], "what was loaded last of what has the 2 rarest")

    def test_as_many_words_as_make_it_few(self, session: Session) -> None:
        for words in (*("ash dust soot" for _ in range(3)), *("ash dust" for _ in range(8)), *("soot" for _ in range(12))):
            make_article(session, words, title=None)
        assert self.ranked(session, "dust ash soot") == ([21, 22, 23], "what has the 3 rarest")

    def test_a_rare_word_alone_is_not_lost_among_common_ones(self, session: Session) -> None:
        for words in ("ash", *("soot" for _ in range(12))):
            make_article(session, words, title=None)
        found, note = self.ranked(session, "hail soot ash")
        assert found[0] == 21
        assert note == "what has the rarer ones, or 2 of the others, and what was loaded last"

    def test_words_beside_a_phrase(self, session: Session) -> None:
        for words in ("ash dust soot", "ash dust soot", *("ash dust" for _ in range(8))):
            make_article(session, words, title=None)
        assert self.ranked(session, '"ash dust" soot') == ([21, 22], "what has the rarer ones")
