"""The day on which a happening took place, as its articles tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.linking.times import complete, is_same_day, parse_moment


def find_day(articles: Iterable[Sequence[str]]) -> str | None:
    """The day that most of the articles tell first of all, with the year if any tells it; else None.

    Each article is the moments (EDTF) that it tells, in reading order.
    """
    votes: Counter[str] = Counter()
    days: list[str] = []
    for told in articles:
        found = [day for day in told if (moment := parse_moment(day)) and moment.day and "/" not in day]
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
