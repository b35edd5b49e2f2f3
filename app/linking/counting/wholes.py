"""Which counted groups are all the people of their event: "17 revellers died" and "the toll reached 17" are one figure.

A report calls those whom its event is about by whatever they were there for. So a noun for people stands for all of them unless it
names a part (an age, a sex, an office, a side, a nation), or the article counts another group beside it by the same measure.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from app.linking.counting.counted import ANYONE, is_whole
from app.linking.counting.intervals import Interval, is_disjoint, is_near
from app.linking.counting.kindred import find_line, is_deed, is_telling, is_thing
from app.linking.counting.takenup import take_up
from app.linking.counting.times import is_later
from app.linking.features import Figure
from app.linking.lexicon import read_set

Told = tuple[str | None, str, str | None, Interval]


def find_wholes(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in their order. Those that only name a number take up the one before; marked are those whose
    counted group is the whole of its event's people, those that are their article's only one of their measure, and those
    that are its only count of what they count.
    """
    ordered = take_up(figures)
    beside: dict[tuple[str, str, str | None], list[Figure]] = defaultdict(list)
    for figure in ordered:
        beside[_find_key(figure)].append(figure)
    things: dict[tuple[str, frozenset[str] | str | None], list[Figure]] = defaultdict(list)
    for figure in ordered:
        things[figure.voiced.article_id, _find_thing(figure)].append(figure)
    all_of = _find_all_of(ordered)
    until = _find_until(ordered)
    found = []
    for figure in ordered:
        others = beside[_find_key(figure)]
        if figure.is_part and _is_all(figure, others):
            figure = replace(figure, is_part=False)
        whole, only = _is_whole(figure, others, all_of=all_of), all(_is_said_of_other(figure, other) for other in others)
        thing = _find_thing(figure)
        sole = thing is not None and all(_is_said_of_other(figure, other) for other in things[figure.voiced.article_id, thing])
        counted = replace(figure.counted, is_whole=whole, is_only=only, is_sole=sole)
        found.append(replace(figure, counted=counted, told_until=until.get(_find_told(figure))))
    return found


def _find_until(figures: Sequence[Figure]) -> dict[Told, str]:
    """When each voice last told each of its numbers."""
    until: dict[Told, str] = {}
    for figure in figures:
        told, published = _find_told(figure), figure.voiced.published
        if figure.voiced.speaker and published and not figure.is_past and (told not in until or is_later(published, until[told])):
            until[told] = published
    return until


def _find_told(figure: Figure) -> Told:
    return figure.voiced.speaker, figure.measure, figure.dimension, figure.interval


def _is_all(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether "of them" counts all of its measure: "four of them were dead" where the article counts no other dead, or fewer ones
    in the same sentence.
    """
    if figure.counted.heads or not (figure.measure in read_set("figures", "of_people") or is_deed(figure)):
        return False
    return all(
        other is figure or (other.within == figure.within and other.interval.high < figure.interval.low) or other.is_past
        for other in others
    )


def _find_all_of(figures: Sequence[Figure]) -> set[tuple[str, str]]:
    """Measures with a group that is all whom they count, though named as a part is: where 23 inmates died and the toll is 23."""
    by_number: dict[tuple[str, Interval], set[str]] = defaultdict(set)
    for figure in figures:
        if (
            figure.dimension is None
            and figure.year is None
            and not figure.is_part
            and is_telling(figure)
            and len(figure.counted.heads) <= 1
        ):
            by_number[figure.measure, figure.interval] |= figure.counted.heads or {ANYONE}
    return {(measure, head) for (measure, _), heads in by_number.items() if ANYONE in heads for head in heads - {ANYONE}}


def _is_rival(figure: Figure, other: Figure) -> bool:
    """Whether another voice tells another number of what may be the same thing."""
    speakers = {figure.voiced.speaker, other.voiced.speaker}
    return len(speakers) > 1 and None not in speakers and is_near(figure.interval, other.interval)


def _is_said_of_other(figure: Figure, other: Figure) -> bool:
    """Whether the other figure leaves this one its article's only one: the same number, one overtaken, or of other things."""
    if other.interval == figure.interval or (other.is_past and not figure.is_past):
        return True
    if figure.frame and other.frame and figure.frame != other.frame:
        return True
    if figure.dimension is not None and figure.is_expected != other.is_expected:
        return True
    if figure.dimension is not None and figure.measure not in read_set("figures", "own_sizes") and _is_rival(figure, other):
        return True
    return is_thing(figure) and is_thing(other) and not figure.counted.heads & other.counted.heads


def _find_thing(figure: Figure) -> frozenset[str] | str | None:
    """What a count is of: the things that it names, else the measures that people are counted under."""
    return figure.counted.heads if is_thing(figure) else find_line(figure)


def _find_key(figure: Figure) -> tuple[str, str, str | None]:
    return figure.voiced.article_id, figure.measure, figure.dimension


def _is_whole(figure: Figure, others: Sequence[Figure], *, all_of: Collection[tuple[str, str]]) -> bool:
    if figure.dimension is not None or figure.is_part or figure.measure not in read_set("figures", "of_whole"):
        return False
    is_all = all((figure.measure, head) in all_of for head in figure.counted.heads) and len(figure.counted.heads) == 1
    if not is_all and not is_whole(figure.counted, is_toll=figure.measure in read_set("figures", "of_beings")):
        return False
    return not any(_is_beside(figure, other) for other in others if other.year is None and not other.is_part)


def _is_beside(figure: Figure, other: Figure) -> bool:
    """Whether the other figure shows that this one counts some of the people only: another group, or a larger count of all."""
    if other.counted.heads <= {ANYONE}:
        is_larger = other.interval.low > figure.interval.low and is_disjoint(other.interval, figure.interval)
        return is_larger and not (other.is_past or figure.is_past or other.is_supposed or _is_rival(figure, other))
    return other.counted.heads != figure.counted.heads and not other.counted.heads <= read_set("counted", "within")
