"""Words for happenings ("strike", "earthquake") in a text."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from app.linking.lexicon import read_section, read_set

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
PREPOSITIONS = "on|in|at|near|off|of|over"
FIRST_LINES = 400
LONGEST_PLACE = 60
LEAST = 2
"""How often a kind of happening must be named at least; the first lines count twice, the title more."""


def count_nouns(title: str, text: str, *, names: Collection[str]) -> dict[str, int]:
    """How often each happening is named, the title and the first lines counting for more; verbs and parts of names do not count."""
    counts: Counter[str] = Counter()
    for words, weight in ((title, 3), (text[:FIRST_LINES], 1), (text, 1)):
        tokens = WORD.findall(words)
        for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
            word = token.lower()
            noun = word if word in read_nouns() else word[:-1] if word.endswith("s") and word[:-1] in read_nouns() else None
            if (
                noun is None
                or (token[0].isupper() and word in names)
                or (noun in read_set("verbs", "words") and _is_verb(before, after))
                or after.lower() in read_set("verbs", "crews")
            ):
                continue
            counts[noun] += weight
    return dict(counts)


def find_kinds(nouns: Mapping[str, int]) -> set[int]:
    """The kinds of happening that are named most, and half as often at least; not what is named once, and in passing.

    A noun of two kinds counts for both: a strike is an attack or a walkout.
    """
    kinds = Counter[int]()
    for noun, count in nouns.items():
        kinds.update(dict.fromkeys(_read_kinds()[noun], count))
    most = max(kinds.values(), default=0)
    return {kind for kind, count in kinds.items() if count * 2 >= most and count >= LEAST}


def find_all_kinds(nouns: Iterable[str]) -> set[int]:
    """Every kind of happening that is named at all."""
    return {kind for noun in nouns for kind in _read_kinds()[noun]}


def may_be_one(a: Collection[int], b: Collection[int]) -> bool:
    """Whether a happening of one kind may be told as one of the other: a blast as the attack or the fire that it came of."""
    kin = _read_kin()
    return any(y in kin[x] or x in kin[y] for x in a for y in b)


def find_joined(spaced: str) -> tuple[tuple[str, str, str], ...]:
    """Each happening that a preposition joins to something: noun, preposition and the words behind, in order."""
    return tuple((match[1], match[2], spaced[match.end() : match.end() + LONGEST_PLACE]) for match in _joined().finditer(spaced))


@cache
def read_nouns() -> dict[str, tuple[int, str]]:
    """The number of its first kind and its usual preposition for each noun."""
    nouns: dict[str, tuple[int, str]] = {}
    for kind, entry in enumerate(read_section("happenings")):
        for noun in entry["nouns"].split():
            nouns.setdefault(noun, (kind, entry["preposition"]))
    return nouns


@cache
def _read_kinds() -> dict[str, frozenset[int]]:
    """The numbers of all its kinds for each noun."""
    kinds: dict[str, set[int]] = {}
    for kind, entry in enumerate(read_section("happenings")):
        for noun in entry["nouns"].split():
            kinds.setdefault(noun, set()).add(kind)
    return {noun: frozenset(found) for noun, found in kinds.items()}


@cache
def _read_kin() -> list[frozenset[int]]:
    """For each kind its own number and those of the kinds that it may come of."""
    entries = read_section("happenings")
    kinds = _read_kinds()
    return [frozenset({kind}.union(*(kinds[noun] for noun in entry.get("of", "").split()))) for kind, entry in enumerate(entries)]


def _is_verb(before: str, after: str) -> bool:
    """Whether a word that may be a verb has an object, or "to" in front of it."""
    articles = read_set("verbs", "article")
    is_object = after.lower() in articles or (after[:1].isupper() and before.lower() not in articles)
    return before.lower() == "to" or (is_object and before.lower() not in articles)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?<= )({'|'.join(sorted(read_nouns()))})s? ({PREPOSITIONS}) (?:the )?")
