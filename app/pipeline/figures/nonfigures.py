"""Numbers that are no figures: names of things, ordinals, scores, idioms, and the dates and times of `dates`."""

from functools import cache

from app.pipeline.figures.dates import is_clock, is_day, is_year
from app.pipeline.figures.labels import is_in_name, is_labelled, is_model, is_telephone
from app.pipeline.figures.lexemes import Kind, find_lexemes
from app.pipeline.figures.number import Number, read_values
from app.pipeline.figures.ones import is_counting_one
from app.pipeline.figures.page import Page
from app.pipeline.lexicon import read_lexicon, read_words

_DASHES = frozenset({"-", "‑", "–", "—", "−"})
_FEW = 12  # a group that "the" points to is told by a word of one piece
_NAMING = frozenset({"ORG", "PERSON", "WORK_OF_ART", "FAC", "LOC", "GPE", "EVENT", "LAW", "PRODUCT", "NORP"})
_COUNTED = frozenset({"NNS", "NNPS"})


@cache
def _idioms() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(lexeme.norm for lexeme in find_lexemes(idiom)) for idiom in read_lexicon("numbers_signs")["idioms"])


def is_name(page: Page, number: Number, *, bounded: bool) -> bool:
    """Whether a number without unit or currency is no figure. `bounded`: a comparator stands before it."""
    if _is_part_of_word(page, number) or _is_idiom(page, number) or is_clock(page, number) or is_day(page, number):
        return True
    if _is_score(page, number) or is_year(page, number, bounded=bounded):
        return True
    if number.word and number.value == 1 and page.norm(number.first) == "one" and number.last == number.first + 1:
        return not ((bounded and page.norm(number.last) != "of") or is_counting_one(page, number.first))
    if page.norm(number.first - 1) in {'"', "'"} and page.norm(number.first - 2) == "=":
        return True  # width="40" of a tag
    if page.norm(number.last) == "(" and page.glued(number.last) and page.norm(number.last + 2) == ")":
        return True  # "a 401(k) plan"
    if number.plain and (_is_in_row(page, number) or _is_code(page, number) or is_telephone(page, number)):
        return True
    if not bounded and (_is_group(page, number) or is_model(page, number)):
        return True
    street = number.last + 2 * (page.norm(number.last) in _DASHES)  # "16-18 Mill Road"
    if number.plain and _is_address(page, street):
        return True
    return not bounded and (is_labelled(page, number) or is_in_name(page, number))


def is_torn(page: Page, number: Number, *, unit: bool) -> bool:
    """Whether letters or signs run into the number ("KN-23", "4K", "#12"), whatever unit it may seem to have."""
    first = number.first
    before = page.lexemes[first - 1] if first else None
    if before is not None and page.glued(first):
        if before.kind in {Kind.WORD, Kind.CODE, Kind.NUMERAL} or before.text in {
            "#",
            "№",
            "_",
            "@",
            "&",
            "*",
            "\\",
            "=",
            "'",
            "’",
        }:
            return True
        if (
            before.text in _DASHES
            and page.glued(first - 1)
            and first > 1
            and page.norm(first - 2) not in {"sub", "to", ")", "minus", "now", "then", "still", "magnitude"}
        ):
            return page.lexemes[first - 2].kind in {Kind.WORD, Kind.CODE}
        if before.text in {"/", "."} and page.glued(first - 1):
            return True
    return not unit and _runs_on(page, number.last)


def _runs_on(page: Page, last: int) -> bool:
    """ "2nd", "90s", "4K", "3.5mm-ish": letters or digits follow with no blank between."""
    if not page.glued(last):
        return False
    following = page.lexemes[last]
    if following.kind in {Kind.WORD, Kind.NUMERAL, Kind.CODE} or following.text == "_":
        return True
    return (
        following.text in {":", "."}
        and page.glued(last + 1)
        and page.lexemes[last + 1].kind in {Kind.WORD, Kind.NUMERAL, Kind.CODE}
    )


def _is_part_of_word(page: Page, number: Number) -> bool:
    """ "twenty-first", "one-off", "two-way": the compound counts nothing."""
    last = number.last
    if page.norm(last) not in _DASHES or not page.glued(last) or not page.glued(last + 1):
        return False
    word = page.norm(last + 1)
    return word in read_words("numbers_signs", "compounds") or word in read_values("denominators") or word in {"first", "second"}


def _is_idiom(page: Page, number: Number) -> bool:
    return any(
        tuple(page.norm(at) for at in range(start, start + size)) in _idioms()
        for size in (3, 5)
        for start in (number.first, number.first - 2)
        if start >= 0
    )


def _is_score(page: Page, number: Number) -> bool:
    """ "2-0", "89-89", "won 3-1": two numbers with a dash that are no range."""
    first, last = number.first, number.last
    if not number.plain:
        return False
    for left, right in ((first, last + 1), (first - 2, first)):
        joint = right - 1
        if (
            left < 0
            or right >= len(page.lexemes)
            or page.norm(joint) not in _DASHES
            or not (page.glued(joint) and page.glued(right))
        ):
            continue
        pair = page.lexemes[left].text, page.lexemes[right].text
        if not all(text.isdecimal() and len(text) <= 4 for text in pair):
            continue
        if int(pair[0]) >= int(pair[1]):
            return True
        near = {page.norm(at) for at in range(max(0, left - 4), min(len(page.lexemes), right + 4))}
        if (
            int(pair[1]) < 200
            and near & read_words("numbers_signs", "scoring")
            and page.tag(right + 1) not in _COUNTED
            and page.norm(right + 1) != "%"
        ):
            return True
    return False


def _is_in_row(page: Page, number: Number) -> bool:
    """ "4 0 1 0 2": bare numerals with blanks between are a table."""
    first, last = number.first, number.last
    for others in ((first - 2, first - 1), (first - 1, last), (last, last + 1)):
        if all(0 <= at < len(page.lexemes) and page.lexemes[at].kind is Kind.NUMERAL and not page.glued(at) for at in others):
            return True
    return False


def _is_code(page: Page, number: Number) -> bool:
    """ "0700": a time of the day or a code; no count is written with a zero before it."""
    text = page.lexemes[number.first].text
    return text.startswith("0") and len(text) == 4 and page.is_word(number.first - 1)


def _is_group(page: Page, number: Number) -> bool:
    """ "the two", "the bottom three", "the two sides": a group that is known already and counted by nobody here."""
    following = page.tag(number.last)
    if number.word and number.value <= _FEW and page.norm(number.first - 1) in {"the", "these", "those"}:
        if page.norm(number.first - 2) == "of" and page.tag(number.first - 3) == "CD":
            return False  # "two of the five"
        if following == "NNS":
            return True
    if not following or following.startswith(("NN", "JJ", "CD", "VBN", "VBG", "HYPH")) or page.norm(number.last) == "of":
        return False
    before = page.norm(number.first - 1)
    if page.tag(number.first - 1) == "VB" or page.norm(number.first - 2) in read_words("numbers_signs", "helpers"):
        return False  # "the toll could top 80"
    return before in read_words("numbers_signs", "ranked") or (number.word and before in {"the", "these", "those"})


def _is_address(page: Page, last: int) -> bool:
    """A house number: capitalised words follow, the last of them a kind of street."""
    for at in range(last, min(last + 5, len(page.lexemes))):
        lexeme = page.lexemes[at]
        ordinal = lexeme.kind is Kind.NUMERAL or (at > last and page.glued(at) and lexeme.norm in {"st", "nd", "rd", "th"})
        if not ordinal and (lexeme.kind is not Kind.WORD or not lexeme.text[0].isupper()):
            return False
        if ordinal:
            continue
        if (at > last or page.is_word(at + 1)) and lexeme.norm in read_words("numbers_signs", "streets"):
            return True
    return False
