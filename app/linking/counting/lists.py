"""Groups of people that a sentence lists by one measure, and their total: 40 passengers and two drivers are 42 people."""

from collections.abc import Sequence
from dataclasses import replace

from app.linking.counting.counted import ANYONE, Counted, is_named
from app.linking.counting.intervals import Interval
from app.linking.features import Figure
from app.linking.lexicon import read_set


def find_list(figure: Figure, figures: Sequence[Figure]) -> tuple[float, ...]:
    """The numbers of the list that a figure is the smallest of, among the figures of its statement; none where there is no list."""
    group = [one for one in figures if one.measure == figure.measure and one.dimension is None]
    if figure not in group or len(group) < 2 or figure.measure not in read_set("figures", "of_whole"):
        return ()
    if any(not _is_member(one) or one.is_expected != figure.is_expected for one in group):
        return ()
    heads = [head for one in group for head in one.counted.heads]
    if len(set(heads)) < len(heads) or figure is not min(group, key=lambda one: one.interval.low):
        return ()
    return tuple(one.interval.low for one in group)


def take_list(figure: Figure) -> Figure | None:
    """The figure as the total of its list, of anyone; None where it stands in none."""
    if not figure.of_list:
        return None
    total = sum(figure.of_list)
    return replace(
        figure,
        printed=f"{total:g} ({' and '.join(f'{number:g}' for number in figure.of_list)})",
        interval=Interval(total, total),
        counted=Counted(frozenset({ANYONE}), is_only=figure.counted.is_only),
        sums=frozenset(),
    )


def is_of_all(counted: Counted) -> bool:
    """Whether a count is of anyone, or of all whom the event is about."""
    return counted.is_whole or counted.heads == {ANYONE}


def _is_member(figure: Figure) -> bool:
    is_plain = not (figure.is_past or figure.is_wrong or figure.is_part or figure.is_supposed or figure.overtakes)
    return is_plain and figure.interval.is_point and is_named(figure.counted) and len(figure.counted.heads) == 1
