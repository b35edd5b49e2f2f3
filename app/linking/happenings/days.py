"""The day on which a happening took place, as its articles tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.linking.counting.times import complete, get_days_apart, is_same_day, parse_moment

NEWS_DAYS = 7
"""How many days from publication the news lies at most, where any day so near is told."""

SLACK = 2


def find_news_day(days: Sequence[str], *, published: str | None) -> str | None:
    """The day on which one article's happening took place, of the moments (EDTF) that it tells in reading order.

    News is new: days near publication go before the day of a memo, a contract or an earlier blow that is told first.
    """
    fresh = [day for day in days if published and _tells_day(day) and get_days_apart(day, published) <= NEWS_DAYS]
    return find_day([fresh or days])


def find_day(articles: Iterable[Sequence[str]]) -> str | None:
    """The day that most of the articles tell first of all, with the year if any tells it; else None.

    Each article is the moments (EDTF) that it tells, in reading order.
    """
    votes: Counter[str] = Counter()
    days: list[str] = []
    for told in articles:
        found = [day for day in told if _tells_day(day)]
        days += found
        for rank, day in enumerate(dict.fromkeys(found)):
            votes[day] += 3 if rank == 0 else 1
    if not votes:
        return None
    merged = Counter({day: sum(count for other, count in votes.items() if is_same_day(day, other)) for day in votes})
    best = min(merged, key=lambda day: (-merged[day], "X" in day, day))[:10]
    for day in sorted(days):
        best = complete(best, day)
    return best


def find_days_around(published: str | None, days: int) -> tuple[str, str] | None:
    """The first and the last day, as ISO dates, that lie so many days from publication at most; None where that is not known."""
    moment = parse_moment(published)
    if moment is None or None in (moment.year, moment.month, moment.day):
        return None
    day = date(moment.year or 0, moment.month or 0, moment.day or 0)
    # What is published in the last hours of the last day sorts behind its date; months are counted as of equal length elsewhere.
    return str(day - timedelta(days + SLACK)), str(day + timedelta(days + SLACK))


def _tells_day(edtf: str) -> bool:
    moment = parse_moment(edtf)
    return bool(moment and moment.day and "/" not in edtf)
