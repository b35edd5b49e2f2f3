"""Whether "pounds" are money or a weight; the word is the same, what stands beside it is not."""

from app.pipeline.figures.number import Number
from app.pipeline.figures.page import Page
from app.pipeline.figures.units import Unit
from app.pipeline.lexicon import read_lexicon, read_words

_REACH = 7  # lexemes to each side in which a word of weight tells
_DASHES = frozenset({"-", "‑"})


def is_weight(page: Page, number: Number, unit: Unit) -> bool:
    """ "a 500-pound bomb", "40 pounds of rice", "he weighs 208 pounds" against "a five-pound note", "two million pounds".

    Nothing is read as a weight that is written with a sign ("£40") or that is too large for one.
    """
    if not page.norm(unit.last - 1).startswith("pound") or number.value > read_lexicon("units_money")["pounds"]["heaviest"]:
        return False
    money = read_words("units_money", "pounds.money")
    if page.norm(unit.last) == "of":
        following = {page.norm(at) for at in range(unit.last + 1, unit.last + 4)}
        return not following & money
    if page.norm(number.last) in _DASHES and page.glued(number.last):
        return page.tag(unit.last).startswith(("NN", "JJ")) and page.norm(unit.last) not in money
    beside = {page.norm(at) for at in (*range(number.first - _REACH, number.first), *range(unit.last, unit.last + _REACH))}
    return bool(beside & read_words("units_money", "pounds.weight")) and not beside & money
