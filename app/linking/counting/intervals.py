"""Figures as intervals on the number line, with a stated tolerance where print leaves a side open on purpose.

"About 300" stands for 270-330 and "nearly 16,000" for 14,400-16,000: so read, nearly 16,000 does not agree with 3.
"""

from dataclasses import dataclass
from math import floor, inf, log10

from app.linking.lexicon import read_section
from app.vocabulary import Comparator


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, ends belonging to it unless open."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    @property
    def is_point(self) -> bool:
        """Whether one number is in it."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are told."""
        return self.low != -inf and self.high != inf


def make_interval(
    comparator: Comparator, *, value: float | None, low: float | None = None, high: float | None = None, exact: str = ""
) -> Interval | None:
    """The interval that a printed figure stands for; None where nothing is printed to make one of.

    `exact` holds the words in front of the number: "nearly" and "just over" stay close to it, "fewer than" need not.
    """
    if comparator is Comparator.RANGE:
        if low is None or high is None:
            return None
        return Interval(min(low, high), max(low, high))
    if value is None:
        return None
    figures = read_section("figures")
    slack = abs(value) * figures["tolerance"]
    is_close = f" {exact.lower()} ".startswith(tuple(f" {words} " for words in figures["close_words"]))
    is_emphatic = exact.lower().startswith(tuple(figures["emphatic_words"]))
    return {
        Comparator.EQUAL: Interval(value, value),
        Comparator.MORE: Interval(value, value + slack if is_close else inf, open_low=True),
        Comparator.AT_LEAST: Interval(value, inf),
        Comparator.LESS: Interval(value - slack if is_close else min(value, 0.0), value, open_high=True),
        Comparator.AT_MOST: Interval(value * figures["emphatic"] if is_emphatic else min(value, 0.0), value),
        Comparator.ABOUT: Interval(value - slack, value + slack),
    }[comparator]


def get_told(interval: Interval) -> float:
    """The number that is printed, whatever interval it stands for: 20 of "about 20", "fewer than 20" and "more than 20"."""
    if interval.is_bounded and interval.low > 0 and not (interval.open_low or interval.open_high):
        return round((interval.low + interval.high) / 2, 6)
    return interval.high if interval.low <= 0 or interval.open_high else interval.low


def is_disjoint(a: Interval, b: Interval) -> bool:
    """Whether no number is in both."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return low > high or (low == high and not (_holds(a, low) and _holds(b, low)))


def _holds(interval: Interval, number: float) -> bool:
    above = number > interval.low or (number == interval.low and not interval.open_low)
    return above and (number < interval.high or (number == interval.high and not interval.open_high))


def is_within(a: Interval, b: Interval) -> bool:
    """Whether every number of `a` is in `b`."""
    low = a.low > b.low or (a.low == b.low and (a.open_low or not b.open_low))
    high = a.high < b.high or (a.high == b.high and (a.open_high or not b.open_high))
    return low and high


def is_at_bound(a: Interval, b: Interval) -> bool:
    """Whether one is a point on the told end of the other, the end belonging to it or not: 100 and "more than 100". The ends of a
    range are no bounds: who says 14 to 16 has not said 16.
    """
    if a.is_point == b.is_point:
        return False
    point, other = (a, b) if a.is_point else (b, a)
    if other.is_bounded and other.low > 0 and not (other.open_low or other.open_high):
        return False
    return point.low in (other.low, other.high)


def is_middle(a: Interval, b: Interval) -> bool:
    """Whether one is the very number that the other is about: 160 and "some 160"."""
    if a.is_point == b.is_point:
        return False
    point, other = (a, b) if a.is_point else (b, a)
    return other.is_bounded and abs(other.low + other.high - 2 * point.low) <= 1e-6 * abs(point.low)


def is_one_bound(a: Interval, b: Interval) -> bool:
    """Whether both leave one side open at the same number: "up to 25" and "as much as 25", "more than 60" and "at least 60"."""
    if a.is_point or b.is_point:
        return False
    if a.high == b.high != inf:
        return a.low == 0.0 or b.low == 0.0
    return a.low == b.low != -inf and a.high == b.high == inf


def is_near(a: Interval, b: Interval, *, within: str = "near_bound") -> bool:
    """Whether the ends that two intervals tell are not far apart: by the factor that the lexicon calls so at most."""
    told = [abs(end) for one in (a, b) for end in (one.low, one.high) if end not in (0.0, inf, -inf)]
    return bool(told) and max(told) <= float(read_section("figures")[within]) * min(told)


def is_rounded(a: Interval, b: Interval) -> bool:
    """Whether `a` is the number `b` with fewer digits, and a large one: a headline's billion for 1.04 billion."""
    weights = read_section("figures")
    if not (a.is_point and b.is_point) or a.low == b.low or abs(a.low) < float(weights["least_rounded"]):
        return False
    return count_digits(a.low) < count_digits(b.low) and abs(a.low - b.low) <= float(weights["rounding"]) * abs(b.low)


def is_same_rounded(a: Interval, b: Interval) -> bool:
    """Whether `a` is the number `b` to the last digit that it tells, and hardly another one: 9,400 for 9,412."""
    weights = read_section("figures")
    if not (a.is_point and b.is_point) or abs(a.low - b.low) > float(weights["same_rounding"]) * abs(b.low) or not is_rounded(a, b):
        return False
    digits = count_digits(a.low)
    last = 10.0 ** (floor(log10(abs(a.low))) - digits + 1)
    return digits >= int(weights["least_digits"]) and abs(a.low - b.low) <= last / 2


def count_digits(number: float) -> int:
    """How many digits a number has but for the zeros around them."""
    return len(f"{number:.10g}".replace(".", "").strip("-0").split("e")[0].strip("0")) if abs(number) < 1e300 else 0


def is_tight(interval: Interval) -> bool:
    """Whether the interval is so narrow that overlapping with it is agreement."""
    if not interval.is_bounded:
        return False
    width = float(read_section("figures")["tight"]) * max(abs(interval.low), abs(interval.high))
    return interval.high - interval.low <= width


def scale(interval: Interval, factor: float, *, slack: float = 0.0) -> Interval:
    """The interval in another unit, each end moved outwards by its part `slack`."""
    low, high = interval.low * factor, interval.high * factor
    return Interval(
        low - abs(low) * slack if low != -inf else low,
        high + abs(high) * slack if high != inf else high,
        interval.open_low,
        interval.open_high,
    )
