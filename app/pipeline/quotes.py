"""Quotation marks: which stretches of a paragraph stand between them.

One pass per paragraph with the outermost mark open at most; a stray mark costs its paragraph, never the document. A
quote may run over paragraphs without a closing mark when the next paragraph opens with the same mark again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", '"': '"', "‘": "’", "'": "'"}
CLOSING = "".join(PAIRS.values())
DOUBLED = "''"  # two single marks in a row are one double mark
SINGLE = "‘'"
DOUBLE = '“”"'
ALIKE = "‘'\""
_BEFORE_OPENING = "([{—–-/…:,;"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch from an opening mark to its closing mark, marks included.

    `closed` is false where the paragraph ended first, `opened` where the mark stands in the line before.
    """

    start: int
    end: int
    closed: bool
    opened: bool = True

    def inner(self, text: str) -> tuple[int, int]:
        """Offsets of the words without marks and blanks."""
        start, end = self.start, self.end
        while self.opened and start < end and text[start] in PAIRS:
            start += 1
        while self.closed and end > start and text[end - 1] in CLOSING:
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Marked]:
    """The marked stretches of the paragraphs, in order, never overlapping."""
    awaited = ""  # what closes a quote that the line before left open
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else (len(text), len(text))
        if awaited:
            close = _find_awaited(text, start, end, awaited)
            if close is not None:
                yield Marked(start, close + 1, closed=True, opened=False)
                start = close + 1
        awaited = ""
        for marked in _find_in(text, start, end, following):
            yield marked
            goes_on = not marked.closed and text[following[0] : following[0] + 1] != text[marked.start]
            awaited = PAIRS[text[marked.start]] if goes_on else ""


def _find_in(text: str, start: int, end: int, following: tuple[int, int]) -> Iterator[Marked]:
    at = start
    hopeless: set[str] = set()  # marks that nothing closes from here on, so that each is looked for once
    while at < end:
        if text.startswith(DOUBLED, at):
            doubled = text.find(DOUBLED, at + 2, end)
            if doubled > 0 and not text[at + 2 : at + 3].isspace():
                yield Marked(at, doubled + 2, closed=True)
            at = (doubled if doubled > 0 else at) + 2
            continue
        mark = text[at]
        if mark not in PAIRS or mark in hopeless or not _opens(text, at, start, end):
            at += 1
            continue
        close = _find_close(text, at, end)
        if close is not None:
            if text[at + 1 : close].strip():
                yield Marked(at, close + 1, closed=True)
            at = close + 1
        elif _runs_on(text, at, start, end, following):
            yield Marked(at, end, closed=False)
            return
        else:
            # Straight and single marks are looked for to the paragraph's end; the others stop at their next like.
            if mark in ALIKE:
                hopeless.add(mark)
            at += 1


def _runs_on(text: str, at: int, start: int, end: int, following: tuple[int, int]) -> bool:
    """Whether a mark that its paragraph does not close opens a quote all the same.

    The next paragraph opens with the mark again, or closes it behind a single line break; or speech plainly begins here.
    """
    mark = text[at]
    if text[following[0] : following[0] + 1] == mark:
        return True
    if mark in SINGLE:
        return False
    broken = text.count("\n", end, following[0]) == 1 and _find_awaited(text, *following, PAIRS[mark]) is not None
    return broken or at == start or _introduced(text, at)


def _find_awaited(text: str, start: int, end: int, closing: str) -> int | None:
    """Offset of the mark that closes a quote of the line before, if no other opens in front of it."""
    for at in range(start, end):
        if text[at] in closing and at > start and not text[at - 1].isspace():
            return at
        if text[at] in PAIRS and text[at] not in SINGLE:
            return None
    return None


def _introduced(text: str, at: int) -> bool:
    """A colon or comma before the mark shows that speech begins, even if it is never closed."""
    before = text[max(0, at - 2) : at].rstrip()
    return bool(before) and before[-1] in ":,"


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1] if at > start else " "
    if mark in "“«„‹":
        return True
    if after.isspace():
        return False
    free = before.isspace() or before in _BEFORE_OPENING or before in '“"«'
    if mark in SINGLE:
        # 'tis, '90s and rock 'n' roll are no openings; a real one is followed by a word with its close further on.
        return free and (after.isalnum() or after in "…[(") and not after.isdigit()
    return free or (before in ".!?" and after.isalnum())


def _find_close(text: str, at: int, end: int) -> int | None:
    """Offset of the mark that closes the one at `at`, or None."""
    if text[at] in SINGLE:
        return _find_close_single(text, at, end)
    if text[at] in DOUBLE:
        return _find_close_double(text, at, end)
    return next((i for i in range(at + 1, end) if text[i] in PAIRS[text[at]]), None)


def _find_close_single(text: str, at: int, end: int) -> int | None:
    mark, closing = text[at], PAIRS[text[at]]
    fallback: int | None = None
    for i in range(at + 1, end):
        if text[i] in closing and _closes(text, i, end):
            if text[i - 1] in ".,!?…":
                return i
            fallback = i if fallback is None else fallback
        elif fallback is not None and (text[i] == mark == "‘" or text[i] in '“"«'):
            return fallback
    return fallback


def _find_close_double(text: str, at: int, end: int) -> int | None:
    """Editors mix curly and straight marks, so either closes the other, unless it closes a quote within the quote."""
    mark = text[at]
    within = False  # whether a quote in the other kind of marks is open within the quote
    for i in range(at + 1, end):
        char = text[i]
        if char not in DOUBLE or (char == '"' and _is_inch(text, i, end)):
            continue
        if char in PAIRS[mark]:
            return i
        closes = char != "“" if mark == '"' else _closes(text, i, end)
        if within:
            within = not closes
        elif closes:
            return i
        elif char == mark:
            # A second opening mark: the first was never closed.
            return None
        else:
            within = True
    return None


def _closes(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _is_inch(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return (
        text[at - 1].isdigit()
        and after.isspace()
        and text[max(0, at - 4) : at].count("'") + text[max(0, at - 4) : at].count("’") > 0
    )
