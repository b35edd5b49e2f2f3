"""Numbers that are no figures: years, days, clock times, names of things, ordinals, scores, idioms."""

from functools import cache

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.lexemes import Kind, find_lexemes
from app.pipeline.figures.numbers import Number, read_values
from app.pipeline.figures.page import Page
from app.pipeline.lexicon import read_lexicon, read_words

_DASHES = frozenset({"-", "‑", "–", "—", "−"})
_JOINTS = _DASHES | {"and", "to", "or", "until", "till", ",", "/"}
_NAMING = frozenset({"ORG", "PERSON", "WORK_OF_ART", "FAC", "LOC", "GPE", "EVENT", "LAW", "PRODUCT", "NORP"})
_CASES = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"NNS", "NNPS"})


@cache
def _sign_words(group: str) -> frozenset[str]:
    return read_words("numbers_signs", group)


@cache
def _idioms() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(lexeme.norm for lexeme in find_lexemes(idiom)) for idiom in read_lexicon("numbers_signs")["idioms"])


def is_name(page: Page, number: Number, *, bounded: bool) -> bool:
    """Whether a number without unit or currency is no figure. `bounded`: a comparator stands before it."""
    if _is_part_of_word(page, number) or _is_idiom(page, number) or _is_clock(page, number) or _is_day(page, number):
        return True
    if _is_score(page, number) or _is_year(page, number, bounded=bounded):
        return True
    if number.word and number.value == 1 and page.norm(number.first) == "one" and number.last == number.first + 1:
        return not (bounded or _is_counting_one(page, number.first))
    return not bounded and (_is_labelled(page, number) or _is_in_name(page, number))


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
            and page.norm(first - 2) not in {"sub", "to", ")", "minus"}
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
    return word in _sign_words("compounds") or word in read_values("denominators") or word in {"first", "second"}


def _is_idiom(page: Page, number: Number) -> bool:
    return any(
        tuple(page.norm(at) for at in range(start, start + size)) in _idioms()
        for size in (3, 5)
        for start in (number.first, number.first - 2)
        if start >= 0
    )


def _is_clock(page: Page, number: Number) -> bool:
    """ "4 pm", "5:42", "at 16.12", "14.30 sailing", "between 9 and 11pm"."""
    first, last = number.first, number.last
    if page.norm(last) in {":", "h"} and page.glued(last) and page.glued(last + 1) and page.lexemes[last + 1].kind is Kind.NUMERAL:
        return True
    if page.norm(first - 1) == ":" and page.glued(first):
        return True
    if _marks_clock(page, last) and number.value < 2400:
        return True
    if (
        page.norm(last) in _JOINTS
        and page.lexemes[min(last + 1, len(page.lexemes) - 1)].kind is Kind.NUMERAL
        and number.value <= 12
    ):
        step = last + 2
        if page.norm(step) == ":" or _marks_clock(page, step):
            return True
    text = page.lexemes[first].text
    if last == first + 1 and len(text) in {4, 5} and text[-3] == "." and number.value < 24 and int(text[-2:]) < 60:
        earlier = {page.norm(at) for at in range(max(0, first - 5), first)}
        if (
            page.norm(first - 1) in _sign_words("clock_before")
            and not earlier & _sign_words("pricing")
            and page.tag(last) not in _COUNTED
        ):
            return True
        return (page.norm(first - 1) in {"the", "its", "their"} and page.tag(last) == "NN") or _entity(page, first) == "TIME"
    return _entity(page, first) == "TIME" and number.value < 25 and page.norm(first - 1) in _sign_words("clock_before")


def _marks_clock(page: Page, index: int) -> bool:
    if page.norm(index) in {"a", "p"} and page.norm(index + 1) == "." and page.norm(index + 2) == "m":
        return True
    return page.norm(index) in _sign_words("clock_after")


def _entity(page: Page, index: int) -> str:
    return str(page.token(index).ent_type_)


def _is_month(page: Page, index: int) -> bool:
    return page.norm(index) in _sign_words("months") and page.lexemes[index].text[0].isupper()


def _is_day(page: Page, number: Number) -> bool:
    """A day of a month, also in "3 and 4 March", "April 24-26"."""
    if number.value > 31 or not (number.plain or number.word) or not float(number.value).is_integer():
        return False
    before = number.first - 1
    if page.norm(before) == "." and page.glued(before):
        before -= 1
    after = number.last + (page.norm(number.last) == "of")
    if (before >= 0 and _is_month(page, before)) or (_is_month(page, after) and page.tag(after) != "MD"):
        return True
    joint, other = page.norm(number.last), number.last + 1
    if joint in _JOINTS and page.lexemes[min(other, len(page.lexemes) - 1)].kind is Kind.NUMERAL and _is_month(page, other + 1):
        return True
    if page.norm(number.first - 1) in _JOINTS and number.first >= 3 and page.lexemes[number.first - 2].kind is Kind.NUMERAL:
        return _is_month(page, number.first - 3) and page.tag(number.last) not in _COUNTED
    return False


def _is_year(page: Page, number: Number, *, bounded: bool) -> bool:
    """Four bare digits of the right size that count nothing; also the short second year of "2019-20"."""
    first, last = number.first, number.last
    if not number.plain:
        return False
    text = page.lexemes[first].text
    if len(text) == 2 and page.norm(first - 1) in _DASHES | {"/"} and page.glued(first) and _looks_like_year(page, first - 2):
        return True
    if page.norm(last) in _sign_words("past") and page.lexemes[last].text.isupper():
        return True
    if not _looks_like_year(page, first):
        return False
    counted = page.tag(last) in _COUNTED or (page.tag(last).startswith("JJ") and page.tag(last + 1) in _COUNTED)
    before = page.norm(first - 1)
    if _is_month(page, first - 1) if first else False:
        return True
    if before in {"the", "a", "an", "this", "last", "in", "since", "of", "by", "during", "from", "until"} or page.norm(
        first - 1
    ) in {"'s", "s"}:
        return _entity(page, first) in _CASES or not counted
    recent = 1900 <= number.value <= 2050
    if counted and _entity(page, first) not in _CASES and (not recent or "person" in find_classes(page.token(last), "")):
        return False
    counted = counted and not recent
    return (recent and not bounded and not counted) or _entity(page, first) == "DATE" or before in _sign_words("before_year")


def _looks_like_year(page: Page, index: int) -> bool:
    if not 0 <= index < len(page.lexemes):
        return False
    text = page.lexemes[index].text
    return len(text) == 4 and text.isdecimal() and 1400 <= int(text) <= 2199


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
            and near & _sign_words("scoring")
            and page.tag(right + 1) not in _COUNTED
            and page.norm(right + 1) != "%"
        ):
            return True
    return False


def _is_labelled(page: Page, number: Number) -> bool:
    """ "Highway 9", "No. 5", "category 4", "version two"."""
    if number.scale > 1 or number.share or number.vague or not float(number.value).is_integer() or not number.value < 10_000:
        return False
    before = number.first - 1
    if page.norm(before) == "." and page.glued(before):
        if page.norm(before - 1) not in {"no", "nos", "nr", "nrs", "p", "pp", "vol", "fig", "ch", "sec", "art"}:
            return False
        before -= 1
    if before < 0 or page.norm(before) not in _sign_words("labels") | _sign_words("brands"):
        return False
    if page.norm(before) in _sign_words("brands"):
        return True
    if (
        page.norm(before) in {"no", "number"}
        and page.norm(before) == "no"
        and page.lexemes[before].text == "no"
        and page.glued(number.first - 1)
    ):
        return False
    capital = page.lexemes[before].text[0].isupper() and not page.sentence_start(before)
    return capital or page.tag(number.last) not in _COUNTED


def _is_in_name(page: Page, number: Number) -> bool:
    """Digits behind a name they belong to ("iPhone 11", "FTSE 100"), a number word inside one ("Seven Sisters"), a house number."""
    first, last = number.first, number.last
    token = page.token(first)
    before = page.lexemes[first - 1] if first else None
    follows_name = (
        before is not None and before.kind is Kind.WORD and before.text != before.norm and not page.sentence_start(first - 1)
    )
    if number.plain and _is_address(page, last):
        return True
    if number.scale > 1 or number.share:
        return False
    in_entity = token.ent_type_ in _NAMING and token.ent_iob_ == "I"
    if number.word:
        return in_entity and page.lexemes[first].text[0].isupper() and not page.sentence_start(first)
    if not number.plain or not follows_name or page.norm(first - 1) in _sign_words("months"):
        return False
    if not page.tag(first - 1).startswith("NNP") and not in_entity:
        return False
    return page.tag(last) not in _COUNTED or (in_entity and page.tag(last) != "NNS")


def _is_address(page: Page, last: int) -> bool:
    """A house number: capitalised words follow, the last of them a kind of street."""
    for at in range(last, min(last + 4, len(page.lexemes))):
        lexeme = page.lexemes[at]
        if lexeme.kind is not Kind.WORD or not lexeme.text[0].isupper():
            return False
        if (at > last or page.is_word(at + 1)) and lexeme.norm in _sign_words("streets"):
            return True
    return False


def _is_small_number(page: Page, index: int) -> bool:
    """Whether a number stands at the lexeme that is joined to its neighbours by "and" or a comma."""
    if not 0 <= index < len(page.lexemes) or not {page.norm(at) for at in range(index - 3, index + 4)} & {"and", ","}:
        return False
    return page.lexemes[index].text.isdecimal() or any(
        page.norm(index) in read_values(group) for group in ("units", "teens", "tens")
    )


def _is_counting_one(page: Page, index: int) -> bool:
    """ "one" that counts: it stands before a noun that is no turn of phrase, or before what became of somebody ("one dead")."""
    before, after = page.norm(index - 1), page.norm(index + 1)
    if before in _sign_words("one_before"):
        return False
    if after in _sign_words("one_states"):
        return True
    near = [page.norm(at) for at in range(index + 1, index + 8)]
    beside = [at for at in range(index - 6, index + 7) if at != index and _is_small_number(page, at)]
    if not beside and not _sign_words("one_states") & set(near):
        return False
    head = index + 1
    while head < index + 4 and (
        page.tag(head).startswith("JJ")
        or page.norm(head) == "-"
        or (page.tag(head) in {"VBN", "VBG", "NN"} and page.tag(head + 1) in {"NN", "NNP"})
    ):
        head += 1
    if page.tag(head) not in {"NN", "NNP"} or page.norm(head) in _sign_words("rhetoric"):
        return False
    verb = page.token(head).head
    return verb.lemma_ not in _sign_words("speaking")
