"""Measures that more than a number and a unit write: "eight years and six months", "5ft 11in", "an hour and a half"; and "an hour"
without a number.
"""

from dataclasses import replace

from app.pipeline.figures.fractions import find_closing_part
from app.pipeline.figures.lexemes import Kind, words_at
from app.pipeline.figures.number import Number
from app.pipeline.figures.numbers import opens_number, parse_number
from app.pipeline.figures.page import Page
from app.pipeline.figures.units import Unit, find_unit_behind
from app.pipeline.lexicon import read_lexicon, read_words

_JOINTS = frozenset({"and", ","})
_DIGITS = 4  # of a value that two units write
_UNDIVIDED = frozenset({"money", "percent", "points"})  # "20 per cent and a half …" goes on to another figure


def add_part(page: Page, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """The number and unit with the smaller part behind them, as a value of the larger unit; as they were where none stands."""
    number, unit = _add_fraction(page, number, unit)
    parts = read_lexicon("units_parts").get(unit.symbol or "")
    at = unit.last
    if parts is None or unit.symbol == "told" or number.share or number.vague:
        return number, unit
    if page.norm(at) in _JOINTS:
        at += 1
    if at >= len(page.lexemes) or page.lexemes[at].kind is Kind.BREAK or not opens_number(page.lexemes[at]):
        return number, unit
    part = parse_number(page.lexemes, at)
    smaller = find_unit_behind(page.lexemes, part.last) if part is not None and not (part.share or part.vague) else None
    if part is None or smaller is None or smaller.kind != unit.kind or smaller.symbol not in parts:
        return number, unit
    if not 0 < part.value < parts[smaller.symbol]:
        return number, unit
    value = round(number.value + part.value / parts[smaller.symbol], _DIGITS)
    return replace(number, value=value), replace(unit, last=smaller.last)


def _add_fraction(page: Page, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """ "a mile and a half", "two hours and a quarter"; not "a year and a third of the crew"."""
    part = find_closing_part(page.lexemes, unit.last + 1) if words_at(page.lexemes, unit.last, ("and",)) else None
    if part is None or unit.kind in _UNDIVIDED or page.tag(part.last).startswith("NN"):
        return number, unit
    return replace(number, value=number.value + part.value), replace(unit, last=part.last)


def tell_unit(number: Number, unit: Unit) -> tuple[Number, Unit]:
    """ "two decades" as twenty years."""
    told = read_lexicon("units_parts")["told"].get(unit.symbol or "")
    if told is None or unit.kind != "duration":
        return number, unit
    return replace(number, value=number.value * told["times"]), replace(unit, symbol=told["unit"])


def find_single(page: Page, index: int) -> tuple[Number, Unit] | None:
    """ "an hour", "a mile and a half" at `index`, where it measures; None for "twice a week" and "a year ago"."""
    if page.norm(index) not in {"a", "an"} or page.norm(index + 1) not in read_words("units_parts", "single.units"):
        return None
    unit = find_unit_behind(page.lexemes, index + 1)
    if unit is None:
        return None
    number, unit = Number(1.0, index, index + 1, word=True), replace(unit, first=index + 1)
    whole = add_part(page, number, unit)
    if whole[1].last > unit.last:
        return whole  # "a metre and a half", "an hour and 20 minutes"
    before, behind = page.norm(index - 1), page.norm(unit.last)
    if unit.kind == "length" and behind in read_words("units_parts", "single.extents"):
        return number, unit
    if behind in read_words("units_parts", "single.not_before") or (page.glued(unit.last) and behind in {"-", "‑", "'s", "'"}):
        return None
    if behind == "or" or page.tag(unit.last).startswith("NN"):  # "for a day or two", "a week rest"
        return None
    lasting = unit.kind == "duration" and before in read_words("units_parts", "single.before")
    if before not in read_words("units_parts", "single.bounds") and not lasting:
        return None
    return None if before == "for" and not _bars(page, index - 1) else (number, unit)


def _bars(page: Page, index: int) -> bool:
    """ "barred for a decade", "went on for a week": what was done to somebody, or lasted, for so long."""
    verb = page.token(index).head
    lasting = verb.lemma_ in read_words("units_parts", "single.lasting")
    return bool(page.token(index).dep_) and (verb.tag_ == "VBN" or lasting)
