"""Ranked hits, kept as columns: to make an object of each of a thousand takes longer than to show the page that is asked for."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, overload


class Ranked(NamedTuple):
    """The search key of a hit with its score, which is higher for better ones.

    `lexical` and `meaning` are the parts that the score is the sum of, where hits are ranked by both; None for one that has none.
    """

    key: int
    score: float
    lexical: float | None = None
    meaning: float | None = None


@dataclass(frozen=True, slots=True)
class Hits(Sequence[Ranked]):
    """Hits by falling score. `lexical` and `meaning` hold the parts of their scores by key, where these have parts."""

    keys: Sequence[int] = ()
    scores: Sequence[float] = ()
    lexical: Mapping[int, float] = field(default_factory=dict)
    meaning: Mapping[int, float] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Ranked: ...

    @overload
    def __getitem__(self, place: slice) -> "Hits": ...

    def __getitem__(self, place: int | slice) -> "Ranked | Hits":
        if isinstance(place, slice):
            return Hits(self.keys[place], self.scores[place], self.lexical, self.meaning)
        key = self.keys[place]
        return Ranked(key, self.scores[place], self.lexical.get(key), self.meaning.get(key))


def make_hits(pairs: Iterable[tuple[int, float]]) -> Hits:
    """The hits of keys with their scores, in that order."""
    keys, scores = array("q"), array("d")
    for key, score in pairs:
        keys.append(key)
        scores.append(score)
    return Hits(keys, scores)
