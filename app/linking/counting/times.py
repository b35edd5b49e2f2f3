"""Moments given as EDTF (ISO 8601-2, levels 0 to 2), partial where the text does not tell the year, compared."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

MOMENT = re.compile(
    r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<hour>\d\d):(?P<minute>\d\d)\S*)?)?)?[?~%]?"
)

CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z)")
HOUR = 3600
MONTHS = 12

SPANS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
"""The first and the last month that EDTF's numbers of seasons and quarters stand for; winter goes into the next year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment; each part is null where it is not told. `month` may be EDTF's number of a season or a quarter."""

    year: int | None
    month: int | None
    day: int | None
    minute: int | None


@lru_cache(maxsize=4096)
def parse_moment(edtf: str | None) -> Moment | None:
    """The moment that `edtf` names, the first one of an interval; None where it names none."""
    match = MOMENT.match(edtf or "")
    if match is None:
        return None
    year, month, day = (int(part) if part and part.isdigit() else None for part in match.group("year", "month", "day"))
    return Moment(year, month, day, int(match["hour"]) * 60 + int(match["minute"]) if match["hour"] else None)


def is_same_day(left: str | None, right: str | None) -> bool:
    """Whether both tell a day and nothing that both tell differs: "XXXX-04-24" is "2025-04-24"."""
    a, b = parse_moment(left), parse_moment(right)
    return bool(a and b and a.day and b.day and not _differ(a, b))


def get_hours_apart(left: str | None, right: str | None) -> float | None:
    """How many hours `left` is later than `right`, where both tell an hour with its offset from UTC."""
    both = [moment for moment in (left, right) if moment and CLOCK.fullmatch(moment)]
    if len(both) < len((left, right)):
        return None
    later, earlier = (datetime.fromisoformat(moment) for moment in both)
    return (later - earlier).total_seconds() / HOUR


def is_other_time(left: str | None, right: str | None) -> bool:
    """Whether both tell a moment and a part that both tell differs. Intervals are never called another time."""
    hours = get_hours_apart(left, right)
    if hours is not None:
        return hours != 0
    a, b = parse_moment(left), parse_moment(right)
    if a is None or b is None or "/" in (left or "") or "/" in (right or ""):
        return False
    return _differ(a, b)


def is_later(left: str | None, right: str | None) -> bool:
    """Whether `left` is surely later than `right`, as far as both tell."""
    hours = get_hours_apart(left, right)
    if hours is not None:
        return hours > 0
    a, b = parse_moment(left), parse_moment(right)
    for x, y in _pair(a, b) if a and b else ():
        if x is None and y is None:
            continue
        if x is None or y is None or x < y:
            return False
        if x > y:
            return True
    return False


def get_days_apart(left: str | None, right: str | None) -> float:
    """How many days lie between, about: 0 where either tells no month and day. A year that one does not tell is the other's."""
    a, b = parse_moment(left), parse_moment(right)
    if a is None or b is None or None in (a.month, a.day, b.month, b.day):
        return 0.0
    within = abs(((a.month or 0) - (b.month or 0)) * 30.4 + (a.day or 0) - (b.day or 0))
    if a.year is None or b.year is None:
        return min(within, 365.25 - within)
    return abs((a.year - b.year) * 365.25 + ((a.month or 0) - (b.month or 0)) * 30.4 + (a.day or 0) - (b.day or 0))


def get_days_before(edtf: str | None, published: str | None) -> float:
    """How many days a moment lies before publication at least: a year or month told without its day may be its last one. 0 where
    either tells no year, or it lies behind.
    """
    a, b = parse_moment(edtf), parse_moment(published)
    if a is None or b is None or a.year is None or b.year is None or (a.month or 0) > MONTHS:
        return 0.0
    days = (b.year - a.year) * 365.25 + ((b.month or 1) - (a.month or MONTHS)) * 30.4 + (b.day or 1) - (a.day or 31)
    return max(0.0, days)


def complete(edtf: str, other: str | None) -> str:
    """`edtf` with the year that `other` tells of the same day."""
    a, b = parse_moment(edtf), parse_moment(other)
    if a is None or b is None or a.year is not None or b.year is None or not is_same_day(edtf, other):
        return edtf
    return f"{b.year:04d}{edtf[4:]}"


def get_year(edtf: str | None) -> int | None:
    """The year that `edtf` tells."""
    moment = parse_moment(edtf)
    return moment.year if moment else None


def _differ(a: Moment, b: Moment) -> bool:
    return any(x is not None and y is not None and x != y for x, y in _pair(a, b))


def _pair(a: Moment, b: Moment) -> tuple[tuple[int | None, int | None], ...]:
    return (a.year, b.year), _pair_months(a.month, b.month), (a.day, b.day), (a.minute, b.minute)


def _pair_months(x: int | None, y: int | None) -> tuple[int | None, int | None]:
    """Two months to compare; as if not told where one is a season or a quarter that the other lies in: "this spring", "in May"."""
    if x is None or y is None or not {x, y} & SPANS.keys():
        return x, y
    (first, last), (start, end) = (SPANS.get(one, (one, one)) for one in (x, y))
    shared = {month % 12 for month in range(first, last + 1)} & {month % 12 for month in range(start, end + 1)}
    return (None, None) if shared and x != y else (first, start)
