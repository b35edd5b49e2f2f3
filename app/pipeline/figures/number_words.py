"""Whole numbers in words: from lexemes to a value.

English numerals are read left to right: units and tens add up, "hundred" multiplies what stands before it, and each larger
scale closes a group (the usual algorithm of numeral parsers).
"""

from collections.abc import Sequence
from dataclasses import replace

from app.pipeline.figures.lexemes import Lexeme, words_at
from app.pipeline.figures.number import Number, get_scale, get_small, read_values

MAX_WORDS = 24  # lexemes of one number in words; no real one is longer


def parse_words(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """A whole number in words, with "point" and its decimals."""
    total = group = 0.0
    scale, last, open_place = 1.0, index, 1e18
    limit = min(len(lexemes), index + MAX_WORDS)
    at = index
    while at < limit:
        word = lexemes[at].norm
        small = get_small(word)
        if small is not None and small[1] < open_place:
            group, open_place = group + small[0], 1.0 if small[0] >= 20 else 0.0
        elif (
            small is None
            and (size := read_values("scales").get(word)) is not None
            and _fits(size, group, total, scale, first=at == index)
        ):
            total, group, scale, open_place = _scaled(size, total, group, scale)
        else:
            break
        last = at + 1
        at = _next_word(lexemes, last, limit, scaled=open_place > 10)
    if last == index:
        return None
    number = Number(total + group, index, last, word=True, scale=scale)
    return _decimals(lexemes, number)


def _fits(size: float, group: float, total: float, scale: float, *, first: bool) -> bool:
    if first and size < 100:
        return False
    if size == 100:
        return 0 <= group < 100
    return group > 0 or first or (total > 0 and size > scale)


def _scaled(size: float, total: float, group: float, scale: float) -> tuple[float, float, float, float]:
    """The state of reading after a scale word: total, open group, last scale, the place that may follow."""
    if size == 100:
        return total, (group or 1.0) * 100, max(scale, 100.0), 100.0
    if total and size > scale:
        return (total + group) * size, 0.0, size, 1e18
    return total + (group or 1.0) * size, 0.0, size, 100.0 if size < 1000 else 1e18


def _next_word(lexemes: Sequence[Lexeme], last: int, limit: int, *, scaled: bool) -> int:
    """Where the number may go on: behind a hyphen inside a word, or behind "and" after a scale."""
    if last + 1 < limit and lexemes[last].text in {"-", "‑", "–"} and lexemes[last].glued and lexemes[last + 1].glued:
        return last + 1
    if last + 1 < limit and scaled and lexemes[last].norm == "and":
        following = lexemes[last + 1].norm
        if get_small(following) is not None and not _opens_part(lexemes, last + 1):
            return last + 1
    return last


def _opens_part(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Whether the words at `index` are a fraction ("three quarters", "fifty-four hundredths") and not a whole number."""
    at = index
    while at < len(lexemes) and at < index + 4 and (get_small(lexemes[at].norm) is not None or lexemes[at].text == "-"):
        at += 1
    return at > index and at < len(lexemes) and lexemes[at].norm in read_values("denominators")


def _decimals(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "five point five", "two hundred point seventy-one"."""
    at = number.last + 1
    if not words_at(lexemes, number.last, ("point",)) or at >= len(lexemes):
        return number
    digits = ""
    while at < len(lexemes) and len(digits) < 12 and (value := get_small(lexemes[at].norm)) is not None:
        digits += f"{value[0]:.0f}"
        at += 1
        if (
            at + 1 < len(lexemes)
            and lexemes[at].text == "-"
            and lexemes[at].glued
            and (unit := read_values("units").get(lexemes[at + 1].norm))
        ):
            digits = digits[:-1] + f"{unit:.0f}"
            at += 2
    if not digits:
        return number
    whole = replace(number, value=number.value + float(f"0.{digits}"), last=at)
    scale = get_scale(lexemes, at)
    return replace(whole, value=whole.value * scale, last=at + 1, scale=scale) if scale else whole
