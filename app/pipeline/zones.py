"""Zones: which stretch of a text is headline, byline, caption, credit, subheading, boilerplate or prose.

Works on lines alone, before any parsing. A line break ends a paragraph unless the text is hard-wrapped.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.records import Zone
from app.vocabulary import ZoneKind

MAX_HEADLINE = 220
MAX_SUBHEADING = 90
MAX_BYLINE = 120
NARROWEST, WRAP_WIDTH = 30, 100  # characters; hard-wrapped text is set in columns between these
FILLED, EDGE = 0.6, 0.8  # shares of the column: a line that was cut reaches the first, one that ends a paragraph not the second
JOINTS = 0.25  # share of lines that plainly run on
TOP_LINES = 5  # a byline stands among the first lines

_BYLINE = re.compile(r"(?:By|BY|Written by|Words by)\s+[^\W\d_a-z][^.!?]{0,110}$")
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z ,.'’/-]{2,40}(?:, ?[A-Z][\w .]{0,24})?(?: ?\([^()]{2,40}\))? ?(?:-{1,2}|–|—) ?(?=\S)"
)
_OUTLET_DATELINE = re.compile(r"[A-Z][\w .,'’/-]{2,48} ?\([A-Z][^()]{1,40}\) ?(?:-{1,2}|–|—) ?(?=\S)")
# "Tidewire - The ferry sank": the agency alone, as news feeds print it in front of a text.
_WIRE = re.compile(r"[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2} - (?=[A-Z\d\"“‘])")
_ENDS = ".!?…”\"'’»:;"


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph without its surrounding blanks; the lines of hard-wrapped text make one paragraph."""
    for block in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text):
        lines = [(m.start() + block.start(), m.end() + block.start()) for m in re.finditer(r"[^\n]+", block.group())]
        for start, end in _unwrap(text, lines):
            line = text[start:end]
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def find_zones(text: str) -> Iterator[Zone]:
    """The zones of a text in order; they cover everything but the blanks between paragraphs."""
    paragraphs = list(find_paragraphs(text))
    for number, (start, end) in enumerate(paragraphs):
        line = text[start:end]
        alone = len(paragraphs) == 1
        for zone in _split_paragraph(line, first=number == 0 and not alone, top=number < TOP_LINES):
            # A short line after the last full paragraph heads nothing.
            kind = zone.kind
            if kind == ZoneKind.SUBHEADING and (alone or number == len(paragraphs) - 1):
                kind = ZoneKind.BODY
            yield Zone(kind, start + zone.start, start + zone.end)


def _unwrap(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of a block of lines: its lines, or what a hard wrap has cut into them.

    A wrapped paragraph begins with an indent, or behind a line that ends a sentence before the column's edge.
    """
    widths = [len(text[start:end].rstrip()) for start, end in lines]
    widest = max(widths)
    if not _is_wrapped([text[start:end] for start, end in lines], widest):
        return lines
    paragraphs = lines[:1]
    for before, (start, end) in enumerate(lines[1:]):
        last = text[lines[before][0] : lines[before][1]].rstrip()
        short = last[-1] in _ENDS and widths[before] < EDGE * widest
        if short or text[start : start + 2].isspace():
            paragraphs.append((start, end))
        else:
            paragraphs[-1] = (paragraphs[-1][0], end)
    return paragraphs


def _is_wrapped(lines: list[str], widest: int) -> bool:
    """Whether lines were cut to a column: often enough one runs on, in lower case, from a line that filled it."""
    if len(lines) < 2 or not NARROWEST <= widest <= WRAP_WIDTH:
        return False
    joints = sum(
        before.rstrip()[-1] not in _ENDS and line[:1].islower() and len(before.rstrip()) >= FILLED * widest
        for before, line in pairwise(lines)
    )
    return joints >= max(1, JOINTS * (len(lines) - 1))


def _split_paragraph(line: str, *, first: bool, top: bool) -> Iterator[Zone]:
    lower = line.lower()
    if lower.startswith(tuple(read_lexicon("zones")["boilerplate"])):
        yield Zone(ZoneKind.BOILERPLATE, 0, len(line))
        return
    credit = _find_credit(line)
    if credit is not None:
        caption = line[:credit].rstrip()
        if caption:
            yield Zone(ZoneKind.CAPTION, 0, len(caption))
        yield Zone(ZoneKind.CREDIT, credit, len(line))
    elif re.match(r"[A-Za-z]+ ?:", line) and re.split(r" ?:", lower, maxsplit=1)[0] in read_words("zones", "caption"):
        yield Zone(ZoneKind.CAPTION, 0, len(line))
    elif top and len(line) <= MAX_BYLINE and _BYLINE.match(line):
        yield Zone(ZoneKind.BYLINE, 0, len(line))
    elif first and _is_headline(line):
        yield Zone(ZoneKind.HEADLINE, 0, len(line))
    elif _is_subheading(line):
        yield Zone(ZoneKind.SUBHEADING, 0, len(line))
    else:
        dateline = _DATELINE.match(line) or _OUTLET_DATELINE.match(line) or (_WIRE.match(line) if top else None)
        cut = dateline.end() if dateline and dateline.end() < len(line) else 0
        if cut:
            yield Zone(ZoneKind.DATELINE, 0, len(line[:cut].rstrip()))
        yield Zone(ZoneKind.BODY, cut, len(line))


def _find_credit(line: str) -> int | None:
    """Where the credit of a caption starts, or None."""
    words = "|".join(sorted(read_words("zones", "credit")))
    for match in re.finditer(rf"\b(?:{words})\b ?(?::|by\b|/)", line, re.IGNORECASE):
        before = line[: match.start()].rstrip()
        if match.group()[0].isupper() and (not before or before[-1] in ".!?)]|,–—-…" or match.group().isupper()):
            return match.start()
    return None


def _is_headline(line: str) -> bool:
    if len(line) > MAX_HEADLINE or "\n" in line:
        return False
    if line[-1] not in ".!?…" or line.endswith("..."):
        return True
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) <= 24 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _is_subheading(line: str) -> bool:
    if len(line) > MAX_SUBHEADING or "\n" in line or line[-1] in _ENDS + ")," or not line[0].isalnum():
        return False
    return line[0].isupper() or line[0].isdigit()
