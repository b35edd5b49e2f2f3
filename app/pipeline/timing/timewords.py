"""The words that name a time: one pattern a form, each with what it says before anything is known of the article."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.pipeline.lexicon import read_lexicon
from app.pipeline.timing.dates import PartialDate, make_day
from app.pipeline.timing.timepatterns import find_patterns, month_numbers, weekday_numbers


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that name a time. At most one group is set: `dates` as written, or what is counted from another day.

    `dates` holds one date, or the two ends of a period. `weekday` counts from Monday, 0; beside `dates` it belongs to
    them. `steps` count days, weeks, months or years, as `unit` says, from the day of publication; `part` is the month, season
    or quarter that is meant. `clock` is "HH:MM" of a
    day that stands elsewhere. `now` marks the words for the day of publication that an undated article can use of its one
    day. `vague` marks a bare number that is a year only where its sentence makes it one.
    """

    start: int
    end: int
    dates: tuple[PartialDate, ...] = ()
    weekday: int | None = None
    unit: str | None = None
    steps: int = 0
    part: int | None = None
    clock: str | None = None
    now: bool = False
    vague: bool = False


Read = Callable[[re.Match[str]], TimeWords | None]


def find_time_words(text: str) -> Iterator[TimeWords]:
    """Every time expression, in reading order, none overlapping; of two readings of a place the fuller one."""
    taken = bytearray(len(text))
    found: list[TimeWords] = []
    for form, pattern in find_patterns(text):
        read = _READERS[form]
        for match in pattern.finditer(text):
            words = read(match)
            if words is not None and not any(taken[words.start : words.end]):
                taken[words.start : words.end] = b"\1" * (words.end - words.start)
                found.append(words)
    yield from sorted(found, key=lambda words: words.start)


def _month(name: str) -> int:
    return month_numbers()[name.rstrip(".").lower()]


def _year(match: re.Match[str], group: str = "year") -> int | None:
    return int(match[group]) if match[group] else None


def _read_day(match: re.Match[str]) -> TimeWords | None:
    weekday = weekday_numbers().get((match["weekday"] or "").lower())
    days = [make_day(_year(match), _month(match["month"]), int(match[group])) for group in ("day", "last") if match[group]]
    whole = tuple(day for day in days if day is not None)
    return TimeWords(match.start(), match.end(), whole, weekday) if days and len(whole) == len(days) else None


def _read_digits(match: re.Match[str]) -> TimeWords | None:
    day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return TimeWords(match.start(), match.end(), (day,)) if day else None


def _read_month(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start("month"), match.end(), (PartialDate(_year(match), _month(match["month"])),))


def _read_part(match: re.Match[str]) -> TimeWords:
    lexicon = read_lexicon("calendar")
    codes = lexicon["seasons"] | {name.lower(): code for name, code in lexicon["quarters"].items()}
    return TimeWords(match.start("part"), match.end(), (PartialDate(_year(match), codes[match["part"].lower()]),))


def _read_years(match: re.Match[str]) -> TimeWords | None:
    first, last = match["year"], match["last"]
    last = first[: 4 - len(last)] + last
    if int(first) >= int(last):
        return None
    return TimeWords(match.start(), match.end(), (PartialDate(int(first)), PartialDate(int(last))))


def _read_year(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start("year"), match.end("year"), (PartialDate(int(match["year"])),), vague=True)


def _read_now(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="day", now=True)


def _read_weekday(match: re.Match[str]) -> TimeWords | None:
    words = read_lexicon("calendar")["words"]
    if (match["before"] or "").lower() in words["not_behind"].split() or (match["after"] or "").lower() in words[
        "not_before"
    ].split():
        return None
    return TimeWords(match.start("named"), match.end("named"), weekday=weekday_numbers()[match["weekday"].lower()])


def _read_ago(match: re.Match[str]) -> TimeWords | None:
    written = match["number"].lower()
    number = int(written) if written.isdigit() else read_lexicon("calendar")["numbers"].get(written)
    return TimeWords(match.start(), match.end(), unit=match["unit"].lower(), steps=-number) if number is not None else None


def _read_step(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit=match["unit"].lower(), steps=_WHICH[match["which"].lower()])


_WHICH = {"last": -1, "past": -1, "this": 0, "next": 1}


def _read_two_days(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="day", steps=-2 if match["side"].lower().startswith("before") else 2)


def _read_weekend(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="weekend", steps=_WHICH.get(match["which"].lower(), -1))


def _read_season(match: re.Match[str]) -> TimeWords:
    part = read_lexicon("calendar")["seasons"][match["part"].lower()]
    return TimeWords(match.start(), match.end(), unit="season", steps=_WHICH[match["which"].lower()], part=part)


def _read_quarter(match: re.Match[str]) -> TimeWords:
    part = read_lexicon("calendar")["quarters"][match["part"].lower()]
    return TimeWords(match.start("part"), match.end(), unit="quarter", part=part)


def _read_end(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit=match["unit"].lower())


def _read_month_step(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="year", steps=_WHICH[match["which"].lower()], part=_month(match["month"]))


def _read_step_month(match: re.Match[str]) -> TimeWords:
    steps = _WHICH[match["which"].lower()]
    return TimeWords(match.start(), match.end(), unit="named month", steps=steps, part=_month(match["month"]))


def _read_half(match: re.Match[str]) -> TimeWords:
    part = read_lexicon("calendar")["halves"][match["half"].lower()]
    return TimeWords(match.start(), match.end(), (PartialDate(_year(match), part),))


def _read_feast(match: re.Match[str]) -> TimeWords:
    month, day = map(int, read_lexicon("calendar")["feasts"][match["named"]].split("-"))
    return TimeWords(match.start(), match.end(), (PartialDate(_year(match), month, day),))


def _read_beside(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="day", steps=1 if (match["word"] or "").lower() == "tomorrow" else -1)


def _read_clock(match: re.Match[str]) -> TimeWords | None:
    groups = match.groupdict()
    if groups.get("noon"):
        return TimeWords(match.start("noon"), match.end("noon"), clock="00:00" if groups["noon"].lower() == "midnight" else "12:00")
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    if half := groups.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return TimeWords(match.start("hour"), match.end(), clock=f"{hour:02}:{minute:02}") if hour < 24 and minute < 60 else None


def _read_decade(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), (PartialDate(int(match["year"]) // 10 * 10, decade=True),))


def _read_month_alone(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start("month"), match.end("month"), (PartialDate(None, _month(match["month"])),))


def _read_moment(match: re.Match[str]) -> TimeWords:
    return TimeWords(match.start(), match.end(), unit="day")


_READERS: dict[str, Read] = {
    "season_years": _read_years,
    "month_step": _read_month_step,
    "step_month": _read_step_month,
    "feast": _read_feast,
    "half_year": _read_half,
    "two_days": _read_two_days,
    "weekend": _read_weekend,
    "step_season": _read_season,
    "quarter": _read_quarter,
    "year_end": _read_end,
    "month_day": _read_day,
    "day_month": _read_day,
    "iso": _read_digits,
    "dotted": _read_digits,
    "month_year": _read_month,
    "part_year": _read_part,
    "year_dash_year": _read_years,
    "year_to_year": _read_years,
    "decade": _read_decade,
    "now": _read_now,
    "moment": _read_moment,
    "beside": _read_beside,
    "step": _read_step,
    "ago": _read_ago,
    "weekday": _read_weekday,
    "month": _read_month_alone,
    "half_day_clock": _read_clock,
    "colon_clock": _read_clock,
    "dot_clock": _read_clock,
    "noon": _read_clock,
    "year": _read_year,
}
