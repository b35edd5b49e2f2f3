"""Names of bodies that the model misses, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.naming.bodynames import find_bodies, find_described
from tests.pipeline.conftest import parsed


def made(*words: str) -> Doc:
    """A sentence of proper nouns where words are capitalised, with a verb behind them."""
    tags = [("NNP" if word[0].isupper() else "IN" if word in ("of", "for") else "NN") for word in words]
    rows = [f"{word} {tag} dep {len(words)}" for word, tag in zip(words, tags, strict=True)]
    return parsed(*rows, f"spoke VBD ROOT {len(words)} speak", f". . punct {len(words)}")


def bodies(*words: str) -> list[str]:
    doc = made(*words)
    return [doc[start:end].text for start, end, _ in find_bodies(doc)]


class TestFindBodies:
    @pytest.mark.parametrize(
        ("words", "name"),
        [
            ("then Harbour Workers Union", "Harbour Workers Union"),
            ("then Wool and Linen Federation", "Wool and Linen Federation"),
            ("then Ministry of Tides", "Ministry of Tides"),
            ("then Norvale Institute for Salt Research", "Norvale Institute for Salt Research"),
            ("then Harbour Guard Service", "Harbour Guard Service"),
        ],
    )
    def test_capitalised_words_around_a_noun(self, words: str, name: str) -> None:
        assert bodies(*words.split()) == [name]

    @pytest.mark.parametrize("words", ["the Union", "the harbour union", "Harbour Bread", "UNION BOARD"])
    def test_no_name(self, words: str) -> None:
        assert bodies(*words.split()) == []

    def test_heading_shows_no_names(self) -> None:
        doc = parsed("Harbour NNP compound 1", "Union NNP nsubj 2", "Strikes NNP ROOT 2")
        assert list(find_bodies(doc)) == []


class TestFindDescribed:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("the lender Harlow", ["Harlow"]),
            ("the union Harlow East", ["Harlow East"]),
            ("the guard Harlow", []),
            ("the rain Harlow", []),
        ],
    )
    def test_capitalised_words_behind_a_body_s_noun(self, words: str, found: list[str]) -> None:
        doc = made(*words.split())
        assert [doc[start:end].text for start, end, _ in find_described(doc)] == found
