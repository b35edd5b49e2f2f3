"""How far the make-up of a statement leans to opinion, wish or figure of speech, where no rule tells.

A logistic regression over traits that a reader sees at a glance: tense, subject, shape and words of value. The weights are in
`lexicons/leanings.toml`; docs/decisions/063-leanings.md says how they were found and what they are worth.
"""

from collections.abc import Iterable, Iterator
from math import exp
from typing import Any

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import WILL, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula
from app.pipeline.lexicon import read_lexicon, read_words
from app.vocabulary import Voice

_PRESENT = frozenset({"VBZ", "VBP"})
_CAN = frozenset({"can", "ca", "cannot"})
_WOULD = frozenset({"would", "'d", "’d"})
_HAVE = frozenset({"have", "has", "'ve", "’ve"})
_SPEAKING = frozenset({"i", "we"})
_OTHERS = frozenset({"he", "she", "they"})
_POINTING = frozenset({"this", "that", "it"})
_OURS = frozenset({"our", "us", "my", "me"})
_YOURS = frozenset({"you", "your"})
_LIKENING = frozenset({"than", "like", "as"})
_CONDITIONS = frozenset({"if", "unless"})
_ARTICLES = frozenset({"a", "an", "no", "every", "any"})
_SHORT, _LONG = 6, 16  # words


def leans(statement: Tokens, voice: Voice) -> bool:
    """Whether the traits of the statement, told in such a voice, make it likelier than the limit that nobody could check it.

    What will be if something else is may be a threat or a forecast; that is for the rules to tell.
    """
    traits = set(find_traits(statement, voice))
    return not {"if", "will"} <= traits and weigh_traits(traits) > float(read_lexicon("leanings")["limit"])


def weigh_traits(traits: Iterable[str]) -> float:
    """The probability, 0 to 1, that a statement of these traits is not checkable."""
    weights: dict[str, float] = read_lexicon("leanings")["weights"]
    return 1 / (1 + exp(-weights["any"] - sum(weights.get(trait, 0.0) for trait in set(traits))))


def find_traits(statement: Tokens, voice: Voice) -> Iterator[str]:
    """The traits of a statement, by name; some more than once."""
    words = list(find_words(statement))
    yield voice.value
    yield from _find_shape(words)
    yield from _find_valued(words)
    root = statement.root
    tense = _get_tense(root)
    copula = is_copula(root)
    yield tense
    if copula:
        yield "copula"
        yield f"copula {tense}"
        yield from _find_predicate(root, tense)
    if any(child.dep_ == "neg" for child in root.children):
        yield "not"
        yield f"not {tense}"
    if any(child.dep_ == "auxpass" for child in root.children):
        yield "passive"
    if (subject := get_subject(root)) is not None:
        for kind in _find_subject(subject):
            yield kind
            yield f"{kind} {tense}"


def _get_tense(root: Token) -> str:
    """The tense or mood of what heads a statement; "none" where it is no verb."""
    auxiliaries = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    forms, tags = {child.lower_ for child in auxiliaries}, {root.tag_, *(child.tag_ for child in auxiliaries)}
    if root.pos_ not in {"VERB", "AUX"}:
        return "none"
    if forms & WILL:
        return "will"
    if forms & _CAN:
        return "can"
    if forms & _WOULD:
        return "would"
    if "VBD" in tags:
        return "past"
    if root.tag_ == "VBG":
        return "going on"
    if root.tag_ == "VBN":
        return "perfect" if forms & _HAVE else "present"
    return "present" if tags & _PRESENT else "other"


def _find_predicate(root: Token, tense: str) -> Iterator[str]:
    for child in root.children:
        if child.dep_ == "acomp":
            yield "quality"
        elif child.dep_ == "attr" and any(word.lower_ in {"a", "an"} for word in child.children):
            yield "kind"
            yield f"kind {tense}"


def _find_subject(subject: Token) -> Iterator[str]:
    form = subject.lower_
    if form in _SPEAKING:
        yield "we"
    elif form in _OTHERS:
        yield "they"
    elif form in _POINTING:
        yield "this"
    elif form in read_words("leanings", "anybody") or any(
        child.lower_ in _ARTICLES for child in subject.children if child.dep_ == "det"
    ):
        yield "anybody"
    elif subject.pos_ == "NOUN" and not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in subject.children):
        yield "bare"


def _find_shape(words: list[Token]) -> Iterator[str]:
    if len(words) <= _SHORT:
        yield "short"
    if len(words) >= _LONG:
        yield "long"
    forms = {word.lower_ for word in words}
    groups: dict[str, Any] = {
        "ours": _OURS,
        "if": _CONDITIONS,
        "you": _YOURS,
        "like": _LIKENING,
        "sweeping": read_words("leanings", "sweeping"),
    }
    yield from (name for name, group in groups.items() if forms & group)
    for word in words:
        if word.like_num or word.text[:1].isdigit():
            yield "number"
        if word.pos_ == "PROPN":
            yield "name"
        if word.ent_type_ in {"DATE", "TIME"}:
            yield "time"
        if word.ent_type_ in {"GPE", "LOC", "FAC"}:
            yield "place"


def _find_valued(words: list[Token]) -> Iterator[str]:
    values, figures = read_words("leanings", "value_groups"), read_words("leanings", "figure_groups")
    valued = sum(is_one_of(word, *values) for word in words)
    if valued:
        yield "value"
    if valued > 1:
        yield "values"
    figured = sum(is_one_of(word, *figures) for word in words)
    if figured:
        yield "figure"
    if figured > 1:
        yield "figures"
