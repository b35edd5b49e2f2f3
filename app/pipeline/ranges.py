"""Ranges: from tokens to offsets in the text."""

from spacy.tokens import Doc, Token

Range = tuple[int, int]
EDGE = frozenset(",;:.-–—") | {"--"}
EDGE_END = frozenset(",;:-–—.") | {"--"}


def range_of(token: Token) -> Range:
    """Offsets of one token."""
    return token.idx, end_of(token)


def end_of(token: Token) -> int:
    """Offset behind a token's last letter."""
    return token.idx + len(token.text)


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """Offsets of tokens start..end without punctuation and blanks at the borders, or None if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in EDGE_END):
        end -= 1
    return (doc[start].idx, end_of(doc[end - 1])) if start < end else None


def around(doc: Doc, first: int, start: int, stop: int, last: int) -> tuple[Range, ...]:
    """What stands before `start` and after `stop` in the tokens first..last, as offsets."""
    return tuple(part for part in (trim(doc, first, start), trim(doc, stop, last)) if part is not None)
