"""Names of bodies that the model misses or cuts: capitalised words that end in what a body is ("Metal Workers' Federation")."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming.capitals import find_capitals
from app.pipeline.naming.titled import Named, is_heading, is_title

JOINTS = frozenset({"and", "of", "for", "&", "'s", "’s", "'", "’", "-", "the", "on"})
LONGEST_BODY = 10  # tokens


def find_bodies(doc: Doc) -> Iterator[Named]:
    """Bodies named by capitalised words with a body's noun at their end, or before "of" or "for"."""
    for token in find_capitals(doc):
        if not _is_noun(token) or is_heading(token) or _goes_on(doc, token.i + 1):
            continue
        start = _find_start(doc, token.i)
        end = _find_end(doc, token.i + 1)
        # One capitalised noun, or one that a sentence begins with, is no name yet.
        if start < token.i or end > token.i + 1:
            yield start, end, "ORG"


def find_described(doc: Doc) -> Iterator[Named]:
    """The names right behind a small noun for a body: "the relief agency Harbourlight"."""
    for token in find_capitals(doc):
        if not token.i or not token.is_title or token.is_sent_start or token.pos_ != "PROPN" or not is_body_noun(doc[token.i - 1]):
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].is_title and doc[end].pos_ == "PROPN":
            end += 1
        yield token.i, end, "ORG"


def is_body_noun(token: Token) -> bool:
    """Whether a small noun says that the name behind it is a body's: "union", "lender"; not "guard", which is a person too."""
    noun = token.lower_
    persons = read_words("people", "voices", "roles")
    bodies = read_words("people", "bodies", "firms.words")
    return token.text.islower() and noun in bodies and noun not in persons and noun not in read_words("people", "bodies.single")


def _is_noun(token: Token) -> bool:
    nouns = read_words("people", "bodies.organization", "bodies.government")
    return token.text[:1].isupper() and not token.text.isupper() and token.lower_ in nouns and token.pos_ == "PROPN"


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the name goes on: "Border Guard" before "Service"; an office behind it does not belong to it."""
    return at < len(doc) and doc[at].text[:1].isupper() and doc[at].pos_ == "PROPN" and not is_title(doc[at].text)


def _find_start(doc: Doc, at: int) -> int:
    """The first of the capitalised words that lead up to a body's noun; small joints may stand between them."""
    first = start = at
    while first > max(doc[at].sent.start, at - LONGEST_BODY):
        before = doc[first - 1]
        if before.text[:1].isupper() and before.is_alpha and before.pos_ in ("PROPN", "ADJ", "NOUN"):
            start = first - 1
        elif before.lower_ not in JOINTS or before.lower_ == "the":
            break
        first -= 1
    return start


def _find_end(doc: Doc, at: int) -> int:
    """The end of the name where "of" or "for" and capitalised words go on behind the noun."""
    if at + 1 >= len(doc) or doc[at].lower_ not in ("of", "for"):
        return at
    end = stop = at + 1
    while stop < min(len(doc), at + LONGEST_BODY) and not doc[stop].is_sent_start:
        if doc[stop].text[:1].isupper() and doc[stop].pos_ in ("PROPN", "ADJ", "NOUN"):
            end = stop + 1
        elif doc[stop].lower_ not in ("the", "and", "&", "of"):
            break
        stop += 1
    return end if end > at + 1 else at
