"""Metaphor by clash: people said to be beasts or things, things and ideas said to do what only people do."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import Test, get_object, get_subject, is_one_of
from app.pipeline.judging.scope import is_copula

_PEOPLE = frozenset({"i", "we", "you", "he", "she", "they", "these", "those", "who"})
_FACING = frozenset({"against", "versus", "v", "on", "for", "upon"})
_SELF = frozenset({"i", "we"})
_HELD = frozenset({"have", "know", "need", "wear", "grow", "lose", "find", "carry"})


def likens_people(token: Token, _statement: Tokens) -> bool:
    """ "We are ghosts", "they are pawns"; and of ourselves "we are invisible"."""
    predicate = token
    while predicate.dep_ == "conj" and predicate.head.i != predicate.i:
        predicate = predicate.head
    if predicate.dep_ not in {"attr", "acomp"} or not is_copula(predicate.head):
        return False
    subject = get_subject(predicate.head)
    if subject is None:
        return False
    if subject.lower_ in _SELF and is_one_of(token, "plights") and predicate.head.tag_ == "VBP":
        return True
    if token.pos_ == "NOUN" and subject.pos_ == "NOUN" and is_one_of(token, "menaces") and not is_one_of(subject, "likely_menaces"):
        return any(child.lower_ in {"a", "an"} for child in token.children)  # "This pipeline is a loaded gun"
    if is_one_of(token, "vital_nouns") and any(child.lower_ == "of" for child in token.children) and subject.pos_ != "PRON":
        return True  # "The port is the lung of the economy"
    people = subject.lower_ in _PEOPLE or subject.ent_type_ == "PERSON" or is_one_of(subject, "peoples")
    return people and token.pos_ in {"NOUN", "PROPN"} and is_one_of(token, "metaphor_nouns")


def personifies(token: Token, _statement: Tokens) -> bool:
    """ "The law has no eyes", "Hunger does not wait", "Money talks": what has no body has a part of one or acts like one."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    subject = get_subject(token)
    if subject is None or subject.dep_ == "nsubjpass":
        return False
    held = get_object(token)
    if token.lemma_ in _HELD and held is not None and is_one_of(held, "body_nouns") and _is_of_beast(held):
        return True
    if not is_one_of(subject, "bodiless"):
        return False
    if token.lemma_ in _HELD and held is not None:
        return is_one_of(held, "body_nouns")
    if not is_one_of(token, "human_verbs"):
        return is_one_of(token, "human_acts") and any(child.dep_ == "neg" for child in token.children)
    return not any(child.dep_ == "ccomp" for child in token.children)


def _is_of_beast(noun: Token) -> bool:
    """ "the memory of a goldfish"."""
    return any(
        child.lower_ == "of" and any(is_one_of(word, "metaphor_nouns") for word in child.children) for child in noun.children
    )


def pits(token: Token, statement: Tokens) -> bool:
    """Bare things set against each other, or for each other: "It was steel against skin", "Silence is consent"."""
    if token.dep_ != "attr" or token.pos_ not in {"NOUN", "PROPN"} or not is_copula(token.head) or not _is_bare(token):
        return False
    subject = get_subject(token.head)
    if subject is not None and subject.tag_ == token.tag_ == "NN" and _is_bare(subject) and not list(subject.children):
        return token.head.tag_ == "VBZ"
    return any(
        child.dep_ == "prep" and child.lower_ in _FACING and _is_bare(pobj) and pobj.pos_ == "NOUN" and pobj.i < statement.end
        for child in token.children
        for pobj in child.children
        if pobj.dep_ == "pobj"
    )


def _is_bare(noun: Token) -> bool:
    return not any(child.dep_ in {"det", "poss", "nummod", "amod", "compound"} for child in noun.children)


METAPHORS: tuple[Test, ...] = (likens_people, personifies, pits)
