"""Figures on a page: number, unit, comparator and range put together, names and dates left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.pipeline.figures.comparators import find_before, find_behind, find_closed, find_interval
from app.pipeline.figures.nonfigures import is_name, is_torn
from app.pipeline.figures.number import Number
from app.pipeline.figures.numbers import opens_number, parse_number
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.units import Unit, ends_in_rate, find_currency_before, find_unit_behind
from app.pipeline.lexicon import read_lexicon, read_words
from app.vocabulary import Comparator

_DASHES = frozenset({"-", "‑", "–", "—"})
_LOWER = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_UPPER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_DIVIDED = frozenset({"length", "weight", "duration", "area", "volume", "points", "percent"})  # "half a …" is said of these
MAX_VALUE = 1e24


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its currency or unit: lexemes `first` to `last` (exclusive)."""

    number: Number
    first: int
    last: int
    unit: Unit | None


@cache
def change_words(group: str) -> frozenset[str]:
    """The words of a group of the lexicon of changes."""
    return frozenset(read_lexicon("measures_change")[group].split())


def find_figures(page: Page) -> Iterator[Figure]:
    """The figures of the page in reading order; they never overlap."""
    floor = index = 0
    pending: Figure | None = None
    while index < len(page.lexemes):
        figure, after = _figure_at(page, index, floor)
        if figure is None:
            index = max(after, index + 1)
            continue
        index = floor = figure.last
        if pending is not None and is_conversion(page, pending, figure) and figure.comparator is Comparator.EQUAL:
            low, high = find_interval(pending.comparator, figure.number.value)
            figure = replace(figure, comparator=pending.comparator, low=low, high=high) if pending.value is not None else figure
        merged = _bounded_both_sides(page, pending, figure) if pending is not None else None
        if merged is None and pending is not None:
            yield pending
        pending = merged or figure
    if pending is not None:
        yield pending


def is_conversion(page: Page, one: Figure, two: Figure) -> bool:
    """ "more than 40 km (25 miles)": the same amount again in another unit; its bound holds for it as well."""
    opened = two.first - one.last == 1 and page.norm(one.last) in {"(", "/"}
    return opened and one.kind == two.kind and one.kind is not None and one.symbol != two.symbol


def _figure_at(page: Page, index: int, floor: int) -> tuple[Figure | None, int]:
    """The figure whose number begins at `index`, and where to go on where there is none."""
    amount = _amount_at(page, index, floor)
    if amount is None:
        return None, index
    found = find_before(page, amount.first, floor=floor)
    if _is_no_figure(page, amount, bounded=found is not None):
        return None, amount.last if amount.unit is None else amount.number.last
    ranged = _range(page, amount, floor)
    if ranged is not None:
        return ranged, ranged.last
    sign, first = found if found is not None else (Comparator.EQUAL, amount.first)
    if _is_covered(page, amount, sign):
        sign, first = Comparator.EQUAL, amount.first
    if amount.number.vague and sign is Comparator.EQUAL:
        sign = Comparator.AT_LEAST
    last = amount.last
    behind = find_behind(page, last)
    if behind is not None:
        sign, last = behind
    elif sign is not Comparator.EQUAL:
        sign, last = find_closed(page, last, sign)
    low, high = find_interval(sign, amount.number.value)
    return _make(page, amount, first, last, value=amount.number.value, low=low, high=high, sign=sign), last


def _is_covered(page: Page, amount: Amount, sign: Comparator) -> bool:
    """ "under two metres of water": where something lies, and no bound."""
    length = amount.unit is not None and amount.unit.kind == "length"
    return length and sign is Comparator.LESS and page.norm(amount.first - 1) == "under" and page.norm(amount.last) == "of"


def _make(
    page: Page,
    amount: Amount,
    first: int,
    last: int,
    *,
    value: float | None,
    low: float | None,
    high: float | None,
    sign: Comparator,
) -> Figure:
    unit = amount.unit
    rate = ends_in_rate(page.lexemes, last) and page.norm(last - 1) != "each"
    symbol, kind = (unit.symbol, unit.kind) if unit else (None, None)
    return Figure(first, last, amount.number, value, low, high, sign, symbol=symbol, kind=kind, rate=rate)


def _amount_at(page: Page, index: int, floor: int) -> Amount | None:
    """Number, currency and unit at `index`; nothing before `floor` belongs to it."""
    lexemes = page.lexemes
    if not opens_number(lexemes[index]):
        return None
    currency = find_currency_before(lexemes, index, floor=floor)
    number = parse_number(lexemes, index, money=currency is not None)
    if currency is None and (part := _part_of_unit(page, index, number)) is not None:
        return part
    if number is None or abs(number.value) > MAX_VALUE:
        return None
    if currency is not None:
        last = number.last + (
            page.norm(number.last) in {"us", "cdn", "stg"}
            and page.is_word(number.last)
            and page.lexemes[number.last].text[0].isupper()
        )
        return Amount(number, currency.first, last, currency)
    of_unit = number.vague and page.norm(number.last) == "of"  # "hundreds of miles"
    unit = find_unit_behind(lexemes, number.last + of_unit)
    if unit is None and parse_number(lexemes, index, money=True) != number:
        as_money = parse_number(lexemes, index, money=True)
        behind = find_unit_behind(lexemes, as_money.last) if as_money else None
        if as_money and behind and behind.kind == "money":
            number, unit = as_money, behind
    if unit is None and (named := _unit_before(page, number)) is not None and named.first >= floor:
        return Amount(number, named.first, number.last, named)
    return Amount(number, number.first, unit.last if unit else number.last, unit)


def _part_of_unit(page: Page, index: int, number: Number | None) -> Amount | None:
    """ "half a tonne", "half-mile", "a quarter of an hour": a part of one unit and not of a whole."""
    word = page.norm(index)
    if number is not None and number.share and page.norm(number.last) == "of" and page.norm(number.last + 1) in {"a", "an"}:
        value, last, start = number.value, number.last, number.last + 2
    elif word in {"half", "quarter"} and page.norm(index - 1) not in read_words("numbers_signs", "period"):
        value, last = (0.5 if word == "half" else 0.25), index + 1
        start = last + (page.norm(last) in {"a", "an"})
    else:
        return None
    unit = find_unit_behind(page.lexemes, start)
    if unit is None or unit.symbol is None or unit.kind not in _DIVIDED or (start == last and unit.symbol in {"year", "century"}):
        return None
    return Amount(Number(value, index, last, word=True), index, unit.last, unit)


def _unit_before(page: Page, number: Number) -> Unit | None:
    """ "magnitude 6.4", "per cent of twenty": a unit whose word stands before the number."""
    first = number.first
    if page.norm(first - 1) == "magnitude" and number.value < 11:
        return Unit(None, "magnitude", first - 1, first)
    if page.norm(first - 1) == "of" and page.norm(first - 2) in {"percent", "percents", "cent"}:
        start = first - 2 - (page.norm(first - 2) == "cent" and page.norm(first - 3) == "per")
        return Unit("%", "percent", start, first)
    return None


def _is_no_figure(page: Page, amount: Amount, *, bounded: bool) -> bool:
    number, unit = amount.number, amount.unit
    if is_torn(page, number, unit=unit is not None) and not (unit and unit.kind == "money" and unit.first < number.first):
        return True
    if unit is None:
        return is_name(page, number, bounded=bounded)
    if (
        unit.kind in {"duration", "storeys", "points", "length"}
        and page.norm(number.first) == "one"
        and number.last == number.first + 1
    ):
        return not (
            bounded
            or unit.last - unit.first > 1
            or page.norm(number.first - 1) in {"for", "within", "after", "than", "least", "last", "next", "and"}
        )
    return unit.kind == "ratio" and page.norm(number.first) == "one"


def _range(page: Page, amount: Amount, floor: int) -> Figure | None:
    """ "between 1,200 and 1,500", "from 200 to 300", "10-15", "$3 billion to $5 billion", "three or four"."""
    opened = page.norm(amount.first - 1) if amount.first - 1 >= floor else ""
    joint, start = page.norm(amount.last), amount.last + 1
    if not _joins(joint, opened, amount, page):
        return None
    while page.norm(start) in change_words("loose") and start < amount.last + 3:
        start += 1
    other = _other_amount(page, start)
    if other is None or other.first < amount.last or _is_no_figure(page, replace_unit(other, amount), bounded=True):
        return None
    low, high = _shared_scale(amount, other)
    if not low < high or (joint == "or" and not (high - low <= 2 and high <= 20)) or not _agree(page, amount, other):
        return None
    if joint == "to" and _is_change_of_level(page, amount, other, opened):
        return None
    opens = opened in {"between", "from", "to"} and not (opened == "to" and joint != "to") and opened != "to"
    first = amount.first - 1 if opens else _approximate(page, amount.first, floor)
    whole = other if other.unit is not None else replace_unit(other, amount)
    return _make(page, whole, first, other.last, value=None, low=low, high=high, sign=Comparator.RANGE)


def _other_amount(page: Page, start: int) -> Amount | None:
    """The amount that begins at `start`, behind a currency if there is one."""
    for step in range(4):
        if start + step >= len(page.lexemes):
            return None
        other = _amount_at(page, start + step, start)
        if other is not None:
            return other if other.first <= start else None
    return None


def replace_unit(amount: Amount, model: Amount) -> Amount:
    """The amount with the unit of `model` where it has none."""
    return amount if amount.unit is not None else replace(amount, unit=model.unit)


def _joins(joint: str, opened: str, amount: Amount, page: Page) -> bool:
    if joint == "and":
        return opened == "between"
    if joint in _DASHES:
        return (
            amount.unit is None
            or amount.unit.first < amount.number.first
            or not page.glued(amount.last + 1)
            or page.glued(amount.last)
        )
    return joint in {"to", "through", "or"}


def _agree(page: Page, amount: Amount, other: Amount) -> bool:
    """Whether the two ends have one unit; the first may leave it out."""
    one, two = amount.unit, other.unit
    if amount.number.share != other.number.share or amount.number.vague or other.number.vague:
        return False
    if one is None or two is None:
        return one is None or (two is None and one.first < amount.number.first) or page.norm(amount.first - 1) == "between"
    if page.norm(amount.last) in _DASHES and two.first < other.number.first and page.glued(amount.last) is False:
        return one.symbol == two.symbol
    return one.kind == two.kind and one.symbol == two.symbol


def _shared_scale(amount: Amount, other: Amount) -> tuple[float, float]:
    """ "1 to 2 thousand", "33-35 billion": the scale behind the second number holds for the first."""
    low, high = amount.number.value, other.number.value
    scale = other.number.scale
    if amount.number.scale == 1 and scale >= 1000 and 0 < low < 1000 and low * scale < high:
        return low * scale, high
    return low, high


def _is_change_of_level(page: Page, amount: Amount, other: Amount, opened: str) -> bool:
    """ "rose from 9 to 14", "rose 8% to 9%": two levels, or a change and a level, and no range."""
    reach = amount.first - (1 if opened == "from" else 0)
    before = {page.norm(at) for at in range(max(0, reach - 12), reach)}
    if opened == "from":
        moving = change_words("rising") | change_words("falling")
        return bool(before & moving) and not before & change_words("ranging")
    direct = page.norm(reach - 1) in change_words("rising") | change_words("falling") | {"by"}
    return direct and amount.unit is not None and other.unit is not None


def _approximate(page: Page, first: int, floor: int) -> int:
    """Where a range begins that a comparator stands before ("about 14-18")."""
    found = find_before(page, first, floor=floor)
    return found[1] if found is not None and found[0] is Comparator.ABOUT else first


def _bounded_both_sides(page: Page, one: Figure, two: Figure) -> Figure | None:
    """ "above 1000 and below 1500": one bound each, joined by "and", makes one range."""
    if two.first != one.last + 1 or page.norm(one.last) not in {"and", "but"} or one.value is None or two.value is None:
        return None
    lower, upper = (one, two) if one.comparator in _LOWER else (two, one)
    if lower.comparator not in _LOWER or upper.comparator not in _UPPER or one.symbol not in {None, two.symbol}:
        return None
    low, high = lower.low, upper.high
    if low is None or high is None or not low < high:
        return None
    return replace(two, first=one.first, value=None, low=low, high=high, comparator=Comparator.RANGE)
