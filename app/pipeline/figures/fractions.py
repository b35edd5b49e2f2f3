"""Parts of a whole: "two thirds", "half of", "one in five", and the parts that close a number ("three and a half")."""

from collections.abc import Sequence
from dataclasses import replace

from app.pipeline.figures.digits import parse_digits
from app.pipeline.figures.lexemes import Kind, Lexeme, words_at
from app.pipeline.figures.number import Number, get_scale, get_small, read_values
from app.pipeline.figures.number_words import parse_words
from app.pipeline.lexicon import read_words


def parse_half(lexemes: Sequence[Lexeme], index: int) -> Number | None:
    """ "half of", "half the", "quarter million" with no article."""
    here = lexemes[index].norm
    if here in {"half", "quarter"} and (scale := get_scale(lexemes, index + 1)):
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


def parse_part(lexemes: Sequence[Lexeme], first: int, index: int, numerator: float) -> Number | None:
    """A fraction whose denominator stands at `index`: "two thirds", "one-fifth", "a quarter of"."""
    if index < len(lexemes) and lexemes[index].text in {"-", "‑", "–"}:
        index += 1
    if index >= len(lexemes):
        return None
    word = lexemes[index].norm
    size, last = read_values("denominators").get(word), index + 1
    if size is None and get_small(word) is not None and index + 2 < len(lexemes) and lexemes[index + 1].text == "-":
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
    moved = "by" in {lexemes[at].norm for at in range(max(0, first - 2), first)}  # "by a fifth", "by nearly a fifth"
    told = (
        first > 0
        and lexemes[first - 1].norm in read_words("numbers_signs", "compared")
        and following in read_words("numbers_signs", "helpers")
    )
    if plural or hyphened or moved or told or following in read_words("numbers_signs", "parts") or (ends and word != "quarter"):
        return Number(numerator / size, first, last, share=True, word=True)
    return None


def parse_part_of_scale(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "a quarter of a million", "three quarters of a billion", "half of a million" are numbers, and no share of anything."""
    scale = get_scale(lexemes, number.last + 2) if words_at(lexemes, number.last, ("of", "a")) else 0.0
    if not number.share or scale < 100:
        return number
    return replace(number, value=number.value * scale, last=number.last + 3, share=False, scale=scale)


def _small_sum(tens: str, ordinal: str) -> float | None:
    base = get_small(tens)
    if base is None:
        return None
    ones = {"first": 1.0, "firsts": 1.0, "second": 2.0}
    return base[0] + (ones.get(ordinal) or read_values("denominators").get(ordinal, 0.0))


def parse_fraction(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """The fraction of which `number` is the numerator, None where no denominator follows."""
    if (
        number.vague
        or number.share
        or number.scale > 100
        or number.value <= 0
        or number.value > 999
        or not float(number.value).is_integer()
    ):
        return None
    return parse_part(lexemes, number.first, number.last, number.value)


def parse_ratio(lexemes: Sequence[Lexeme], number: Number) -> Number | None:
    """ "one in five", "3 out of 4", "one over twenty": the first is the smaller, and both are whole."""
    at = number.last
    if at + 1 >= len(lexemes) or number.vague or number.share or not 0 < number.value < 1000:
        return None
    every = words_at(lexemes, at + 1, ("every",)) and lexemes[at].norm in {"in", "of"}
    step = (
        2 if every or words_at(lexemes, at, ("out", "of")) else 1 if lexemes[at].norm in read_words("numbers_signs", "ratio") else 0
    )
    if not step or (lexemes[at].norm == "over" and number.value > 1):
        return None
    start = at + step
    start += words_at(lexemes, start, ("every",))  # "one out of every nine"
    start += start < len(lexemes) and lexemes[start].norm in {"a", "an"}  # "one in a hundred"
    if start >= len(lexemes):
        return None
    whole = parse_digits(lexemes, start, money=False) or parse_words(lexemes, start)
    if whole is None or whole.value <= number.value or whole.share or not float(whole.value).is_integer():
        return None
    following = lexemes[whole.last].norm if whole.last < len(lexemes) else ""
    if following in read_words("numbers_signs", "spans") or (whole.plain and whole.value >= 1000 and whole.value % 1000):
        return None
    if step == 1 and lexemes[at].norm == "in" and whole.value > 10 and whole.value % 5:
        return None
    return Number(number.value / whole.value, number.first, whole.last, share=True, word=number.word)


def parse_tail(lexemes: Sequence[Lexeme], number: Number) -> Number:
    """ "three and a half", "3 million and a half", "five billion and three quarters"."""
    at = number.last
    if number.vague or number.share or at + 1 >= len(lexemes) or lexemes[at].norm not in {"and", "-"}:
        return number
    start = at + 1
    if words_at(lexemes, at, ("-", "and", "-")):  # "two-and-a-half"
        start = at + 3
    part = find_closing_part(lexemes, start)
    if part is None:
        return number
    factor = number.scale if number.scale >= 1000 else 1.0
    scale = get_scale(lexemes, part.last + words_at(lexemes, part.last, ("-",)))
    if scale:
        part = replace(part, last=part.last + words_at(lexemes, part.last, ("-",)))
        if factor > scale:
            return replace(number, value=number.value + part.value * scale, last=part.last + 1)
        return replace(number, value=(number.value + part.value) * scale, last=part.last + 1, scale=scale)
    return replace(number, value=number.value + part.value * factor, last=part.last)


def find_closing_part(lexemes: Sequence[Lexeme], start: int) -> Number | None:
    """The fraction of "and a half" at `start`; "and a third of the crew" is no such part."""
    if start >= len(lexemes):
        return None
    here = lexemes[start].norm
    at = start + 1 + words_at(lexemes, start + 1, ("-",))
    if here in {"a", "one"} and at < len(lexemes) and (size := read_values("denominators").get(lexemes[at].norm)):
        part: Number | None = Number(1 / size, start, at + 1)
    else:
        words = parse_words(lexemes, start)
        part = parse_part(lexemes, start, words.last, words.value) if words is not None and words.value < 100 else None
    if part is None or words_at(lexemes, part.last, ("of",)):
        return None
    return part
