"""Documents as voices: "the report", "the document", "it" behind "The Courier has obtained the log"."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.records import Span, Speaker
from app.pipeline.voices.unnamed import get_noun
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

KNOWN = frozenset({"the", "this", "that", "his", "her", "its", "their"})
LOOK_AHEAD = 300  # tokens behind a headline's document in which it is told of


def resolve_document(doc: Doc, voices: Voices, head: Token, mention: Span) -> Speaker | None:
    """Who "the report" or "the statement" is: the same document heard before, what the article calls it, or whose it is."""
    noun = head.lemma_.lower()
    if noun in read_words("people", "documents.own") or any(child.dep_ == "poss" for child in head.children):
        return None
    meant = read_words("people", "documents.words") if noun in read_words("people", "documents.any") else frozenset({noun})
    same = (speaker for _, speaker in voices.backwards(mention.start) if get_noun(speaker.name) in meant)
    told = next(same, None) or _find_described(doc, head, meant, mention)
    kinds = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.PERSON)
    own = any(child.dep_ == "compound" for child in head.children)  # "the fire service log" is no other body's
    last = told or (voices.get_last(mention.start, *kinds) if not own else None)
    return Speaker(last.name, last.kind, mention, last.affiliation) if last is not None else None


def _find_described(doc: Doc, head: Token, meant: frozenset[str], mention: Span) -> Speaker | None:
    """What the article calls a document before: "the report" is "the inspection report" that an outlet has obtained.

    A headline's "document" is told behind it.
    """
    bare = head.left_edge.lower_ not in KNOWN
    where = doc[head.i + 1 : head.i + LOOK_AHEAD] if bare else reversed(doc[: head.sent.start])
    for token in where:
        if token.lemma_.lower() not in meant or token.pos_ != "NOUN":
            continue
        named = [t for t in doc[token.left_edge.i : token.i] if t.head == token and t.dep_ in ("compound", "amod")]
        if named and (not bare or is_obtained(token)) and all(t.text.islower() for t in named):
            name = doc[named[0].i : token.i + 1].text.lower()
            return Speaker(name, EntityKind.UNNAMED, mention)
    return None


def is_obtained(noun: Token) -> bool:
    """Whether a document is one that an outlet has seen: "obtained the log", "a log, seen by the Courier"."""
    got = read_words("cues", "obtained")
    behind = any(child.dep_ == "acl" and child.lower_ in got for child in noun.children)
    return behind or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in got)
