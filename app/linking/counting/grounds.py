"""Whether two figures of one event speak of one thing at one moment, and how surely."""

from functools import cache

from app.linking.counting.counted import Counted, compare_counted, is_named, take_cases, take_crowd
from app.linking.counting.intervals import is_near
from app.linking.counting.kindred import (
    is_alike,
    is_answer,
    is_deed,
    is_follower,
    is_of_crowd,
    is_of_thing,
    is_of_those_there,
    is_put_right,
    is_telling,
)
from app.linking.counting.manner import ALLOWED, is_until
from app.linking.counting.sizes import compare_sizes, compare_units, is_body, is_money
from app.linking.counting.times import get_days_apart, get_days_before, get_year, is_later, is_other_time
from app.linking.features import Figure, Ground
from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import is_light, normalise


def find_ground(a: Figure, b: Figure) -> Ground | None:
    """How far two figures may be compared; None where they speak of two things."""
    if _are_two(a, b):
        return None
    if any(is_put_right(one, other) or is_answer(one, other) or is_follower(one, other) for one, other in ((a, b), (b, a))):
        return Ground.FULL
    counted, other = _fill_in(a, b), _fill_in(b, a)
    if a.measure in read_set("figures", "crowds") or a.measure != b.measure:
        counted, other = take_crowd(counted), take_crowd(other)
    if _counts_cases(a) and _counts_cases(b):
        counted, other = take_cases(counted), take_cases(other)
    group = compare_counted(counted, other, of_people=_counts_people(a) or _counts_people(b))
    is_equal = a.interval == b.interval
    if group == "other" and not is_money(a):
        # One thing goes by many names ("runway", "strip"), but two of one odd length are rare.
        return Ground.EQUAL if is_equal and a.measure == b.measure and a.year == b.year and is_body(a) and is_telling(a) else None
    if a.measure != b.measure:
        return _compare_measures(a, b, group)
    # A date or a town in the sentence need not be the figure's own; a telling number shows that it is not.
    is_apart = _is_other_year(a, b) or _is_other_occasion(a, b)
    if is_apart or _is_elsewhere(a, b):
        is_open = a.year is None or b.year is None
        # The toll of an earlier disaster is told to be compared with this one's.
        is_toll = is_apart and a.measure in read_set("figures", "tolls")
        return Ground.EQUAL if is_equal and is_open and is_telling(a) and not is_toll else None
    if a.measure in read_set("figures", "sizes") or a.dimension is not None:
        return compare_units(a, b, group) if a.is_part == b.is_part else None
    if a.measure in read_set("figures", "vague") and not (group == "same" and _is_told(counted) and _is_told(other)):
        is_one = is_equal and is_telling(a) and _is_told(counted) and _is_told(other)
        return Ground.EQUAL if is_one else None
    return _compare_counts(a, b, group)


def _compare_measures(a: Figure, b: Figure, group: str) -> Ground | None:
    """How far two figures under two measures may be compared, of groups that stand to each other as `group` says."""
    if a.interval == b.interval:
        # Whom one article calls by two names are two groups.
        is_two = a.voiced.article_id == b.voiced.article_id and group == "part" and is_named(a.counted) and is_named(b.counted)
        return Ground.EQUAL if is_telling(a) and is_alike(a, b, group) and not is_two else None
    if a.year != b.year or _is_elsewhere(a, b):
        return None
    # Under a vague measure two counts may be of two moments or two ways to count, so they never clash.
    if is_of_crowd(a, b, group) or is_of_those_there(a, b):
        return Ground.FULL
    return Ground.LOOSE if is_of_thing(a, b, group) else None


def _compare_counts(a: Figure, b: Figure, group: str) -> Ground | None:
    """How far two counts of one measure and occasion may be compared, of groups that stand to each other as `group` says."""
    is_equal = a.interval == b.interval
    # A part that the words do not name ("15 of whom") is comparable with nothing but such a part, unless it is the same number.
    if a.is_part != b.is_part and not (is_named(a.counted) and is_named(b.counted)):
        return Ground.EQUAL if is_equal and group == "same" else None
    if a.part_of and b.part_of and a.part_of != b.part_of:
        return Ground.EQUAL if is_equal and is_telling(a) else None
    ground = {"same": Ground.FULL, "loose": Ground.LOOSE, "open": Ground.LOOSE, "part": Ground.EQUAL}[group]
    if _is_of_deed(a, b, group):
        return ground
    if group == "part" and _are_only_ones(a, b):
        ground = Ground.LOOSE
    if ground is Ground.FULL and a.is_expected != b.is_expected:
        ground = Ground.LOOSE
    if ground is Ground.EQUAL or a.measure in _read_events():
        return ground
    return compare_sizes(a, b, group) or (Ground.EQUAL if is_equal and is_telling(a) else None)


def _are_only_ones(a: Figure, b: Figure) -> bool:
    """Whether each is its article's only count of people who are held, missing or the like, of two sorts of which neither is
    always among the others: 19 mutineers, 43 soldiers.
    """
    is_sole = a.counted.is_sole and b.counted.is_sole and a.voiced.article_id != b.voiced.article_id
    return is_sole and not (a.counted.heads | b.counted.heads) & read_set("counted", "within")


def _are_two(a: Figure, b: Figure) -> bool:
    """Whether the way in which two figures are told, or their moments, part them; who is missing is looked for till found."""
    if a.dimension != b.dimension or a.change != b.change or a.is_supposed != b.is_supposed:
        return True
    if a.dimension is not None and (a.frame == ALLOWED) != (b.frame == ALLOWED):
        return True
    # What is lost in a day is not all that was lost.
    if a.rate != b.rate and a.interval != b.interval:
        return True
    is_limited = a.interval != b.interval and is_until(a.frame, b.frame)
    if a.frame is not None and b.frame is not None and a.frame != b.frame and not is_limited:
        return True
    if a.period is not None and b.period is not None and a.period != b.period and a.measure not in read_set("figures", "rising"):
        return True
    if a.frame == b.frame == "span" and a.interval != b.interval:
        return True
    # Who comes on Monday and who comes on Tuesday are two crowds, and what was fired last night was not so the day before.
    if {a.measure, b.measure} & read_set("figures", "repeated"):
        if any(is_later(one.when, other.voiced.published) for one, other in ((a, b), (b, a))):
            return True
        if {a.measure, b.measure} & read_set("figures", "crowds") and is_other_time(a.when, b.when):
            return True
    is_search = {a.measure, b.measure} <= read_set("figures", "dwindling")
    return not is_search and get_days_apart(a.when, b.when) > float(read_section("events")["near_days"])


def _is_of_deed(a: Figure, b: Figure, group: str) -> bool:
    """Whether both count what one deed, named by its verb, was done to ("recalled", "replaced"), each its article's only one."""
    is_only = a.counted.is_only and b.counted.is_only and a.voiced.article_id != b.voiced.article_id
    return is_deed(a) and is_only and group == "same" and a.is_expected == b.is_expected and is_near(a.interval, b.interval)


def _fill_in(a: Figure, b: Figure) -> Counted:
    """What `a` counts; where it leaves that out and its sentence has the words for what `b` counts, the same: "put the number of
    suspected cases at 164".
    """
    if a.counted.heads or not b.counted.heads:
        return a.counted
    words = {normalise(word) for word in b.counted.heads | b.counted.modifiers if not is_light(word)}
    return b.counted if words and words <= a.context else a.counted


def _counts_cases(figure: Figure) -> bool:
    """Whether its cases are people who have something, not letters or lawsuits."""
    return figure.measure in read_set("figures", "of_cases")


def _counts_people(figure: Figure) -> bool:
    return figure.measure in read_set("figures", "of_people")


def _is_elsewhere(a: Figure, b: Figure) -> bool:
    return bool(a.places and b.places) and not any(one in other or other in one for one in a.places for other in b.places)


def _is_other_year(a: Figure, b: Figure) -> bool:
    """Whether the words place two figures in two years. What will be so by a year to come may be told without it."""
    if a.year == b.year:
        return False
    one = a if b.year is None else b if a.year is None else None
    printed = get_year(one.voiced.published) if one else None
    return not (a.is_expected and b.is_expected and one and one.year and printed and one.year > printed)


def _is_other_occasion(a: Figure, b: Figure) -> bool:
    """Whether one is told of a day or month long before it was printed, and the other of none or another such."""
    long = float(read_section("figures")["long_before"])
    before = [get_days_before(one.when, one.voiced.published) > long for one in (a, b)]
    return before[0] != before[1] or (before[0] and is_other_time(a.when, b.when))


@cache
def _read_events() -> frozenset[str]:
    kinds = ("events", "of_people", "rising", "varying")
    return frozenset().union(*(read_set("figures", kind) for kind in kinds)) - read_set("figures", "broad")


def _is_told(counted: Counted) -> bool:
    return bool(counted.heads)
