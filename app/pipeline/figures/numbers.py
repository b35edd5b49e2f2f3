"""Numbers in digits and words: what begins at a lexeme, as long as it goes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from app.pipeline.figures.digits import parse_digits
from app.pipeline.figures.fractions import parse_fraction, parse_half, parse_part, parse_part_of_scale, parse_ratio, parse_tail
from app.pipeline.figures.lexemes import Kind, Lexeme, words_at
from app.pipeline.figures.number import Number, get_scale, read_values
from app.pipeline.figures.number_words import parse_words
from app.pipeline.lexicon import read_words


def parse_number(lexemes: Sequence[Lexeme], index: int, *, money: bool = False) -> Number | None:
    """The number that begins at `index`, as long as it goes; None where none does. `money` reads "5m" as five million."""
    signed, start = _sign(lexemes, index)
    number = _unsigned(lexemes, start, money=money)
    if number is None:
        return None
    if start != index:
        number = replace(number, first=index)
    return replace(number, value=-number.value) if signed else number


_MOST_SCALES = 8  # lexemes of "tens of hundreds of millions"


@cache
def _openers() -> frozenset[str]:
    groups = ("units", "teens", "tens", "scales", "plurals", "multiples", "folds")
    words = {word for group in groups for word in read_values(group)}
    return frozenset(
        words | read_words("numbers_signs", "vague", "negative") | {"a", "an", "half", "quarter", "tens", "-", "−", "+"}
    )


def opens_number(lexeme: Lexeme) -> bool:
    """Whether a number may begin with the lexeme; most of a text is passed over by this."""
    return lexeme.kind is Kind.NUMERAL or lexeme.norm in _openers()


def _sign(lexemes: Sequence[Lexeme], index: int) -> tuple[bool, int]:
    """Whether a sign opens the number, and where the number itself begins."""
    if index + 1 >= len(lexemes):
        return False, index
    here, after = lexemes[index], lexemes[index + 1]
    if here.norm in read_words("numbers_signs", "negative"):
        follower = index + 2 if after.text in "-–" and after.glued else index + 1
        return (True, follower) if follower < len(lexemes) and _starts(lexemes[follower]) else (False, index)
    free = not here.glued or (index > 0 and lexemes[index - 1].text in "([{$£€¥^<>=")
    if here.text in {"-", "−", "+"} and free and after.glued and after.kind is Kind.NUMERAL:
        return here.text != "+", index + 1
    if here.text in {"-", "−"} and index == 0 and after.kind is Kind.NUMERAL:
        return True, index + 1
    return False, index


def _starts(lexeme: Lexeme) -> bool:
    return lexeme.kind is Kind.NUMERAL or any(lexeme.norm in read_values(group) for group in ("units", "teens", "tens"))


def _unsigned(lexemes: Sequence[Lexeme], index: int, *, money: bool) -> Number | None:
    if index >= len(lexemes):
        return None
    number = (
        _vague(lexemes, index)
        or _indefinite(lexemes, index)
        or parse_digits(lexemes, index, money=money)
        or parse_words(lexemes, index)
        or parse_half(lexemes, index)
    )
    if number is None:
        return None
    number = parse_ratio(lexemes, number) or parse_fraction(lexemes, number) or parse_tail(lexemes, number)
    return parse_part_of_scale(lexemes, number)


def _vague(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred": at least two of the scale."""
    here = lexemes[index]
    plurals = read_values("plurals")
    following = lexemes[index + 1] if index + 1 < len(lexemes) else None
    if here.norm in read_words("numbers_signs", "vague") and following is not None:
        scale = read_values("scales").get(following.norm) or plurals.get(following.norm)
        if scale is None or following.norm == "scores":
            return None
        last = index + 2
        if scale == 100 and (larger := get_scale(lexemes, last)) >= 1000:
            scale, last = scale * larger, last + 1  # "several hundred thousand"
        return _vague_tail(lexemes, Number(2 * scale, index, last, vague=True, word=True, scale=scale))
    scale = 10.0 if here.norm == "tens" and words_at(lexemes, index + 1, ("of",)) else plurals.get(here.norm)
    if scale is None or (here.norm == "scores" and not words_at(lexemes, index + 1, ("of",))):
        return None
    number = _vague_tail(lexemes, Number(2 * scale, index, index + 1, vague=True, word=True, scale=scale))
    return None if here.norm == "tens" and number.last == index + 1 else number


def _vague_tail(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "hundreds of thousands of", "tens of millions": the scales multiply."""
    limit = min(len(lexemes), number.first + _MOST_SCALES)
    if words_at(lexemes, number.last, ("and", lexemes[number.first].norm)):
        number = replace(number, last=number.last + 2)  # "thousands and thousands"
    while number.last + 1 < limit and lexemes[number.last].norm == "of":
        scale = read_values("plurals").get(lexemes[number.last + 1].norm)
        if scale is None or scale < 100:
            break
        number = replace(number, value=number.value * scale, scale=number.scale * scale, last=number.last + 2)
    return number


def _norm(lexemes: Sequence[Lexeme], index: int) -> str:
    return lexemes[index].norm if index < len(lexemes) else ""


def _indefinite(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "a hundred", "a dozen", "a couple of", "a third of", "half a million", "half a dozen"."""
    here = lexemes[index].norm
    if here == "half":
        step = 4 if words_at(lexemes, index + 1, ("-", "a", "-")) else 2 if _norm(lexemes, index + 1) in {"a", "-"} else 1
        scale = get_scale(lexemes, index + step)
        return Number(scale / 2, index, index + step + 1, word=True, scale=scale) if scale else None
    if here not in {"a", "an"} or index + 1 >= len(lexemes):
        return None
    following = lexemes[index + 1].norm
    if following == "score" and words_at(lexemes, index + 2, ("of",)):
        return Number(20, index, index + 2, word=True)
    if following == "couple":
        of = words_at(lexemes, index + 2, ("of",))
        if scale := get_scale(lexemes, index + 2 + of):
            return Number(2 * scale, index, index + 3 + of, word=True, scale=scale)  # "a couple of hundred"
        return Number(2, index, index + 2, word=True) if of else None
    if following in {"half", "quarter"} and (scale := get_scale(lexemes, index + 2)):
        return Number(scale / (2 if following == "half" else 4), index, index + 3, word=True, scale=scale)
    if scale := get_scale(lexemes, index + 1):
        grown = parse_words(lexemes, index + 1)
        if grown is not None:
            return replace(grown, first=index)
        return Number(scale, index, index + 2, word=True, scale=scale)
    return parse_part(lexemes, index, index + 1, 1.0)
