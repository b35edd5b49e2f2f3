"""Which of the marked things each of the read things stands for."""

from collections.abc import Iterable
from typing import Protocol


class Spanned(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, itself not included."""
        ...


def overlap(one: Spanned, two: Spanned) -> int:
    """How many code points two spans share."""
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def measure_likeness(one: Spanned, two: Spanned) -> float:
    """Intersection over union of two spans, 0 to 1."""
    return overlap(one, two) / (max(one.end, two.end) - min(one.start, two.start)) if overlap(one, two) else 0.0


def match(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs out of (score, left, right), the best first; equal scores in the order of left, then right."""
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, left, right in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return pairs
