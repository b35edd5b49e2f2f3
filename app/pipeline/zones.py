"""Zones: which stretch of a text is headline, byline, caption, credit, subheading, boilerplate or prose.

Works on lines alone, before any parsing. A line break ends a paragraph unless the text is hard-wrapped.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.pipeline.layout.credits import find_caption, find_sign
from app.pipeline.layout.furniture import is_boilerplate, is_byline
from app.pipeline.layout.stamps import find_stamp, is_stamp
from app.pipeline.records import Zone
from app.vocabulary import ZoneKind

MAX_HEADLINE = 220
MAX_SUBHEADING = 90
NARROWEST, WRAP_WIDTH = 30, 100  # characters; hard-wrapped text is set in columns between these
FILLED, EDGE = 0.6, 0.8  # shares of the column: a line that was cut reaches the first, one that ends a paragraph not the second
JOINTS = 0.25  # share of lines that plainly run on
TOP_LINES = 5  # a byline stands among the first lines

# "How did it start?": a question that heads what follows.
_ASKING = re.compile(r"(?:What|Who|Why|How|When|Where|Which)\b[^.?!\"“”]{5,70}\?$")
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
    headed = False
    for number, (start, end) in enumerate(paragraphs):
        line = text[start:end]
        alone = len(paragraphs) == 1
        from_end = len(paragraphs) - 1 - number
        for zone in _split_paragraph(line, number=number, from_end=from_end, headed=headed):
            headed = headed or zone.kind == ZoneKind.HEADLINE
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


def _split_paragraph(line: str, *, number: int, from_end: int, headed: bool) -> Iterator[Zone]:
    top = number < TOP_LINES
    if top and is_byline(line, number=number, headed=headed):
        yield Zone(ZoneKind.BYLINE, 0, len(line))
    elif is_boilerplate(line, from_end=from_end):
        yield Zone(ZoneKind.BOILERPLATE, 0, len(line))
    elif is_stamp(line):
        yield Zone(ZoneKind.DATELINE, 0, len(line))
    elif captioned := find_caption(line):
        yield from captioned
    elif number == 0 and from_end and _is_headline(line):
        yield Zone(ZoneKind.HEADLINE, 0, len(line))
    elif _is_subheading(line):
        yield Zone(ZoneKind.SUBHEADING, 0, len(line))
    else:
        cut = find_stamp(line, top=top)
        if cut:
            yield Zone(ZoneKind.DATELINE, 0, len(line[:cut].rstrip()))
        sign = find_sign(line)
        yield Zone(ZoneKind.BODY, cut, len(line) if sign is None else len(line[:sign].rstrip()))
        if sign is not None:
            yield Zone(ZoneKind.CREDIT, sign, len(line))


def _is_headline(line: str) -> bool:
    if len(line) > MAX_HEADLINE or "\n" in line:
        return False
    if line[-1] not in ".!?…" or line.endswith("..."):
        return True
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) <= 24 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def _is_subheading(line: str) -> bool:
    if len(line) > MAX_SUBHEADING or "\n" in line:
        return False
    if line[0] == "‘" and line[-1] == "’" and "’" not in line[1:-2].replace("’s", "").replace("’t", ""):
        # A subheading that is somebody's words; prose would close them behind a stop or a comma.
        return line[1].isupper() and line[-2] not in ".,!?…;:"
    if _ASKING.match(line):
        return True
    if line[-1] in _ENDS + ")," or not line[0].isalnum():
        return False
    return line[0].isupper() or line[0].isdigit()
