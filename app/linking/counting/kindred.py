"""Measures that go by several names, and figures that their sentences tie to others."""

from functools import cache

from app.linking.counting.intervals import count_digits, is_near
from app.linking.features import Figure
from app.linking.lexicon import read_section, read_set


def is_telling(figure: Figure) -> bool:
    """Whether the number is such that two reports of one event hardly print it by chance: 31 and 85,000, not 3, 50 or 100."""
    weights = read_section("figures")
    low = figure.interval.low
    return abs(low) >= float(weights["least_equal"]) and count_digits(low) >= int(weights["least_digits"])


def is_put_right(a: Figure, b: Figure) -> bool:
    """Whether the sentence of `b` calls the number of `a` wrong: whoever puts a figure right says that it is of the same thing. A
    number that is telling may stand under a kindred measure, or beside another year.
    """
    if a.interval.low not in b.corrects:
        return False
    if a.measure == b.measure and a.year == b.year:
        return True
    return is_telling(a) and (a.measure == b.measure or any(a.measure in line and b.measure in line for line in _read_alike()))


def is_answer(a: Figure, b: Figure) -> bool:
    """Whether `a` takes up the very figure `b`, of its own article."""
    return a.taken_up == b.printed and a.voiced.article_id == b.voiced.article_id and a.measure == b.measure


def find_class(figure: Figure) -> str | None:
    """The class of measures that stand for one another to which a figure belongs, if it may count whoever is there."""
    is_presence = figure.measure in read_set("figures", "presence") and figure.dimension is None and not figure.is_part
    return "presence" if is_presence and is_telling(figure) and not figure.is_past else None


def is_of_crowd(a: Figure, b: Figure, group: str) -> bool:
    """Whether two counts under two measures are of whoever was there: of one group, and not many times apart."""
    if find_class(a) is None or find_class(b) is None or a.is_expected != b.is_expected:
        return False
    is_total = "total" in (a.measure, b.measure)
    if group not in ("same", "open") or (is_total and not (a.context & b.context)):
        return False
    return is_near(a.interval, b.interval, within="presence_bound")


def is_alike(a: Figure, b: Figure, group: str) -> bool:
    """Whether two measures may be one under two names, and what is counted, or the words around, speak of one thing."""
    vague = read_set("figures", "vague")
    named = any(a.measure in line and b.measure in line for line in _read_alike())
    is_free = any(one.measure in vague or one.measure not in read_measures() for one in (a, b))
    if not named and not is_free:
        return False
    is_counted = group in ("same", "loose", "part") and bool(a.counted.heads) and bool(b.counted.heads)
    return is_counted or len(a.context & b.context) >= int(read_section("figures")["least_context"])


@cache
def read_measures() -> frozenset[str]:
    """The measures that the lexicon knows; any other one is the verb that happened to stand beside the number."""
    figures = read_section("figures")
    kinds = ("rising", "varying", "of_people", "sizes", "vague", "broad", "crowds", "events", "of_whole")
    return frozenset().union(*(read_set("figures", kind) for kind in kinds), *(line.split() for line in figures["alike"]))


@cache
def _read_alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_section("figures")["alike"])
