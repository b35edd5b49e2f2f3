"""How a verb and a figure stand to each other: subject or object, particles, definite numbers."""

from spacy.tokens import Doc, Token

from app.pipeline.figures.places import BORDERS, Place
from app.pipeline.lexicon import read_words


def find_particles(verb: Token) -> set[str]:
    """The words beside a verb that may be its particle, and what the parser takes for one."""
    beside = {other.lower_ for other in verb.doc[verb.i + 1 : verb.i + 3]}
    if "part" in beside:
        return set()  # "took part in" has no particle
    for other in verb.doc[verb.i + 3 : verb.i + 8]:  # "wiped $4bn off the firm"
        if other.text in BORDERS or (other.tag_.startswith("VB") and len(other.text) > 2):  # the "m" of "£900m" is no verb
            break
        beside |= {other.lower_} & read_words("measures_weights", "parted")
    return beside | {child.lower_ for child in _children(verb) if child.dep_ in {"prt", "advmod", "oprd", "acomp"}}


def get_role(verb: Token, place: Place, *, behind: bool) -> str:
    """Whether the figure is subject or object of the verb, by form and place; the parser's word counts where it has one."""
    if place.top.head == verb and place.top.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        if place.top.dep_ != "nsubj":
            return "object"
        if behind and verb.tag_ in {"VBN", "VBD"} and not _has_object(verb) and not _is_active(verb):
            return "either"
        return "subject"
    if not behind:
        return "object"
    if verb.tag_ == "VBN":
        helped = any(child.dep_ == "auxpass" for child in _children(verb))
        return "subject" if _is_active(verb) else "object" if helped else "either"
    return "either" if verb.tag_ in {"VBD", "JJ"} and not _has_object(verb) else "subject"


def find_actor(verb: Token) -> Token | None:
    """Who does it: the subject of the verb or of the one that it goes on ("broke in and took 40 rings").

    In a passive it is what stands behind "by".
    """
    node = verb
    for _ in range(3 if verb.dep_ else 0):
        passive = False
        for child in node.children:
            if child.dep_ == "nsubj":
                return node.head if child.tag_ in {"WDT", "WP"} and node.dep_ == "relcl" else child
            if child.dep_ == "agent":
                return next((below for below in child.children if below.dep_ == "pobj"), None)
            passive = passive or child.dep_ == "auxpass"
        if passive or node.dep_ not in {"conj", "xcomp", "advcl"}:
            return node.head if node.dep_ == "relcl" else None
        node = node.head
    return None


def _children(token: Token) -> list[Token]:
    """The token's children; none in a Doc without a parse, whose tokens have no valid edges to look between."""
    return list(token.children) if token.dep_ else []


def _is_active(verb: Token) -> bool:
    """A perfect without passive: "have killed"."""
    helpers = {child.lemma_ for child in _children(verb) if child.dep_ in {"aux", "auxpass"}}
    return "have" in helpers and "be" not in helpers


def _has_object(verb: Token) -> bool:
    if any(child.dep_ == "dobj" for child in _children(verb)):
        return True
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    return following is not None and following.tag_ in {"DT", "PRP", "PRP$", "NNP", "NNS", "CD", "JJ"}


def is_definite(doc: Doc, first: int) -> bool:
    """ "the two countries": the number tells who is meant and counts nothing new."""
    definite = read_words("measures_weights", "definite")
    before = doc[first - 1 : first] if first else doc[:0]
    if before and before[0].lower_ in read_words("measures_weights", "ranks"):
        before = doc[max(0, first - 2) : first - 1]
    return bool(before) and (before[0].lower_ in definite or before[0].tag_ == "POS")
