"""How many things are named: "World Bank" is one, and so is "Ilse Halvard", though each is two words."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import pairwise

from app.linking.voices.groups import find_groups
from app.linking.wording.words import normalise

WORD = r"[A-Z][^\W_]*(?:[-'’.&][^\W_]+)*"
FULL_NAME = re.compile(rf"{WORD}(?: {WORD})+")


def count_named(keys: Collection[str], texts: Iterable[str]) -> int:
    """How many things these keys of names name; those that stand side by side in one of the texts are one."""
    ordered = sorted(keys)
    beside = ((one, other) for text in texts for one, other in find_beside(text) if one in keys and other in keys)
    return len(find_groups(ordered, beside))


@lru_cache(maxsize=4_000)
def find_beside(text: str) -> frozenset[tuple[str, str]]:
    """The keys of words with capitals that stand side by side, by twos."""
    found: set[tuple[str, str]] = set()
    for name in FULL_NAME.findall(text):
        keys = [normalise(re.sub(r"['’]s$", "", word)) for word in name.split(" ")]
        found.update(pairwise(keys))
    return frozenset(found)
