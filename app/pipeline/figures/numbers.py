"""Numbers in digits and words: from lexemes to a value.

English numerals are read left to right: units and tens add up, "hundred" multiplies what stands before it, each larger
scale closes a group (the usual algorithm, as in Knuth's and in every numeral parser), and fractions may close the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.pipeline.figures.lexemes import VULGAR, Kind, Lexeme, read_numeral, words_at
from app.pipeline.lexicon import read_lexicon, read_words

MAX_WORDS = 24  # lexemes of one number in words; no real one is longer


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the lexemes `first` to `last` (exclusive) that write it.

    `share` marks a part of a whole (a fraction, "one in five"), `vague` a plural that names no exact number ("dozens"),
    `plain` bare digits with no separator, decimals or magnitude, `word` one that has no digits; `scale` is the closing scale.
    """

    value: float
    first: int
    last: int
    share: bool = False
    vague: bool = False
    plain: bool = False
    word: bool = False
    scale: float = 1.0


@cache
def read_values(group: str) -> dict[str, float]:
    """The words of a group of the number lexicon with their values."""
    return {word: float(value) for word, value in read_lexicon("numbers")[group].items()}


def parse_number(lexemes: Sequence[Lexeme], index: int, *, money: bool = False) -> Number | None:
    """The number that begins at `index`, as long as it goes; None where none does. `money` reads "5m" as five million."""
    signed, start = _sign(lexemes, index)
    number = _unsigned(lexemes, start, money=money)
    if number is None:
        return None
    if start != index:
        number = replace(number, first=index)
    return replace(number, value=-number.value) if signed else number


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
        or _numeral(lexemes, index, money=money)
        or _in_words(lexemes, index)
        or _bare_part(lexemes, index)
    )
    if number is None:
        return None
    return _ratio(lexemes, number) or _fraction(lexemes, number) or _tail(lexemes, number)


def _vague(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred": at least two of the scale."""
    here = lexemes[index]
    plurals = read_values("plurals")
    following = lexemes[index + 1] if index + 1 < len(lexemes) else None
    if here.norm in read_words("numbers_signs", "vague") and following is not None:
        scale = read_values("scales").get(following.norm) or plurals.get(following.norm)
        if scale is None or following.norm == "scores":
            return None
        return _vague_tail(lexemes, Number(2 * scale, index, index + 2, vague=True, word=True, scale=scale))
    scale = 10.0 if here.norm == "tens" and words_at(lexemes, index + 1, ("of",)) else plurals.get(here.norm)
    if scale is None or (here.norm == "scores" and not words_at(lexemes, index + 1, ("of",))):
        return None
    number = _vague_tail(lexemes, Number(2 * scale, index, index + 1, vague=True, word=True, scale=scale))
    return None if here.norm == "tens" and number.last == index + 1 else number


def _vague_tail(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "hundreds of thousands of", "tens of millions": the scales multiply."""
    while number.last + 1 < len(lexemes) and lexemes[number.last].norm == "of":
        scale = read_values("plurals").get(lexemes[number.last + 1].norm)
        if scale is None or scale < 100:
            break
        number = replace(number, value=number.value * scale, scale=number.scale * scale, last=number.last + 2)
    return number


def _indefinite(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "a hundred", "a dozen", "a couple of", "a third of", "half a million", "half a dozen"."""
    here = lexemes[index].norm
    if here == "half":
        step = 2 if words_at(lexemes, index + 1, ("a",)) or words_at(lexemes, index + 1, ("-",)) else 1
        scale = _scale_at(lexemes, index + step)
        return Number(scale / 2, index, index + step + 1, word=True, scale=scale) if scale else None
    if here not in {"a", "an"} or index + 1 >= len(lexemes):
        return None
    following = lexemes[index + 1].norm
    if following == "couple" and words_at(lexemes, index + 2, ("of",)):
        return Number(2, index, index + 2, word=True)
    if following in {"half", "quarter"} and (scale := _scale_at(lexemes, index + 2)):
        return Number(scale / (2 if following == "half" else 4), index, index + 3, word=True, scale=scale)
    if scale := _scale_at(lexemes, index + 1):
        grown = _in_words(lexemes, index + 1)
        if grown is not None:
            return replace(grown, first=index)
        return Number(scale, index, index + 2, word=True, scale=scale)
    return _part(lexemes, index, index + 1, 1.0)


def _scale_at(lexemes: Sequence[Lexeme], index: int) -> float:
    """The scale word at `index` ("million", "dozen"), 0 where none stands."""
    if index >= len(lexemes) or lexemes[index].norm in {"dozens", "lakhs", "crores"}:
        return 0.0
    return read_values("scales").get(lexemes[index].norm, 0.0)


def _numeral(lexemes: Sequence[Lexeme], index: int, *, money: bool, below: float = 1e18) -> Number | None:
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
    factor = read_values("magnitudes").get(here.norm)
    if factor is None or factor >= below or not _means_magnitude(lexemes, number, money=money):
        return number
    number = replace(number, value=number.value * factor, last=number.last + 1, plain=False, scale=factor)
    number = _multiplied(lexemes, number)
    rest = _rest(lexemes, number)
    return number if rest is None else replace(number, value=number.value + rest.value, last=rest.last, scale=rest.scale)


def _multiplied(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "4 hundred million", "three lakh crore": a larger scale behind a scale multiplies the whole."""
    while scale := _scale_at(lexemes, number.last):
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
    return here.text == "M" or (here.glued and following is not None and _is_plural(following))


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
        rest = _numeral(lexemes, index, money=False, below=number.scale)
        return (
            rest
            if rest is not None and rest.value < number.scale and float(rest.value).is_integer() and rest.scale < number.scale
            else None
        )
    rest = _in_words(lexemes, index)
    return rest if rest is not None and rest.value < number.scale and (joined or rest.scale >= 100) else None


def _in_words(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """A whole number in words, with "point" and its decimals."""
    total = group = 0.0
    scale, last, open_place = 1.0, index, 1e18
    limit = min(len(lexemes), index + MAX_WORDS)
    at = index
    while at < limit:
        word = lexemes[at].norm
        small = _small(word)
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


def _small(word: str) -> tuple[float, float] | None:
    """A word below hundred with the place it needs: 1 for units, 10 for teens and tens."""
    if (value := read_values("units").get(word)) is not None:
        return value, 0.5
    if (value := read_values("teens").get(word)) is not None:
        return value, 9.5
    if (value := read_values("tens").get(word)) is not None:
        return value, 9.5
    return None


def _fits(size: float, group: float, total: float, scale: float, *, first: bool) -> bool:
    if first and size < 100:
        return False
    if size == 100:
        return 0 <= group < 100
    return group > 0 or first or (total > 0 and size > scale)


def _scaled(size: float, total: float, group: float, scale: float) -> tuple[float, float, float, float]:
    """The state of reading after a scale word: total, open group, last scale, the place that may follow."""
    if size == 100:
        return total, (group or 1.0) * 100, 100.0, 100.0
    if total and size > scale:
        return (total + group) * size, 0.0, size, 1e18
    return total + (group or 1.0) * size, 0.0, size, 100.0 if size < 1000 else 1e18


def _next_word(lexemes: Sequence[Lexeme], last: int, limit: int, *, scaled: bool) -> int:
    """Where the number may go on: behind a hyphen inside a word, or behind "and" after a scale."""
    if last + 1 < limit and lexemes[last].text in {"-", "‑", "–"} and lexemes[last].glued and lexemes[last + 1].glued:
        return last + 1
    if last + 1 < limit and scaled and lexemes[last].norm == "and":
        following = lexemes[last + 1].norm
        if _small(following) is not None and not _opens_part(lexemes, last + 1):
            return last + 1
    return last


def _opens_part(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Whether the words at `index` are a fraction ("three quarters", "fifty-four hundredths") and not a whole number."""
    at = index
    while at < len(lexemes) and at < index + 4 and (_small(lexemes[at].norm) is not None or lexemes[at].text == "-"):
        at += 1
    return at > index and at < len(lexemes) and lexemes[at].norm in read_values("denominators")


def _decimals(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "five point five", "two hundred point seventy-one"."""
    at = number.last + 1
    if not words_at(lexemes, number.last, ("point",)) or at >= len(lexemes):
        return number
    digits = ""
    while at < len(lexemes) and len(digits) < 12 and (value := _small(lexemes[at].norm)) is not None:
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
    scale = _scale_at(lexemes, at)
    return replace(whole, value=whole.value * scale, last=at + 1, scale=scale) if scale else whole


def _bare_part(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "half of", "half the", "quarter million" with no article."""
    here = lexemes[index].norm
    if here in {"half", "quarter"} and (scale := _scale_at(lexemes, index + 1)):
        return Number(scale * (0.5 if here == "half" else 0.25), index, index + 2, word=True, scale=scale)
    if here != "half":
        return None
    before = lexemes[index - 1].norm if index else ""
    following = lexemes[index + 1].norm if index + 1 < len(lexemes) else ""
    if before in read_words("numbers_signs", "period") | {"-", "in", "the"} or following == "-":
        return None
    if following == "of" and index + 2 < len(lexemes) and lexemes[index + 2].norm in {"us", "you", "me"}:
        return None
    compared = before in read_words("numbers_signs", "compared")
    if following in read_words("numbers_signs", "parts") or compared:
        return Number(0.5, index, index + 1, share=True, word=True)
    return None


def _part(lexemes: Sequence[Lexeme], first: int, index: int, numerator: float) -> Number | None:
    """A fraction whose denominator stands at `index`: "two thirds", "one-fifth", "a quarter of"."""
    if index < len(lexemes) and lexemes[index].text in {"-", "‑", "–"}:
        index += 1
    if index >= len(lexemes):
        return None
    word = lexemes[index].norm
    size, last = read_values("denominators").get(word), index + 1
    if size is None and _small(word) is not None and index + 2 < len(lexemes) and lexemes[index + 1].text == "-":
        unit = read_values("denominators").get(lexemes[index + 2].norm)
        size = (
            _small_sum(word, lexemes[index + 2].norm)
            if unit is not None or lexemes[index + 2].norm in {"first", "firsts", "second"}
            else None
        )
        last = index + 3
    if size is None:
        return None
    plural = lexemes[last - 1].norm.endswith(("s", "halves"))
    following = lexemes[last].norm if last < len(lexemes) else ""
    hyphened = lexemes[index - 1].text in {"-", "‑"}
    period = following == "-" or (index and lexemes[index - 1].norm in read_words("numbers_signs", "period"))
    if (numerator > 1 and not plural and not hyphened) or period:
        return None
    ends = last >= len(lexemes) or lexemes[last].kind is not Kind.WORD
    if plural or hyphened or following in read_words("numbers_signs", "parts") or (ends and word != "quarter"):
        return Number(numerator / size, first, last, share=True, word=True)
    return None


def _small_sum(tens: str, ordinal: str) -> float | None:
    base = _small(tens)
    if base is None:
        return None
    ones = {"first": 1.0, "firsts": 1.0, "second": 2.0}
    return base[0] + (ones.get(ordinal) or read_values("denominators").get(ordinal, 0.0))


def _fraction(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    if (
        number.vague
        or number.share
        or number.scale > 100
        or number.value <= 0
        or number.value > 999
        or not float(number.value).is_integer()
    ):
        return None
    return _part(lexemes, number.first, number.last, number.value)


def _ratio(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """ "one in five", "3 out of 4", "one over twenty": the first is the smaller, and both are whole."""
    at = number.last
    if at + 1 >= len(lexemes) or number.vague or number.share or not 0 < number.value < 1000:
        return None
    step = 2 if words_at(lexemes, at, ("out", "of")) else 1 if lexemes[at].norm in read_words("numbers_signs", "ratio") else 0
    if not step or (lexemes[at].norm == "over" and number.value > 1):
        return None
    whole = _numeral(lexemes, at + step, money=False) or _indefinite(lexemes, at + step) or _in_words(lexemes, at + step)
    if whole is None or whole.value <= number.value or whole.share or not float(whole.value).is_integer():
        return None
    following = lexemes[whole.last].norm if whole.last < len(lexemes) else ""
    if following in read_words("numbers_signs", "spans") or (whole.plain and whole.value >= 1000 and whole.value % 1000):
        return None
    if step == 1 and lexemes[at].norm == "in" and whole.value > 10 and whole.value % 5:
        return None
    return Number(number.value / whole.value, number.first, whole.last, share=True, word=number.word)


def _tail(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "three and a half", "3 million and a half", "five billion and three quarters"."""
    at = number.last
    if number.vague or number.share or at + 1 >= len(lexemes) or lexemes[at].norm not in {"and", "-"}:
        return number
    start = at + 1
    part = _closing_part(lexemes, start)
    if part is None:
        return number
    factor = number.scale if number.scale >= 1000 else 1.0
    scale = _scale_at(lexemes, part.last)
    if scale:
        if factor > scale:
            return replace(number, value=number.value + part.value * scale, last=part.last + 1)
        return replace(number, value=(number.value + part.value) * scale, last=part.last + 1, scale=scale)
    return replace(number, value=number.value + part.value * factor, last=part.last)


def _closing_part(lexemes: Sequence[Lexeme], start: int) -> Number | None:
    """The fraction of "and a half" at `start`; "and a third of the crew" is no such part."""
    here = lexemes[start].norm
    if here in {"a", "one"} and start + 1 < len(lexemes) and (size := read_values("denominators").get(lexemes[start + 1].norm)):
        part: Number | None = Number(1 / size, start, start + 2)
    else:
        words = _in_words(lexemes, start)
        part = _part(lexemes, start, words.last, words.value) if words is not None and words.value < 100 else None
    if part is None or words_at(lexemes, part.last, ("of",)):
        return None
    return part
