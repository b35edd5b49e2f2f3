"""Units: what stands before ("$") or behind ("km", "-year-old", "per cent") a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.pipeline.figures.currencies import get_currency, get_shared
from app.pipeline.figures.lexemes import Kind, Lexeme, find_lexemes
from app.pipeline.lexicon import read_lexicon
from app.pipeline.naming.gazetteer import get_state

_GLUED_ONLY = frozenset({"h", "l", "c", "x", "fold", "d", "in"})  # letters that are a unit only where no blank stands before
_RATED = frozenset({"length", "area", "weight", "volume", "power", "energy", "storage"})
_TICKS = frozenset({"s", "min", "h"})  # "tonnes per year" are tonnes
_SHARED = "shared "  # before the name of several states' currencies, in place of a code
_PER = frozenset({"per", "a", "an", "each", "apiece", "/"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the lexemes `first` to `last` (exclusive) that write it. `symbol` is null where it has none ("times").

    `shared` is the name of a currency that several states have ("peso"), where no adjective tells which.
    """

    symbol: str | None
    kind: str
    first: int
    last: int
    shared: str | None = None


Table = Mapping[tuple[str, ...], tuple[tuple[str, str, str | None], ...]]


def _table(groups: Mapping[str, Mapping[str, Sequence[str]]]) -> Table:
    """Written forms as tuples of lexemes → (form, kind, symbol), so that they are compared piece by piece."""
    table: dict[tuple[str, ...], tuple[tuple[str, str, str | None], ...]] = {}
    for kind, symbols in groups.items():
        for symbol, forms in symbols.items():
            for form in forms:
                key = tuple(lexeme.norm for lexeme in find_lexemes(form))
                table[key] = (*table.get(key, ()), ("".join(lexeme.text for lexeme in find_lexemes(form)), kind, symbol or None))
    return table


@cache
def _units() -> Table:
    return _table(read_lexicon("units"))


@cache
def _money(side: str) -> Table:
    lexicon = read_lexicon("units_money")
    codes = {code: [code] for code in lexicon["codes"]["words"].split()}
    shared = {f"{_SHARED}{name}": entry[side] for name, entry in lexicon["shared"].items()}
    forms = [*lexicon[side].items(), *codes.items(), *shared.items()]
    joined: dict[str, list[str]] = {}
    for symbol, written in forms:
        joined.setdefault(symbol, []).extend(written)
    return _table({"money": joined})


def _make_money(symbol: str | None, first: int, last: int) -> Unit:
    """The unit of a currency, whose name may be one of several states'."""
    if symbol is None or not symbol.startswith(_SHARED):
        return Unit(symbol, "money", first, last)
    name = symbol.removeprefix(_SHARED)
    return Unit(get_shared(name)["usual"] or None, "money", first, last, shared=name)


def _look_up(table: Table, lexemes: Sequence[Lexeme]) -> tuple[str, str | None] | None:
    """The kind and symbol that these lexemes write; short forms must agree in case."""
    written = "".join(lexeme.text for lexeme in lexemes)
    for form, kind, symbol in table.get(tuple(lexeme.norm for lexeme in lexemes), ()):
        if written == form or (len(written) > 2 and not (kind == "money" and form.isupper() and form.isalpha())):
            return kind, symbol
    return None


def find_currency_before(lexemes: Sequence[Lexeme], index: int, *, floor: int) -> Unit | None:
    """The currency that ends right before the number at `index`: "$", "US $", "Rs."; it begins at `floor` or later."""
    end = index
    if end and lexemes[end - 1].text in {"-", "−", "~"} and end > 1:
        end -= 1  # "$-50.8bn"
    for size in (4, 3, 2, 1):
        first = end - size
        if first < floor:
            continue
        found = _look_up(_money("before"), lexemes[first:end])
        if found is None or _runs_into(lexemes, first) or (size > 1 and _is_article(lexemes, first)):
            continue
        only = lexemes[first]
        if (
            size == 1
            and only.kind is Kind.WORD
            and len(only.text) < 3
            and not lexemes[end].glued
            and only.norm not in {"rs", "re", "rm"}
        ):
            continue
        return _make_money(found[1], first, end)
    return None


def _is_article(lexemes: Sequence[Lexeme], first: int) -> bool:
    """ "A $12m deal": the letter before a sign that it does not touch opens a sentence or a title."""
    opens = not first or lexemes[first - 1].kind is not Kind.WORD or lexemes[first - 1].text[0].isupper()
    return lexemes[first].text == "A" and not lexemes[first + 1].glued and opens


def _runs_into(lexemes: Sequence[Lexeme], first: int) -> bool:
    """Whether the lexeme at `first` goes on a word: the "R" of "PLX-R18" is no currency."""
    if not first or not lexemes[first].glued:
        return False
    before = lexemes[first - 1]
    return before.kind is Kind.WORD or (lexemes[first].kind is Kind.WORD and (before.kind is not Kind.MARK or before.text in "-‑–"))


def find_unit_behind(lexemes: Sequence[Lexeme], index: int) -> Unit | None:
    """The unit that begins right at `index`, behind a number; a hyphen may join them ("68-metre")."""
    start = index
    hyphened = False
    if start + 1 < len(lexemes) and lexemes[start].text in {"-", "‑", "–"} and lexemes[start].glued and lexemes[start + 1].glued:
        start, hyphened = start + 1, True
    for size in (5, 4, 3, 2, 1):
        piece = lexemes[start : start + size]
        if len(piece) < size:
            continue
        found = _look_up(_money("behind"), piece) or _look_up(_units(), piece) or _of_state(piece)
        if found is None or not _stands_as_unit(lexemes, start, start + size, hyphened=hyphened):
            continue
        kind, symbol = found
        if kind == "money":
            return _make_money(symbol, index, start + size)
        return _per_unit(lexemes, Unit(symbol, kind, index, start + size))
    return None


def _of_state(piece: Sequence[Lexeme]) -> tuple[str, str | None] | None:
    """ "Namibian dollars", "Sri Lankan rupees", "Polish zloty": a currency behind the adjective of its state."""
    found = _look_up(_money("behind"), piece[-1:]) if 1 < len(piece) < 4 and piece[0].text[0].isupper() else None
    if found is None or found[1] is None or len(piece[-1].text) < 3:
        return None
    adjective = " ".join(lexeme.text for lexeme in piece[:-1])
    if not found[1].startswith(_SHARED):
        return found if get_state(adjective) is not None else None
    code = get_currency(found[1].removeprefix(_SHARED), adjective)
    return None if code is None else ("money", code)


def _per_unit(lexemes: Sequence[Lexeme], unit: Unit) -> Unit:
    """ "21 g/km", "40 m³ per second": a unit for one of another; a rate of people or things is none."""
    at = unit.last
    if at + 1 >= len(lexemes) or unit.kind not in _RATED or unit.symbol is None:
        return unit
    slash = lexemes[at].text == "/" and lexemes[at].glued and lexemes[at + 1].glued
    if not slash and lexemes[at].norm != "per":
        return unit
    for size in (3, 2, 1):
        piece = lexemes[at + 1 : at + 1 + size]
        found = _look_up(_units(), piece) if len(piece) == size else None
        if found is not None and (found[0] in _RATED or found[1] in _TICKS) and found[1] is not None:
            return Unit(f"{unit.symbol}/{found[1]}", "rate", unit.first, at + 1 + size)
    return unit


def _stands_as_unit(lexemes: Sequence[Lexeme], first: int, last: int, *, hyphened: bool) -> bool:
    """Whether the words are a unit here: letters must not run on, and some letters must touch the number."""
    here = lexemes[first]
    behind = lexemes[last] if last < len(lexemes) and lexemes[last].glued else None
    if (
        behind is not None
        and (lexemes[last - 1].kind is Kind.WORD or here.norm == "′")
        and behind.kind in {Kind.WORD, Kind.NUMERAL}
    ):
        return False
    if last - first > 1:
        return True
    if here.text in _GLUED_ONLY or (here.text == "m" and hyphened):
        return (here.glued or (behind is not None and behind.text == "/")) and not hyphened
    if here.text in {"C", "F", "V", "W", "p"} and behind is not None and behind.text in {".", "&", "-", "'"}:
        return last + 1 >= len(lexemes) or not lexemes[last + 1].glued or lexemes[last + 1].kind is Kind.BREAK
    if here.norm in {"foot", "pound", "stone", "bar", "floor", "bit", "dollar", "story", "mile", "point"}:
        return True
    if here.norm == "points" and lexemes[first - 1].kind is not Kind.NUMERAL:
        return False
    return here.norm != "second" or hyphened or first == 0 or "." in lexemes[first - 1].text


def ends_in_rate(lexemes: Sequence[Lexeme], index: int) -> bool:
    """Whether "per barrel", "a month", "/kg" stands at `index`: the amount before is the price of one."""
    if index + 1 >= len(lexemes) or lexemes[index].norm not in _PER:
        return False
    return lexemes[index].norm not in {"a", "an"} or lexemes[index + 1].norm in frozenset(
        read_lexicon("units_money")["rates"]["of"].split()
    )
