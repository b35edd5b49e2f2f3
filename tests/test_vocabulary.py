"""The closed word lists: documented word for word, and writable in JSON and in the address of a query."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from app import vocabulary

PAGE = (Path(__file__).parents[1] / "docs" / "words.md").read_text(encoding="utf-8")
LISTS = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum]


def documented() -> dict[str, list[str]]:
    """The words that the page explains, by the name of their list."""
    return {part.split("\n", 1)[0]: re.findall(r"^\| `(.+?)` \| .+ \|$", part, re.MULTILINE) for part in PAGE.split("\n## ")[1:]}


def test_the_page_has_every_list_and_no_other() -> None:
    assert list(documented()) == [kind.__name__ for kind in LISTS]


@pytest.mark.parametrize("kind", LISTS)
def test_every_word_is_explained_in_the_order_of_the_list(kind: type[StrEnum]) -> None:
    assert documented()[kind.__name__] == [member.value for member in kind]


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_says_what_it_is(kind: type[StrEnum]) -> None:
    assert kind.__doc__


@pytest.mark.parametrize(
    "member", [member for kind in LISTS for member in kind if kind not in (vocabulary.Comparator, vocabulary.Scope)]
)
def test_words_are_lower_case_and_need_no_escaping(member: StrEnum) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", member.value)


def test_a_member_is_its_word() -> None:
    assert f"{vocabulary.Support.SINGLE_SOURCE}" == "single_source"
