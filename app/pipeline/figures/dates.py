"""Numbers that are years, days of a month or clock times."""

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.lexemes import Kind
from app.pipeline.figures.number import Number, get_small
from app.pipeline.figures.page import Page
from app.pipeline.lexicon import read_words

_NAMING = frozenset({"the", "a", "this", "that", "my", "his", "her", "our", "every", "last", "first"})
_MINUTES = frozenset({5, 10, 20, 25})  # told to or past an hour
_NOON = 12
_CLAUSE = 10  # lexemes before an hour in which a price would be named
_AROUND = 25  # lexemes to each side in which a train or a ferry is named
_DASHES = frozenset({"-", "‑", "–", "—", "−"})
_JOINTS = _DASHES | {"and", "to", "or", "until", "till", ",", "/"}
_CASES = frozenset({"DATE", "TIME"})
_COUNTED = frozenset({"NNS", "NNPS"})
_MONTHLY = frozenset({"in", "last", "during", "this", "since", "by"})  # behind these a month is meant as a whole

_PARTS_OF_DAY = frozenset(("in", "the", part) for part in ("morning", "afternoon", "evening"))


def _is_spoken(page: Page, number: Number) -> bool:
    """ "at ten to seven on Friday", "by twenty past eight", "around half past four": either of the two numbers."""
    minutes, hour = page.norm(number.first - 2), page.norm(number.last + 1)
    led = read_words("numbers_signs", "clock_led")
    if page.norm(number.last) in {"to", "past"} and number.value in _MINUTES:
        small = get_small(hour)
        ends = small is not None and small[0] <= _NOON and page.tag(number.last + 2) not in _COUNTED
        return ends and page.norm(number.first - 1) in led
    if page.norm(number.first - 1) in {"to", "past"} and number.value <= _NOON and page.tag(number.last) not in _COUNTED:
        small = get_small(minutes)
        counted = minutes in {"quarter", "half"} or (small is not None and small[0] in _MINUTES)
        return counted and bool(led & {page.norm(number.first - 3), page.norm(number.first - 4)})
    return False


def _is_hour(page: Page, number: Number) -> bool:
    """ "half past seven", "opens at 9 and closes at 11", "just after nine": a bare hour with nothing that it counts."""
    first, before = number.first, page.norm(number.first - 1)
    if not (number.plain or number.word) or number.value > _NOON or number.last > first + 1:
        return False
    if before in {"past", "to"} and page.norm(first - 2) in {"half", "quarter"}:
        return True
    if page.tag(number.last).startswith(("NN", "JJ", "CD", "VBG", "HYPH", "$")) or page.norm(number.last) in {"of", "%", "-"}:
        return False
    if before in {"before", "after"}:
        return page.norm(first - 2) in {"just", "shortly", "soon"}
    at = first - 1 - (before in {"about", "around"})
    if page.norm(at) != "at":
        return False
    earlier = {page.norm(near) for near in range(max(0, at - _CLAUSE), at)}
    priced = read_words("numbers_signs", "priced")
    verbs = {page.token(near).lemma_ for near in range(max(0, at - 3), at)}
    return not earlier & priced and not verbs.isdisjoint(read_words("numbers_signs", "clock_verbs"))


def is_clock(page: Page, number: Number) -> bool:
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
    if number.value <= 12 and tuple(page.norm(at) for at in range(last, last + 3)) in _PARTS_OF_DAY:
        return True
    if _is_hour(page, number) or (number.word and _is_spoken(page, number)):
        return True
    text = page.lexemes[first].text
    if last == first + 1 and len(text) in {4, 5} and text[-3] == "." and number.value < 24 and int(text[-2:]) < 60:
        earlier = {page.norm(at) for at in range(max(0, first - 5), first)}
        if (
            page.norm(first - 1) in read_words("numbers_signs", "clock_before")
            and not earlier & read_words("numbers_signs", "pricing")
            and not (page.norm(first - 1) == "from" and "to" in earlier)  # "cut to 3 from 7.50"
            and page.tag(last) not in _COUNTED
        ):
            return True
        if _leaves(page, number):
            return True
        return (page.norm(first - 1) in {"the", "its", "their"} and page.tag(last) == "NN") or _entity(page, first) == "TIME"
    # "Rose to 12 last night" counts; a time of day behind "to" has its "am" or "pm".
    led = read_words("numbers_signs", "clock_before") - {"to"}
    return _entity(page, first) == "TIME" and number.value < 25 and page.norm(first - 1) in led


def _leaves(page: Page, number: Number) -> bool:
    """ "the 7.45 from Leeds", "the 05.20 express service", "the train, the 6.15": so it leaves; "05.20" is no amount."""
    text = page.lexemes[number.first].text
    if len(text) == 5 and text[0] == "0":
        return True
    if page.norm(number.first - 1) not in _NAMING:
        return False
    served = read_words("numbers_signs", "scheduled")
    if any(page.norm(at) in served for at in range(number.last, number.last + 4)):
        return True
    here = page.norm(number.last) in {"from", "to", "out", "into", "via"}
    return here and any(page.norm(at) in served for at in range(max(0, number.first - _AROUND), number.last + _AROUND))


def _marks_clock(page: Page, index: int) -> bool:
    if page.norm(index) in {"a", "p"} and page.norm(index + 1) == "." and page.norm(index + 2) == "m":
        return True
    if page.norm(index) == "local":
        return page.norm(index + 1) == "time" or not page.is_word(index + 1)  # not "23 local officials"
    return page.norm(index) in read_words("numbers_signs", "clock_after")


def _entity(page: Page, index: int) -> str:
    return str(page.token(index).ent_type_)


def _is_month(page: Page, index: int) -> bool:
    return page.norm(index) in read_words("numbers_signs", "months") and page.lexemes[index].text[0].isupper()


def is_day(page: Page, number: Number) -> bool:
    """A day of a month, also in "3 and 4 March", "April 24-26"."""
    if number.value > 31 or not (number.plain or number.word) or not float(number.value).is_integer():
        return False
    before = number.first - 1
    if page.norm(before) == "." and page.glued(before):
        before -= 1
    after = number.last + (page.norm(number.last) == "of")
    if before >= 0 and _is_month(page, before) and not _counts_in_month(page, before, number):
        return True
    if _is_month(page, after) and page.tag(after) != "MD":
        return True
    joint, other = page.norm(number.last), number.last + 1
    if joint in _JOINTS and page.lexemes[min(other, len(page.lexemes) - 1)].kind is Kind.NUMERAL and _is_month(page, other + 1):
        return True
    if page.norm(number.first - 1) in _JOINTS and number.first >= 3 and page.lexemes[number.first - 2].kind is Kind.NUMERAL:
        return _is_month(page, number.first - 3) and page.tag(number.last) not in _COUNTED
    return False


def _counts_in_month(page: Page, month: int, number: Number) -> bool:
    """ "In April 14 people were arrested", "last June six huts burned": a count, since a day would have "on"."""
    last = number.last + page.tag(number.last).startswith("JJ")
    return page.norm(month - 1) in _MONTHLY and page.tag(last) in _COUNTED and not page.norm(last).endswith("s'")


def is_year(page: Page, number: Number, *, bounded: bool) -> bool:
    """Four bare digits of the right size that count nothing; also the short second year of "2019-20"."""
    first, last = number.first, number.last
    if not number.plain:
        return False
    text = page.lexemes[first].text
    if len(text) == 2 and page.norm(first - 1) in _DASHES | {"/"} and page.glued(first) and _looks_like_year(page, first - 2):
        return True
    if page.norm(last) in read_words("numbers_signs", "past") and page.lexemes[last].text.isupper():
        return True
    if not _looks_like_year(page, first):
        return False
    counted = page.tag(last) in _COUNTED or (page.tag(last).startswith("JJ") and page.tag(last + 1) in _COUNTED)
    before = page.norm(first - 1)
    if first and _is_month(page, first - 1):
        return True
    if before in read_words("numbers_signs", "dating"):
        return _entity(page, first) in _CASES or not counted
    recent = 1900 <= number.value <= 2050
    if counted and _entity(page, first) not in _CASES and (not recent or "person" in find_classes(page.token(last), "")):
        return False
    counted = counted and not recent
    if recent and not bounded and not counted:
        return True
    return _entity(page, first) == "DATE" or before in read_words("numbers_signs", "before_year")


def _looks_like_year(page: Page, index: int) -> bool:
    if not 0 <= index < len(page.lexemes):
        return False
    text = page.lexemes[index].text
    return len(text) == 4 and text.isdecimal() and 1400 <= int(text) <= 2199
