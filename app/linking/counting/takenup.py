"""Figures that only name another number for what was just counted: "the union puts the figure at 127", "there were 31"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from app.linking.counting.counted import ANYONE
from app.linking.counting.intervals import is_near
from app.linking.counting.kindred import read_measures
from app.linking.features import Figure
from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import lemma, normalise


def take_up(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in their order; one whose clause says nothing but that it is a number measures what the figure before it did.

    That one is of the same kind of unit and not many times larger or smaller, and tells a group or a measure of its own.
    """
    given = list(figures)
    found: list[Figure] = []
    places = sorted(range(len(given)), key=lambda place: given[place].voiced.order)
    for place in places:
        taken = _find_taken(given[place], found) if _is_bare(given[place]) else None
        found.append(given[place] if taken is None else _take(given[place], taken))
    return [figure for _, figure in sorted(zip(places, found, strict=True), key=lambda one: one[0])]


def _is_bare(figure: Figure) -> bool:
    """Whether nothing around a figure tells what it is of."""
    if figure.is_past or figure.is_part or figure.year is not None or not figure.counted.heads <= {ANYONE}:
        return False
    return figure.measure not in read_set("figures", "of_one") and all(
        key in _tallies() or key[0].isdigit() for key in figure.context
    )


def _find_taken(figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The nearest figure before in the article that this one may stand for, a few sentences back at most; of those of one sentence
    the one whose number is nearest.
    """
    most = int(read_section("figures")["most_back"])
    near: list[Figure] = []
    for one in reversed(before):
        back = figure.voiced.order[2] - one.voiced.order[2]
        if one.voiced.article_id != figure.voiced.article_id or back > most or (near and one.within != near[0].within):
            break
        if one.within != figure.within and _may_be_taken(one, figure):
            near.append(one)
    return min(near, key=lambda one: abs(one.interval.low - figure.interval.low), default=None)


def _may_be_taken(one: Figure, figure: Figure) -> bool:
    is_told = bool(one.counted.heads or one.taken_up) or one.measure not in read_set("figures", "vague")
    is_kindred = one.dimension == figure.dimension and one.interval != figure.interval
    return is_told and is_kindred and not one.is_part and is_near(one.interval, figure.interval, within="presence_bound")


def _take(figure: Figure, taken: Figure) -> Figure:
    """The figure with what the other one measures and counts, if it names no measure of its own."""
    # Beside a bare number the verb is what somebody did to tell it ("reckoned it was 44").
    is_told = figure.measure in read_measures() and figure.measure not in read_set("figures", "vague")
    if figure.measure != taken.measure and is_told:
        return figure
    counted = taken.counted if not figure.counted.heads else figure.counted
    return replace(
        figure,
        measure=taken.measure,
        counted=counted,
        context=figure.context | taken.context,
        names=figure.names | taken.names,
        frame=figure.frame or taken.frame,
        taken_up=taken.printed,
    )


@cache
def _tallies() -> frozenset[str]:
    return frozenset(form(word) for word in read_set("figures", "bare") for form in (lemma, normalise))
