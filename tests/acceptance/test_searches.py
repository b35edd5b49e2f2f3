"""Searches over the seeds: the queries that a search must answer sensibly."""

import pytest

from tests.acceptance.reading import Loaded, find_texts, origins_of, read, read_all

pytestmark = pytest.mark.slow

ZELENSKY = "Volodymyr Zelensky"


class TestSearch:
    """Sensible: what holds the words is found and marked; what cannot be looked for finds nothing and is noted; nothing fails."""

    def test_a_name_with_a_hyphen_finds_only_what_names_it(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q="KN-23", mode="lexical")
        assert page["found"]["articles"] == 1
        assert page["found"]["claims"] >= 2
        for hit in page["items"]:
            assert "KN-23" in {hit["passage"]["text"][start:end] for start, end in hit["passage"]["marks"]}

    def test_by_meaning_what_names_it_stands_first(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q="KN-23", kind="claims")
        named = read(seeds, "/v1/search", q="KN-23", kind="claims", mode="lexical")["found"]["claims"]
        assert {hit["claim"]["id"] for hit in page["items"][:named]} == {
            hit["claim"]["id"] for hit in read_all(seeds, "/v1/search", q="KN-23", kind="claims", mode="lexical")
        }

    def test_a_phrase_finds_the_words_side_by_side(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q='"criminal alliance"')
        assert page["found"] == {"claims": 1, "articles": 1}
        assert all("criminal alliance" in hit["passage"]["text"] for hit in page["items"])

    def test_words_rank_what_answers_them_first(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q="zelensky injured", kind="claims")
        first = [hit["claim"] for hit in page["items"][:2]]
        assert any((claim["quantity"] or {}).get("measure") == "injured" for claim in first)
        assert all(origins_of(claim) == [ZELENSKY] for claim in first)
        assert read(seeds, "/v1/search", q="zelensky injured", kind="articles")["total"]["value"] == 2

    def test_a_name_that_no_article_has_and_an_open_quotation_mark(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q="O'Neil \"")
        assert (page["items"], page["total"]) == ([], {"value": 0, "relation": "eq"})

    @pytest.mark.parametrize("query", ["💥", "", " ", '"', "-", "*"])
    def test_nothing_to_look_for_finds_nothing_and_says_so(self, seeds: Loaded, query: str) -> None:
        page = read(seeds, "/v1/search", q=query)
        assert page["items"] == []
        assert "there is no word to look for" in page["notes"]

    def test_ten_thousand_characters_of_one_word(self, seeds: Loaded) -> None:
        page = read(seeds, "/v1/search", q="x" * 10_000)
        assert page["items"] == []
        assert any("cut" in note for note in page["notes"])

    def test_ten_thousand_characters_of_words_find_as_the_word_alone(self, seeds: Loaded) -> None:
        many = read(seeds, "/v1/search", q=("missile " * 1250), mode="lexical")
        assert many["found"] == read(seeds, "/v1/search", q="missile", mode="lexical")["found"]
        assert many["found"]["articles"] == 2

    def test_ten_thousand_characters_of_different_words_are_cut_with_a_note(self, seeds: Loaded) -> None:
        query = " ".join(["missile", *(f"word{number}" for number in range(2_000))])[:10_000]
        page = read(seeds, "/v1/search", q=query)
        assert page["found"]["articles"] == 2
        assert any("different terms" in note for note in page["notes"])

    def test_the_passages_of_articles_stand_in_their_texts(self, seeds: Loaded) -> None:
        texts = find_texts(seeds)
        for hit in read_all(seeds, "/v1/search", q="missile", kind="articles"):
            assert hit["passage"]["text"] in texts[hit["article"]["id"]]
