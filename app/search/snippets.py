"""Passages around what was found, with the found words as offsets and never as markup inside the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# FTS5 wraps each found word in these noncharacters, which Unicode keeps for internal use. A text may hold them all the
# same, so the marked passage is read beside its plain form.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
MAX_TOKENS = 40
MAX_CHARS = 600


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a text, as it stands there. `marks` are half-open code point offsets within `text`, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def make_snippet(plain: str | None, marked: str) -> Snippet:
    """The passage `plain` with the offsets of what `marked`, the same passage with marks put in, has wrapped.

    `plain` may be left out where the passage holds no mark of its own.
    At most MAX_CHARS are kept: from the start, or from just before the first mark where that lies further in.
    """
    if plain is None:
        return _cut(*_read_marks(marked))
    marks: list[tuple[int, int]] = []
    start: int | None = None
    at = 0
    for char in marked:
        if at < len(plain) and char == plain[at]:
            at += 1
        elif char == OPEN:
            start = at
        elif char == CLOSE and start is not None and start < at:
            marks.append((start, at))
            start = None
    return _cut(plain, marks)


def _read_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and what they wrap; every opening mark has its closing one."""
    before, *wrapped = marked.split(OPEN)
    parts, marks, at = [before], [], len(before)
    for part in wrapped:
        word, _, after = part.partition(CLOSE)
        marks.append((at, at + len(word)))
        parts += [word, after]
        at += len(word) + len(after)
    return "".join(parts), marks


def mark_words(text: str, words: Iterable[str]) -> Snippet:
    """The passage of `text` around the first of the words, also inside others, all of them marked; case does not count."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []
    return _cut(text.rstrip(), found)


def narrow(snippet: Snippet) -> Snippet:
    """The line of the passage that has its first mark; the passage itself where nothing is marked."""
    if not snippet.marks:
        return snippet
    first = snippet.marks[0][0]
    low = snippet.text.rfind("\n", 0, first) + 1
    high = snippet.text.find("\n", first)
    high = len(snippet.text) if high < 0 else high
    inside = ((start - low, min(end, high) - low) for start, end in snippet.marks if low <= start < high)
    return Snippet(snippet.text[low:high], tuple(inside))


def _cut(plain: str, marks: list[tuple[int, int]]) -> Snippet:
    if len(plain) <= MAX_CHARS:
        return Snippet(plain, tuple(marks))
    first = marks[0][0] if marks else 0
    low = 0 if first < MAX_CHARS // 2 else first - MAX_CHARS // 4
    high = low + MAX_CHARS
    inside = ((max(start, low) - low, min(end, high) - low) for start, end in marks if start < high and end > low)
    return Snippet(plain[low:high], tuple(inside))
