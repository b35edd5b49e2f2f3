"""A cue that goes on behind another one: its speaker is the first one's, wherever the parser hung it."""

from spacy.tokens import Token

from app.pipeline.reporting.reporting import is_reporting

SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBD", "VBZ", "VBP")


def find_resumed(verb: Token) -> Token | None:
    """The speaker of the cue right in front: "…, Brask said, adding that …", wherever the parser hung the participle."""
    told_apart = verb.head.tag_ != verb.tag_ or _has_counted_subject(verb.head)
    if verb.dep_ == "conj" and verb.i > 0 and verb.nbor(-1).lower_ in ("and", "but") and told_apart:
        # "said her rival had lied and promised …", "said ten people died and added …": its tense or its subject tells whose it is.
        cue = next((t for t in verb.ancestors if is_reporting(t) and t.tag_ == verb.tag_ and t.i < verb.head.i), None)
        return next((c for c in cue.children if c.dep_ == "nsubj"), None) if cue is not None else None
    first = verb.head if verb.dep_ == "xcomp" and verb.head.tag_ == "VBG" else verb
    if first.tag_ != "VBG" or first.i - first.sent.start < 3 or first.nbor(-1).text != ",":
        return None
    before = first.nbor(-2)
    cue = before.head if before.dep_ == "nsubj" and before.head.i < before.i else before
    if not is_reporting(cue) or cue.tag_ not in FINITE:
        return None
    return next((c for c in cue.children if c.dep_ == "nsubj"), None)


def _has_counted_subject(verb: Token) -> bool:
    """Whether so many did it: they are told of, and speak hardly ever."""
    return any(c.dep_ in SUBJECTS and any(n.dep_ == "nummod" for n in c.children) for c in verb.children)
