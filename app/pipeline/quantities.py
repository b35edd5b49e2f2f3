"""The figures of an article: value, interval, comparator, change, unit, what is counted, what is measured.

Numbers, units and comparators are read from the text by a linear scan (`figures.reading`); what is counted and measured
is read from the neighbouring words and the parse (`figures.counted`, `figures.measures`). Every step is bounded per figure.
"""

import heapq
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from app.pipeline.figures.change import find_change
from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import find_counted
from app.pipeline.figures.fitting import Reading
from app.pipeline.figures.joint import is_count, is_pointing_back, is_told_again, is_whole, leans_on_topic, names_topic
from app.pipeline.figures.naming import Seen, name_measure
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.people import is_age
from app.pipeline.figures.reading import find_figures, is_conversion
from app.pipeline.figures.settling import settle_units
from app.pipeline.figures.unnumbered import find_unnumbered
from app.pipeline.lexicon import read_words
from app.pipeline.records import Quantity

_UNTOLD = frozenset({None, "total", "involved"})  # measures that no word need have told
_CARRIED = 40  # lexemes over which a bare number goes on counting what was counted last
_SINGULAR = 20  # a count from which on the same number is hardly that of something else
_HOLDING = 8  # lexemes to each side in which the verb stands
_WAR = 2  # words of war that an article on one has at least
_TOPIC_REACH = 1000  # characters over which "the figure" still means the one that was given


def find_quantities(doc: Doc, text: str) -> Iterator[Quantity]:
    """The figures of the whole article in reading order, never overlapping.

    `doc` is the article's one Doc, `text` the article; both have the same length. Offsets count code points of `text`.
    A Doc without tags or parse still yields value, interval, comparator and unit.
    """
    if not len(doc):
        return
    page = Page(doc)
    numbered = _tell_alike(list(_find_numbered(page, text)))
    yield from heapq.merge(numbered, find_unnumbered(page, text, numbered), key=lambda quantity: quantity.start)


def _tell_alike(quantities: list[Quantity]) -> list[Quantity]:
    """The figures with the same number of the same things told alike: what no word tells of one, those of the other tell.

    A headline may stand before the sentence that tells it, so this looks both ways. Of large counts one may name nothing.
    """
    told: dict[tuple[float | None, str], str | None] = {}
    for quantity in quantities:
        if quantity.unit is None and quantity.change is None and quantity.measure not in _UNTOLD:
            told.setdefault((quantity.value, _name(quantity)), quantity.measure)
            if quantity.value is not None and quantity.value >= _SINGULAR:
                told.setdefault((quantity.value, ""), quantity.measure)
    return [_tell(quantity, told) for quantity in quantities]


def _tell(quantity: Quantity, told: dict[tuple[float | None, str], str | None]) -> Quantity:
    name = _name(quantity)
    if quantity.unit is not None or quantity.change is not None or quantity.measure not in {"involved", None}:
        return quantity
    if not name and (quantity.value is None or quantity.value < _SINGULAR):
        return quantity
    measure = told.get((quantity.value, name))
    return quantity if measure is None else replace(quantity, measure=measure)


def _name(quantity: Quantity) -> str:
    return quantity.counted.rpartition(" ")[2].lower()


def _find_numbered(page: Page, text: str) -> Iterator[Quantity]:
    figures = settle_units(page, list(find_figures(page)))
    numbers = frozenset(page.token(figure.number.first).i for figure in figures)
    before: Seen | None = None
    topic: Seen | None = None
    counts: dict[tuple[float, str | None], Seen] = {}
    last: Seen | None = None
    for figure in figures:
        if before is not None and not _same_sentence(page, before.figure, figure):
            before = None
        carried = last.classes if last is not None and figure.first - last.figure.last <= _CARRIED else frozenset()
        led = _find_lead(page, figure, before, last)
        quantity, classes = _read(page, text, figure, led, numbers, carried)
        if topic is not None and _is_near(page, topic, figure) and _takes_topic(page, figure, quantity):
            quantity = replace(quantity, measure=topic.measure, counted=quantity.counted or topic.counted)
        if (
            quantity.measure == "involved"
            and topic is not None
            and topic.measure == "attended"
            and "vehicle" not in classes
            and _is_near(page, topic, figure)
        ):
            quantity = replace(quantity, measure="attended")  # another count of the crowd that "took part"
        if quantity.measure == "arrested" and _fights(page, quantity):
            quantity = replace(quantity, measure="captured")
        if quantity.measure == "arrested" and _is_hostage(page, figure):
            quantity = replace(quantity, measure="held")
        known = counts.get((figure.number.value, figure.symbol))
        if known is not None and quantity.measure in _UNTOLD and is_told_again(page, figure, known.figure):
            quantity = replace(quantity, measure=known.measure, counted=quantity.counted or known.counted)
        earlier, before = (
            before,
            Seen(
                figure,
                _go_on(page, before, figure, quantity),
                quantity.counted,
                quantity.change,
                people="person" in classes,
                classes=classes,
            ),
        )
        last = before if figure.kind is None and classes != {"none"} else last
        if is_count(figure, quantity.measure, quantity.change):
            topic = _all_of_them(earlier, before)
        if is_count(figure, quantity.measure, quantity.change) or (figure.kind == "money" and quantity.measure is not None):
            counts[figure.number.value, figure.symbol] = before
        yield quantity


def _find_lead(page: Page, figure: Figure, before: Seen | None, last: Seen | None) -> Seen | None:
    """The figure that this one may go on with: "made 23 arrests over the ten days, 11 of them on Monday" points to a count."""
    counts = before is None or (before.figure.kind is None and before.measure != "age")
    if counts or last is None or not is_pointing_back(page, figure):
        return before
    return last if last.measure != "age" and _same_sentence(page, last.figure, figure) else None


def _fights(page: Page, quantity: Quantity) -> bool:
    """Whether prisoners or soldiers are held in a war: its words stand in the article, and the enemy's men are captured."""
    held = _name(quantity) in read_words("measures_joint", "fighting")
    return held and len(page.words & read_words("measures_joint", "war")) >= _WAR


def _is_hostage(page: Page, figure: Figure) -> bool:
    """Whether people are held in an article on hostages, and no police or court is said to hold them."""
    if page.words.isdisjoint(read_words("measures_joint", "hostages")):
        return False
    near = {page.norm(at) for at in range(figure.first - _HOLDING, figure.last + _HOLDING)}
    return not near.isdisjoint({"hold", "holds", "held", "holding"}) and near.isdisjoint(read_words("measures_joint", "custody"))


def _go_on(page: Page, before: Seen | None, figure: Figure, quantity: Quantity) -> str | None:
    """What the next figure may go on with: "shot down 38 of 52 drones and four missiles" goes on with the part."""
    return before.measure if before is not None and is_whole(page, before.figure, figure) else quantity.measure


def _takes_topic(page: Page, figure: Figure, quantity: Quantity) -> bool:
    if figure.kind is None and names_topic(page, figure):
        return True
    return quantity.measure is None and not quantity.counted and leans_on_topic(page, figure)


def _all_of_them(earlier: Seen | None, last: Seen) -> Seen:
    """ "187 passengers and 12 crew aboard": "the figure" of which an article goes on to speak is that of the people."""
    if (
        earlier is None
        or earlier.measure != last.measure
        or earlier.counted == last.counted
        or not (earlier.people and last.people)
    ):
        return last
    return replace(last, counted="people")


def _is_near(page: Page, one: Seen, two: Figure) -> bool:
    """Whether a few sentences at most lie between."""
    return page.lexemes[two.first].start - page.lexemes[one.figure.first].start <= _TOPIC_REACH


def _same_sentence(page: Page, one: Figure, two: Figure) -> bool:
    if two.first - one.last > 80:
        return False
    return not any(page.sentence_start(at) for at in range(one.last, two.first + 1))


def _read(
    page: Page, text: str, figure: Figure, before: Seen | None, numbers: frozenset[int], carried: frozenset[str]
) -> tuple[Quantity, frozenset[str]]:
    """The figure, and the classes of what it counts; `carried` are those of what was counted last."""
    converted = before is not None and is_conversion(page, before.figure, figure)
    change = before.change if before is not None and converted else find_change(page, figure, before.change if before else None)
    aged = figure.kind is None and (is_age(page, figure) or (before is not None and _joins_age(page, figure, before)))
    counted = find_counted(page, figure)
    words = "" if aged else counted.text(page.doc, text)
    measure, reading = (
        ("age", None) if aged else name_measure(page, figure, counted, before, numbers, change=change, carried=carried)
    )
    if before is not None and not words and not aged:
        words = _carried(page, figure, before, measure, reading)
    start, end = page.lexemes[figure.first].start, page.lexemes[figure.last - 1].end
    quantity = Quantity(
        start=start,
        end=end,
        exact=text[start:end],
        value=figure.value,
        low=figure.low,
        high=figure.high,
        comparator=figure.comparator,
        change=change,
        unit="year" if aged else figure.symbol,
        counted=words,
        measure=measure,
    )
    return quantity, frozenset(find_classes(counted.head, ""))


def _joins_age(page: Page, figure: Figure, before: Seen) -> bool:
    """ "aged 61 and 64"."""
    joined = page.norm(figure.first - 1) in {"and", "or", "to", ","} and figure.first - before.figure.last == 1
    return (
        before.measure == "age"
        and before.figure.kind is None
        and not figure.number.share
        and joined
        and not page.tag(figure.last).startswith(("NN", "JJ"))
    )


def _carried(page: Page, figure: Figure, before: Seen, measure: str | None, reading: Reading | None) -> str:
    """What a bare number counts: the same as the figure before it ("100 people injured and 12 killed")."""
    if page.norm(figure.first - 1) in {"from", "not"} and measure == before.measure:
        return before.counted
    if figure.kind is not None:
        return before.counted if page.norm(figure.first - 1) == "(" and figure.kind == before.figure.kind else ""
    bare = before.figure.kind is None and reading is not None and reading.behind
    return before.counted if bare and page.norm(figure.last) != "of" else ""
