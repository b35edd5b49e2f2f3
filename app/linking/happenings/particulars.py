"""What tells one happening from the next of its kind: rare names and numbers, days, ages.

Two shootings of one week are told in the same words; whose name, which street, what day and how old differ. The likeness is a
cosine of words weighted by kind and rarity, to which days and ages add or from which they take. The weights are in
particulars.toml.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt

from app.linking.counting.times import get_days_apart, is_same_day, parse_moment
from app.linking.happenings.happenings import WORD
from app.linking.happenings.rarity import Rarity
from app.linking.happenings.traits import find_names
from app.linking.lexicon import read_lexicon, read_set
from app.linking.wording.words import normalise

AGE = re.compile(r"\b(\d{1,3})[- ](?:year|yr)s?[- ]old\b|(?<=\w, )(\d{1,3})(?=[,.;])|\b(?:aged?) (\d{1,3})\b", re.IGNORECASE)
OLDEST = 120
FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,-])\d{3,}(?![\w-])")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Particulars:
    """`words` are the keys in order, `names` those of them that are names; `days` is what the article tells, as EDTF."""

    words: tuple[str, ...]
    names: frozenset[str]
    ages: frozenset[int]
    days: frozenset[str]


def find_particulars(title: str, text: str, *, days: Sequence[str]) -> Particulars:
    """The particulars of an article. `days` are the moments (EDTF) that reading found in it."""
    told = frozenset(day for day in days if (moment := parse_moment(day)) and moment.day and "/" not in day)
    words = tuple(_make_key(token) for token in WORD.findall(f"{title} . {text}"))
    names = frozenset(normalise(name) for name in find_names(f"{title}\n{text}"))
    return Particulars(words, names, find_ages(text), told)


def find_ages(text: str) -> frozenset[int]:
    """The ages that a text tells: "16-year-old", "aged 40", "Ada Quill, 46, said"."""
    found = (int(next(filter(None, match.groups()))) for match in AGE.finditer(text))
    return frozenset(age for age in found if age <= OLDEST)


@lru_cache(maxsize=4_000)
def find_figures(title: str, text: str) -> frozenset[str]:
    """The long numbers of an opening, in digits: no years, and none that is round ("2,340", not "500")."""
    weights = read_lexicon("particulars")["events"]
    keys = {normalise(token) for token in FIGURE.findall(f"{title}\n{text[: weights['figure_chars']]}")}
    return frozenset(key for key in keys if is_telling(key))


def is_telling(number: str) -> bool:
    """Whether two texts hardly share a number by chance: three digits or more, no year, and not round."""
    return number.isdigit() and len(number) > 2 and bool(number.rstrip("0")[1:]) and not YEAR.fullmatch(number)


def compare_particulars(a: Particulars, b: Particulars, *, rarity: Rarity) -> float:
    """How much speaks for one happening; around 0 nothing, from about 0.3 nearly surely. Symmetric, from -0.15 to 1.15."""
    left, right = _weigh(a, rarity), _weigh(b, rarity)
    return _cosine(left, right) + _compare_days(a.days, b.days) + _compare_ages(a.ages, b.ages)


def _make_key(token: str) -> str:
    return normalise(re.sub(r"['’]s$", "", token))


def _weigh(shown: Particulars, rarity: Rarity) -> dict[str, float]:
    weights = read_lexicon("particulars")["words"]
    counts = Counter(rarity.drop_repeated(shown.words))
    return {
        word: weights[_find_kind(word, shown.names)] * rarity.weigh(word) * sqrt(min(count, weights["most"]))
        for word, count in counts.items()
    }


def _find_kind(word: str, names: frozenset[str]) -> str:
    if word in _time_words():
        return "time"
    if any(sign.isdigit() for sign in word):
        return "number"
    return "name" if word in names else "other"


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[word] for word, weight in a.items() if word in b)
    norm = sqrt(sum(weight**2 for weight in a.values()) * sum(weight**2 for weight in b.values()))
    return shared / norm if norm else 0.0


def _compare_days(a: frozenset[str], b: frozenset[str]) -> float:
    weights = read_lexicon("particulars")["days"]
    if not a or not b:
        return 0.0
    if any(is_same_day(x, y) for x in a for y in b):
        return float(weights["shared"])
    near = min(get_days_apart(x, y) for x in a for y in b) <= weights["near_days"]
    return float(weights["near"] if near else weights["other"])


def _compare_ages(a: frozenset[int], b: frozenset[int]) -> float:
    weights = read_lexicon("particulars")["ages"]
    if not a or not b:
        return 0.0
    return float(weights["shared"] if a & b else weights["other"])


@cache
def _time_words() -> frozenset[str]:
    return frozenset(normalise(word) for word in read_set("time"))
