"""Do two figures for one count of one event agree? By their numbers and comparators alone, whoever gives them, and when."""

from enum import StrEnum
from typing import NamedTuple

from app.linking.counting.intervals import Interval, is_at_bound, is_disjoint, make_interval
from app.vocabulary import Comparator


class Agreement(StrEnum):
    """How two figures stand: one number, two that may both hold, or two that cannot."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONTRADICT = "contradict"


class Printed(NamedTuple):
    """A figure as printed: its number, its comparator, no range, and its words ("nearly 75"), which may be left out."""

    value: float | None
    comparator: Comparator = Comparator.EQUAL
    exact: str = ""


def compare_printed(a: Printed, b: Printed) -> Agreement:
    """How figure `a` stands to figure `b`. Symmetric.

    One number printed twice agrees ("4", "at least 4"), unless one excludes it: 100 and "more than 100" are too near to call
    either way. Other numbers are compatible where their intervals overlap (32 and "at least 22"). No number contradicts none.
    """
    left, right = _make_interval(a), _make_interval(b)
    if left is None or right is None:
        return Agreement.COMPATIBLE
    if is_disjoint(left, right):
        return Agreement.COMPATIBLE if is_at_bound(left, right) else Agreement.CONTRADICT
    return Agreement.AGREE if a.value == b.value else Agreement.COMPATIBLE


def _make_interval(printed: Printed) -> Interval | None:
    return make_interval(printed.comparator, value=printed.value, exact=printed.exact)
