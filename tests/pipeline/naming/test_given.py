"""Given names."""

import pytest

from app.pipeline.lexicon import read_lexicon
from app.pipeline.naming.given import get_gender, is_given


@pytest.mark.parametrize("word", ["Ingrid", "TOMÁŠ", "Fatima", "Jamie"])
def test_known_whatever_case_and_accents(word: str) -> None:
    assert is_given(word)


@pytest.mark.parametrize("word", ["Harbour", "Monday", ""])
def test_other_words_are_none(word: str) -> None:
    assert not is_given(word)


@pytest.mark.parametrize(
    ("name", "male"), [("Ingrid Falk", False), ("Óscar Prado", True), ("Jamie Falk", None), ("Qwell Falk", None), ("", None)]
)
def test_gender_is_the_first_word_s(name: str, male: bool | None) -> None:
    assert get_gender(name) is male


def test_no_name_has_two_genders() -> None:
    lists = [names.split() for names in read_lexicon("given_names")["given"].values()]
    words = [word for names in lists for word in names]
    assert len(words) == len(set(words))
