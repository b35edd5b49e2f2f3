"""Bare numbers that are ages: "Ana Ruiz, 34, said", "aged 12", "he was 71"."""

import re

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words

_MARKS = frozenset({"aged", "age", "ages", "turned", "turning", "turns"})
_SOFTENERS = frozenset({"just", "only", "about", "around", "barely", "nearly", "between"})
_PERSONS = frozenset({"he", "she", "i", "who"})
_LINKS = frozenset({"is", "was", "be", "'s", "'m", "am", "were", "are", "been"})
_STEPS = frozenset({"retire", "die", "marry"})  # what people do at an age
_OLDEST = 125
_HUNDRED = 100
_CHILDREN = 15  # so many nobody has; a grandmother of more is so old
_DOER = re.compile(
    r"[a-z]{3,}(?:er|or|eer|ant|ess|ary|herd|wright|smith|wife|hand|boy|girl|star|head|maker|by)"
)  # nouns of who does something


def is_age(page: Page, figure: Figure) -> bool:
    """Whether a number without a unit is somebody's age."""
    number = figure.number
    top = figure.high if figure.high is not None else figure.low
    top = number.value if top is None else top
    if not 0 < top <= _OLDEST or number.share or number.vague or number.scale > 1:
        return False
    before, after = page.norm(figure.first - 1), page.norm(figure.last)
    softened = before in _SOFTENERS and page.norm(figure.first - 2) in _MARKS  # "aged just nine"
    if page.norm(figure.first) in {"under", "over"} and _closes_bound(page, figure, top):
        people = page.tag(figure.first - 1) == "NNS" and "person" in find_classes(page.token(figure.first - 1), "")
        return people or before in {"were", "are", "those", "them", "anyone", "everyone", "anybody", "everybody", "nobody", "none"}
    if before in {"youngest", "oldest", "eldest"} and not page.tag(figure.last).startswith(("NN", "JJ", "VB")):
        return True
    if _is_closed(page, figure) and before in {"is", "was"} and page.norm(figure.first - 2) in {"youngest", "oldest", "eldest"}:
        return True  # "the youngest is four"
    if softened or before in _MARKS or (before in {"of", "over", "under"} and page.norm(figure.first - 2) in {"age", "ages"}):
        return True
    closed = after in {"", ",", ".", ";", ")", "\n", ":", "―", "—", "–"} or page.tag(figure.last) in {
        "IN",
        "VBD",
        "VBN",
        "VBZ",
        "CC",
        "WRB",
        "WP$",
        "WP",
        "_SP",
    }
    if number.plain and before == "both" and closed:
        return page.norm(figure.first - 2) == ","
    if closed and before == "of" and not page.tag(figure.last).startswith(("NN", "JJ")):
        one = page.norm(figure.first - 2) not in read_words("measures_joint", "groups")  # "a crew of nine"
        one = one and (
            top > _CHILDREN or page.norm(figure.first - 2) not in read_words("measures_joint", "parents")
        )  # "a father of two"
        return one and _is_person(page, figure.first - 2)  # "a boy of nine"
    if _stands_beside_name(page, figure):
        return True
    if after in {",", ".", ";", "", "\n", "when"} and before in {"is", "was"} and _is_person(page, figure.first - 2):
        return True  # "my grandson was six"
    if closed and before in {"is", "was"} and number.plain and top >= 10 and _names_person(page, figure.first - 2):
        return True
    linked = before in _LINKS and page.norm(figure.first - 2) in _PERSONS | {"will", "would", "only", "just"} and top >= 1
    return (closed and linked) or (closed and _is_step(page, figure)) or (number.plain and _are_ages(page, figure))


def _stands_beside_name(page: Page, figure: Figure) -> bool:
    """ "Ana Ruiz, 34, said", "Ravi Menon Jr., 23", "the singer, now 81,", "Menon (23)"."""
    number, before, after = figure.number, page.norm(figure.first - 1), page.norm(figure.last)
    if number.plain and before == "(" and after == ")":
        return _names_person(page, figure.first - 2)
    if not (number.plain or number.word) or after not in {",", ".", ")", ";", "\n", "", "―", "—", "–"}:
        return False
    comma = figure.first - 1 - (before == "now" and number.plain)
    if page.norm(comma) != ",":
        return False
    if number.plain and page.norm(comma - 1) == "." and page.norm(comma - 2) in {"jr", "sr"}:
        return True
    return _names_person(page, comma - 1, opening=after in {",", "―", "—", "–"})


def _is_step(page: Page, figure: Figure) -> bool:
    """ "may retire at 62"."""
    return page.norm(figure.first - 1) == "at" and page.token(figure.first - 2).lemma_ in _STEPS


def _are_ages(page: Page, figure: Figure) -> bool:
    """ "two sisters, 9 and 11, were found": the first of the two."""
    enclosed = page.norm(figure.first - 1) == "," and page.norm(figure.last) == "and"
    if not enclosed or page.norm(figure.last + 2) not in {",", ")", "."}:
        return False
    return page.tag(figure.first - 2) == "NNS" and "person" in find_classes(page.token(figure.first - 2), "")


def _is_closed(page: Page, figure: Figure) -> bool:
    """Whether no noun, adjective or unit follows that the number counts."""
    return not page.tag(figure.last).startswith(("NN", "JJ", "VB", "CD")) and page.norm(figure.last) not in {"of", "to"}


def _closes_bound(page: Page, figure: Figure, top: float) -> bool:
    """ "people under 30": nothing is named behind the bound."""
    named = page.tag(figure.last).startswith(("NN", "JJ", "CD"))
    said = page.norm(figure.first - 1) in _LINKS
    return not named and figure.last == figure.number.last and (2 if said else 10) <= top < _HUNDRED


def _is_person(page: Page, index: int) -> bool:
    if not page.is_word(index) or page.tag(index) != "NN":
        return False
    classes = find_classes(page.token(index), "")
    return "person" in classes or (classes <= {"other", "employee", "candidate"} and _DOER.fullmatch(page.norm(index)) is not None)


def _names_person(page: Page, index: int, *, opening: bool = False) -> bool:
    """A capitalised name or a person's role stands there; alone at the head of a sentence only where commas enclose the number."""
    if not page.is_word(index) or (not opening and page.sentence_start(index) and not page.is_word(index - 1)):
        return False
    if _is_person(page, index):
        return True
    while page.norm(index - 1) in {"-", "‑"} and page.glued(index) and page.glued(index - 1):
        index -= 2  # "Min-seok, 51"
    token = page.token(index)
    if (
        opening
        and page.lexemes[index].text[0].isupper()
        and (index == 0 or not page.is_word(index - 1) or page.tag(index - 1) != "IN")
    ):
        named = token.tag_.startswith("NN") or (bool(token.is_sent_start) and not token.is_stop and not token.lower_.endswith("ly"))
        return token.ent_type_ not in {"DATE", "MONEY"} and named  # "Okello, 67, has …": a name of no list opens the sentence
    return token.ent_type_ == "PERSON" or (token.tag_ == "NNP" and token.ent_type_ not in {"DATE", "GPE", "LOC", "MONEY"})
