"""Gaps between two counts or levels: "12 more than last year", "23 knots too fast", "4C above the average"."""

from app.pipeline.figures.counted import Counted
from app.pipeline.figures.joint import find_behind
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words

_GAP = 8  # lexemes between a number and the "than" behind it
_KINDS = frozenset({"speed", "temperature", "weight", "length", "duration", "storage", "volume", "concentration", "power"})
_LEVEL = 5  # lexemes from "above" to the name of the level


def is_difference(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "12 more than last year", "18,000 fewer operations", "23 seats fewer than its rival", "£200 above the asking price"."""
    compared = page.norm(figure.last + 1) == "than"
    if figure.kind == "money":
        return page.norm(figure.last) in {"above", "below"} or (compared and page.tag(figure.last) in {"JJR", "RBR"})
    if figure.kind is not None:
        return False
    if compared and page.tag(figure.last) in {"JJR", "RBR"} and not figure.number.share:
        return True  # "28 faster than the record"
    following = [page.norm(at) for at in range(figure.last + 1, figure.last + _GAP)]
    if page.norm(figure.last) == "fewer" or (page.norm(figure.last) in {"more", "less"} and "than" in following):
        return True
    behind = find_behind(page, figure, counted)
    return page.norm(behind) in {"more", "fewer", "less"} and page.norm(behind + 1) == "than"


def is_beyond(page: Page, figure: Figure) -> bool:
    """ "23 knots too fast", "two hours longer than planned", "40 km/h over the limit": what lies between an amount and a level."""
    if figure.kind not in _KINDS or page.tag(figure.first - 1) == "JJ":
        return False
    behind = page.norm(figure.last)
    if behind == "too":
        return page.tag(figure.last + 1).startswith(("JJ", "RB"))
    if figure.kind == "duration" and behind == "more" and page.tag(figure.last + 2) == "CD":
        return False  # "over four hours more than 300 shells fell"
    if behind in {"more", "less"} or page.tag(figure.last) in {"JJR", "RBR"}:
        return "than" in {page.norm(figure.last + 1), page.norm(figure.last + 2)}
    if behind not in {"above", "below", "over", "under", "outside", "beyond", "off"}:
        return False
    return any(page.norm(at) in read_words("measures_joint", "levels") for at in range(figure.last + 1, figure.last + _LEVEL))


def is_margin(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "passed by four votes", not "by 61 votes to 58"."""
    if figure.kind is not None or figure.number.share or counted.head is None:
        return False
    by = "by" in {page.norm(figure.first - 1), page.norm(figure.first - 2)} and page.tag(figure.first - 1) in {"IN", "RB"}
    to = page.norm(figure.last + 1) == "to" or page.norm(figure.last) == "to"
    return by and not to and counted.head.lemma_.lower() in read_words("measures_joint", "scored")
