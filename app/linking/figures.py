"""From a quantity's row and the words around it to the figure that linking compares."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import inf

from app.linking.counting.counted import drop_strange, find_sort, parse_counted, take_implied
from app.linking.counting.intervals import make_interval, scale
from app.linking.counting.lists import find_list
from app.linking.counting.manner import (
    find_allowed,
    find_month,
    find_period,
    find_rate,
    is_changed,
    is_foreseen,
    is_found,
    is_grown,
    is_most,
)
from app.linking.counting.phrases import (
    DEPENDS,
    SUPPOSED,
    find_frame,
    find_total,
    is_called_wrong,
    is_corrected,
    is_instead,
    is_part,
    is_replaced,
    is_revised,
    list_words,
    read_advices,
)
from app.linking.counting.times import is_later
from app.linking.counting.years import PAUSE, find_year
from app.linking.features import Figure, Voiced
from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country
from app.linking.reading import Names, render_figure, take_moment
from app.linking.wording.stances import MEANT, find_stage
from app.linking.wording.words import Word, find_words, lemma
from app.models import Appearance, Entity, Quantity
from app.vocabulary import Certainty, Comparator

OF_ALL = re.compile(r" of (?:the|those|these|its|his|her|their) ")
# "Two of the five people who died at home" are five of the dead, and so is a family of five.
IN_PART = re.compile(r"\b(?!all\b)\w+ of (?:the|those|these) $", re.IGNORECASE)
WHO = re.compile(r" \w+ (?:who|whom|whose|that|which)\b")
GROUP = re.compile(r"\b(?:family|crew|group|party|team|class|couple|household|squad|unit) of (?:about |some )?$", re.IGNORECASE)
ALONE = re.compile(r"\balone\b", re.IGNORECASE)
# A currency of several states, which reading gives no code.
MONEY = re.compile(r"[$£€¥]|\b(?:dlrs?|dollars?|pounds?|stg|francs?|crowns?|pesos?|rupees?|dinars?|marks)\b", re.IGNORECASE)
MOST_ADDENDS = 8
PLAIN_SIZES = ("magnitude", "change", "difference")


def make_figure(
    appearance: Appearance,
    quantity: Quantity,
    *,
    voiced: Voiced,
    entities: Mapping[str, Entity],
    names: Names | None,
    event_year: int | None,
    beside: Collection[tuple[int, int]] = (),
) -> Figure | None:
    """What a quantity's appearance says; None where its number stands for no interval.

    `beside` are the spans of the figures of its measure in the statement, in the article's text.
    """
    interval = make_interval(
        Comparator(quantity.comparator), value=quantity.value, low=quantity.low, high=quantity.high, exact=quantity.exact
    )
    if interval is None:
        return None
    dimension, factor = _find_dimension(quantity)
    around = _find_context(appearance, quantity, names, beside)
    around += _find_self(appearance, entities, names)
    front = appearance.exact[: max(0, quantity.start - appearance.start)]
    back = appearance.exact[max(0, quantity.end - appearance.start) :]
    before, after = list_words(front), list_words(back)
    group = take_implied(parse_counted(quantity.counted or find_total(before)), quantity.measure)
    group = group if group.heads else find_sort(after)
    instead = is_instead(before, after)
    # Who "revised" a figure may be told in front of it.
    told = f"{appearance.cue_exact or ''} {appearance.exact}"
    clause = f"{PAUSE.split(front)[-1]}{quantity.exact}{PAUSE.split(back)[0]}"
    return Figure(
        voiced=voiced,
        within=appearance.within_id,
        measure=quantity.measure,
        printed=render_figure(quantity.exact),
        interval=scale(interval, factor),
        unit=quantity.unit,
        dimension=dimension,
        change=quantity.change if quantity.measure in PLAIN_SIZES or before.endswith(" by") else None,
        counted=drop_strange(group) if quantity.measure in read_set("figures", "of_people") else group,
        year=find_year(appearance, quantity, event_year, voiced.published),
        when=None
        if _tells_begin(appearance)
        else take_moment(appearance.when_edtf, voiced.published) or find_month(clause, voiced.published),
        # Nobody counts what is still to come: such a moment was resolved to the wrong week.
        as_of=None if is_later(quantity.as_of, voiced.published) else quantity.as_of,
        is_past=instead or is_replaced(before, after, follows=any(other[1] <= quantity.start for other in beside)),
        is_wrong=instead or is_called_wrong(before) or is_corrected(told, quantity.measure),
        is_revised=not instead and not is_called_wrong(before) and is_revised(told, quantity.measure),
        is_part=is_part(before, after, quantity.measure)
        or bool(IN_PART.search(front) and WHO.match(back))
        or (quantity.measure in read_set("figures", "tolls") and bool(GROUP.search(front)))
        or _is_of_like(appearance, quantity, beside),
        part_of=next((words for words in read_section("counted")["part_of"] if after.startswith(f" {words}")), None),
        is_local=dimension is None
        and (
            bool(ALONE.search(appearance.exact))
            or any(f" {words} " in f"{before} " for words in read_section("figures")["witness"])
            or any(f" {words} " in f"{list_words(clause)} " for words in read_section("figures")["own_side"])
        ),
        is_denial=appearance.certainty == Certainty.DENIED,
        is_expected=MEANT in (find_stage(appearance.exact)[0], find_stage(appearance.cue_exact or "")[0])
        or any(lemma(word) in read_advices() for word in before.split())
        or is_foreseen(PAUSE.split(front)[-1], f"{quantity.exact}{PAUSE.split(back)[0]}"),
        is_supposed=not instead and bool(SUPPOSED.search(before) or DEPENDS.match(after)),
        frame=(find_frame(before, after) if dimension in read_set("figures", "times") else None)
        or find_allowed(front, back, dimension),
        period=find_period(front, back),
        rate=None if dimension in read_set("figures", "times") else find_rate(back),
        is_most=is_most(clause),
        is_more=before.endswith(tuple(f" {words}" for words in read_section("figures")["more_before"]))
        or (after.startswith(" more ") and not after.startswith(" more than ")),
        is_grown=is_grown(clause, front),
        is_changed=is_changed(before),
        is_found=is_found(clause, quantity.measure),
        places=_find_places(appearance, entities),
        context=frozenset(word.key for word in around),
        names=frozenset(word.key for word in around if word.is_name),
        # What says the contrary has the key of what it is the contrary of: who reopens is not who closes.
        clause=frozenset(f"not {word.key}" if word.is_reversed else word.key for word in _find_clause(appearance, quantity, names)),
    )


def _is_of_like(appearance: Appearance, quantity: Quantity, beside: Collection[tuple[int, int]]) -> bool:
    """Whether a figure is a part of another one of its measure: "two of the five who died"."""
    behind = (appearance.exact[quantity.end - appearance.start : start - appearance.start] for start, _ in beside)
    return any(OF_ALL.fullmatch(words) for words in behind)


def _find_dimension(quantity: Quantity) -> tuple[str | None, float]:
    """What kind of size a figure tells and the factor to its base unit; a part told in words is one of a hundred parts."""
    if quantity.measure in read_set("figures", "parts") and (quantity.unit == "%" or _is_fraction(quantity)):
        return "%", 1.0 if quantity.unit == "%" else 100.0
    if quantity.unit is None and MONEY.search(quantity.exact):
        return "$", 1.0
    dimension, factor = read_section("units").get(quantity.unit or "", (quantity.unit, 1.0))
    return dimension, factor


def _is_fraction(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    return quantity.unit is None and bool(ends) and all(0 <= end <= 1 and end != int(end) for end in ends if end)


def _tells_begin(appearance: Appearance) -> bool:
    """Whether the moment told is where a count began ("since Monday"), not when it was so."""
    before = appearance.exact.partition(appearance.when_exact)[0] if appearance.when_exact else ""
    return before.rstrip().lower().endswith(tuple(f" {word}" for word in read_set("figures", "begins")))


def add_sums(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one statement, each with what it replaced, the others of its measure, and its totals with them."""
    found = []
    figures = _take_raised(figures)
    for figure in figures:
        others = [one for one in figures if one is not figure and one.interval.is_point and one.measure == figure.measure]
        # A part of what is counted comes to nothing that was not counted already, nor does what was so before.
        whole = [one for one in others if not (one.is_part or figure.is_part or one.is_past or figure.is_past)]
        some = [addends for size in (1, 2) for addends in combinations(whole[:MOST_ADDENDS], size)]
        sums = {figure.interval.low + sum(one.interval.low for one in addends) for addends in some if figure.interval.is_point}
        # One sentence tells two numbers of two things, whoever repeats one of them.
        sums |= {one.interval.low for one in others if not (one.is_past or figure.is_past)}
        past = [one for one in others if one.is_past and not figure.is_past and one.dimension == figure.dimension]
        past = [one for one in past if _find_nearest(one, figures) is figure]
        past += [one for one in figures if one.is_wrong and one.is_past and _find_righted(one, figures) is figure]
        bare = [one for one in figures if one.is_wrong and one.is_past and one.unit is None and one.interval.is_point]
        found.append(
            replace(
                figure,
                sums=frozenset(sums),
                overtakes=frozenset(one.interval.low for one in past if not one.is_wrong and not figure.is_part),
                corrects=frozenset(one.interval.low for one in past if one.is_wrong and not figure.is_part)
                | _find_bare(figure, bare),
                replaced_by=_take_end(now) if figure.is_past and (now := _find_nearest(figure, figures)) else None,
                is_part=figure.is_part and not _is_of_other(figure, figures),
                of_list=find_list(figure, figures),
            )
        )
    return found


def _find_nearest(past: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The figure of a sentence that has replaced a number: the nearest of its measure ("to 21 from 19 after two women died")."""
    some = [one for one in figures if not one.is_past and one.measure == past.measure and one.dimension == past.dimension]
    return min(some, key=lambda one: abs(_take_end(one) - _take_end(past)), default=None)


def _find_righted(wrong: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The size that a sentence sets against a wrong one, though it was read under another measure: the only one of its unit."""
    some = [one for one in figures if not one.is_past and one.dimension == wrong.dimension and one.dimension is not None]
    return some[0] if len(some) == 1 and some[0].measure != wrong.measure and wrong.interval.is_point else None


def _take_end(figure: Figure) -> float:
    return figure.interval.low if figure.interval.low != -inf else figure.interval.high


def _take_raised(figures: Sequence[Figure]) -> list[Figure]:
    """The figures; a count of things or people that is revised upwards has grown, and what it was before was not wrong."""
    raised = [
        one
        for one in figures
        if one.is_past
        and one.is_revised
        and one.is_wrong
        and one.dimension is None
        and one.measure not in read_set("figures", "sizes")
        if (now := _find_nearest(one, figures)) is not None and now.interval.low > one.interval.low
    ]
    measures = {one.measure for one in raised}
    return [replace(one, is_wrong=False) if one.measure in measures else one for one in figures]


def _find_bare(figure: Figure, bare: Sequence[Figure]) -> frozenset[float]:
    """The numbers without a unit that the sentence sets against a figure that has one: "12 metres, not 9"."""
    if figure.unit is None or figure.is_past or len(bare) != 1:
        return frozenset()
    return frozenset({bare[0].interval.low * float(read_section("units").get(figure.unit, (None, 1.0))[1])})


def _is_of_other(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether "of them" means those of another measure: "carrying 58 people …, killing three of them" counts all of the dead."""
    others = [one.measure for one in figures if one is not figure and one.dimension is None]
    # Who died of those treated is not all who died.
    if figure.measure in read_set("figures", "tolls") and set(others) <= read_set("figures", "gathered"):
        return False
    return bool(others) and figure.measure not in others and figure.measure in read_set("figures", "of_people")


def _find_context(
    appearance: Appearance, quantity: Quantity, names: Names | None, beside: Collection[tuple[int, int]]
) -> list[Word]:
    """The content words around a figure; of two that could be taken for each other, each has the words on its own side."""
    start, end = (max(0, place - appearance.start) for place in (quantity.start, quantity.end))
    beside = [other for other in beside if not _is_conversion(appearance, quantity, other)]
    first = max((other[1] - appearance.start for other in beside if other[1] <= quantity.start), default=0)
    last = min((other[0] - appearance.start for other in beside if other[0] >= quantity.end), default=len(appearance.exact))
    behind = appearance.exact[end:last]
    if last < len(appearance.exact):
        behind = PAUSE.split(behind)[0]
    return _find_heavy(f"{appearance.exact[first:start]} {behind}", names)


def _find_self(appearance: Appearance, entities: Mapping[str, Entity], names: Names | None) -> list[Word]:
    """The words of the speaker's name, where the speaker says "I"."""
    speaker = entities.get(appearance.speaker_id or "")
    return _find_heavy(speaker.name, names) if speaker and re.search(r"\bI\b", appearance.exact) else []


def _is_conversion(appearance: Appearance, quantity: Quantity, other: tuple[int, int]) -> bool:
    """Whether two figures stand side by side, one of them the other in another unit: "26 km (16 miles)"."""
    start, end = min(quantity.end, other[1]), max(quantity.start, other[0])
    return not re.search(r"\w", appearance.exact[start - appearance.start : end - appearance.start].replace(" or ", " "))


def _find_clause(appearance: Appearance, quantity: Quantity, names: Names | None) -> list[Word]:
    """The content words of a figure's own clause, from one comma or "and" to the next."""
    start, end = (max(0, place - appearance.start) for place in (quantity.start, quantity.end))
    return _find_heavy(f"{PAUSE.split(appearance.exact[:start])[-1]} {PAUSE.split(appearance.exact[end:])[0]}", names)


def _find_heavy(around: str, names: Names | None) -> list[Word]:
    words = find_words(around, names=names.words if names else frozenset(), places=names.places if names else {})
    return [
        word for word in words if word.weight > read_section("same")["light"] and word.key not in read_set("figures", "passing")
    ]


def _find_places(appearance: Appearance, entities: Mapping[str, Entity]) -> frozenset[str]:
    inside = (place for place in appearance.places if appearance.start <= place["start"] < appearance.end)
    names = (entities[place["entity_id"]].name for place in inside if place.get("entity_id") in entities)
    return frozenset(name.lower() for name in names if find_country(name) is None or name.lower() != find_country(name))
