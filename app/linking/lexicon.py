"""The word lists and weights of linking, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_section(name: str) -> Any:
    """The top-level entry `name` of lexicon.toml, as TOML gives it. Raises KeyError for an unknown name."""
    return read_lexicon("lexicon")[name]


@cache
def read_set(name: str, key: str | None = None) -> frozenset[str]:
    """The words of an entry that is a text of words, or of the entry `key` of the table `name`."""
    value = read_section(name)
    return frozenset((value if key is None else value[key]).split())


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The sections of one file of lexicons/."""
    return tomllib.loads((files("app.linking") / "lexicons" / f"{name}.toml").read_text(encoding="utf-8"))
