"""Statements of two articles that may be on one matter: near to each other in meaning, or by the deeds and things that they tell.

In two reports of one happening the statements that belong together are mostly among the nearest ones of their articles, however far
apart they are: a threshold of likeness alone finds either few of them or others as well. Pairs of nearest neighbours are those of
bitext mining (Artetxe and Schwenk, "Margin-based parallel corpus mining", 2019). Only the two articles count, so what was
loaded before or after makes no difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np
from numpy.typing import NDArray

from app.linking.features import Statement
from app.linking.lexicon import read_section
from app.linking.wording.alignment import Match, align, face
from app.linking.wording.overlap import is_other_order

NEGATED = re.compile(r"(?:no|not|never)\b")
LEAST_RARITY = 0.1
NO_PAIR = -1.0
USUAL = 20
"""As many statements are thought to stand beside those of two articles, so that of short ones not every word is common."""
ALIKE = 0.45
"""Two that are each other's nearest, and alike by so much, need share no word."""
NEAREST = 3
"""So many statements of the other article are looked at for each, by likeness and by the classes that they share."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Two statements that may be on one matter, and what speaks for it.

    `likeness` is the cosine of their vectors, `ranks` tell for each how many of the other's article are nearer to it, `margin` how
    much nearer the two are than each is to the next one, or how much farther than to the nearest (both added up). `matches` are
    their words that stand for each other, weightiest first, and `rarity` tells what each key counts for between the two articles.
    `is_opening` tells whether one of them is the first of its article. `gap` is how many statements of one article the later of two
    in it stands behind the earlier, 0 where they are of two articles.
    """

    a: Statement
    b: Statement
    likeness: float
    ranks: tuple[int, int]
    margin: float
    is_opening: bool
    matches: tuple[Match, ...]
    rarity: Mapping[str, float]
    gap: int = 0

    @property
    def is_nearest(self) -> bool:
        """Whether no other one of its article is nearer to one of them."""
        return min(self.ranks) == 0

    @property
    def turned(self) -> tuple[Match, ...]:
        """The words that say the contrary of each other, in what both tell first: subordinate clauses are on other things."""
        tail = read_section("same")["tail"]
        found = (match for match in self.matches if match.is_turned and match.is_content)
        return tuple(match for match in found if all(unit.weight > tail or unit.is_opposed for unit in (match.a, match.b)))

    @property
    def is_contrary(self) -> bool:
        """Whether one says that what the other tells is not so, if they are on one matter."""
        turns = len(self.turned) + is_other_order(self.a.words, self.b.words)
        # Both tell that there is "no plan": one of them behind another clause, so that it is no denial as a whole.
        denies_one = any(match.a.key == match.b.key and NEGATED.match(match.a.key) for match in self.matches)
        return (self.a.is_denial != self.b.is_denial and not denies_one) != bool(turns % 2)

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

    @property
    def longest(self) -> int:
        """How many words and phrases the longer of the two has."""
        return max(len(one.units) for one in (self.a, self.b))

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


def find_matters_within(statements: Sequence[Statement], *, is_one: Callable[[Statement, Statement], bool]) -> Iterator[Matter]:
    """Pairs of statements of one article that are among each other's nearest, told by two voices; `is_one` tells whether one voice
    tells both. `statements` are in reading order.
    """
    known = [one for one in statements if one.vector is not None and one.units]
    if len(known) > 1:
        yield from _find_nearest(known, known, own=np.array([[is_one(one, other) for other in known] for one in known]))


def _find_nearest(
    left: Sequence[Statement], right: Sequence[Statement], *, own: NDArray[np.bool_] | None = None
) -> Iterator[Matter]:
    """The nearest of two articles, or of one and itself, where those that are one voice's `own` are no pairs."""
    ours, theirs = (np.stack([one.vector for one in side if one.vector is not None]) for side in (left, right))
    likeness = np.round(ours @ theirs.T, 2)
    rarity = _weigh_rarity(left if own is not None else [*left, *right])
    overlap = _find_overlap(left, right, rarity)
    if own is not None:
        likeness[own] = overlap[own] = NO_PAIR
    near = _find_top(likeness) | _find_top(overlap)
    openings = {min((one.voiced for one in side), key=lambda voiced: voiced.order).id for side in (left, right)}
    for row, column in np.argwhere(near):
        if own is not None and row >= column:
            continue
        found = float(likeness[row, column])
        ranks = int((likeness[row] > found).sum()), int((likeness[:, column] > found).sum())
        margin = _find_margin(likeness[row], column) + _find_margin(likeness[:, column], row)
        # Whichever article was loaded first: what is found, and its reasons, are the same.
        a, b = sorted((left[row], right[column]), key=lambda one: one.voiced.id)
        matches = tuple(align(a.units, b.units, rarity=rarity))
        # Two that are nearest to each other may share a light word only, or none: "left unrefrigerated", "left out of the fridge".
        if (max(ranks) == 0 and found >= ALIKE) or any(match.is_content for match in matches):
            is_opening = not openings.isdisjoint((a.voiced.id, b.voiced.id))
            gap = 0 if own is None else int(column - row)
            a, b = face(a, b, matches)
            yield Matter(a, b, found, ranks, round(margin, 2), is_opening, matches, rarity, gap)


def _find_margin(likeness: NDArray[np.float32], at: int) -> float:
    """How much nearer one is than the nearest of the others; negative where another one is nearer."""
    others = np.delete(likeness, at)
    return float(likeness[at] - max(0.0, others.max(initial=0.0)))


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
