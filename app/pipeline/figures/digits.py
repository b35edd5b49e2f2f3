"""Numbers that begin with digits: groups behind blanks, common fractions, magnitudes ("2.3bn", "4 thousand 3 hundred")."""

from collections.abc import Sequence
from dataclasses import replace

from app.pipeline.figures.lexemes import VULGAR, Kind, Lexeme, read_numeral
from app.pipeline.figures.number import Number, get_scale, read_values
from app.pipeline.figures.number_words import MAX_WORDS, parse_words
from app.pipeline.lexicon import read_words

_METRIC = frozenset({"km", "kg", "ha"})  # behind "1.5m" another unit shows that "m" is none


def parse_digits(lexemes: Sequence[Lexeme], index: int, *, money: bool, below: float = 1e18) -> Number | None:
    """A number that begins with digits; its scale is smaller than `below`."""
    here = lexemes[index]
    if here.kind is not Kind.NUMERAL:
        return None
    value = read_numeral(here.text)
    if value is None:
        return None
    last = index + 1
    groups = here.text
    while _goes_on_behind_blank(lexemes, last) and len(groups) <= 12 and (len(here.text) <= 3 and here.text.isdigit()):
        groups += lexemes[last].text
        last += 1
    value = float(groups) if last > index + 1 else value
    number = Number(value, index, last, plain=groups.isdigit() and last == index + 1)
    return _magnitude(lexemes, _mixed(lexemes, number), money=money, below=below)


def _goes_on_behind_blank(lexemes: Sequence[Lexeme], index: int) -> bool:
    """ "40 000": a group of three behind one blank, with no further digits and no month before that would make it a day."""
    if index >= len(lexemes):
        return False
    here, before = lexemes[index], lexemes[index - 1]
    if (
        here.kind is not Kind.NUMERAL
        or len(here.text) != 3
        or not here.text.isdigit()
        or here.start != before.end + 1
        or before.text.startswith("0")
    ):
        return False
    return index < 2 or lexemes[index - 2].norm not in read_words("numbers_signs", "months")


def _mixed(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "2½", "1 4/5", "3/4": a common fraction alone or behind a whole number."""
    index = number.last
    if index < len(lexemes) and lexemes[index].text in VULGAR and number.plain:
        return replace(number, value=number.value + VULGAR[lexemes[index].text], last=index + 1, plain=False)
    if number.plain and (parts := _slashed(lexemes, number.first)) is not None:
        return Number(parts, number.first, number.first + 3, share=True)
    if lexemes[number.first].text in VULGAR:
        return replace(number, share=True, plain=False)
    if number.plain and index < len(lexemes) and not lexemes[index].glued and (parts := _slashed(lexemes, index)) is not None:
        return Number(number.value + parts, number.first, index + 3)
    return number


def _slashed(lexemes: Sequence[Lexeme], index: int) -> float | None:
    """A proper fraction written with a slash at `index`."""
    if index + 2 >= len(lexemes):
        return None
    above, slash, below = lexemes[index : index + 3]
    if (
        slash.text not in {"/", "⁄"}
        or not slash.glued
        or not below.glued
        or not (above.text.isdecimal() and below.text.isdecimal())
    ):
        return None
    if len(above.text) > 3 or len(below.text) > 3 or not 0 < int(above.text) < int(below.text) <= 128:
        return None
    if index + 3 < len(lexemes) and lexemes[index + 3].glued and lexemes[index + 3].kind is not Kind.MARK:
        return None
    return int(above.text) / int(below.text)


def _magnitude(lexemes: Sequence[Lexeme], number: Number, *, money: bool, below: float) -> Number:
    """Multiply by what follows the digits: "bn", "k", "million", also "4 thousand 3 hundred and 21"."""
    if number.last >= len(lexemes) or number.share:
        return number
    here = lexemes[number.last]
    if here.text in {"-", "‑"} and here.glued and (factor := _hyphened(lexemes, number.last + 1)) is not None and factor < below:
        return replace(number, value=number.value * factor, last=number.last + 2, plain=False, scale=factor)
    factor = read_values("magnitudes").get(here.norm)
    if factor is None or factor >= below or not _means_magnitude(lexemes, number, money=money):
        return number
    number = replace(number, value=number.value * factor, last=number.last + 1, plain=False, scale=factor)
    number = _multiplied(lexemes, number)
    rest = _rest(lexemes, number)
    return number if rest is None else replace(number, value=number.value + rest.value, last=rest.last, scale=rest.scale)


def _hyphened(lexemes: Sequence[Lexeme], index: int) -> float | None:
    """The scale at `index` that a hyphen joins to its digits: "$12-million"."""
    written = index < len(lexemes) and lexemes[index].glued and len(lexemes[index].norm) > 3
    return read_values("magnitudes").get(lexemes[index].norm) if written else None


def _multiplied(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "4 hundred million", "three lakh crore": a larger scale behind a scale multiplies the whole."""
    while scale := get_scale(lexemes, number.last):
        if scale <= number.scale or scale < 100:
            break
        number = replace(number, value=number.value * scale, last=number.last + 1, scale=scale)
    return number


def _means_magnitude(lexemes: Sequence[Lexeme], number: Number, *, money: bool) -> bool:
    """Whether a letter behind digits is a magnitude and not a unit: "5m people" and "£5m" against "a 5m wave"."""
    here = lexemes[number.last]
    if len(here.norm) > 2 or here.norm in {"bn", "mn", "tn"}:
        return True
    following = lexemes[number.last + 1] if number.last + 1 < len(lexemes) else None
    if here.norm == "k":
        return money or here.text == "k" or number.value >= 10
    if money:
        return here.glued or here.norm in "mb"
    if here.norm == "b":
        return here.glued
    if here.norm == "t":
        return False
    return here.text == "M" or (
        here.glued and following is not None and (_is_plural(following) or following.text in _METRIC or _is_code(following))
    )


def _is_code(lexeme: Lexeme) -> bool:
    """ "2m CFA francs", "9m EUR": three capitals."""
    return lexeme.kind is Kind.WORD and len(lexeme.text) == 3 and lexeme.text.isupper()


def _is_plural(lexeme: Lexeme) -> bool:
    return lexeme.kind is Kind.WORD and (
        lexeme.norm in {"people", "men", "women", "children"} or (len(lexeme.norm) > 3 and lexeme.norm.endswith("s"))
    )


def _rest(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """What "and" or nothing adds behind a scale: smaller than the scale, and in the same way of writing."""
    index = number.last
    joined = index < len(lexemes) and lexemes[index].norm == "and"
    index += joined
    if index >= len(lexemes) or number.scale < 100 or number.last - number.first > MAX_WORDS:
        return None
    if lexemes[index].kind is Kind.NUMERAL:
        if joined and number.scale > 1000:
            return None
        rest = parse_digits(lexemes, index, money=False, below=number.scale)
        return (
            rest
            if rest is not None and rest.value < number.scale and float(rest.value).is_integer() and rest.scale < number.scale
            else None
        )
    rest = parse_words(lexemes, index)
    return rest if rest is not None and rest.value < number.scale and (joined or rest.scale >= 100) else None
