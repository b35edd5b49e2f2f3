"""Measures that follow from the unit or the kind of number alone."""

from itertools import product

from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.reading import change_words
from app.pipeline.lexicon import read_words

_BY_KIND = {
    "age": "age",
    "temperature": "temperature",
    "speed": "speed",
    "area": "area",
    "weight": "weight",
    "concentration": "concentration",
    "ratio": "ratio",
    "storeys": "height",
    "magnitude": "magnitude",
    "percent": "share",
    "duration": "duration",
    "points": "index",
    "power": "capacity",
    "storage": "capacity",
    "energy": "capacity",
    "volume": "capacity",
}
SETTLED = frozenset(
    {"age", "temperature", "speed", "area", "weight", "concentration", "ratio", "storeys"}
)  # kinds that no word overrules
_PACES = frozenset(product(("m", "ft", "km", "mi", "cm", "mm", "yd"), ("s", "min", "h")))
_HIGH = 800  # metres or feet from which on "at so many" is no way along a road
_NEAR = 2.5  # what a word of age may cost at most that tells it of a duration
_SENTENCE = 40  # lexemes to each side in which words of weather are looked for
_FAR = frozenset({"km", "mi", "nmi", "ly"})


def get_settled(page: Page, figure: Figure) -> str | None:
    """The measure that no word of the sentence can change."""
    if figure.number.share:
        return "share"
    said = _get_by_noun(page, figure) or (_get_extent(page, figure) if figure.kind == "length" else None)
    if said is not None:
        return said
    if figure.kind == "weight" and page.norm(figure.last) == "of" and page.norm(figure.last + 2) == "per":
        return "concentration"  # "1.9 grams of alcohol per litre of blood"
    if figure.kind == "rate" and figure.symbol is not None and tuple(figure.symbol.split("/")) in _PACES:
        return "speed"  # "1,800 feet per minute"
    if figure.kind == "percent" and _is_mixed(page, figure):
        return "concentration"
    if figure.kind == "money" and figure.rate:
        return "price"
    served = page.norm(figure.last) == "of" and page.norm(figure.last + 1) in read_words("measures_joint", "served")
    if figure.kind == "duration" and served:
        return "duration"  # "a man with 26 years of service"
    if figure.kind is None and page.norm(figure.last) == "to" and page.norm(figure.last + 1) == "one":
        return "ratio"
    return _BY_KIND[figure.kind] if figure.kind in SETTLED else None


def _get_by_noun(page: Page, figure: Figure) -> str | None:
    """What the noun right before "of" and the figure tells: "a payload of 5 tonnes", "a father of three"."""
    if page.norm(figure.first - 1) != "of":
        return None
    noun = page.norm(figure.first - 2)
    if figure.kind in SETTLED and (noun in {"capacity", "payload"} or (figure.kind == "weight" and noun == "limit")):
        return "capacity"
    return "total" if figure.kind is None and noun in read_words("measures_joint", "parents") else None


def _get_extent(page: Page, figure: Figure) -> str | None:
    """What a length is by the words of its article or right before it."""
    if _is_fall(page, figure) or _is_deep(page, figure):
        return "depth"
    if _is_high(page, figure):
        return "height"
    return "length" if _is_along(page, figure) else None


def overrules(page: Page, figure: Figure, measure: str, cost: float) -> bool:
    """Whether the unit tells more than a word: one far off makes no age, and what lies 7 km below something else is no depth."""
    if figure.kind == "duration" and measure == "age":
        return cost > _NEAR
    if figure.kind == "length" and measure == "height" and figure.symbol in _FAR:
        return page.norm(figure.last) in change_words("elsewhere") | change_words("ways")  # "stands 12 km from the coast"
    if figure.kind == "length" and measure == "depth" and figure.symbol in _FAR and page.norm(figure.last) in {"below", "beneath"}:
        near = {page.norm(at) for at in (*range(figure.first - 5, figure.first), *range(figure.last + 1, figure.last + 5))}
        return not near & read_words("measures_joint", "surfaces")
    return False


def _is_along(page: Page, figure: Figure) -> bool:
    """ "along the 700-kilometre front", "gave way along 30 metres"."""
    before = page.norm(figure.first - 1)
    return (before == "the" and page.norm(figure.first - 2) == "along") or (before == "along" and figure.symbol not in _FAR)


def _is_deep(page: Page, figure: Figure) -> bool:
    """ "the blast occurred at 710 metres", "600 metres down" in an article on a mine or the seabed."""
    placed = page.norm(figure.first - 1) == "at" or page.norm(figure.last) in {"down", "below"}
    return placed and figure.symbol not in {"mm", "cm"} and not page.words.isdisjoint(read_words("measures_joint", "deep"))


def _is_high(page: Page, figure: Figure) -> bool:
    """ "the slide came down at 2,900 metres" in an article on a mountain."""
    placed = page.norm(figure.first - 1) == "at" and figure.symbol in {"m", "ft"} and figure.number.value >= _HIGH
    return placed and not page.words.isdisjoint(read_words("measures_joint", "lofty"))


def _is_mixed(page: Page, figure: Figure) -> bool:
    """ "0.6% methane", "members had measured 2.1%" in an article on methane: how much of it is in the air."""
    mixed = read_words("measures_joint", "mixed")
    if page.norm(figure.last) in mixed or (page.norm(figure.last) == "of" and page.norm(figure.last + 1) in mixed):
        return True
    if page.norm(figure.first - 1) == "at" and page.norm(figure.first - 2) in mixed:
        return True  # "methane at 6%"
    if page.words.isdisjoint(mixed - {"gas", "oxygen", "salt", "alcohol"}):
        return False
    near = {page.norm(at) for at in (*range(figure.first - 6, figure.first), *range(figure.last, figure.last + 5))}
    return not near.isdisjoint(read_words("measures_joint", "measured"))


def _is_fall(page: Page, figure: Figure) -> bool:
    """ "revised its rainfall figure to 231 mm": how deep it lies, by words of weather in the same sentence."""
    if figure.symbol not in {"mm", "cm", "in"}:
        return False
    for step in (-1, 1):
        at = figure.first if step < 0 else figure.last
        while 0 <= at < len(page.lexemes) and abs(at - figure.first) < _SENTENCE:
            if step > 0 and page.sentence_start(at):
                break
            if page.norm(at) in read_words("measures_joint", "weather"):
                return True
            if step < 0 and page.sentence_start(at):
                break
            at += step
    return False


def get_default(figure: Figure) -> str | None:
    """The measure where the sentence tells none."""
    if figure.kind == "points" and figure.number.value < 100 and float(figure.number.value).is_integer():
        return None  # points of a game or a plan; an index stands higher or has decimals
    if figure.kind == "length":
        return "distance" if figure.symbol in _FAR else "length"
    return _BY_KIND.get(figure.kind or "")
