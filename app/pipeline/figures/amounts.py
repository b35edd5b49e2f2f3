"""A number with its currency or unit, and which of those are no figures."""

from dataclasses import dataclass, replace

from app.pipeline.figures.labels import is_capital_word
from app.pipeline.figures.lexemes import words_at
from app.pipeline.figures.nonfigures import is_name, is_torn
from app.pipeline.figures.number import Number, read_values
from app.pipeline.figures.numbers import opens_number, parse_number
from app.pipeline.figures.page import Page
from app.pipeline.figures.pounds import is_weight
from app.pipeline.figures.spans import add_part, find_single, tell_unit
from app.pipeline.figures.units import Unit, find_currency_before, find_unit_behind
from app.pipeline.lexicon import read_words

_DIVIDED = frozenset({"length", "weight", "duration", "area", "volume", "points", "percent"})  # "half a …" is said of these
MAX_VALUE = 1e24


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency or unit: lexemes `first` to `last` (exclusive)."""

    number: Number
    first: int
    last: int
    unit: Unit | None


def find_amount(page: Page, index: int, floor: int) -> Amount | None:
    """Number, currency and unit at `index`; nothing before `floor` belongs to it."""
    lexemes = page.lexemes
    if (single := find_single(page, index)) is not None:
        return _make_told(*single)
    if not opens_number(lexemes[index]):
        return None
    if page.norm(index) in read_values("multiples"):
        return _times(page, index)
    if (fold := read_values("folds").get(page.norm(index))) is not None:
        return Amount(Number(fold, index, index + 1, word=True), index, index + 1, Unit(None, "ratio", index, index + 1))
    currency = find_currency_before(lexemes, index, floor=floor)
    number = parse_number(lexemes, index, money=currency is not None)
    if currency is None and (part := _part_of_unit(page, index, number)) is not None:
        return part
    if number is None or abs(number.value) > MAX_VALUE:
        return None
    number = _one_in(page, number) or number
    if currency is not None:
        last = number.last + (
            page.norm(number.last) in {"us", "cdn", "stg"}
            and page.is_word(number.last)
            and page.lexemes[number.last].text[0].isupper()
        )
        return Amount(number, currency.first, last, currency)
    unit = _unit_of(page, number)
    if unit is None and parse_number(lexemes, index, money=True) != number:
        as_money = parse_number(lexemes, index, money=True)
        behind = find_unit_behind(lexemes, as_money.last) if as_money else None
        if as_money and behind and behind.kind == "money":
            number, unit = as_money, behind
    if unit is None and (named := _unit_before(page, number)) is not None and named.first >= floor:
        return Amount(number, named.first, number.last, named)
    if unit is not None:
        return _make_told(*_below_zero(page, *add_part(page, number, unit)))
    return Amount(number, number.first, number.last, _shared_length(page, number))


def _make_told(number: Number, unit: Unit) -> Amount:
    number, unit = tell_unit(number, unit)
    return Amount(number, number.first, unit.last, unit)


def _below_zero(page: Page, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """ "12 degrees below zero"."""
    if unit.kind != "temperature" or number.value < 0 or not words_at(page.lexemes, unit.last, ("below", "zero")):
        return number, unit
    return replace(number, value=-number.value), replace(unit, last=unit.last + 2)


def _shared_length(page: Page, number: Number) -> Unit | None:
    """The unit of "12 by 6 metres", "10 x 12 ft" for the first of the two."""
    if page.norm(number.last) not in {"by", "x", "×"} or number.share or number.vague:
        return None
    other = parse_number(page.lexemes, number.last + 1) if number.last + 1 < len(page.lexemes) else None
    unit = find_unit_behind(page.lexemes, other.last) if other is not None and other.last < len(page.lexemes) else None
    return replace(unit, first=number.last, last=number.last) if unit is not None and unit.kind == "length" else None


def _unit_of(page: Page, number: Number) -> Unit | None:
    """The unit behind a number; what "pounds" and "times" are depends on the words around."""
    of_unit = number.vague and page.norm(number.last) == "of"  # "hundreds of miles"
    unit = find_unit_behind(page.lexemes, number.last + of_unit) or _find_described(page, number)
    if unit is None or (of_unit and unit.kind == "money" and not page.is_word(unit.last - 1)):
        return None  # "thousands of $12-an-hour workers"
    if unit.symbol == "GBP" and is_weight(page, number, unit):
        return replace(unit, symbol="lb", kind="weight", shared=None)
    often = unit.kind == "ratio" and float(number.value).is_integer() and _is_often(page, number, unit)
    return None if often else unit


def _find_described(page: Page, number: Number) -> Unit | None:
    """ "three dry years", "ten long days": a stretch of time with a word on what it was like."""
    if page.tag(number.last) != "JJ" or page.tag(number.last + 1) != "NNS":
        return None
    unit = find_unit_behind(page.lexemes, number.last + 1)
    return unit if unit is not None and unit.kind == "duration" else None


def _one_in(page: Page, number: Number) -> Number | None:
    """ "one resident in three": the noun stands between the part and the whole."""
    if not number.word or number.value != 1 or page.tag(number.last) != "NN" or page.norm(number.last + 1) != "in":
        return None
    whole = parse_number(page.lexemes, number.last + 2) if number.last + 2 < len(page.lexemes) else None
    if whole is None or whole.share or whole.vague or not 1 < whole.value <= 1000 or page.tag(whole.last).startswith(("NNS", "JJ")):
        return None
    return Number(1 / whole.value, number.first, whole.last, share=True, word=True)


def _times(page: Page, index: int) -> Amount | None:
    """ "twice as likely", "twice the size": how many times as much; "happened twice" counts no figure."""
    if page.norm(index + 1) not in read_words("numbers_signs", "times_of"):
        return None
    if page.norm(index + 1) == "as" and not page.tag(index + 2).startswith(("JJ", "RB")):
        return None  # "scored twice as the hosts …"
    number = Number(read_values("multiples")[page.norm(index)], index, index + 1, word=True)
    return Amount(number, index, index + 1, Unit(None, "ratio", index, index + 1))


def _part_of_unit(page: Page, index: int, number: Number | None) -> Amount | None:
    """ "half a tonne", "half-mile", "a quarter of an hour": a part of one unit and not of a whole."""
    word = page.norm(index)
    if number is not None and number.share and page.norm(number.last) == "of" and page.norm(number.last + 1) in {"a", "an"}:
        value, last, start = number.value, number.last, number.last + 2
    elif word in {"half", "quarter"} and page.norm(index - 1) not in read_words("numbers_signs", "period"):
        value, last = (0.5 if word == "half" else 0.25), index + 1
        of = last + (page.norm(last) in {"of", "-"} and page.norm(last + 1) in {"a", "an"})  # "quarter of a mile", "half-a-mile"
        start = of + (page.norm(of) in {"a", "an"})
    else:
        return None
    unit = find_unit_behind(page.lexemes, start)
    if unit is None or unit.symbol is None or unit.kind not in _DIVIDED or (start == last and unit.symbol in {"year", "century"}):
        return None
    return Amount(Number(value, index, last, word=True), index, unit.last, unit)


def _unit_before(page: Page, number: Number) -> Unit | None:
    """ "magnitude 6.4", "per cent of twenty": a unit whose word stands before the number."""
    first = number.first
    named = first - 1 - (page.norm(first - 1) == "-" and page.glued(first))
    if page.norm(named) == "magnitude" and number.value < 11:
        return Unit(None, "magnitude", named, first)
    if page.norm(first - 1) == "of" and page.norm(first - 2) in {"percent", "percents", "cent"}:
        start = first - 2 - (page.norm(first - 2) == "cent" and page.norm(first - 3) == "per")
        return Unit("%", "percent", start, first)
    return None


def is_no_figure(page: Page, amount: Amount, *, bounded: bool) -> bool:
    """Whether the number counts and measures nothing. `bounded`: a comparator stands before it."""
    number, unit = amount.number, amount.unit
    if is_torn(page, number, unit=unit is not None) and not (unit and unit.kind == "money" and unit.first < number.first):
        return True
    if unit is None:
        return is_name(page, number, bounded=bounded)
    if unit.kind == "money" and _is_exchange(page, amount):
        return True
    if unit.kind == "duration" and is_capital_word(page, number):
        return True  # "the Thirty Years War"
    if (
        unit.kind in {"duration", "storeys", "points", "length"}
        and page.norm(number.first) == "one"
        and number.last == number.first + 1
    ):
        if unit.kind == "points" and page.norm(number.first - 1) in {"of", "by"}:
            return False  # "a rise of one point"
        return not (
            bounded
            or unit.last - unit.first > 1
            or page.norm(number.first - 1) in {"for", "within", "after", "than", "least", "last", "next", "and"}
        )
    return unit.kind == "ratio" and page.norm(number.first) == "one" and number.last == number.first + 1


def _is_exchange(page: Page, amount: Amount) -> bool:
    """ "($1 = 2.71 lari)": what one currency is in another one."""
    behind = page.norm(amount.last) == "=" and not page.glued(amount.last)
    return behind or (page.norm(amount.first - 1) == "=" and not page.glued(amount.first - 1))


def _is_often(page: Page, number: Number, unit: Unit) -> bool:
    """ "warned them three times" counts occasions, "three times the size" and "rose four times over" compare."""
    if page.norm(unit.last - 1) != "times" or page.norm(number.last) == "-":
        return False
    if page.norm(unit.last) in {"that", "last"} and page.norm(unit.last + 1) in read_words("numbers_signs", "times_in"):
        return True  # "sounded four times that night"
    return page.norm(unit.last) not in read_words("numbers_signs", "times_as") and not page.tag(unit.last).endswith(("R", "JJ"))
