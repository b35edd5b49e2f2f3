"""Counts of what was found and of what was judged right, over any number of articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable

GOLD, READ = "gold", "read"


class Tally:
    """Counts; the figures that are printed are worked out from them at the end."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.marked: Counter[tuple[str, object]] = Counter()
        self.said: Counter[tuple[str, object]] = Counter()
        self.right: Counter[tuple[str, object]] = Counter()
        self.labelled: Counter[tuple[str, str, str]] = Counter()
        self.proven: Counter[tuple[str, str, str]] = Counter()
        self.errors: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, what: str, *, gold: int, read: int, matched: int) -> None:
        """Count what was asked for, what was read, and how many of them are the same."""
        self.counts.update({(what, "gold"): gold, (what, "read"): read, (what, "matched"): matched})

    def note(self, error: str, words: Iterable[str]) -> None:
        """Keep the words of errors of one kind."""
        self.errors[error] += words

    def judge(self, what: str, gold: object, got: object, words: str, *, right: bool | None = None) -> None:
        """Count one answer, right where it equals the gold one unless the caller knows better."""
        right = gold == got if right is None else right
        self.marked[what, gold] += 1
        self.said[what, got] += 1
        self.right[what, gold] += right
        if not right:
            self.errors[what].append(f"{gold} / {got} :: {words[:80]}")

    def label(self, group: str, labels: Iterable[str], side: str, *, right: bool) -> None:
        """Count something that was marked (GOLD) or read (READ) under each of its labels, and whether it is right."""
        for label in set(labels):
            self.labelled[group, label, side] += 1
            self.proven[group, label, side] += right

    def find_labels(self, group: str) -> list[str]:
        """The labels of a group, sorted."""
        return sorted({label for of, label, _ in self.labelled if of == group})

    def compute_labelled(self, group: str, label: str) -> tuple[float, float, float]:
        """Precision over what was read under a label, recall over what was marked under it, and F1."""
        precision, recall = (_divide(self.proven[group, label, side], self.labelled[group, label, side]) for side in (READ, GOLD))
        return precision, recall, _divide(2 * precision * recall, precision + recall)

    def compute_found(self, what: str) -> tuple[float, float, float]:
        """Precision, recall and F1; 0 where there is nothing to divide by."""
        gold, read, matched = (self.counts[what, side] for side in ("gold", "read", "matched"))
        precision, recall = _divide(matched, read), _divide(matched, gold)
        return precision, recall, _divide(2 * precision * recall, precision + recall)

    def compute_accuracy(self, what: str) -> float:
        """The part of the answers that are right."""
        return _divide(_total(self.right, what), _total(self.marked, what))

    def compute_f1(self, what: str, value: object) -> float:
        """F1 of one class: twice the right answers over those marked and those said to be of it."""
        return _divide(2 * self.right[what, value], self.marked[what, value] + self.said[what, value])


def _total(counter: Counter[tuple[str, object]], what: str) -> int:
    return sum(count for (name, _), count in counter.items() if name == what)


def _divide(top: float, bottom: float) -> float:
    return top / bottom if bottom else 0.0
