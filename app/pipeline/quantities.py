"""The figures of an article: value, interval, comparator, change, unit, what is counted, what is measured.

Numbers, units and comparators are read from the text by a linear scan (`figures.reading`); what is counted and measured
is read from the neighbouring words and the parse (`figures.counted`, `figures.measures`). Every step is bounded per figure.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from app.pipeline.figures.change import find_change
from app.pipeline.figures.counted import Counted, find_counted
from app.pipeline.figures.defaults import get_default, get_settled
from app.pipeline.figures.joint import get_joint, is_count, is_difference, names_topic
from app.pipeline.figures.measures import PARTICIPLE, Reading, find_measure
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.people import is_age
from app.pipeline.figures.reading import change_words, find_figures, is_conversion
from app.pipeline.figures.unnumbered import find_unnumbered
from app.pipeline.records import Quantity
from app.vocabulary import Direction

_COMPARED = 14  # lexemes between a level and the one it is compared with ("140 cases in June, up from 35")
_TOPIC_REACH = 1000  # characters over which "the figure" still means the one that was given


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of the figure before, which later ones in the sentence may lean on."""

    figure: Figure
    measure: str | None
    counted: str
    change: Direction | None


def find_quantities(doc: Doc, text: str) -> Iterator[Quantity]:
    """The figures of the whole article in reading order, never overlapping.

    `doc` is the article's one Doc, `text` the article; both have the same length. Offsets count code points of `text`.
    A Doc without tags or parse still yields value, interval, comparator and unit.
    """
    if not len(doc):
        return
    page = Page(doc)
    numbered = list(_find_numbered(page, text))
    yield from heapq.merge(numbered, find_unnumbered(page, text, numbered), key=lambda quantity: quantity.start)


def _find_numbered(page: Page, text: str) -> Iterator[Quantity]:
    figures = list(find_figures(page))
    numbers = frozenset(page.token(figure.number.first).i for figure in figures)
    before: _Read | None = None
    topic: _Read | None = None
    for figure in figures:
        if before is not None and not _same_sentence(page, before.figure, figure):
            before = None
        quantity = _read(page, text, figure, before, numbers)
        if topic is not None and names_topic(page, figure) and _is_near(page, topic, figure):
            quantity = replace(quantity, measure=topic.measure, counted=quantity.counted or topic.counted)
        before = _Read(figure, quantity.measure, quantity.counted, quantity.change)
        if is_count(figure, quantity.measure, quantity.change):
            topic = before
        yield quantity


def _is_near(page: Page, one: _Read, two: Figure) -> bool:
    """Whether a few sentences at most lie between."""
    return page.lexemes[two.first].start - page.lexemes[one.figure.first].start <= _TOPIC_REACH


def _same_sentence(page: Page, one: Figure, two: Figure) -> bool:
    if two.first - one.last > 80:
        return False
    return not any(page.sentence_start(at) for at in range(one.last, two.first + 1))


def _read(page: Page, text: str, figure: Figure, before: _Read | None, numbers: frozenset[int]) -> Quantity:
    converted = before is not None and is_conversion(page, before.figure, figure)
    change = before.change if before is not None and converted else find_change(page, figure, before.change if before else None)
    aged = figure.kind is None and (is_age(page, figure) or (before is not None and _joins_age(page, figure, before)))
    counted = find_counted(page, figure)
    words = "" if aged else counted.text(page.doc, text)
    measure, reading = _measure(page, figure, counted, before, numbers, change=change, aged=aged)
    if before is not None and not words and not aged:
        words = _carried(page, figure, before, measure, reading)
    start, end = page.lexemes[figure.first].start, page.lexemes[figure.last - 1].end
    return Quantity(
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


def _joins_age(page: Page, figure: Figure, before: _Read) -> bool:
    """ "aged 61 and 64"."""
    joined = page.norm(figure.first - 1) in {"and", "or", "to", ","} and figure.first - before.figure.last == 1
    return before.measure == "age" and before.figure.kind is None and joined and not page.tag(figure.last).startswith(("NN", "JJ"))


def _measure(
    page: Page,
    figure: Figure,
    counted: Counted,
    before: _Read | None,
    numbers: frozenset[int],
    *,
    change: Direction | None,
    aged: bool,
) -> tuple[str | None, Reading | None]:
    """The measure, and the words that told it where it was told by words."""
    if aged:
        return "age", None
    if change is not None:
        reading = find_measure(page, figure, counted, numbers) if figure.kind is None else None
        return (reading.measure if reading is not None and reading.measure in change_words("kept") else "change"), None
    settled = get_settled(figure)
    if settled is not None:
        return settled, None
    if before is not None and (inherited := _inherited(page, figure, before)) is not None:
        return inherited, None
    joint = get_joint(page, figure, counted)
    if joint is not None:
        return joint, None
    if figure.kind is None and is_difference(page, figure, counted):
        return "difference", None
    reading = find_measure(page, figure, counted, numbers)
    if before is not None and (reading is None or reading.order == PARTICIPLE) and _is_joined(page, figure, counted, before):
        return before.measure, None
    if reading is not None:
        return reading.measure, reading
    return get_default(figure), None


def _is_joined(page: Page, figure: Figure, counted: Counted, before: _Read) -> bool:
    """ "closed eight offices and three shops": one verb governs both."""
    head = counted.head
    if head is None or head.dep_ != "conj" or before.figure.kind is not None or figure.kind is not None:
        return False
    return page.norm(figure.first - 1) in {"and", "or", ","} and head.head.i >= page.token(before.figure.first).i


def _inherited(page: Page, figure: Figure, before: _Read) -> str | None:
    """ "injured 90, including six children", "to 14 from 9", "52 knots (60mph)": the figure before tells the measure."""
    word = page.norm(figure.first - 1)
    if word in {"including", "include"} and before.figure.kind is None:
        return before.measure
    if word == "(" and before.figure.kind == figure.kind and figure.kind is not None and figure.first - before.figure.last <= 2:
        return before.measure
    compared = word in {"from", "against", "versus"} or (word in {"with", "to"} and page.norm(figure.first - 2) == "compared")
    reach = _COMPARED if word != "from" or page.norm(figure.first - 2) in {"up", "down"} else 4
    if compared and before.figure.kind == figure.kind and figure.first - before.figure.last <= reach and before.change is None:
        return before.measure
    if word in {"at", "to"} and before.figure.kind == "points" and before.change is not None and figure.kind is None:
        return "index"  # "34 points lower at 7,512"
    return None


def _carried(page: Page, figure: Figure, before: _Read, measure: str | None, reading: Reading | None) -> str:
    """What a bare number counts: the same as the figure before it ("100 people injured and 12 killed")."""
    if page.norm(figure.first - 1) in {"from", "not"} and measure == before.measure:
        return before.counted
    if figure.kind is not None:
        return before.counted if page.norm(figure.first - 1) == "(" and figure.kind == before.figure.kind else ""
    bare = before.figure.kind is None and reading is not None and reading.behind
    return before.counted if bare and page.norm(figure.last) != "of" else ""
