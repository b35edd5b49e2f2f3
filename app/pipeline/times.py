"""Time expressions, resolved to EDTF against the publication date or the article's own one day.

A date without a year stays partial ("XXXX-04-24") unless the publication date or the article itself gives the year. What
cannot be resolved ("on Monday" in an undated article) is left out: a guess would be shown as what the text says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from app.pipeline.judging.scope import get_tokens
from app.pipeline.lexicon import read_lexicon
from app.pipeline.records import When
from app.pipeline.timing.dates import PartialDate, from_date, nearest_year
from app.pipeline.timing.timesteps import find_step
from app.pipeline.timing.timewords import TimeWords, find_time_words

AS_OF_REACH = 32
CLOCK_REACH = 60  # characters between a time of day and the day it belongs to
_BETWEEN = re.compile(r"\s{1,3}(?:to|until|till|through|and)\s{1,3}|\s?[-–—]\s?")
_OPENING = re.compile(r"\b(?:from|between)\s{1,3}$", re.IGNORECASE)

_AS_OF = re.compile(
    r"\b(?:as of|as at|by|up to)\s{1,3}(?:(?:early|late|mid)\s{1,3})?"
    r"(?:the\s{1,3}(?:morning|afternoon|evening|night|end)\s{1,3}of\s{1,3})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the days of an article.

    `published` is its publication date. `main` is the one day that it speaks of, where it names just one. `years` are
    those that it prints with a month and day; `weekdays` the dates it prints beside the name of their day.
    """

    published: date | None
    main: PartialDate | None
    years: dict[tuple[int | None, int | None], int]
    weekdays: dict[int, PartialDate]


def find_times(doc: Doc, text: str, *, published_at: str | None) -> list[When]:
    """Every time expression of `text` that can be resolved, in reading order, none overlapping.

    `doc` is the parsed article. `published_at` is RFC 3339 or a date; anything else counts as unknown.
    """
    words = [found for found in find_time_words(text) if not found.vague or _is_year(doc, text, found)]
    anchor = _make_anchor(words, _read_date(published_at))
    resolved = [(found, _resolve(doc, text, found, anchor)) for found in words]
    resolved = _set_clocks(text, resolved, anchor)
    return list(_join_periods(text, [(found, dates) for found, dates in resolved if dates]))


def get_when(times: Sequence[When], start: int, end: int, *, context_start: int) -> When | None:
    """The time of what stands from `start` to `end`: the first told inside, else the nearest one before it.

    None is looked for before `context_start`, where the quote or the paragraph begins.
    """
    inside = next((when for when in times if start <= when.start and when.end <= end), None)
    return inside or next((when for when in reversed(times) if context_start <= when.start and when.end <= start), None)


def get_as_of(times: Sequence[When], text: str, *, sentence_start: int, sentence_end: int) -> When | None:
    """The moment that a sentence's figures hold for: the time behind "as of", "by" or "up to" in it."""
    for when in times:
        if sentence_start <= when.start and when.end <= sentence_end:
            before = text[max(sentence_start, when.start - AS_OF_REACH) : when.start]
            if _AS_OF.search(before) or when.exact.lower().startswith("as of"):
                return when
    return None


def _read_date(published_at: str | None) -> date | None:
    try:
        return date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None


def _make_anchor(words: Sequence[TimeWords], published: date | None) -> Anchor:
    days = [day for found in words for day in found.dates if day.is_day]
    years: dict[tuple[int | None, int | None], set[int]] = {}
    for day in days:
        known = years.setdefault((day.month, day.day), set())
        if day.year is not None:
            known.add(day.year)
    one_year = {key: min(known) for key, known in years.items() if len(known) == 1}
    completed = {replace(day, year=day.year or one_year.get((day.month, day.day))) for day in days}
    latest = max((day.year for day in completed if day.year is not None), default=None)
    # A day of an earlier year is history, not the day that the article speaks of.
    recent = {day for day in completed if day.year in (None, latest)}
    main = from_date(published) if published else recent.pop() if len(recent) == 1 else None
    weekdays: dict[int, PartialDate] = {}
    for day in sorted(completed, key=str):
        if (whole := day.as_date) is not None and day.year == latest:
            weekdays[whole.weekday()] = day
    for found in words:
        if found.weekday is not None and len(found.dates) == 1:
            (day,) = found.dates
            weekdays[found.weekday] = replace(day, year=day.year or one_year.get((day.month, day.day)))
    return Anchor(published, main, one_year, weekdays)


def _resolve(doc: Doc, text: str, words: TimeWords, anchor: Anchor) -> tuple[PartialDate, ...]:
    published = anchor.published
    if words.dates:
        dates = tuple(_complete(part, anchor) for part in words.dates)
        return _told_as(doc, words, dates, published) if published is not None else dates
    if words.weekday is not None:
        if published is None:
            known = anchor.weekdays.get(words.weekday)
            return (known,) if known else ()
        return (from_date(_find_weekday(doc, text, words, published)),)
    if words.now and anchor.main is not None:
        return (anchor.main,)
    return find_step(words, published, future=_is_future(doc, words)) if published is not None else ()


def _told_as(doc: Doc, words: TimeWords, dates: tuple[PartialDate, ...], published: date) -> tuple[PartialDate, ...]:
    """A month alone, which the tense of its sentence puts before or behind the day of publication."""
    (written, *others), (found, *_) = words.dates, dates
    if others or written.year is not None or written.day is not None or written.month is None or found.year is None:
        return dates
    if _is_future(doc, words) and (found.year, written.month) < (published.year, published.month):
        return (replace(found, year=found.year + 1),)
    if _is_past(doc, words) and (found.year, written.month) > (published.year, published.month):
        return (replace(found, year=found.year - 1),)
    return dates


def _complete(part: PartialDate, anchor: Anchor) -> PartialDate:
    if part.year is not None:
        return part
    if (year := anchor.years.get((part.month, part.day))) is not None:
        return replace(part, year=year)
    return nearest_year(part, anchor.published) if anchor.published else part


def _find_weekday(doc: Doc, text: str, words: TimeWords, published: date) -> date:
    before = text[max(0, words.start - 12) : words.start].lower().split()
    lead = before[-1] if before else ""
    back = (published.weekday() - (words.weekday or 0)) % 7
    if lead in read_lexicon("calendar")["words"]["coming"].split() or _is_future(doc, words):
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back or (7 if lead == "last" else 0))


def _find_verb(doc: Doc, words: TimeWords) -> Token | None:
    """The verb that the words belong to: one in the past right before them ("said on Tuesday it would …"), else the parser's."""
    tokens = get_tokens(doc, words.start, words.end)
    if tokens is not None and (told := _find_told(doc, tokens.start)) is not None:
        return told
    node: Token | None = tokens.root if tokens is not None and tokens.root.dep_ else None
    for _ in range(5):
        if node is None or node.pos_ in {"VERB", "AUX"}:
            return node
        node = node.head
    return None


def _find_told(doc: Doc, start: int) -> Token | None:
    """The verb in the past that ends before token `start`, with a preposition or "late", "early" between at most."""
    for at in range(start - 1, max(-1, start - 4), -1):
        if doc[at].tag_ == "VBD" and not doc[at].dep_.startswith("aux"):
            return doc[at]
        if doc[at].tag_ not in {"IN", "RB", "JJ"}:
            return None
    return None


def _is_future(doc: Doc, words: TimeWords) -> bool:
    verb = _find_verb(doc, words)
    future = read_lexicon("calendar")["words"]["future"].split()
    return verb is not None and any(child.dep_ == "aux" and child.lower_ in future for child in verb.children)


def _is_past(doc: Doc, words: TimeWords) -> bool:
    verb = _find_verb(doc, words)
    if verb is None:
        return False
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)


Resolved = list[tuple[TimeWords, tuple[PartialDate, ...]]]


def _set_clocks(text: str, resolved: Resolved, anchor: Anchor) -> Resolved:
    """Give each time of day its day: the one beside it in its sentence, else the article's; without a whole date it is left out."""
    dated: Resolved = []
    for number, (words, dates) in enumerate(resolved):
        if words.clock is None:
            dated.append((words, dates))
            continue
        beside = [
            other_dates[0]
            for other, other_dates in (*resolved[max(0, number - 1) : number], *resolved[number + 1 : number + 2])
            if len(other_dates) == 1 and other_dates[0].is_day and _are_beside(text, words, other)
        ]
        day = next(iter(beside), anchor.main)
        if day is not None and day.as_date is not None:
            dated.append((words, (replace(day, clock=words.clock),)))
    return dated


def _are_beside(text: str, one: TimeWords, other: TimeWords) -> bool:
    low, high = min(one.end, other.end), max(one.start, other.start)
    gap = text[low:high]
    return len(gap) <= CLOCK_REACH and "\n" not in gap.strip("\n") and ". " not in gap


def _join_periods(text: str, resolved: Resolved) -> Iterator[When]:
    """One When for each, and one for two that are the ends of a period: "from August 2023 to March 2025"."""
    number = 0
    while number < len(resolved):
        words, dates = resolved[number]
        start, end = words.start, words.end
        if number + 1 < len(resolved):
            following, last = resolved[number + 1]
            opened = _OPENING.search(text[max(0, start - 12) : start])
            if _is_period(text[end : following.start], dates, last, opened=opened is not None):
                dates = (replace(dates[0], year=dates[0].year or last[0].year), last[0])
                start, end = start - (len(opened[0]) if opened else 0), following.end
                number += 1
        number += 1
        yield When("/".join(map(str, dates)), start, end, text[start:end])


def _is_period(between: str, first: Sequence[PartialDate], last: Sequence[PartialDate], *, opened: bool) -> bool:
    if len(first) != 1 or len(last) != 1 or not _BETWEEN.fullmatch(between):
        return False
    in_order = str(first[0]) < str(last[0]) or first[0].year is None
    return in_order and (opened or between.strip() in {"-", "–", "—"})


def _is_year(doc: Doc, text: str, words: TimeWords) -> bool:
    """Whether a bare number of four digits is a year: behind "in", "since" and the like, or before the one thing it dates."""
    lexicon = read_lexicon("calendar")["words"]
    before = re.findall(r"[\w'’]+|[^\w\s]", text[max(0, words.start - 20) : words.start].lower())
    lead = before[-1] if before else ""
    if lead == "(" and text[words.end : words.end + 1] == ")":
        return True
    tokens = get_tokens(doc, words.start, words.end)
    counted = tokens is not None and tokens[0].dep_ == "nummod" and tokens[0].head.i > tokens[0].i
    plural = counted and tokens is not None and tokens[0].head.tag_ == "NNS"
    if lead in lexicon["before_year"].split():
        round_number = text[words.end - 2 : words.end] == "00"  # "in 2000 villages", and not "in 2019 rents fell"
        return not plural or (not round_number and 1900 <= int(text[words.start : words.end]) <= 2099)
    named = lead in lexicon["before_year_noun"].split() or lead.endswith(("'s", "’s"))
    # "the 2012 floods" are dated, "the 2000 residents" counted: a round number of many things is a number.
    counts = plural and (lead in {"a", "an"} or text[words.end - 2 : words.end] == "00")
    return named and counted and not counts
