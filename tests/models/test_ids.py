"""Derived ids: the same on every machine, different for every identity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.ids import make_id


def test_the_same_identity_gives_the_same_id_on_every_machine() -> None:
    # Written out once: a change of these digits would orphan every id that users keep.
    assert make_id("a", "https://example.org/one") == "a-3f295d3e21fb5bbc"
    assert make_id("e", "person", "ada lovelace") == "e-28b3c0a5440ea6d9"


@pytest.mark.parametrize(
    ("one", "other"), [(("ab", "c"), ("a", "bc")), (("a", ""), ("a",)), (("a", "b"), ("b", "a")), (("é",), ("e\u0301",))]
)
def test_other_identities_give_other_ids(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert make_id("c", *one) != make_id("c", *other)


@given(st.lists(st.text(st.characters(codec=None)), min_size=1))
def test_any_text_has_an_id(parts: list[str]) -> None:
    prefix, digits = make_id("p", *parts).split("-")
    assert prefix == "p"
    assert len(digits) == 16
    assert set(digits) <= set("0123456789abcdef")
