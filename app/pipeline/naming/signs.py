"""What the words inside and around a name say about its bearer: a person's given name, a firm's shares, a place's last word."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.bodynames import is_body_noun
from app.pipeline.naming.folding import fold
from app.pipeline.naming.given import is_given
from app.pipeline.naming.titled import is_calling
from app.pipeline.reporting.reporting import is_reporting
from app.vocabulary import EntityKind

LONGEST_GIVEN = 5  # tokens of a name that a given name opens
SELF_STYLED = 4  # tokens in front of what a body calls itself
LONGEST_ROLE = 8  # tokens of a role that a name follows behind a comma
# "X said it was raining" says nothing of X.
IMPERSONAL = frozenset(
    {"rain", "snow", "hail", "pour", "freeze", "get", "become", "take", "go", "happen", "look", "come", "cost", "be"}
)
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def find_signs(doc: Doc, start: int, end: int) -> Iterator[tuple[EntityKind, int]]:
    """Kinds that the name `doc[start:end]` may be of, each with its weight in the vote."""
    first, last = doc[start], doc[end - 1]
    words = fold(" ".join(doc[start:end].text.replace("-", " ").split()))
    if words in read_words("people", "firms.names"):
        yield EntityKind.ORGANIZATION, 6
    elif end - start > 1 and last.lower_ in read_words("people", "endings.clubs", "endings.firms"):
        yield EntityKind.ORGANIZATION, 4
    elif end - start > 1 and _is_placelike(first.lower_, last.lower_):
        yield EntityKind.PLACE, 2
    elif 1 < end - start <= LONGEST_GIVEN and _opens_with_given(doc, start, end):
        yield EntityKind.PERSON, 2
    yield from _find_called_signs(doc, start, end)
    if end - start > 1 and last.is_digit:
        yield EntityKind.ORGANIZATION, 3  # "Forward 90": no person is called by a number
    if _owns_firm_things(doc, end):
        yield EntityKind.ORGANIZATION, 2
    if end - start > 1 and end + 2 < len(doc) and doc[end].text == "(" and doc[end + 1].is_upper and doc[end + 2].text == ")":
        yield EntityKind.ORGANIZATION, 3
    if end - start > 1 and not is_given(first.text) and _is_thing(doc, end):
        yield EntityKind.ORGANIZATION, 4
    if _is_somebody(doc, start, end):
        yield EntityKind.PERSON, 3


def _find_called_signs(doc: Doc, start: int, end: int) -> Iterator[tuple[EntityKind, int]]:
    """What the words right before a name call its bearer."""
    if _is_settled(doc, start):
        yield EntityKind.PLACE, 4
    if start and (is_body_noun(doc[start - 1]) or _is_apposed_to_body(doc, start, end)):
        yield EntityKind.ORGANIZATION, 4
    if get_styled_noun(doc, start) is not None:
        yield EntityKind.ORGANIZATION, 6


def _is_settled(doc: Doc, start: int) -> bool:
    """Whether a name stands behind "the town of", "the coast of" or "neighbouring"."""
    if start and doc[start - 1].lower_ in ("neighbouring", "neighboring"):
        return True
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in read_words("people", "endings.settlements")


def _is_thing(doc: Doc, end: int) -> bool:
    """Whether a name goes on with "which", or says of itself "it": "Borde Aramon denied that it had been warned"."""
    last = doc[end - 1]
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lower_ == "which":
        return True
    if last.dep_ != "nsubj" or not is_reporting(last.head):
        return False
    clauses = (child for child in last.head.children if child.dep_ == "ccomp" and child.i > last.head.i)
    return any(
        word.lower_ == "it"
        and word.dep_ in {"nsubj", "nsubjpass"}
        and (
            word.head.tag_ in {"VBN", "VB"}
            or (word.head.tag_ == "VBG" and word.head.lemma_ not in IMPERSONAL)
            or _thinks(word.head)
        )
        for clause in clauses
        for word in clause.children
    )


def _thinks(verb: Token) -> bool:
    """ "it expected": only somebody or a body does."""
    return verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in read_words("cues", "verbs.think")


def _is_apposed_to_body(doc: Doc, start: int, end: int) -> bool:
    """ "their union, Forward 90, said": a body's noun with its article, then the name between marks."""
    if start < 3 or doc[start - 1].text != "," or not is_body_noun(doc[start - 2]) or (end < len(doc) and not doc[end].is_punct):
        return False
    noun = doc[start - 2]
    return any(child.dep_ in ("det", "poss") for child in noun.children)


def get_styled_noun(doc: Doc, start: int) -> Token | None:
    """The noun of "a cell calling itself Red Harbour", "a gang known as the Nine", where it is a body's."""
    at = start - (start > 0 and doc[start - 1].lower_ == "the")
    if at < SELF_STYLED or doc[at - 1].lower_ not in ("itself", "themselves", "as"):
        return None
    if doc[at - 2].lower_ not in read_words("people", "styled"):
        return None
    noun = doc[at - 3] if doc[at - 3].text != "," else doc[at - 4]
    return noun if is_body_noun(noun) else None


def _is_placelike(first: str, last: str) -> bool:
    return last in read_words("people", "endings.places") or first in read_words("people", "endings.directions")


def _opens_with_given(doc: Doc, start: int, end: int) -> bool:
    first, last = doc[start], doc[end - 1]
    if last.lower_ in read_words("people", "endings.works") or not last.text[:1].isupper():
        return False
    return is_given(first.text) and not gazetteer.is_place(first.text)


def _owns_firm_things(doc: Doc, end: int) -> bool:
    """Whether a firm's belongings stand behind a name: "… shares", "…'s profits"."""
    at = end + 1 if end < len(doc) and doc[end].text in POSSESSIVES else end
    return at < len(doc) and doc[at].lower_ in read_words("people", "firms.belongings")


def _is_somebody(doc: Doc, start: int, end: int) -> bool:
    """Whether a name goes on with "who", or stands in apposition to a role: "the director, Mika Arvo"."""
    if end + 1 < len(doc) and "who" in (doc[end].lower_, doc[end + 1].lower_ if doc[end].text == "," else ""):
        return True
    if start and is_calling(doc[start - 1]) and end - start > 1:
        return True
    closed = end == len(doc) or doc[end].is_punct
    if start < 2 or doc[start - 1].text != "," or not closed:
        return False
    for token in reversed(doc[max(doc[start].sent.start, start - LONGEST_ROLE) : start - 1]):
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return False
        if token.lemma_.lower() in read_words("people", "roles", "voices", "gender"):
            return token.tag_ not in ("NNS", "NNPS") and token.lower_ not in read_words("people", "firms.words", "roles.owner")
    return False
