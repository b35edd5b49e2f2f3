"""Statements of two articles that may be on one matter: near to each other in meaning, or by the deeds and things that they tell.

In two reports of one happening the statements that belong together are mostly among the nearest ones of their articles, however far
apart they are: a threshold of likeness alone finds either few of them or others as well. Pairs of nearest neighbours are those of
bitext mining (Artetxe and Schwenk, "Margin-based parallel corpus mining", 2019). Only the two articles count, so what was
loaded before or after makes no difference.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from app.linking.features import Statement
from app.linking.lexicon import read_section
from app.linking.wording.alignment import Match, align
from app.linking.wording.classes import MONTHS, Unit
from app.linking.wording.overlap import is_other_order

LEAST_RARITY = 0.1
USUAL = 20
"""As many statements are thought to stand beside those of two articles, so that of short ones not every word is common."""
NEAREST = 3
"""So many statements of the other article are looked at for each, by likeness and by the classes that they share."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Two statements that may be on one matter, and what speaks for it.

    `likeness` is the cosine of their vectors, `is_nearest` tells whether no other one of its article is nearer to one of them,
    `matches` are their words that stand for each other, weightiest first, and `rarity` tells what each key counts for between the
    two articles.
    """

    a: Statement
    b: Statement
    likeness: float
    is_nearest: bool
    matches: tuple[Match, ...]
    rarity: Mapping[str, float]

    @property
    def turned(self) -> tuple[Match, ...]:
        """The words that say the contrary of each other, in what both tell first: subordinate clauses are on other things."""
        tail = read_section("same")["tail"]
        found = (match for match in self.matches if match.is_turned and match.is_content)
        return tuple(match for match in found if min(match.a.weight, match.b.weight) > tail)

    @property
    def is_contrary(self) -> bool:
        """Whether one says that what the other tells is not so, if they are on one matter."""
        turns = len(self.turned) + is_other_order(self.a.words, self.b.words)
        return (self.a.is_denial != self.b.is_denial) != bool(turns % 2)

    @property
    def denial(self) -> Statement:
        """Which of the two denies: the one that is a denial, else the one that says less."""
        if self.a.is_denial != self.b.is_denial:
            return self.a if self.a.is_denial else self.b
        return min(self.a, self.b, key=lambda one: (sum(word.weight for word in one.words), one.voiced.id))

    @property
    def said(self) -> float:
        """How much of what the smaller of two, or the one that denies, says of what it names the other says as well, 0 to 1."""
        content = [unit for unit in self.denial.units if unit.is_content]
        matched = self.find_matched(self.denial)
        return sum(unit.key in matched for unit in content) / len(content) if content else 0.0

    def find_matched(self, statement: Statement) -> set[str]:
        """The keys of those units of one of the two that stand for some of the other."""
        return {(match.a if statement is self.a else match.b).key for match in self.matches}


def find_matters(statements: Sequence[Statement], *, fresh: Collection[str]) -> Iterator[Matter]:
    """Pairs of statements of two articles, of which one is `fresh`, that are among each other's nearest."""
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.vector is not None and statement.units:
            by_article[statement.voiced.article_id].append(statement)
    for left, right in combinations(by_article, 2):
        if left in fresh or right in fresh:
            yield from _find_nearest(by_article[left], by_article[right])


def _find_nearest(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Matter]:
    ours, theirs = (np.stack([one.vector for one in side if one.vector is not None]) for side in (left, right))
    likeness = np.round(ours @ theirs.T, 2)
    rows, columns = likeness.max(axis=1), likeness.max(axis=0)
    rarity = _weigh_rarity([*left, *right])
    near = _find_top(likeness) | _find_top(_find_overlap(left, right, rarity))
    for row, column in np.argwhere(near):
        # Whichever article was loaded first: what is found, and its reasons, are the same.
        a, b = sorted((left[row], right[column]), key=lambda one: one.voiced.id)
        matches = tuple(align(a.units, b.units, rarity=rarity))
        if any(match.is_content for match in matches):
            found = float(likeness[row, column])
            yield Matter(a, b, found, bool(found >= min(rows[row], columns[column])), matches, rarity)


def _find_top(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs are among the first ones of a row or of a column, those with the same score as the last of them included."""
    rows = np.sort(scores, axis=1)[:, -min(NEAREST, scores.shape[1])]
    columns = np.sort(scores, axis=0)[-min(NEAREST, scores.shape[0])]
    found: NDArray[np.bool_] = (scores > 0) & ((scores >= rows[:, None]) | (scores >= columns[None, :]))
    return found


def _find_overlap(left: Sequence[Statement], right: Sequence[Statement], rarity: Mapping[str, float]) -> NDArray[np.float32]:
    """How much each two statements share, by words and classes and how rare these are."""
    names: dict[str, int] = {}
    for one in (*left, *right):
        for unit in one.units:
            for name in (unit.key, *unit.classes):
                names.setdefault(name, len(names))
    ours, theirs = (np.zeros((len(side), len(names)), np.float32) for side in (left, right))
    for matrix, side in ((ours, left), (theirs, right)):
        for row, one in enumerate(side):
            for unit in one.units:
                matrix[row, [names[name] for name in (unit.key, *unit.classes)]] = unit.weight * rarity[unit.key]
    return np.round(ours @ theirs.T, 2)


def _weigh_rarity(statements: Sequence[Statement]) -> dict[str, float]:
    """What each word tells among the statements of two articles, up to 1: one that half of them hold tells little."""
    held = Counter(key for one in statements for key in {unit.key for unit in one.units})
    most = log(len(statements) + 1 + USUAL)
    return {key: max(LEAST_RARITY, min(1.0, (most - log(count + 0.5)) / most)) for key, count in held.items()}


def find_traits(matter: Matter) -> dict[str, float]:
    """What speaks for two statements being on one matter, or against it, by the names of paraphrases.toml."""
    a, b = matter.a, matter.b
    total = sum(match.weight for match in matter.matches)
    left, right = (_weigh(one.units, matter.rarity) for one in (a, b))
    told = [match.weight for match in matter.matches if match.is_content]
    months = [{unit.key for unit in one.units if unit.key in MONTHS} for one in (a, b)]
    speaker = a.voiced.speaker
    return {
        "likeness": matter.likeness,
        "nearest": float(matter.is_nearest),
        "said": matter.said,
        "smaller": min(1.0, total / min(left, right)),
        "both": min(1.0, 2 * total / (left + right)),
        "deed": max((match.weight for match in matter.matches if match.is_deed), default=0.0),
        "second": told[1] if len(told) > 1 else 0.0,
        "third": told[2] if len(told) > 2 else 0.0,
        "month": float(bool(months[0] & months[1])) if months[0] & months[1] else -float(bool(months[0] and months[1])),
        "speaker": float(speaker is not None and speaker == b.voiced.speaker),
        "denials": float(a.is_denial and b.is_denial),
        "figures": float(bool(a.figures or b.figures)),
    }


def _weigh(units: Sequence[Unit], rarity: Mapping[str, float]) -> float:
    return sum(unit.weight * rarity[unit.key] for unit in units)


def judge(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that the weights of a logistic regression give the traits."""
    return 1.0 / (1.0 + exp(-weights["bias"] - sum(weight * traits[name] for name, weight in weights.items() if name != "bias")))
