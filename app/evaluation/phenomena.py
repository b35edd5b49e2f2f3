"""What is hard about a stretch of attributed words, told from the text and the marks alone, for marked and read ones alike."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from app.evaluation.gold import GoldFigure
from app.evaluation.told import Told
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.order import InOrder
from app.pipeline.quotes import Marked, find_marked
from app.pipeline.records import Quantity, Speaker
from app.pipeline.voices.confidence import find_naming
from app.pipeline.zones import find_zones
from app.vocabulary import Comparator, EntityKind, Voice, ZoneKind

NUMBER_WORDS = frozenset(word for group in read_lexicon("numbers").values() for word in group)
ASIDE = 120  # characters; the longest attribution that a quotation is broken by
FRAGMENT = 4  # words; a quotation of fewer is a fragment
PROSE = (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY)


class Layout:
    """Where the paragraphs and quotations of a text stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.zones = [zone for zone in find_zones(text) if zone.kind in PROSE]
        self._starts = [zone.start for zone in self.zones]
        self.marked: InOrder[Marked] = InOrder(find_marked(text, [(zone.start, zone.end) for zone in self.zones]))

    def get_paragraph(self, offset: int) -> tuple[int, int]:
        """The borders of the paragraph at an offset."""
        at = bisect_right(self._starts, offset) - 1
        return (self.zones[at].start, self.zones[at].end) if at >= 0 else (0, len(self.text))

    def is_headline(self, offset: int) -> bool:
        """Whether the text at an offset is its headline."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self.zones[at].kind == ZoneKind.HEADLINE


def find_phenomena(layout: Layout, told: Told) -> Iterator[str]:
    """The phenomena that a stretch shows; a stretch that nobody is cited for shows those of its place only."""
    if layout.is_headline(told.start):
        yield "headline"
    if told.speaker is None:
        return
    if told.voice in (Voice.DIRECT, Voice.MIXED):
        yield from _find_in_marks(layout, told)
    yield from _find_by_speaker(layout, told)
    yield from _find_by_cue(told)


def _find_in_marks(layout: Layout, told: Told) -> Iterator[str]:
    start, end = layout.get_paragraph(told.start)
    around = layout.marked.within(start, end)
    for number, mark in enumerate(around):
        if mark.end <= told.start or told.end <= mark.start:
            continue
        inner = layout.text[slice(*mark.inner(layout.text))]
        if len(re.findall(r"\w+", inner)) < FRAGMENT:
            yield "quote of under four words"
        if not mark.closed or not mark.opened or _runs_on(layout, start):
            yield "quote over paragraphs"
        pairs = [(around[n], around[n + 1]) for n in (number - 1, number) if n >= 0 and n + 1 < len(around)]
        if any(_is_broken(layout.text, *pair) for pair in pairs):
            yield "quote broken by attribution"
        return


def _runs_on(layout: Layout, start: int) -> bool:
    """Whether the paragraph before left its quotation open."""
    before = next(layout.marked.backwards(start), None)
    return before is not None and not before.closed and not layout.text[before.end : start].strip()


def _is_broken(text: str, one: Marked, two: Marked) -> bool:
    between = text[one.end : two.start]
    inner = text[slice(*one.inner(text))]
    return len(between) <= ASIDE and bool(re.search(r"\w", between)) and inner[-1:] in ",-–—"


def _find_by_speaker(layout: Layout, told: Told) -> Iterator[str]:
    kind = EntityKind(told.kind) if told.kind in set(EntityKind) else EntityKind.PERSON
    naming = find_naming(Speaker(told.speaker or "", kind, told.mention))
    yield f"speaker: {naming}"
    if told.mention is None:
        return
    start, end = layout.get_paragraph(told.start)
    if not start <= told.mention.start < end:
        yield "speaker in another paragraph"
    elif told.mention.start < told.start:
        yield "speaker before"
    else:
        yield "speaker behind"


def _find_by_cue(told: Told) -> Iterator[str]:
    words = (told.cue or "").lower().split()
    if words[:1] == ["according"]:
        yield "according to"
    elif words and words[-1].removesuffix("s") in read_words("cues", "nouns"):
        yield "noun cue"
    elif not words:
        yield "no cue"


def find_figure_phenomena(figure: GoldFigure | Quantity) -> Iterator[str]:
    """The phenomena that a figure shows, by what was marked or read of it."""
    yield f"comparator {figure.comparator}"
    if figure.change:
        yield f"change {figure.change}"
    if figure.unit == "%" or figure.measure == "share":
        yield "share"
    elif figure.unit is not None:
        yield "money" if re.fullmatch("[A-Z]{3}", figure.unit) else "unit"
    if not re.search(r"\d", figure.exact):
        is_word = any(word in NUMBER_WORDS for word in re.findall(r"[a-z]+", figure.exact.lower()))
        yield "number in words" if is_word else "no number"
    if figure.value is None and figure.comparator != Comparator.RANGE:
        yield "vague"
