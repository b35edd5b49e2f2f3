"""Two measures that are one: what a report counts may be read under another word than what the next one counts, or under none.

A measure that says nothing ("total"), or that is only the verb that stood beside the number, gives way to the other one where both
clauses say the same of the same group; sizes of one unit do so where half of what the shorter clause says is said in the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from app.linking.counting.counted import compare_counted, is_named
from app.linking.counting.intervals import is_near
from app.linking.counting.kindred import read_measures
from app.linking.features import Figure
from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import normalise


def is_weak(figure: Figure) -> bool:
    """Whether the measure of a figure says little: a vague one of a count, or the verb beside it."""
    vague = (read_set("figures", "vague") - read_set("figures", "sizes")) | read_set("figures", "general")
    return figure.measure in vague or figure.measure not in read_measures()


def may_be_one(a: Figure, b: Figure) -> bool:
    """Whether the measures of two figures differ and may yet be one."""
    return a.measure != b.measure and a.dimension == b.dimension and (a.dimension is not None or is_weak(a) or is_weak(b))


def find_joinable(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures of one kind of unit whose measures may be one."""
    free = [figure.dimension is not None or is_weak(figure) for figure in figures]
    for (i, a), (j, b) in combinations(enumerate(figures), 2):
        if (free[i] or free[j]) and a.measure != b.measure:
            yield a, b


def take_one(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """The two figures under one measure if their words tell that they are of one, else as they are."""
    said = find_said(a, b) if may_be_one(a, b) else frozenset[str]()
    if not said:
        return a, b
    both = sorted((a, b), key=lambda one: (is_weak(one), one.dimension is not None and not _is_size(one), one.measure))
    words = f"measures taken for one, since both say {', '.join(sorted(said))}: {a.measure}, {b.measure}"
    return replace(a, measure=both[0].measure, joined=words), replace(b, measure=both[0].measure, joined=words)


def may_clash(a: Figure, b: Figure) -> bool:
    """Whether two figures are as surely of one thing as a dispute asks: where their measures were taken for one, both name it."""
    return a.joined is None or (is_named(a.counted) and is_named(b.counted))


def _is_size(figure: Figure) -> bool:
    return figure.measure in read_set("figures", "sizes")


def find_said(a: Figure, b: Figure) -> frozenset[str]:
    """The keys of the words that the clauses of both figures say of what is counted; none where these are too few, or the numbers
    too far apart.
    """
    bound = "near_bound" if a.is_changed or b.is_changed else "presence_bound"
    if not is_near(a.interval, b.interval, within=bound):
        return frozenset()
    named = {normalise(head) for head in a.counted.heads | b.counted.heads} | a.names | b.names
    left, right = (frozenset(key for key in one.clause if not key[0].isdigit()) - named for one in (a, b))
    said = left & right
    if a.dimension is not None:
        # Times are told of everything, and one word in common is little.
        least = int(read_section("figures")["least_context"]) if a.dimension in read_set("figures", "times") else 1
        is_enough = len(said) >= max(least, float(read_section("figures")["conflict_part"]) * min(len(left), len(right)))
        return said if is_enough else frozenset()
    of_people = any(one.measure in read_set("figures", "of_people") for one in (a, b))
    group = compare_counted(a.counted, b.counted, of_people=of_people)
    return said if group in ("same", "loose", "open") else frozenset()
