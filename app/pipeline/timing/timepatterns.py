"""The forms that time expressions take, as patterns. Every repeat is bounded, so that matching is linear in the text."""

import calendar
import re
from collections.abc import Iterable
from functools import cache

from app.pipeline.lexicon import read_lexicon

_GAP = r"\s{1,3}"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"
_DASH = rf"(?:\s?[-–—]\s?|{_GAP}through{_GAP})"
_TO = rf"(?:\s?[-–—/]\s?|{_GAP}(?:to|until|through){_GAP})"
# What shows that a number behind a month is no day: "March 15,000", "May 5%".
_NO_DAY = rf"(?![\d:%]|[.,]\d|{_GAP}(?:million|billion|percent|per\scent)\b)"
_HALF_DAY = r"(?P<half>[ap]\.m\.|[ap]m\b|AM\b|PM\b)"
_PART_OF_DAY = rf"(?:{_GAP}(?:morning|afternoon|evening|night))?"
_MOMENT = "at|by|of|until|till|before|after|since|around"
# Letters without which a form cannot stand: looking for them is far quicker than trying the pattern at every character.
_NEEDED = {
    "half_year": ("half",),
    "decade": ("0s",),
    "now": ("today", "tonight", "this"),
    "two_days": ("yesterday", "tomorrow"),
    "weekend": ("weekend",),
    "quarter": ("quarter",),
    "beside": ("yesterday", "tomorrow", "night"),
    "ago": ("ago",),
    "weekday": ("day",),
    "dot_clock": ("0", "1", "2"),
    "noon": ("noon", "midday", "midnight"),
}


@cache
def month_numbers() -> dict[str, int]:
    """Months by their lower-case names and abbreviations."""
    names = {calendar.month_name[number].lower(): number for number in range(1, 13)}
    for number, short in read_lexicon("calendar")["months"].items():
        names.update(dict.fromkeys(short.lower().split(), int(number)))
    return names


@cache
def weekday_numbers() -> dict[str, int]:
    """Days of the week by their lower-case names; Monday is 0."""
    return {calendar.day_name[number].lower(): number for number in range(7)}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))


def _month_pattern() -> str:
    full = [name for number, name in enumerate(calendar.month_name) if number]
    short = [name for names in read_lexicon("calendar")["months"].values() for name in names.split()]
    capitals = [name.upper() for name in (*full, *short)]
    # Only an abbreviation takes a full stop with it; behind a whole name the stop ends a sentence.
    return rf"(?P<month>(?:{_any_of(short)})\b\.?|(?:{_any_of([*full, *capitals])})\b)"


def find_patterns(text: str) -> list[tuple[str, re.Pattern[str]]]:
    """The forms that `text` can hold, by name, with their patterns; an earlier form takes the words from a later one."""
    folded = text.lower()
    return [
        (form, pattern)
        for form, pattern in _make_patterns()
        if form not in _NEEDED or any(letters in folded for letters in _NEEDED[form])
    ]


@cache
def _make_patterns() -> list[tuple[str, re.Pattern[str]]]:
    lexicon = read_lexicon("calendar")
    month = _month_pattern()
    weekday = rf"(?P<weekday>{_any_of(name.title() for name in weekday_numbers())})"
    on = rf"(?:{weekday},?{_GAP}(?:the{_GAP})?)?"
    number = _any_of(lexicon["numbers"])
    seasons = lexicon["seasons"]
    parts = rf"(?P<part>{_any_of([*seasons, *map(str.title, seasons), *lexicon['quarters']])})\b(?:{_GAP}quarter)?"
    season = rf"(?P<part>{_any_of([*seasons, *map(str.title, seasons)])})"
    quarter = _any_of(name for name in lexicon["quarters"] if name.islower())
    span = r"(?P<year>1[5-9]\d\d|20\d\d)[-–/](?P<last>(?:1[5-9]|20)?\d\d)(?![\w-])"
    lead = _any_of(lexicon["words"]["before_month"].split())
    cased = {
        "month_day": rf"(?<![\w.,:]){on}{month}{_GAP}{_DAY}(?:{_DASH}{_LAST})?(?:,?{_GAP}{_YEAR}\b(?![,.]\d)|{_NO_DAY})(?!\w)",
        "day_month": rf"(?<![\w.,:/]){on}{_DAY}(?:{_TO}{_LAST})?{_GAP}(?:of{_GAP})?{month}(?:,?{_GAP}{_YEAR}\b(?![,.]\d))?",
        "iso": r"(?<![\w.-])(?P<year>1\d{3}|20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        "dotted": r"(?<![\w.-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>1\d{3}|20\d\d)(?!\w)",
        "season_years": rf"(?<!\w){season}{_GAP}of{_GAP}{span}",
        "month_step": rf"(?<!\w){month}{_GAP}(?P<which>last|this|next){_GAP}year\b",
        "step_month": rf"(?<!\w)(?P<which>[Ll]ast|[Tt]his|[Nn]ext){_GAP}{month}(?!\s?\d)",
        "feast": rf"(?<!\w)(?P<named>{_any_of(lexicon['feasts'])})(?:,?{_GAP}{_YEAR}\b)?",
        "month_year": rf"(?<!\w){month},?{_GAP}(?:of{_GAP})?{_YEAR}\b(?![,.]\d)",
        "part_year": rf"(?<!\w){parts}(?:{_GAP}of)?{_GAP}{_YEAR}\b",
        "year_dash_year": rf"(?<![\w.,-]){span}",
    }
    folded = {
        "year_to_year": rf"(?<!\w)(?:from|between){_GAP}{_YEAR}{_GAP}(?:to|and|until|through){_GAP}(?P<last>(?:1[5-9]|20)\d\d)\b",
        "half_year": rf"(?<!\w)(?P<half>{_any_of(lexicon['halves'])}){_GAP}half{_GAP}of{_GAP}{_YEAR}\b",
        "decade": r"(?<![\w.,:/$€£-])(?P<year>1[5-9]\d0|20\d0)s\b",
        "now": rf"(?<!\w)(?:(?:just|only|earlier|later){_GAP})?(?:today|tonight|this{_GAP}(?:morning|afternoon|evening))\b",
        "moment": rf"(?<!\w)as{_GAP}of{_GAP}(?:this{_GAP}moment|now)\b",
        "two_days": rf"(?<!\w)(?:the{_GAP})?day{_GAP}(?P<side>before{_GAP}yesterday|after{_GAP}tomorrow)\b",
        "weekend": rf"(?<!\w)(?P<which>last|this|next|past|over{_GAP}the|at{_GAP}the|during{_GAP}the){_GAP}weekend\b",
        "step_season": rf"(?<!\w)(?P<which>last|this|next){_GAP}(?P<part>{_any_of(seasons)})\b",
        "quarter": rf"(?<!\w)(?:in|for|during|of|from){_GAP}the{_GAP}(?P<part>{quarter}){_GAP}quarter\b(?!{_GAP}of)",
        "year_end": rf"(?<!\w)end{_GAP}of{_GAP}(?:the|this){_GAP}(?P<unit>week|month|year)\b",
        "beside": rf"(?<!\w)(?:(?P<word>yesterday|tomorrow){_PART_OF_DAY}|last{_GAP}night)\b",
        "step": rf"(?<!\w)(?P<which>last|past|this|next){_GAP}(?P<unit>week|month|year)\b",
        "ago": rf"(?<!\w)(?P<number>\d{{1,3}}|{number}){_GAP}(?P<unit>day|week|fortnight|month|year)s?{_GAP}ago\b",
    }
    cased_last = {
        "weekday": rf"(?:(?<!\w)(?P<before>[A-Za-z]{{1,12}}){_GAP})?(?<!\w)(?P<named>{weekday}{_PART_OF_DAY})\b"
        rf"(?:{_GAP}(?P<after>[A-Z][a-z]{{1,12}}))?",
        "month": rf"(?<!\w)(?:(?i:{lead}){_GAP}|(?i:mid|early|late)-){month}(?!\s?\d)",
        "half_day_clock": rf"(?<![\w:.])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?{_HALF_DAY}",
        "colon_clock": r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|\.\d)",
        "dot_clock": rf"(?<!\w)(?i:{_MOMENT}){_GAP}(?P<hour>[01]\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\w%]|\.\d)",
        "noon": rf"(?<!\w)(?i:{_MOMENT}){_GAP}(?P<noon>noon|midday|midnight)\b",
        "year": r"(?<![\w.,:/$€£%-])(?P<year>1[5-9]\d\d|20\d\d)(?![\w%/:-]|[.,]\d)",
    }
    return [
        *((name, re.compile(pattern)) for name, pattern in cased.items()),
        *((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in folded.items()),
        *((name, re.compile(pattern)) for name, pattern in cased_last.items()),
    ]
