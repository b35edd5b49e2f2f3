"""Two figures of one event: equal, compatible, refined, updated, or unable to hold side by side."""

from math import inf

from app.linking.counting.grounds import find_ground
from app.linking.counting.intervals import (
    Interval,
    is_at_bound,
    is_disjoint,
    is_middle,
    is_near,
    is_one_bound,
    is_rounded,
    is_same_rounded,
    is_tight,
    is_within,
    scale,
)
from app.linking.counting.kindred import is_deed, is_lowered, is_of_vote, is_of_weather, is_over, is_put_right, is_telling
from app.linking.counting.likely import find_likely
from app.linking.counting.lists import is_of_all, take_list
from app.linking.counting.manner import is_until
from app.linking.counting.onemeasure import may_clash, take_one
from app.linking.counting.reasons import describe_apart, describe_later, describe_times, name_measures
from app.linking.counting.sizes import are_told_alike
from app.linking.counting.tellers import are_two_voices, is_one_breath, is_one_voice
from app.linking.counting.times import get_days_apart, get_hours_apart, is_later, is_other_time
from app.linking.features import Figure, Ground, Verdict
from app.linking.lexicon import read_section, read_set
from app.linking.vectors import get_likeness


def compare_figures(a: Figure, b: Figure) -> Verdict | None:
    """How `a` stands to `b`, both of one event; None where they do not speak of one thing at one moment, or merely fit together.

    For refines and updates, `a` is the one that refines or updates; the caller compares both ways round.
    """
    one, other = take_one(a, b)
    return _compare_by_rules(one, other) or _compare_by_chance(a, b) or _compare_lists(a, b) or _compare_bounds(a, b)


def _compare_lists(a: Figure, b: Figure) -> Verdict | None:
    """How a count of all stands to the groups that another sentence lists, which together make another number."""
    left, right = take_list(a), take_list(b)
    if (left is None) == (right is None) or is_one_breath(a, b):
        return None
    if not is_of_all(b.counted if left else a.counted):
        return None
    verdict = _compare_by_rules(left or a, right or b)
    return verdict if verdict and verdict.relation in ("conflicts", "updates") else None


def _compare_bounds(a: Figure, b: Figure) -> Verdict | None:
    """`refines` where one article's only size of a measure lies close within what another article's only one leaves open."""
    if a.dimension is None or a.dimension in read_set("figures", "times") or a.measure in read_set("figures", "vague"):
        return None
    if not (a.measure == b.measure and a.unit == b.unit and a.voiced.article_id != b.voiced.article_id and is_telling(a)):
        return None
    told = [(one.year, one.frame, one.rate, one.change, one.is_part, one.is_denial, one.is_past, one.is_supposed) for one in (a, b)]
    is_only = a.counted.is_only or b.counted.is_only
    if told[0] != told[1] or not is_only or not a.interval.is_point or not is_within(a.interval, b.interval):
        return None
    ends = [end for end in (b.interval.low, b.interval.high) if abs(end) not in (0.0, inf)]
    weights = read_section("figures")
    if not any(abs(end - a.interval.low) <= float(weights["close_bound"]) * abs(a.interval.low) for end in ends):
        return None
    return Verdict("refines", weights["score_refines"], ("same event", name_measures(a, b), f"{a.printed} is within {b.printed}"))


def _compare_by_chance(a: Figure, b: Figure) -> Verdict | None:
    """`same` where two figures agree and what is around them makes it likely that they are one, though no rule says so."""
    agreement = _find_agreement(a, b, a.interval, b.interval) if a.unit == b.unit else None
    likely = find_likely(a, b) if agreement else None
    if agreement is None or likely is None:
        return None
    chance, reasons = likely
    return Verdict("same", chance, ("same event", name_measures(a, b), *reasons, agreement[1]))


def _compare_by_rules(a: Figure, b: Figure) -> Verdict | None:
    ground = find_ground(a, b)
    if ground is None:
        return None
    weights = read_section("figures")
    first, second = a.interval, b.interval
    if a.unit != b.unit:
        slack = weights["part_tolerance" if a.dimension == "%" else "conversion_tolerance"]
        first, second = scale(first, 1.0, slack=slack / 2), scale(second, 1.0, slack=slack / 2)
    is_limited = a.interval != b.interval and is_until(a.frame, b.frame)
    if is_limited:
        first, second = (_take_limit(one) if one.frame == "limit" else interval for one, interval in ((a, first), (b, second)))
    taken = tuple(f"{one.printed} is said of what {one.taken_up} was counted for" for one in (a, b) if one.taken_up)
    alike = (f"alike by {get_likeness(a, b)} in what both say beside them",) if are_told_alike(a, b) else ()
    reasons = ("same event", name_measures(a, b), *alike, *taken)
    same = None if is_limited else _find_agreement(a, b, first, second)
    if a.is_denial != b.is_denial:
        denial = (a if a.is_denial else b).voiced.id
        return Verdict("conflicts", weights["score_equal"], reasons, denial=denial) if same else None
    if same is not None:
        score, words = same
        return Verdict("same", weights[score], (*reasons, words)) if _may_be_same(a, b, ground) else None
    if ground is Ground.EQUAL:
        return None
    if is_disjoint(first, second):
        return None if is_at_bound(first, second) else _judge_apart(a, b, ground, reasons)
    if is_within(first, second) and not a.is_local and not (is_limited and ground is not Ground.FULL) and is_near(first, second):
        return Verdict("refines", weights["score_refines"], (*reasons, f"{a.printed} is within {b.printed}"))
    return None


def _take_limit(figure: Figure) -> Interval:
    """Any time up to a limit, within which something was done."""
    return Interval(min(0.0, figure.interval.low), figure.interval.high)


def _find_agreement(a: Figure, b: Figure, first: Interval, second: Interval) -> tuple[str, str] | None:
    """The weight by which two figures say one number, and why; None where they do not."""
    if a.interval == b.interval:
        return "score_equal", f"{a.printed} is {b.printed}"
    is_told = not a.is_past and not b.is_past
    if is_told and a.voiced.article_id == b.voiced.article_id and (is_rounded(first, second) or is_rounded(second, first)):
        return "score_close", f"{a.printed} and {b.printed} are one number, rounded in one place of the article"
    if is_told and a.unit == b.unit and (is_same_rounded(first, second) or is_same_rounded(second, first)):
        return "score_close", f"{a.printed} and {b.printed} are one number, rounded in one of the articles"
    if is_disjoint(first, second):
        return None
    if is_at_bound(first, second):
        return "score_at_bound", f"{a.printed} and {b.printed} meet"
    if is_one_bound(first, second):
        return "score_at_bound", f"{a.printed} and {b.printed} tell one bound"
    if (is_tight(first) and is_tight(second) and not _is_rough(a, b)) or (
        a.unit != b.unit and first.is_bounded and second.is_bounded
    ):
        return "score_close", f"{a.printed} and {b.printed} overlap closely"
    return None


def _is_rough(a: Figure, b: Figure) -> bool:
    """Whether one tells exactly what another article tells about: "286", "about 300"."""
    return a.interval.is_point != b.interval.is_point and a.unit == b.unit and not is_middle(a.interval, b.interval)


def _may_be_same(a: Figure, b: Figure, ground: Ground) -> bool:
    """Whether figures that agree may be one claim: where they only may count one group, the number itself has to tell."""
    if ground is not Ground.EQUAL:
        return True
    is_left_out = not a.counted.heads or not b.counted.heads
    large = a.interval.low >= float(read_section("figures")["least_equal"]) or a.measure in read_set("figures", "single")
    return a.interval == b.interval and (is_left_out or large or a.dimension is not None)


def _judge_apart(a: Figure, b: Figure, ground: Ground, reasons: tuple[str, ...]) -> Verdict | None:
    """Disjoint figures: an update where the later one is the higher of a rising count, or of what varies, else a conflict."""
    if is_one_breath(a, b) and not (a.is_past or b.is_past):
        return None
    if a.interval.low in b.sums or b.interval.low in a.sums or (a.is_more != b.is_more and a.dimension is not None):
        return None
    weights = read_section("figures")
    # The toll of a year long over grows no more.
    is_righted = is_put_right(a, b) or is_put_right(b, a)
    is_rising = a.year is None and _is_rising(a, b) and not is_righted
    is_higher = a.interval.low > b.interval.low
    lower = b if is_higher else a
    if _is_overtaken(a, b) or _is_overtaken(b, a):
        return _judge_overtaken(a, b, reasons)
    if lower.is_local and not (is_rising and is_one_voice(a, b)):
        return None
    if a.is_past or b.is_past:
        return _judge_past(a, b, ground, reasons)
    if ground is Ground.LOOSE and not is_near(a.interval, b.interval):
        return None
    # Of tolls each side tells its own, but nobody disputes whether a sum is of millions or of billions, or a crowd of thousands.
    is_toll = a.dimension is None and a.measure in read_set("figures", "tolls")
    if not is_toll and not is_near(a.interval, b.interval, within="far_bound"):
        return None
    if (
        is_rising
        and is_other_time(a.moment, b.moment)
        and is_higher == is_later(a.moment, b.moment) != is_later(b.moment, a.moment)
        and not _is_upheld(lower, a if is_higher else b)
    ):
        return Verdict("updates", weights["score_updates"], (*reasons, describe_later(a, b))) if is_higher else None
    is_wrong = is_righted or is_lowered(lower, a if is_higher else b)
    if not is_wrong and (told := _find_told_anew(a, b, ground)) is not None:
        is_sure = ground is Ground.FULL or a.measure != b.measure or is_one_voice(a, b) or told.is_changed
        is_own = told is a and is_later(a.moment, b.moment) and is_sure
        return Verdict("updates", weights["score_updates"], (*reasons, describe_later(a, b))) if is_own else None
    if not is_rising and a.as_of and b.as_of and is_other_time(a.as_of, b.as_of):
        return None
    # What comes to a count is no other count of it.
    if a.is_denial or ground is not Ground.FULL or lower.is_found or a.is_more != b.is_more or not may_clash(a, b):
        return None
    times, score = describe_times(a, b)
    return Verdict("conflicts", weights[score], (*reasons, describe_apart(a, b)), times)


def _find_told_anew(a: Figure, b: Figure, ground: Ground) -> Figure | None:
    """The later of two figures, if it is of another moment: of what somebody changed, one voice tells, or varies."""
    later = a if is_later(a.moment, b.moment) else b
    is_other = is_other_time(a.moment, b.moment)
    is_changed = later.is_changed and is_other and a.voiced.article_id != b.voiced.article_id
    is_own = ground is Ground.LOOSE and a.dimension is not None and is_one_voice(a, b) and is_other
    return later if is_changed or is_own or _is_varying(a, b) else None


def _is_rising(a: Figure, b: Figure) -> bool:
    """Whether two counts are of what only grows; what a deed named by its verb is done to does so from day to day."""
    if a.measure in read_set("figures", "rising"):
        return not (are_two_voices(a, b) and is_over(a) and is_over(b))
    if a.measure in read_set("figures", "claimed"):
        return is_one_voice(a, b) and _is_next(a, b)
    is_verb = is_deed(a) or is_deed(b) or b.measure in read_set("figures", "rising")
    later = a if is_later(a.moment, b.moment) else b
    return is_verb and _is_next(a, b) and (later.is_grown or not are_two_voices(a, b))


def _is_upheld(lower: Figure, higher: Figure) -> bool:
    """Whether who told the lower number of two tells it still when another voice has told the higher one."""
    if not are_two_voices(lower, higher) or higher.is_local:
        return False
    return lower.told_until is not None and not is_later(higher.moment, lower.told_until)


def _is_varying(a: Figure, b: Figure) -> bool:
    """Whether both are of what varies, and may be otherwise at another moment."""
    if a.measure not in read_set("figures", "varying") or _is_disputed(a, b):
        return False
    return _is_next(a, b) and not (_is_above_most(a, b) or is_of_vote(a, b))


def _is_disputed(a: Figure, b: Figure) -> bool:
    """Whether two voices tell two numbers of what hardly becomes more with time: who was missing is found, or was never counted."""
    later = a if is_later(a.moment, b.moment) else b
    if not are_two_voices(a, b) or later.is_grown:
        return False
    if {a.measure, b.measure} & read_set("figures", "dwindling"):
        return (a.interval.low > b.interval.low) == is_later(a.moment, b.moment)
    return bool({a.measure, b.measure} & read_set("figures", "settled")) and not is_of_weather(a, b)


def _is_above_most(a: Figure, b: Figure) -> bool:
    """Whether one is called the most there was and the other, which is so as well or higher, tells another voice's most."""
    low = min((a, b), key=lambda one: one.interval.low)
    return low.is_most and not is_one_voice(a, b)


def _is_next(a: Figure, b: Figure) -> bool:
    """Whether so much time lies between that what varies may be otherwise: a day, some hours, or any time where one voice tells
    both.
    """
    if get_days_apart(a.moment, b.moment) >= 1:
        return True
    hours = get_hours_apart(a.moment, b.moment)
    is_one = is_one_voice(a, b)
    return hours is not None and (abs(hours) >= float(read_section("figures")["next_hours"]) or (is_one and hours != 0))


def _is_overtaken(a: Figure, b: Figure) -> bool:
    """Whether the sentence of `b` says that it has replaced the number of `a`; of what only grows, none replaces a higher one."""
    falls = a.measure in read_set("figures", "rising") and a.interval.low > b.interval.low
    return a.interval.low in b.overtakes and not falls


def _judge_overtaken(a: Figure, b: Figure, reasons: tuple[str, ...]) -> Verdict | None:
    """An update by `a` where another article's figure is one that `a` has replaced ("cut its limit to 300 from 500")."""
    if a.voiced.article_id == b.voiced.article_id or not _is_overtaken(b, a):
        return None
    words = f"{a.printed} follows {b.printed}, as the article says"
    return Verdict("updates", read_section("figures")["score_updates"], (*reasons, words))


def _judge_past(a: Figure, b: Figure, ground: Ground, reasons: tuple[str, ...]) -> Verdict | None:
    """Two figures, one of which its sentence calls overtaken or wrong: the sentence updates it, or puts it right."""
    if a.voiced.article_id != b.voiced.article_id:
        return None
    weights = read_section("figures")
    past, now = (a, b) if a.is_past else (b, a)
    is_of_it = past.replaced_by in (None, now.interval.low, now.interval.high)
    if is_of_it and a.is_past != b.is_past and (a.is_wrong or b.is_wrong) and ground is Ground.FULL and is_one_breath(a, b):
        words = (*reasons, describe_apart(a, b))
        return Verdict("conflicts", weights["score_conflict_same_time"], words, "put right in its sentence")
    is_risen = a.measure in read_set("figures", "rising") and a.interval.low > b.interval.low
    is_said_so = a.interval.low == b.replaced_by if b.replaced_by is not None else a.voiced.speaker == b.voiced.speaker
    if is_risen and b.is_past and not a.is_past and (a.within == b.within or is_said_so):
        return Verdict("updates", weights["score_updates"], (*reasons, f"{a.printed} follows {b.printed}, as the article says"))
    return None
