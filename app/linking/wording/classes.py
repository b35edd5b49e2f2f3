"""The classes of deeds, states and things that the words of a statement belong to.

Reports of one happening say "raided the offices" and "searched the premises". A class is broader than a synonym: "took away" is
of one class with "seized" and with "removed". So a word has several, and a class tells little alone: what belongs together is found
where several of them meet (`alignment`). Classes of verbs after Levin, "English Verb Classes and Alternations" (1993), their
contraries after VerbOcean (Chklovski and Pantel, 2004), written anew for the news in classes.toml.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.linking.lexicon import read_lexicon, read_section, read_set
from app.linking.wording.negation import find_opposed
from app.linking.wording.stances import MONTHS
from app.linking.wording.words import TOKEN, Word, lemma, normalise

MONTH = re.compile(rf"\b(?:{'|'.join(month.capitalize() for month in MONTHS)})\b")
MONTH_WEIGHT = 0.4
MOST_BETWEEN = 2
"""So many words may stand between the last two words of a phrase: "took the signs down"."""
AUXILIARIES = frozenset(lemma(word) for word in ("is", "are", "was", "were", "be", "been"))
"""Behind these nothing does: "was off" is not "was dropped off"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase that says something: `key` as words are compared by, `classes` those that it belongs to, each with 1, or -1
    where it says the contrary; `is_reversed` as of a word. `is_deed` tells whether one of them is a class of deeds or states,
    `parts` are the keys of a phrase's own words. `is_opposed` tells that it stands in a proposition which denies where the first
    one of its statement does not, or the reverse.
    """

    key: str
    exact: str
    weight: float
    classes: Mapping[str, int]
    is_deed: bool = False
    is_name: bool = False
    is_reversed: bool = False
    parts: frozenset[str] = frozenset()
    is_opposed: bool = False

    @property
    def is_content(self) -> bool:
        """Whether it says something of what is named: it is no name, number or month and none that many statements hold."""
        return not (self.is_name or self.key[0].isdigit() or self.key in MONTHS) and self.weight > read_section("same")["light"]


def find_units(text: str, words: Sequence[Word]) -> tuple[Unit, ...]:
    """The units of a statement whose content words are `words`: its phrases first, then the words that stand in none of them."""
    tokens = [token.lower().replace("’", "'") for token in TOKEN.findall(text)]
    lemmas = [lemma(token) for token in tokens]
    opposed = find_opposed(text)
    units, taken = [], set[str]()
    at = 0
    while at < len(lemmas):
        phrase = _find_phrase(lemmas, at)
        if phrase is None:
            at += 1
            continue
        key, places = phrase
        parts = frozenset(normalise(tokens[place]) for place in places)
        exact, classes = " ".join(tokens[place] for place in places), _phrases()[tuple(key.split())]
        units.append(Unit(key, exact, 1.0, classes, True, parts=parts, is_opposed=tokens[places[-1]] in opposed))
        taken.update(tokens[place] for place in places)
        at += 1
    for word in words:
        lower = word.exact.lower().replace("’", "'")
        if lower in taken:
            continue
        classes = {} if word.is_name or word.key[0].isdigit() else find_classes(lower) or find_classes(word.key)
        is_deed = any(one in _deeds() for one in classes)
        is_opposed = lower.split(" ")[-1] in opposed
        units.append(
            Unit(word.key, word.exact, word.weight, classes, is_deed, word.is_name, word.is_reversed, is_opposed=is_opposed)
        )
    months = dict.fromkeys(match.group() for match in MONTH.finditer(text))
    units = [unit for unit in units if unit.key not in MONTHS]
    return (*units, *(Unit(month.lower(), month, MONTH_WEIGHT, {}) for month in months))


@cache
def find_classes(word: str) -> Mapping[str, int]:
    """The classes of one lower-case word."""
    return _singles().get(lemma(word), {})


def _find_phrase(lemmas: Sequence[str], at: int) -> tuple[str, tuple[int, ...]] | None:
    """The longest phrase that begins at a place, and the places of its words."""
    for phrase in _openings().get(lemmas[at], ()):
        head = len(phrase) - 1
        if tuple(lemmas[at : at + head]) != phrase[:head]:
            continue
        for gap in range(MOST_BETWEEN + 1 if head == 1 and lemmas[at] not in AUXILIARIES else 1):
            last = at + head + gap
            if last < len(lemmas) and lemmas[last] == phrase[head]:
                return " ".join(phrase), (*range(at, at + head), last)
    return None


@cache
def _deeds() -> frozenset[str]:
    return frozenset(f"{kind} {name}" for kind in ("deeds", "states") for name in read_lexicon("classes")[kind])


@cache
def _all() -> dict[tuple[str, ...], dict[str, int]]:
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for kind, classes in read_lexicon("classes").items():
        for name, words in classes.items():
            same, _, contrary = words.partition("|")
            for side, sign in ((contrary, -1), (same, 1)):
                for word in side.split():
                    parts = word.split("_")
                    # The negation in a phrase counts as that of its sentence already.
                    turned = -sign if read_set("negation") & set(parts) else sign
                    found.setdefault(tuple(lemma(part) for part in parts), {})[f"{kind} {name}"] = turned
    return found


@cache
def _singles() -> dict[str, Mapping[str, int]]:
    return {phrase[0]: classes for phrase, classes in _all().items() if len(phrase) == 1}


@cache
def _phrases() -> dict[tuple[str, ...], Mapping[str, int]]:
    return {phrase: classes for phrase, classes in _all().items() if len(phrase) > 1}


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(_phrases(), key=lambda one: (-len(one), one)):
        found.setdefault(phrase[0], []).append(phrase)
    return found
