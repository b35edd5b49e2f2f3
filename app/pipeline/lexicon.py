"""Word lists that the stages read, kept as TOML beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The lexicon `lexicons/NAME.toml`, parsed once. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads((files("app.pipeline") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def read_words(name: str, *groups: str) -> frozenset[str]:
    """The words of the named groups, all groups if none is named. "table.key" names a group within a table, "table" all of it.

    A group is a text of words or a list of phrases. Raises KeyError for an unknown group.
    """
    lexicon = read_lexicon(name)
    words: set[str] = set()
    for group in groups or tuple(lexicon):
        value: Any = lexicon
        for key in group.split("."):
            value = value[key]
        words |= _flatten(value)
    return frozenset(words)


def _flatten(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {word for part in value.values() for word in _flatten(part)}
    return set(value.split() if isinstance(value, str) else value)
