"""The day on which a happening took place, as its articles tell it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from app.linking.counting.times import complete, get_days_apart, is_same_day, parse_moment
from app.linking.happenings.happenings import WORD
from app.linking.lexicon import read_set
from app.linking.wording.words import lemma

NEWS_DAYS = 7
"""How many days from publication the news lies at most, where any day so near is told."""

SLACK = 2


@dataclass(frozen=True, slots=True)
class Day:
    """A moment (EDTF) that an article tells. `is_told`: by the words, something took place then, and was not only spoken of."""

    edtf: str
    is_told: bool = True


@lru_cache(maxsize=4_000)
def tells_happening(exact: str, when: str) -> bool:
    """Whether a statement puts what it tells at the moment that the words `when` stand for; kept, as openings are.

    What somebody said on Thursday, or an office presented, has mostly taken place before.
    """
    return when in exact and not any(lemma(word.lower()) in _read_steps() for word in WORD.findall(exact))


@cache
def _read_steps() -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("events", "steps"))


def find_news_day(days: Sequence[Day], *, published: str | None) -> Day | None:
    """The day on which one article's happening took place, of the moments that it tells in reading order.

    News is new: days near publication go before the day of a memo, a contract or an earlier blow that is told first, and of
    these the days on which something took place before those on which it was spoken of.
    """
    near = [day for day in days if published and _tells_day(day.edtf) and get_days_apart(day.edtf, published) <= NEWS_DAYS]
    told = [day for day in near if day.is_told]
    found = find_day([[day.edtf for day in told or near or days]])
    return Day(found, is_told=bool(told or not near)) if found else None


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
