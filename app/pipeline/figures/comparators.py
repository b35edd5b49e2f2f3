"""Comparator words beside a number, and the interval that a comparator stands for."""

from functools import cache

from app.pipeline.figures.lexemes import Kind, find_lexemes
from app.pipeline.figures.page import Page
from app.pipeline.lexicon import read_lexicon
from app.vocabulary import Comparator

_LONGEST = 7  # lexemes of the longest phrase
_BOUNDS = {Comparator.MORE: Comparator.AT_LEAST, Comparator.LESS: Comparator.AT_MOST}


@cache
def _phrases(*groups: str) -> dict[tuple[str, ...], Comparator]:
    lexicon = read_lexicon("comparators")
    return {
        tuple(lexeme.norm for lexeme in find_lexemes(phrase)): Comparator(sign)
        for group in groups
        for sign, phrases in lexicon[group].items()
        for phrase in phrases
    }


@cache
def _closed() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in read_lexicon("comparators")["closed"]["phrases"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("comparators")["words"][name].split())


def find_before(page: Page, index: int, *, floor: int) -> tuple[Comparator, int] | None:
    """The comparator that ends before the lexeme at `index` and where it begins, not before `floor`."""
    end = index
    while True:
        found = _ending_at(page, end, floor)
        if found is not None and "the" not in {page.norm(at) for at in range(end, index)}:  # "above the 40 that are allowed"
            return found
        if index - end >= 2 or end - 1 <= floor or page.norm(end - 1) not in _words("between"):
            return None
        end -= 1


def _ending_at(page: Page, end: int, floor: int) -> tuple[Comparator, int] | None:
    table = _phrases("before", "symbols")
    for size in range(min(_LONGEST, end - floor), 0, -1):
        first = end - size
        sign = table.get(tuple(page.norm(at) for at in range(first, end)))
        if sign is not None and not _is_preposition(page, first, end):
            return sign, first
    return _bounding_noun(page, end, floor)


def _bounding_noun(page: Page, end: int, floor: int) -> tuple[Comparator, int] | None:
    """ "a minimum term of", "a maximum fine of": the adjective bounds what the noun is given for."""
    first = end - 3
    if first < floor or page.norm(end - 1) != "of" or not page.tag(end - 2).startswith("NN"):
        return None
    sign = {"minimum": Comparator.AT_LEAST, "maximum": Comparator.AT_MOST}.get(page.norm(first))
    return None if sign is None else (sign, first)


def _is_preposition(page: Page, first: int, end: int) -> bool:
    """ "talk about two things", "went up to 14", "Smith and others, some ...": the word bounds nothing there."""
    before = page.norm(first - 1)
    if page.glued(first) and page.is_word(first) and page.is_word(first - 1):
        return True
    if page.norm(first) == "about" and end - first == 1:
        return before in _words("topic")
    if page.norm(first) == "up":
        return before in _words("motion")
    if page.norm(first) == "over":
        return before in _words("extent")
    return False


def find_behind(page: Page, index: int) -> tuple[Comparator, int] | None:
    """The comparator that begins at `index`, behind number and unit, and where it ends."""
    table = _phrases("behind")
    for size in range(_LONGEST, 0, -1):
        key = tuple(page.norm(at) for at in range(index, index + size))
        sign = table.get(key)
        if sign is not None and not (size == 1 and page.is_word(index) and _is_other_word(page, index)):
            if key == ("+",) and (not page.glued(index) or page.glued(index + 1)):
                return None
            if _bounds_next(page, index + size):
                return None
            return sign, index + size
    return None


def _bounds_next(page: Page, index: int) -> bool:
    """ "above 1000 and below 1500", "200 or greater than 190": the words bound the number that follows them."""
    index += page.norm(index) == "than"
    return 0 < index < len(page.lexemes) and page.lexemes[index].kind is Kind.NUMERAL


def _is_other_word(page: Page, index: int) -> bool:
    """ "plus a fine", "737 Max", "tops the list": the word does not bound the number."""
    plus = page.norm(index) == "plus"
    following = plus and (page.tag(index + 1) in {"DT", "PRP", "PRP$", "IN"} or page.norm(index + 1) in _words("added"))
    return following or page.tag(index).startswith("VB") or not page.lexemes[index].text.islower()


def find_closed(page: Page, index: int, sign: Comparator) -> tuple[Comparator, int]:
    """ "more than 5000 or equal": the bound is let in."""
    for size in range(4, 1, -1):
        if tuple(page.norm(at) for at in range(index, index + size)) in _closed():
            return _BOUNDS.get(sign, sign), index + size
    return sign, index


def find_interval(sign: Comparator, value: float) -> tuple[float | None, float | None]:
    """Low and high of what the sign and the value stand for; null where open."""
    if sign in {Comparator.MORE, Comparator.AT_LEAST}:
        return value, None
    if sign in {Comparator.LESS, Comparator.AT_MOST}:
        return None, value
    return (value, value) if sign is Comparator.EQUAL else (None, None)
