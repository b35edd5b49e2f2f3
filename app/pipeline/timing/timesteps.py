"""Times that are told from another day: "two weeks ago", "last summer", "next March", "at the weekend"."""

from datetime import date, timedelta

from app.pipeline.timing.dates import PartialDate, from_date
from app.pipeline.timing.timewords import TimeWords

_SATURDAY = 5
_LAST_MONTHS = {21: 5, 22: 8, 23: 11, 24: 2}  # of the seasons of the northern half of the earth, by their EDTF codes
_WINTER = 24
_FIRST_QUARTER = 33

Dates = tuple[PartialDate, ...]


def find_step(words: TimeWords, published: date, *, future: bool) -> Dates:
    """The date, or the two ends of the period, that the words name; empty where no calendar has it.

    `future` says that the sentence speaks of what is still to come.
    """
    try:
        dates = _step(words, published, future=future)
    except OverflowError:  # before the first day that the calendar counts
        return ()
    return dates if all(part.year is not None and 0 < part.year <= date.max.year for part in dates) else ()


def _step(words: TimeWords, published: date, *, future: bool) -> Dates:
    match words.unit:
        case "day":
            return (from_date(published + timedelta(days=words.steps)),)
        case "week" | "fortnight":
            weeks = words.steps * (2 if words.unit == "fortnight" else 1)
            return _days(published + timedelta(weeks=weeks, days=-published.weekday()), 7)
        case "weekend":
            return _weekend(words.steps, published, future=future)
        case "month":
            year, month = divmod(published.year * 12 + published.month - 1 + words.steps, 12)
            return (PartialDate(year, month + 1),)
        case "year":
            return (PartialDate(published.year + words.steps, words.part),)
        case "season":
            return (PartialDate(_season_year(words, published), words.part),)
        case "quarter" | "named month":
            return (PartialDate(_turn(words, published, future=future), words.part),)
    return ()


def _days(first: date, number: int) -> Dates:
    return from_date(first), from_date(first + timedelta(days=number - 1))


def _weekend(steps: int, published: date, *, future: bool) -> Dates:
    since = (published.weekday() - _SATURDAY) % 7
    ahead = 7 if steps > 0 or future else 0
    if steps == 0 and published.weekday() < _SATURDAY and not future:
        ahead = 7  # "this weekend", said on a weekday
    behind = 7 if steps == -2 and published.weekday() >= _SATURDAY else 0
    return _days(published + timedelta(days=ahead - since - behind), 2)


def _season_year(words: TimeWords, published: date) -> int:
    """The year in which the season begins."""
    part = words.part or _WINTER
    ended = published.month > _LAST_MONTHS[part]
    if part == _WINTER:
        return published.year + min(words.steps, 0) - (not ended and words.steps < 1)  # "next winter" begins this year
    if words.steps < 0:
        return published.year - (not ended)
    return published.year + words.steps


def _turn(words: TimeWords, published: date, *, future: bool) -> int:
    """The year of the nearest month or quarter of that name on the side that the words mean."""
    part = words.part or 1
    first = 3 * (part - _FIRST_QUARTER) + 1 if part >= _FIRST_QUARTER else part
    if words.steps > 0 or (words.steps == 0 and future):
        return published.year + (first <= published.month)
    if words.steps < 0:
        return published.year - (first >= published.month)
    return published.year - (words.unit == "quarter" and first > published.month)
