"""Statements of two articles that may be on one matter: nearest to each other in meaning, weighed with the words that they share.

In two reports of one happening the statements that belong together are mostly the nearest ones of their articles, however far
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

from app.linking.features import Statement
from app.linking.lexicon import read_section
from app.linking.overlap import find_reversals, is_other_order, match_words
from app.linking.words import Word

LEAST_RARITY = 0.1
USUAL = 20
"""As many statements are thought to stand beside those of two articles, so that of short ones not every word is common."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Two statements that may be on one matter, and what speaks for it.

    `likeness` is the cosine of their vectors, `shared` are the keys that both hold, `reversals` those of their words, as written,
    that say the contrary of each other, and `rarity` tells what each key counts for between the two articles.
    """

    a: Statement
    b: Statement
    likeness: float
    shared: tuple[str, ...]
    reversals: tuple[tuple[str, str], ...]
    rarity: Mapping[str, float]

    @property
    def is_contrary(self) -> bool:
        """Whether one says that what the other tells is not so, if they are on one matter."""
        turns = len(self.reversals) + is_other_order(self.a.words, self.b.words)
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
        # A name that no reading knows as one has its capital in both.
        capitals = [{word.key for word in one.words if word.exact[0].isupper()} for one in (self.a, self.b)]
        said = {word.key for word in self.denial.words if is_said(word)} - (capitals[0] & capitals[1])
        return len(said & set(self.shared)) / len(said) if said else 0.0


def find_matters(statements: Sequence[Statement], *, fresh: Collection[str], least: float) -> Iterator[Matter]:
    """Pairs of two articles, of which one is `fresh`, that are nearest in one direction at least and alike by `least`."""
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.vector is not None and statement.words:
            by_article[statement.voiced.article_id].append(statement)
    for left, right in combinations(by_article, 2):
        if left in fresh or right in fresh:
            yield from _find_nearest(by_article[left], by_article[right], least=least)


def _find_nearest(left: Sequence[Statement], right: Sequence[Statement], *, least: float) -> Iterator[Matter]:
    ours, theirs = (np.stack([one.vector for one in side if one.vector is not None]) for side in (left, right))
    likeness = np.round(ours @ theirs.T, 2)
    rows, columns = likeness.max(axis=1), likeness.max(axis=0)
    near = (likeness >= least) & ((likeness >= rows[:, None]) | (likeness >= columns[None, :]))
    rarity = _weigh_rarity([*left, *right])
    for row, column in np.argwhere(near):
        a, b = left[row], right[column]
        shared = match_words(a.words, b.words)
        reversals = tuple(find_reversals(a.words, b.words, shared))
        yield Matter(a, b, float(likeness[row, column]), tuple(key for key, _ in shared), reversals, rarity)


def _weigh_rarity(statements: Sequence[Statement]) -> dict[str, float]:
    """What each word tells among the statements of two articles, up to 1: one that half of them hold tells little."""
    held = Counter(key for one in statements for key in {word.key for word in one.words})
    most = log(len(statements) + 1 + USUAL)
    return {key: max(LEAST_RARITY, min(1.0, (most - log(count + 0.5)) / most)) for key, count in held.items()}


def find_traits(matter: Matter) -> dict[str, float]:
    """What speaks for two statements being on one matter, or against it, by the names of paraphrases.toml."""
    a, b = matter.a, matter.b
    left, right = ({word.key: word.weight * matter.rarity[word.key] for word in one.words} for one in (a, b))
    total = sum(min(left.get(key, right.get(key, 0.0)), right.get(key, left.get(key, 0.0))) for key in matter.shared)
    said = {word.key for one in (a, b) for word in one.words if is_said(word)}
    return {
        "likeness": matter.likeness,
        "words": 2 * total / (sum(left.values()) + sum(right.values())),
        "rarest": max((matter.rarity[key] for key in matter.shared if key in said), default=0.0),
        "denials": float(a.is_denial and b.is_denial),
        "figures": float(bool(a.figures or b.figures)),
    }


def is_said(word: Word) -> bool:
    """Whether a word says something of what a statement names: it is no name, no number and none that many statements hold."""
    return not word.is_name and not word.key[0].isdigit() and word.weight > read_section("same")["light"]


def judge(traits: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that the weights of a logistic regression give the traits."""
    return 1.0 / (1.0 + exp(-weights["bias"] - sum(weight * traits[name] for name, weight in weights.items() if name != "bias")))
