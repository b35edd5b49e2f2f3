"""The words of a doc as strings, and those with a capital."""

from app.pipeline.naming.capitals import find_capitals, list_words
from tests.pipeline.conftest import parsed


class TestWords:
    def test_one_for_each_token(self) -> None:
        doc = parsed("Tilda NNP nsubj 1", "spoke VBD ROOT 1 speak", ". . punct 1")
        assert list_words(doc) == ["Tilda", "spoke", "."]
        assert [token.i for token in find_capitals(doc)] == [0]

    def test_another_doc_is_read_anew(self) -> None:
        first = parsed("Tilda NNP nsubj 1", "spoke VBD ROOT 1 speak")
        second = parsed("the DT det 1", "Ćosić NNP ROOT 1")
        assert [token.text for doc in (first, second, first) for token in find_capitals(doc)] == ["Tilda", "Ćosić", "Tilda"]
