"""Whether two figures of one event speak of one thing at one moment, and how surely."""

from enum import Enum, auto
from functools import cache

from app.linking.counted import Counted, compare_counted, is_named
from app.linking.features import Figure
from app.linking.lexicon import read_section, read_set
from app.linking.times import get_days_apart


class Ground(Enum):
    """How far a comparison may go. `FULL`: to any verdict. `LOOSE`: to all but a conflict, since one group may be larger than the
    other. `EQUAL`: the two are one if they print one telling number, and nothing otherwise.
    """

    FULL = auto()
    LOOSE = auto()
    EQUAL = auto()


def find_ground(a: Figure, b: Figure) -> Ground | None:
    """How far two figures may be compared; None where they speak of two things."""
    if a.dimension != b.dimension or a.change != b.change:
        return None
    if get_days_apart(a.when, b.when) > float(read_section("events")["near_days"]):
        return None
    group = compare_counted(a.counted, b.counted, of_people=_counts_people(a) or _counts_people(b))
    if group == "other":
        return None
    is_equal = a.interval == b.interval
    if a.measure != b.measure:
        return Ground.EQUAL if is_equal and is_telling(a) and _is_alike(a, b, group) else None
    # A date or a town in the sentence need not be the figure's own; a telling number shows that it is not.
    if a.year != b.year or _is_elsewhere(a, b):
        is_open = a.year is None or b.year is None
        return Ground.EQUAL if is_equal and is_open and is_telling(a) else None
    if a.measure in read_set("figures", "sizes") or a.dimension is not None:
        return _compare_sizes(a, b, group) if a.is_part == b.is_part else None
    # A part that the words do not name ("15 of whom") is comparable with nothing but such a part, unless it is the same number.
    if a.is_part != b.is_part and not (is_named(a.counted) and is_named(b.counted)):
        return Ground.EQUAL if is_equal and group == "same" else None
    if a.measure in read_set("figures", "vague") and not (group == "same" and _is_told(a.counted) and _is_told(b.counted)):
        return None
    ground = {"same": Ground.FULL, "loose": Ground.LOOSE, "open": Ground.EQUAL, "part": Ground.EQUAL}[group]
    if ground is Ground.EQUAL or a.measure in _read_events():
        return ground
    return _compare_sizes(a, b, group) or (Ground.EQUAL if is_equal and is_telling(a) else None)


def is_telling(figure: Figure) -> bool:
    """Whether the number is such that two reports of one event hardly print it by chance: 31 and 85,000, not 3, 50 or 100."""
    weights = read_section("figures")
    low = figure.interval.low
    return abs(low) >= float(weights["least_equal"]) and _count_digits(low) >= int(weights["least_digits"])


def _counts_people(figure: Figure) -> bool:
    return figure.measure in read_set("figures", "of_people")


def _is_elsewhere(a: Figure, b: Figure) -> bool:
    return bool(a.places and b.places) and not any(one in other or other in one for one in a.places for other in b.places)


def _is_alike(a: Figure, b: Figure, group: str) -> bool:
    """Whether two measures may be one under two names, and what is counted, or the words around, speak of one thing."""
    vague = read_set("figures", "vague")
    named = any(a.measure in line and b.measure in line for line in _read_alike())
    if not named and not (a.measure in vague or b.measure in vague):
        return False
    is_counted = group == "same" and bool(a.counted.heads) and bool(b.counted.heads)
    return is_counted or len(a.context & b.context) >= int(read_section("figures")["least_context"])


@cache
def _read_events() -> frozenset[str]:
    return (
        read_set("figures", "events")
        | read_set("figures", "of_people")
        | read_set("figures", "rising")
        | read_set("figures", "varying")
    )


@cache
def _read_alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in read_section("figures")["alike"])


def _is_told(counted: Counted) -> bool:
    return bool(counted.heads)


def _compare_sizes(a: Figure, b: Figure, group: str) -> Ground | None:
    """Sizes speak of one thing where the words around them do; a number of several digits needs fewer words to be the same one."""
    if a.measure in read_set("figures", "own_sizes"):
        return Ground.FULL
    weights = read_section("figures")
    shared, fewer = len(a.context & b.context), min(len(a.context), len(b.context))
    if shared >= int(weights["least_context"]) and shared >= float(weights["context_part"]) * fewer:
        is_vague = a.measure in read_set("figures", "vague") and not (group == "same" and a.counted.heads and b.counted.heads)
        in_one = a.voiced.article_id == b.voiced.article_id
        is_close = shared >= float(weights["own_part" if in_one else "conflict_part"]) * fewer
        return Ground.FULL if is_close and not is_vague else Ground.LOOSE
    is_number = a.interval == b.interval and _count_digits(a.interval.low) >= int(weights["least_digits"])
    return Ground.EQUAL if shared and is_number else None


def _count_digits(number: float) -> int:
    """How many digits a number has but for the zeros around them."""
    return len(f"{number:.10g}".replace(".", "").strip("-0").split("e")[0].strip("0")) if abs(number) < 1e300 else 0
