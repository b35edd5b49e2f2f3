"""Numbers that belong to a name or stand behind a label: "Highway 9", "version 2.1", "the Group of Seven", "a 737-800"."""

import re

from app.pipeline.figures.frames import read_frames
from app.pipeline.figures.lexemes import Kind
from app.pipeline.figures.number import Number
from app.pipeline.figures.page import Page
from app.pipeline.figures.participles import find_lemmas
from app.pipeline.lexicon import read_words

_DASHES = frozenset({"-", "‑", "–", "—", "−"})
_FEW = 12  # lexemes back to the first mention of a name with a number
_CALL = 16  # lexemes between a word of calling and the number that is called
_TITLE = 4  # lexemes to each side that show whether a line is written as a title
_NAMING = frozenset({"ORG", "PERSON", "WORK_OF_ART", "FAC", "LOC", "GPE", "EVENT", "LAW", "PRODUCT", "NORP"})
_COUNTED = frozenset({"NNS", "NNPS"})
_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")


def _brands() -> frozenset[str]:
    return read_words("numbers_signs", "brands")


def is_telephone(page: Page, number: Number) -> bool:
    """ "call 555-0147", "the hotline at (555) FOR-TIPS", "called 911", "a 911 dispatcher"."""
    first, last = number.first, number.last
    text = page.lexemes[first].text
    if not number.plain or len(text) not in {3, 4}:
        return False
    calling = read_words("numbers_signs", "calling")
    if page.norm(first) in read_words("numbers_signs", "emergency"):
        return page.norm(first - 1) in calling or page.norm(last) in read_words("numbers_signs", "called")
    paired = _has_digits(page, first - 2, 3) if len(text) == 4 else _has_digits(page, last + 1, 4)
    joined = page.norm(first - 1 if len(text) == 4 else last) == "-" and paired
    enclosed = page.norm(first - 1) == "(" and page.norm(last) == ")"
    return (joined or enclosed) and any(page.norm(at) in calling for at in range(max(0, first - _CALL), first))


def _has_digits(page: Page, index: int, size: int) -> bool:
    return 0 <= index < len(page.lexemes) and page.lexemes[index].text.isdecimal() and len(page.lexemes[index].text) == size


def is_labelled(page: Page, number: Number) -> bool:
    """ "Highway 9", "No. 5", "category 4", "version two"."""
    if number.scale > 1 or number.share or number.vague or not number.value < 10_000:
        return False
    if not float(number.value).is_integer():
        versioned = read_words("numbers_signs", "versioned")
        return page.norm(number.first - 1) in versioned or page.norm(number.last) in versioned
    if _is_labelled_pair(page, number):
        return True
    before = number.first - 1
    if page.norm(before) == "." and page.glued(before):
        if page.norm(before - 1) not in {"no", "nos", "nr", "nrs", "p", "pp", "vol", "fig", "ch", "sec", "art"}:
            return False
        before -= 1
    if before < 0 or page.norm(before) not in read_words("numbers_signs", "labels") | _brands():
        return False
    if page.norm(before) in _brands():
        return True
    if page.tag(before).startswith("VB"):
        return False
    if (
        page.norm(before) in {"no", "number"}
        and page.norm(before) == "no"
        and page.lexemes[before].text == "no"
        and page.glued(number.first - 1)
    ):
        return False
    opens = page.sentence_start(before) and page.tag(before) not in {"NN", "NNP"}
    capital = page.lexemes[before].text[0].isupper() and not opens
    return capital or page.tag(number.last) not in _COUNTED


def _is_labelled_pair(page: Page, number: Number) -> bool:
    """ "gates 3 and 4", "pages 12-14", "a Boeing 737-800": one label for two."""
    if page.norm(number.first - 1) in _DASHES and page.glued(number.first) and page.norm(number.first - 3) in _brands():
        return number.plain
    parted = page.norm(number.first - 1) == "of" and page.is_word(number.first - 3) and not page.is_word(number.first - 2)
    if number.plain and parted and page.norm(number.first - 3) in read_words("numbers_signs", "labels"):
        return page.lexemes[number.first - 3].text[0].isupper()  # "Image 3 of 10"
    for label, other in ((number.first - 1, number.last + 1), (number.first - 3, number.first - 2)):
        joint = number.last if other > number.last else number.first - 1
        singular = page.norm(label).removesuffix("s")
        if page.norm(label) == singular or singular not in read_words("numbers_signs", "labels"):
            continue
        numeral = 0 <= other < len(page.lexemes) and page.lexemes[other].text.isdecimal()
        if (
            number.plain
            and numeral
            and page.norm(joint) in _DASHES | {"and", "or", "to"}
            and page.tag(max(number.last, other + 1)) not in _COUNTED
        ):
            return True
    return False


def is_in_name(page: Page, number: Number) -> bool:
    """Digits behind a name they belong to ("iPhone 11", "FTSE 100"), a number word inside one ("Seven Sisters"), a house number."""
    first, last = number.first, number.last
    token = page.token(first)
    before = page.lexemes[first - 1] if first else None
    follows_name = (
        before is not None and before.kind is Kind.WORD and before.text != before.norm and not page.sentence_start(first - 1)
    )
    if number.scale > 1 or number.share:
        return False
    in_entity = token.ent_type_ in _NAMING and token.ent_iob_ == "I"
    if number.word:
        return is_capital_word(page, number)
    if _opens_clause(page, number):
        return True
    if (
        not (number.plain or _is_version(page, number))
        or not follows_name
        or page.norm(first - 1) in read_words("numbers_signs", "months")
    ):
        return False
    if _is_title(page, first) and _is_verb(page, first - 1):
        return False  # "Blast Kills 12", "Maker to Sell 18 Plants"
    if not page.tag(first - 1).startswith("NNP") and not in_entity:
        return False
    return page.tag(last) not in _COUNTED or (in_entity and page.tag(last) != "NNS")


def is_capital_word(page: Page, number: Number) -> bool:
    """ "the Group of Seven", "the Big Three", "Six-Day War": a number word with a capital in the midst of a sentence."""
    first, last = number.first, number.last
    if not number.word or not page.lexemes[first].text[0].isupper() or page.sentence_start(first) or not page.is_word(first - 1):
        return False
    joined = page.norm(first - 1) in {"of", "the", "big"}
    lowered = page.is_word(last) and page.lexemes[last].text.islower() and page.tag(last).startswith(("NN", "JJ", "VBN"))
    if not joined and (lowered or page.lexemes[first - 1].text.islower()):
        return False  # "MILTON, Ohio Two men …"
    return not _is_title(page, first)


def _opens_clause(page: Page, number: Number) -> bool:
    """ "Resolution 1441 was passed", "Dublin 4 was sold": one thing named by a number opens the sentence, and its verb follows."""
    first = number.first
    if not (number.plain or _is_version(page, number)) or not page.sentence_start(first - 1) or not page.is_word(first - 1):
        return False
    named = page.tag(first - 1) in {"NN", "NNP"} and page.token(first - 1).ent_type_ not in {"DATE", "TIME"}
    return named and page.tag(number.last) in {"VBZ", "VBD", "MD"}


def _is_version(page: Page, number: Number) -> bool:
    return number.last == number.first + 1 and _VERSION.fullmatch(page.lexemes[number.first].text) is not None


def _is_title(page: Page, index: int) -> bool:
    """Whether the words around are written as those of a title: every one with a capital but the small ones."""
    words = []
    for step in (-1, 1):
        at = index + step
        while abs(at - index) <= _TITLE and 0 <= at < len(page.lexemes):
            lexeme = page.lexemes[at]
            if lexeme.kind is Kind.BREAK or lexeme.text in {".", "?", "!"}:
                break
            if lexeme.kind is Kind.WORD and lexeme.norm not in read_words("numbers_signs", "small"):
                words.append(lexeme.text)
            at += step
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_verb(page: Page, index: int) -> bool:
    """Whether a word in a title is a verb of which something may be counted, which the tagger may take for a name."""
    word, before = page.norm(index), page.norm(index - 1)
    finite = word.endswith("s") or before in {"to", "and", ","} or before.endswith("s")
    if not finite and word not in read_words("numbers_signs", "one_harmed"):
        return False  # "Service Pack 2"
    return any(lemma in read_frames("verbs") for lemma in find_lemmas(word, word))


def is_model(page: Page, number: Number) -> bool:
    """ "the 412 Voyager", "two new 412 jets", "the 20037 postcode": the number is the name of a kind of thing."""
    if number.plain and _is_named_again(page, number):
        return True
    if not number.plain or number.value < 100:
        return False
    if page.norm(number.last) in read_words("numbers_signs", "codes"):
        return True
    at = number.first - 1
    while at > number.first - 4 and page.tag(at).startswith("JJ"):
        at -= 1
    if page.tag(at) == "CD" and at < number.first - 1 and page.norm(at + 1) in {"new", "old", "used", "leased"}:
        return True
    definite = page.norm(number.first - 1) in {"the", "'s", "own", "new"}
    return definite and page.tag(number.last) == "NNP" and not page.tag(number.last + 1).startswith(("NN", "JJ"))


def _is_named_again(page: Page, number: Number) -> bool:
    """ "the Pixel 8 and 8 Pro": the number of a name that was written just before."""
    if not page.tag(number.last).startswith("NNP") or page.norm(number.first - 1) not in {"and", "or", ",", "/"}:
        return False
    text = page.lexemes[number.first].text
    return any(
        page.lexemes[at].text == text and page.tag(at - 1).startswith("NNP")
        for at in range(max(1, number.first - _FEW), number.first - 1)
    )
