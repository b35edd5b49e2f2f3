"""Figures on a page: number, unit, comparator and range put together, names and dates left out."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from app.pipeline.figures.amounts import Amount, find_amount, is_no_figure
from app.pipeline.figures.comparators import find_before, find_behind, find_closed, find_interval
from app.pipeline.figures.numbers import parse_number
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.units import ends_in_rate, find_unit_behind
from app.pipeline.lexicon import read_lexicon
from app.vocabulary import Comparator

_DASHES = frozenset({"-", "‑", "–", "—"})
_LOWER = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_UPPER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_LEAP: dict[str | None, float] = {
    "percent": 5.0,
    None: 2.0,
}  # "grew by 12 to 45": the ends of a range are nearer to each other; by kind
_NEAR, _FEW = 2, 20  # "two or three": how far apart the two may be, and how many


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
            bounded = (
                pending.value is not None and pending.comparator is not Comparator.ABOUT
            )  # a rough amount is converted exactly
            figure = replace(figure, comparator=pending.comparator, low=low, high=high) if bounded else figure
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
    amount = find_amount(page, index, floor)
    if amount is None:
        return None, index
    found = find_before(page, amount.first, floor=floor)
    paired = _is_hyphened_to(page, amount) or _is_one_or(page, amount)
    if not paired and is_no_figure(page, amount, bounded=found is not None):
        return None, amount.last if amount.unit is None else amount.number.last
    ranged = _range(page, amount, floor)
    if ranged is None and paired and is_no_figure(page, amount, bounded=found is not None):
        return None, amount.last if amount.unit is None else amount.number.last
    if ranged is not None:
        return ranged, ranged.last
    sign, first = found if found is not None else (Comparator.EQUAL, amount.first)
    if _is_covered(page, amount, sign) or _is_during(page, amount, first):
        sign, first = Comparator.EQUAL, amount.first
    if amount.number.vague and sign is Comparator.EQUAL:
        sign = Comparator.AT_LEAST
    last = amount.last
    behind = find_behind(page, last)
    if behind is not None:
        sign, last = behind
        amount = _add_unit(page, amount, last)
        last = amount.last
    elif sign is not Comparator.EQUAL:
        sign, last = find_closed(page, last, sign)
    low, high = find_interval(sign, amount.number.value)
    return _make(page, amount, first, last, value=amount.number.value, low=low, high=high, sign=sign), last


def _add_unit(page: Page, amount: Amount, last: int) -> Amount:
    """The amount as far as `last`, with the unit that stands behind its bound: "20-odd miles", "60 or more days"."""
    unit = find_unit_behind(page.lexemes, last) if amount.unit is None and not page.glued(last) else None
    named = unit is not None and unit.symbol is not None
    return replace(amount, last=unit.last, unit=unit) if unit is not None and named else replace(amount, last=last)


def _is_covered(page: Page, amount: Amount, sign: Comparator) -> bool:
    """ "under two metres of water": where something lies, and no bound."""
    length = amount.unit is not None and amount.unit.kind == "length"
    return length and sign is Comparator.LESS and page.norm(amount.first - 1) == "under" and page.norm(amount.last) == "of"


def _is_during(page: Page, amount: Amount, first: int) -> bool:
    """ "stole $4m over six years": the time that it took, and no bound."""
    lasting = amount.unit is not None and amount.unit.kind == "duration"
    return (
        lasting and page.norm(first) == "over" and amount.first - first == 1 and page.tag(first - 1).startswith(("NN", "CD", "$"))
    )


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
    symbol, kind, shared = (unit.symbol, unit.kind, unit.shared) if unit else (None, None, None)
    return Figure(first, last, amount.number, value, low, high, sign, symbol=symbol, kind=kind, rate=rate, shared=shared)


def _range(page: Page, amount: Amount, floor: int) -> Figure | None:
    """ "between 1,200 and 1,500", "from 200 to 300", "10-15", "$3 billion to $5 billion", "three or four"."""
    opened = page.norm(amount.first - 1) if amount.first - 1 >= floor else ""
    joint, start = page.norm(amount.last), amount.last + 1
    if _is_hyphened_to(page, amount):
        joint, start = "to", amount.last + 3
    if not _joins(joint, opened, amount, page):
        return None
    while page.norm(start) in change_words("loose") and start < amount.last + 3:
        start += 1
    other = _other_amount(page, start)
    if other is None or other.first < amount.last or is_no_figure(page, replace_unit(other, amount), bounded=True):
        return None
    amount = _as_money(page, amount, other)
    low, high = _shared_scale(amount, other)
    if not low < high or not _agree(page, amount, other):
        return None
    if joint == "or" and not (high - low <= _NEAR * other.number.scale and high <= _FEW * other.number.scale):
        return None
    if joint == "to" and _is_change_of_level(page, amount, other, opened):
        return None
    opens = opened in {"between", "from", "to"} and not (opened == "to" and joint != "to") and opened != "to"
    first = amount.first - 1 if opens else _approximate(page, amount.first, floor)
    whole = other if other.unit is not None else replace_unit(other, amount)
    return _make(page, whole, first, other.last, value=None, low=low, high=high, sign=Comparator.RANGE)


def _is_hyphened_to(page: Page, amount: Amount) -> bool:
    """ "a two-to-three-week wait"."""
    at = amount.last
    joined = page.norm(at) in _DASHES and page.norm(at + 1) == "to" and page.norm(at + 2) in _DASHES
    return amount.unit is None and joined and page.glued(at) and page.glued(at + 2)


def _is_one_or(page: Page, amount: Amount) -> bool:
    """ "one or two people", where "one" alone would count nothing."""
    return amount.unit is None and amount.number.word and amount.number.value == 1 and page.norm(amount.last) == "or"


def _other_amount(page: Page, start: int) -> Amount | None:
    """The amount that begins at `start`, behind a currency if there is one."""
    for step in range(4):
        if start + step >= len(page.lexemes):
            return None
        other = find_amount(page, start + step, start)
        if other is not None:
            return other if other.first <= start else None
    return None


def _as_money(page: Page, amount: Amount, model: Amount) -> Amount:
    """ "between 550m and 700m crowns", "1.2m to 1.5m homes": the letter is a scale and no metre."""
    scaled = model.unit.kind == "money" if model.unit is not None else model.number.scale > 1
    if amount.unit is None or amount.unit.symbol != "m" or not scaled:
        return amount
    number = parse_number(page.lexemes, amount.number.first, money=True)
    return amount if number is None else Amount(number, amount.first, number.last, model.unit)


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
    """ "1 to 2 thousand", "33-35 billion", "two or three dozen": the scale behind the second number holds for the first."""
    low, high = amount.number.value, other.number.value
    scale = other.number.scale
    if amount.number.scale == 1 < scale and 0 < low < 1000 and low * scale < high:
        return low * scale, high
    return low, high


def _is_change_of_level(page: Page, amount: Amount, other: Amount, opened: str) -> bool:
    """ "rose from 9 to 14", "rose 8% to 9%": two levels, or a change and a level, and no range."""
    reach = amount.first - (1 if opened == "from" else 0)
    before = {page.norm(at) for at in range(max(0, reach - 12), reach)}
    if opened == "from":
        moving = change_words("rising") | change_words("falling") | change_words("moving")
        return bool(before & moving) and not before & change_words("ranging")
    if (
        page.norm(reach - 1) == "by"
        and other.number.value > _LEAP.get(other.unit.kind if other.unit else None, 5.0) * amount.number.value
    ):
        return True
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
