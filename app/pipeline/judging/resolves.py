"""Resolve and threat: what somebody will do with all their might, will not bear, or will do unless another yields."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.idioms import find_idiom_tokens
from app.pipeline.judging.predicates import SPEAKING, WILL, get_following, get_subject, has_will, is_one_of

_CAN = frozenset({"can", "ca", "would"})
_NOT = frozenset({"not", "n't", "n’t"})
_CONDITIONS = frozenset({"if", "unless"})
_COMING = frozenset({*WILL, "must", "should", "would", "'d", "’d"})


def resolves(token: Token, _statement: Tokens) -> bool:
    """Resolve rather than a plan: "will fight on", "we will not rest", "will refuse to", "will never"."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    # "are not going to give in": will and refusal stand with "going".
    going = token.dep_ == "xcomp" and token.head.lower_ == "going"
    carriers = (token, token.head) if going else (token,)
    auxiliaries = {child.lower_ for verb in carriers for child in verb.children if child.dep_ in {"aux", "neg", "advmod"}}
    if not going and not (WILL | _CAN) & auxiliaries:
        return False
    if "never" in auxiliaries or is_one_of(token, "resolve_verbs"):
        return True
    if token.lemma_ in {"continue", "keep", "do", "go"}:
        return any(child.i > token.i and is_one_of(child, "effort_objects") for child in token.subtree)
    subject = get_subject(token)
    speaking = subject is not None and subject.lower_ in {*SPEAKING, "nobody", "nothing"}
    if token.lemma_ == "be" and speaking and WILL & auxiliaries:
        return get_following(token) in {"back", "there", "ready", "waiting"}
    meant = not _CAN & auxiliaries or bool(_NOT & auxiliaries)
    return speaking and meant and is_one_of(token, "effort_verbs")


def threatens(token: Token, statement: Tokens) -> bool:
    """What is coming to somebody: "will pay a heavy price", "must be brought to justice", "will not go unanswered"."""
    coming = any(child.dep_ == "aux" and child.lower_ in _COMING for child in token.children)
    if token.pos_ not in {"VERB", "AUX"} or not (coming or token.head.lower_ == "going" or has_will(token)):
        return False
    return any(token.i - 2 <= found.i for found in find_idiom_tokens(statement, "threats"))


def bargains(token: Token, statement: Tokens) -> bool:
    """A vow on a condition, in the mouth of who makes it: "If they attack, we will strike", "unless …, I shall resign".

    "If the rain goes on, we will run out of bread" foresees what the speaker does not choose.
    """
    if token.pos_ not in {"VERB", "AUX"} or not has_will(token) or is_one_of(token, "unwilled_verbs"):
        return False
    subject = get_subject(token)
    if subject is None or subject.lower_ not in SPEAKING or any(child.dep_ in {"acomp", "attr"} for child in token.children):
        return False
    return any(word.lower_ in _CONDITIONS and word.dep_ == "mark" and word.head.dep_ == "advcl" for word in statement)
