"""Items in reading order, found by where they stand without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    """Something that stands in the text from `start` to `end`."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""


Item = TypeVar("Item", bound=Placed)


class InOrder(Generic[Item]):
    """Items of one kind, which never overlap one another, by position."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self.items]
        self._ends = [item.end for item in self.items]

    def touching(self, start: int, end: int) -> list[Item]:
        """The items that share a character with the stretch."""
        return self.items[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def within(self, start: int, end: int) -> list[Item]:
        """The items that lie wholly in the stretch."""
        return [item for item in self.touching(start, end) if start <= item.start and item.end <= end]

    def backwards(self, end: int) -> Iterator[Item]:
        """The items that end at or before an offset, nearest first."""
        for i in range(bisect_right(self._ends, end) - 1, -1, -1):
            yield self.items[i]

    def at(self, offset: int) -> Item | None:
        """The item that covers an offset, or None."""
        return next(iter(self.touching(offset, offset + 1)), None)
