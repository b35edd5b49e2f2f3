"""What a figure's unit is by the rest of the article: a currency that states share, a bare number among amounts, points."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from app.pipeline.figures.comparators import find_interval
from app.pipeline.figures.currencies import choose_currency, count_states
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.reading import change_words
from app.pipeline.lexicon import read_words

_LETTERS = frozenset({"K", "P", "N", "Q", "L", "D", "M", "E"})
_LETTERED = 100  # from which on bare digits behind a letter are money ("P500", and not "P45")
_LIMITED = frozenset({"duration", "speed", "weight", "length", "temperature", "money", "percent", "volume"})
_ROW = 25  # lexemes between an amount and the bare number that it is compared with
_REACH = 1000  # characters behind an amount in which a bare number that is said to be money has its currency
_NAMED = 3  # lexemes behind a bare number in which a noun of money tells what it is
_SCALED = 1000  # a number from which on no scale is left out
_APART = 20  # how often the second of two levels may hold the first
_NEXT = 2  # lexemes between two levels: "to" and a sign
_DIGITS = 6  # of a value that was multiplied
_SENTENCE = 40  # lexemes to each side in which words tell what points are
_RIVALS = 12  # lexemes between two shares of one whole
_WHOLE = 100
_MOST = 50  # points that a rate or a share moves at most


def settle_units(page: Page, figures: list[Figure]) -> list[Figure]:
    """The figures with the units that only the article tells. Bare numbers take a currency only where the grammar shows money."""
    figures = list(_complete_levels(page, figures))
    states: Mapping[str, int] = count_states(page.doc) if any(figure.shared for figure in figures) else {}
    prefixed = _has_prefixed_dollars(figures)
    settled: list[Figure] = []
    amount: Figure | None = None
    for figure in figures:
        known = figure
        if figure.shared in _LETTERS and _is_letter(figure, states):
            continue  # "N95", "P45"
        if figure.shared is not None and not (figure.shared == "dollar" and prefixed):
            known = replace(figure, symbol=choose_currency(figure.shared, states))
        elif figure.kind is None and _moves_points(page, figure) and is_percentage(page, figure):
            known = replace(figure, last=figure.last + 1, symbol="%", kind="points")  # "two points"
        elif figure.kind is None and not figure.number.share and not figure.number.vague:
            last = settled[-1] if settled else None
            model = last if last is not None and _was_share(page, last, figure) else _find_model(page, last, amount, figure)
            known = figure if model is None else replace(figure, symbol=model.symbol, kind=model.kind)
        elif figure.kind == "points" and is_percentage(page, figure):
            known = replace(figure, symbol="%")
        amount = known if known.kind == "money" else amount
        settled.append(known)
    return settled


def _is_letter(figure: Figure, states: Mapping[str, int]) -> bool:
    """Whether a letter before a number without a scale is no currency: no state of the article has it, or the number is small."""
    told = choose_currency(str(figure.shared), states) is not None
    if figure.number.scale > 1:
        return False  # "K8.4 million" is money whoever's it is
    return not told or (figure.number.plain and figure.number.value < _LETTERED)


def _complete_levels(page: Page, figures: list[Figure]) -> Iterator[Figure]:
    """ "from 1.2 to 1.5 million", "from 98 to 93 kg": the first of two levels with the second's scale and unit."""
    for figure, following in zip_longest(figures, figures[1:]):
        bare = figure.kind is None and figure.value is not None and not (figure.number.share or figure.number.vague)
        if not bare or following is None or page.norm(figure.first - 1) != "from" or page.norm(figure.last) != "to":
            yield figure
            continue
        scale = following.number.scale if figure.number.scale == 1 and figure.number.value < _SCALED else 1
        ends = [end for end in (following.value, following.low, following.high) if end is not None]
        apart = figure.number.value * scale > _APART * max(ends, default=0) or following.first - figure.last > _NEXT
        if apart or following.number.share:
            yield figure
            continue
        value = round(figure.number.value * scale, _DIGITS)
        low, high = find_interval(figure.comparator, value)
        number = replace(figure.number, value=value, scale=scale)
        yield replace(
            figure,
            number=number,
            value=value,
            low=low,
            high=high,
            symbol=following.symbol,
            kind=following.kind,
            shared=following.shared,
        )


def _was_share(page: Page, last: Figure, figure: Figure) -> bool:
    """ "48 per cent, down from 57": the level before."""
    led = page.norm(figure.first - 1) == "from" and page.norm(figure.first - 2) in {"up", "down"}
    bare = page.tag(figure.last)[:2] not in {"NN", "JJ"} and figure.number.value <= _WHOLE
    return last.kind == "percent" and led and bare and figure.first - last.last <= _NEXT + 1


def _moves_points(page: Page, figure: Figure) -> bool:
    """ "slipped two points", "a rise of two points"."""
    moving = change_words("rising") | change_words("falling") | {"by", "of"}
    return page.norm(figure.last) == "points" and page.norm(figure.first - 1) in moving


def is_percentage(page: Page, figure: Figure) -> bool:
    """ "support slipped two points", "a rise of one point in rates": points of a rate or a share, and not of an index or a game."""
    if figure.number.value > _MOST:
        return False
    words = set(_sentence(page, figure))
    return bool(words & read_words("numbers_signs", "points_of_rates")) and not words & read_words(
        "numbers_signs", "points_of_indices"
    )


def _has_prefixed_dollars(figures: list[Figure]) -> bool:
    """Whether some dollars are marked as a state's ("A$5m"): the bare sign is the usual one then."""
    return any(figure.kind == "money" and figure.shared is None and (figure.symbol or "")[-1:] == "D" for figure in figures)


def _sentence(page: Page, figure: Figure) -> Iterator[str]:
    for step in (-1, 1):
        at = figure.first if step < 0 else figure.last
        while 0 <= at < len(page.lexemes) and abs(at - figure.first) < _SENTENCE:
            if step > 0 and page.sentence_start(at):
                break
            yield page.norm(at)
            if step < 0 and page.sentence_start(at):
                break
            at += step


def _is_second_share(page: Page, before: Figure, figure: Figure, *, named: bool) -> bool:
    """ "52.1 per cent and her rival 45.9", "43.1 per cent to his 41.8": two shares of one whole, each with decimals."""
    if before.kind != "percent" or named or figure.first - before.last > _RIVALS or not figure.number.value < _WHOLE:
        return False
    return not float(figure.number.value).is_integer() and not any(
        page.sentence_start(at) for at in range(before.last, figure.first)
    )


def _find_model(page: Page, before: Figure | None, amount: Figure | None, figure: Figure) -> Figure | None:
    """The earlier figure whose unit a bare number leaves out."""
    word = page.norm(figure.first - 1)
    named = page.tag(figure.last).startswith(("NN", "JJ", "VBN", "CD")) and page.norm(figure.last) not in read_words(
        "measures_change", "moments"
    )
    if before is not None and before.kind in {"money", "points"} and not named and figure.first - before.last <= _ROW:
        owned = page.norm(figure.first - 2) == "of" and figure.first - before.last <= _NAMED
        instead = word == "than" and page.norm(figure.first - 2) == "rather"
        row = not any(page.sentence_start(at) for at in range(before.last, figure.first))
        if row and (instead or (before.kind == "money" and (owned or word in {"from", "against", "versus"}))):
            return before
    if before is not None and _is_second_share(page, before, figure, named=named):
        return before
    if before is not None and before.kind in _LIMITED and not named and figure.first - before.last <= _ROW:
        row = not any(page.sentence_start(at) for at in range(before.last, figure.first))
        limited = word == "of" and page.norm(figure.first - 2) in read_words("measures_joint", "levels")
        moved = word in {"to", "at"} and page.tag(figure.first - 2).startswith("VB") and before.kind in {"speed", "temperature"}
        instead = word == "not" or (page.norm(figure.first - 2), word) in {("rather", "than"), ("instead", "of")}
        if row and (limited or moved or instead):
            return before  # "for 13 hours, over the limit of 12", "14 knots, gusting to 27", "six months rather than three"
    if (
        amount is None
        or page.lexemes[figure.first].start - page.lexemes[amount.first].start > _REACH
        or figure.number.value < _NAMED
    ):
        return None
    nouns = read_words("units_money", "bare.nouns")
    if page.tag(figure.first - 1) in {"DT", "PRP$"} and page.tag(figure.last) == "NN":
        return amount if any(page.norm(at) in nouns for at in range(figure.last, figure.last + _NAMED)) else None
    if named or page.norm(figure.last) in {"of", "per", "times", "%"}:
        return None
    return amount if word in read_words("units_money", "bare.verbs") else None
