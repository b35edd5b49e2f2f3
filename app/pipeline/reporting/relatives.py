"""Relative clauses beside an attribution that tell something of their own: "…, said Brask, who lost her boat in the storm"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.attributions import Attributed
from app.pipeline.lexicon import read_words
from app.pipeline.order import InOrder
from app.pipeline.ranges import Range, end_of
from app.pipeline.reporting.reporting import has_frame, is_reporting

PRONOUNS = frozenset({"who", "which", "whose"})
SHORTEST = 4  # words of a clause that tells something


def find_relatives(doc: Doc, sentence: Tokens, attributed: InOrder[Attributed]) -> Iterator[Range]:
    """Offsets of the relative clauses of a sentence that stand in no attributed content and do more than say who somebody is."""
    for token in sentence:
        if token.lower_ not in PRONOUNS or token.i == sentence.start or doc[token.i - 1].text not in (",", "–", "—"):
            continue
        verb = next((t for t in (token.head, *token.ancestors) if t.dep_ == "relcl"), None)
        if verb is None or verb.left_edge != token or attributed.at(token.idx) is not None:
            continue
        end = next((t.i for t in doc[token.i : verb.right_edge.i + 1] if t.text in (",", ";", "–", "—")), verb.right_edge.i + 1)
        if verb.i < end and end - token.i >= SHORTEST and _tells(verb, doc[token.i : end]):
            yield token.idx, end_of(doc[end - 1])


def _tells(verb: Token, clause: Tokens) -> bool:
    """Whether a clause tells something: not the anonymity or the office of whoever speaks, nor what they say elsewhere."""
    progressive = verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)
    if is_reporting(verb) or has_frame(verb) or (verb.tag_ in ("VB", "VBG") and not progressive):
        return False
    identifies = verb.lemma_.lower() in read_words("discourse", "identifying") and not _happened(verb)
    passed = clause[0].lower_ == "whose" and any(child.dep_ == "auxpass" for child in verb.children)
    counted = any(token.like_num and token.lower_ != "one" for token in clause)
    return not identifies or passed or counted or _places(verb, clause)


def _happened(verb: Token) -> bool:
    """ "Which ran its own count", unlike "who ran the charity": what was run once and is no body."""
    things = [child for child in verb.children if child.dep_ == "dobj"]
    once = verb.tag_ == "VBD" and verb.lemma_ in ("run", "hold", "host", "stage", "present")
    bodies = read_words("people", "bodies", "firms.words")
    return once and bool(things) and all(t.pos_ == "NOUN" and t.lemma_.lower() not in bodies for t in things)


def _places(verb: Token, clause: Tokens) -> bool:
    """Where somebody was, or what has become of theirs: "who was on the upper deck", "whose son is among the missing"."""
    if verb.lemma_ != "be" or (clause[0].lower_ != "whose" and verb.tag_ != "VBD"):
        return False
    return any(child.dep_ == "prep" and child.lower_ in read_words("discourse", "whereabouts") for child in verb.children)
