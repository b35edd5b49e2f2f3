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
    """The words of the named groups (all groups if none is named); each group is a text of words or a list of phrases."""
    lexicon = read_lexicon(name)
    words: set[str] = set()
    for group in groups or tuple(lexicon):
        value = lexicon[group]
        words.update(value.split() if isinstance(value, str) else value)
    return frozenset(words)
