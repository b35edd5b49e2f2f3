"""The traits of a statement that a reader sees at a glance: tense, subject, shape, small words, classes of words, who reports it.

Each has a name; `leanings` weighs them. They tell how something is put, not what it is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import WILL, find_forms, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula
from app.pipeline.judging.stances import is_asked
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
_STEP, _STEPS = 4, 6  # words to a step of length, and the highest step
_PREDICATES = frozenset({"acomp", "attr"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_AGENTS = frozenset({"agent"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})


def find_traits(statement: Tokens, cue: Tokens | None, voice: Voice) -> Iterator[str]:
    """The traits of a statement, by name; some more than once. `cue` is what reports it."""
    words = list(find_words(statement))
    yield voice.value
    yield from _find_shape(words)
    yield from _find_valued(words)
    yield from _find_small_words(words)
    yield from _find_grammar(words, statement.root)
    yield from _find_classes(words, statement.root)
    yield from _find_cue(cue)
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
    # "We do not know which of them is wrong" calls nothing wrong.
    valued = sum(is_one_of(word, *values) for word in words if not (is_copula(word.head) and is_asked(word.head)))
    if valued:
        yield "value"
    if valued > 1:
        yield "values"
    figured = sum(is_one_of(word, *figures) for word in words)
    if figured:
        yield "figure"
    if figured > 1:
        yield "figures"


def _find_small_words(words: list[Token]) -> Iterator[str]:
    yield from (f"word {form}" for form in {word.lower_ for word in words} & read_words("leanings", "small_words"))


def _find_grammar(words: list[Token], root: Token) -> Iterator[str]:
    """How the words are built: what opens and heads them, what hangs on the head, which forms and names there are."""
    if root.tag_ == "VB" and get_subject(root) is None and not any(child.dep_ == "aux" for child in root.children):
        yield "imperative"
    if words:
        yield f"first {words[0].pos_}"
    yield f"head {root.pos_}"
    yield f"head {root.tag_}"
    yield from (f"part {child.dep_}" for child in root.children)
    tags = {word.tag_ for word in words}
    yield from (f"form {tag}" for tag in tags)
    kinds = {word.ent_type_ for word in words if word.ent_type_}
    yield from (f"named {kind}" for kind in kinds)
    if not kinds:
        yield "nothing named"
    if tags & _SUPERLATIVES:
        yield "superlative"
    if any(word.dep_ in _AGENTS for word in words):
        yield "by somebody"
    yield f"length {min(len(words) // _STEP, _STEPS)}"


def _find_classes(words: list[Token], root: Token) -> Iterator[str]:
    """The groups of the stance lexicon that the words are in, its head, and what is said of its subject."""
    groups = _groups_by_word()
    for word in words:
        if word.pos_ in _CONTENT:
            yield from (f"holds {group}" for group in _find_groups(word, groups))
    yield from (f"heads {group}" for group in _find_groups(root, groups))
    for child in root.children:
        if child.dep_ in _PREDICATES:
            yield from (f"said {group}" for group in _find_groups(child, groups))


def _find_groups(word: Token, groups: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for form in find_forms(word):
        yield from groups.get(form, ())


@cache
def _groups_by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for group, words in read_lexicon("stance").items():
        if isinstance(words, str):
            for word in words.split():
                found[word].append(group)
    return {word: tuple(groups) for word, groups in found.items()}


def _find_cue(cue: Tokens | None) -> Iterator[str]:
    if cue is None:
        yield "no cue"
        return
    for word in find_words(cue):
        if word.pos_ == "VERB":
            yield f"cue {word.lemma_.lower()}"
