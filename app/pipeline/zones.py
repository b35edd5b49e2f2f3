"""Zones: which stretch of a text is headline, byline, caption, credit, subheading, boilerplate or prose.

Works on lines alone, before any parsing. A line break ends a paragraph unless the text is hard-wrapped.
"""

import re
from collections.abc import Iterator

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.records import Zone
from app.vocabulary import ZoneKind

MAX_HEADLINE = 220
MAX_SUBHEADING = 90
MAX_BYLINE = 120
WRAP_WIDTH = 100  # hard-wrapped text is set in columns narrower than this
TOP_LINES = 5  # a byline stands among the first lines

_BYLINE = re.compile(r"(?:By|BY|Written by|Words by)\s+[^\W\d_a-z][^.!?]{0,110}$")
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z ,.'’/-]{2,40}(?:, ?[A-Z][\w .]{0,24})?(?: ?\([^()]{2,40}\))? ?(?:-{1,2}|–|—) ?(?=\S)"
)
_OUTLET_DATELINE = re.compile(r"[A-Z][\w .,'’/-]{2,48} ?\([A-Z][^()]{1,40}\) ?(?:-{1,2}|–|—) ?(?=\S)")
_ENDS = ".!?…”\"'’»:;"
_INITIALS = re.compile(r"(?:\W|^)[A-Z]\.$")


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each paragraph without its surrounding blanks; the lines of hard-wrapped text make one paragraph."""
    for block in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text):
        lines = [(m.start() + block.start(), m.end() + block.start()) for m in re.finditer(r"[^\n]+", block.group())]
        if _is_wrapped([text[a:b] for a, b in lines]):
            lines = [(lines[0][0], lines[-1][1])]
        for start, end in lines:
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


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    widths = [len(line.rstrip()) for line in lines]
    widest = max(widths)
    if widest > WRAP_WIDTH:
        return False
    broken = sum(1 for line in lines[:-1] if line.rstrip()[-1] not in _ENDS)
    full = all(width >= 0.6 * widest for width in widths[:-1])
    runs_on = any(line.lstrip()[:1].islower() for line in lines[1:])
    return full and runs_on and broken * 2 >= len(lines) - 1 and widest >= 30


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
        dateline = _DATELINE.match(line) or _OUTLET_DATELINE.match(line)
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
