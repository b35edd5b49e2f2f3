"""The people of an article, and what the words around their names say of them: roles, age, gender, affiliation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming.affiliations import find_affiliation, find_state
from app.pipeline.naming.titled import is_calling, is_title

OLDEST = 120  # years


@dataclass(slots=True)
class Person:
    """A person of the article: the fullest name, the roles the text gives, and the state or body they belong to."""

    name: str
    first: int
    roles: set[str] = field(default_factory=set)
    affiliation: str | None = None
    male: bool | None = None
    age: int | None = None
    beside: set[str] = field(default_factory=set)  # words beside the roles: "former", "health", "union"


def describe(person: Person, doc: Doc, start: int, end: int, states: Mapping[str, str]) -> None:
    """Add what the words around one mention say of the person."""
    person.age = person.age or _find_age(doc, start, end)
    if start > 4 and doc[start - 4 : start].text.lower() == "-in-chief":
        start -= 4  # an editor-in-chief is an editor and no chief
    left = start
    while left > 0 and (doc[left - 1].pos_ in ("PROPN", "NOUN", "ADJ") or doc[left - 1].text in ("-", "&", "'s", "’s", "of")):
        if doc[left - 1].is_sent_start or doc[left - 1].pos_ == "VERB":
            left -= 1
            break
        left -= 1
    _take_role(person, doc, left, start, states)
    # "Ada Brask, 20, a student": the age stands between the name and what she is.
    right = end + 2 if end + 2 < len(doc) and doc[end].text == doc[end + 2].text == "," and doc[end + 1].is_digit else end
    if right + 1 < len(doc) and doc[right].lower_ == "of":
        person.affiliation = person.affiliation or find_state(doc, right + 1, min(right + 3, len(doc)), states)
    if right + 1 < len(doc) and doc[right].text == "," and (_is_role_start(doc[right + 1])):
        stop = right + 1
        while (
            stop < len(doc)
            and doc[stop].text not in (",", ".", "”", '"', ";")
            and not doc[stop].is_sent_start
            and stop - right < 14
        ):
            stop += 1
        first_noun = next(
            (
                t
                for t in doc[right + 1 : stop]
                if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("appos", "conj", "ROOT", "dobj", "nsubj", "attr")
            ),
            None,
        )
        if first_noun is not None and not first_noun.ent_type_ and first_noun.is_alpha:
            person.roles.add(first_noun.lemma_.lower())
            person.beside.update(token.lower_ for token in doc[right + 1 : min(stop, first_noun.i + 3)] if token.is_alpha)
        person.affiliation = person.affiliation or find_affiliation(doc, right + 1, stop, states)
    _take_apposed(person, doc, start, end, states)


def _take_apposed(person: Person, doc: Doc, start: int, end: int, states: Mapping[str, str]) -> None:
    """Read the noun that the name stands in apposition to: "the director, Dr Mika Arvo"."""
    head = doc[end - 1]
    comma = start - 1
    while comma > 0 and is_title(doc[comma].text):
        comma -= 1
    if comma > 0 and doc[comma].text == ",":
        noun = head.head if head.dep_ == "appos" else None
        if noun is not None and start <= noun.i < end:
            noun = noun.head if noun.dep_ == "appos" else None  # the parser hangs a surname on the given name
        if noun is not None and noun.dep_ == "pobj" and noun.head.head.i < noun.head.i and is_calling(noun.head.head):
            noun = noun.head.head  # the office, not the place that it is held in
        if noun is not None and noun.i < start and noun.pos_ in ("NOUN", "PROPN") and noun.sent == head.sent:
            _take_role(person, doc, noun.left_edge.i, comma, states)
            person.roles.add(noun.lemma_.lower())


def _find_age(doc: Doc, start: int, end: int) -> int | None:
    """The age behind a name, or in "61-year-old" before it."""
    behind = end + 2 < len(doc) and doc[end].text in (",", "(") and doc[end + 2].text in (",", ")", ".")
    before = start > 5 and doc[start - 5 : start - 1].text.lower().endswith("-year-old")
    at = end + 1 if behind else start - 5
    told = (behind or before) and doc[at].text.isdecimal() and len(doc[at].text) <= 3
    return int(doc[at].text) if told and int(doc[at].text) < OLDEST else None


def _is_role_start(token: Token) -> bool:
    return token.pos_ in ("DET", "PRON", "NOUN", "ADJ", "PROPN") and not token.is_sent_start


def _take_role(person: Person, doc: Doc, start: int, end: int, states: Mapping[str, str]) -> None:
    """Read `doc[start:end]`, the words before a name, as its bearer's role."""
    words = [token.lower_.rstrip(".") for token in doc[start:end]]
    for word in words:
        if word in read_words("people", "titles_male") or word in read_words("people", "gender.male"):
            person.male = True
        elif word in read_words("people", "titles_female") or word in read_words("people", "gender.female"):
            person.male = False
    cut = words.index("of") if "of" in words else len(words)
    if words and cut and _is_role(doc[start + cut - 1]):
        person.roles.add(words[cut - 1])
        person.beside.update(word for word in words if word.isalpha() and word != words[cut - 1])
        if cut > 1 and is_title(words[cut - 1]) and words[cut - 2] in read_words("people", "posting.speaking"):
            person.roles.add(words[cut - 2])  # "ministry spokesman Colonel Olen Tarr"
        if words[cut - 1] == "minister" and cut > 1 and words[cut - 2] == "prime":
            person.roles.add("leader")
    if end > start:
        person.affiliation = person.affiliation or find_affiliation(doc, start, end, states) or _find_ministry(words)


def _is_role(token: Token) -> bool:
    """Whether a word before a name says what its bearer is, not what they are called."""
    if is_title(token.text) or token.lower_ in read_words("people", "roles", "voices", "anyone", "gender"):
        return True
    return token.pos_ == "NOUN" and token.text.islower() and token.tag_ == "NN" and token.is_alpha


def _find_ministry(words: Sequence[str]) -> str | None:
    """The ministry that "minister of energy" or "energy minister" heads."""
    portfolios = read_words("people", "portfolios")
    for number, word in enumerate(words):
        if word not in ("minister", "secretary"):
            continue
        of = words[number + 2] if words[number + 1 : number + 2] == ["of"] and number + 2 < len(words) else None
        portfolio = of or (words[number - 1] if number else None)
        if portfolio in portfolios:
            return f"{portfolio.title()} Ministry"
    return None
