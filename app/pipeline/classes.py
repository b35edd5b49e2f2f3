"""The model's rules that make word classes of tags, their outcome remembered.

spaCy's AttributeRuler tries near two hundred patterns on every token, a seventh of the model's time. Nearly all look at one
token's tag, dependency and, for some words only, its word: what they do to a token like that is looked up once it is known.
"""

import re
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer, TrainablePipe
from spacy.tokens import Doc

Step = Callable[[Doc], Doc]
_KEYED: list[int | str] = ["LOWER", "TAG", "DEP", "IS_SPACE"]
_WRITTEN: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
_classifiers: WeakKeyDictionary[AttributeRuler, Step] = WeakKeyDictionary()


def find_late_steps(nlp: Language) -> dict[str, Step]:
    """The pipeline's ruler, made quick, and its lemmatiser: steps by name that can be taken after all others, in this order.

    No trained component reads what they write; where another one follows them that might, there are none.
    """
    late: dict[str, Step] = {}
    for name, pipe in nlp.pipeline:
        if isinstance(pipe, AttributeRuler):
            late[name] = _classifiers.setdefault(pipe, make_classifier(pipe))
        elif isinstance(pipe, Lemmatizer):
            late[name] = pipe
        elif late and not isinstance(pipe, TrainablePipe):
            return {}
    return late


def make_classifier(ruler: AttributeRuler) -> Step:
    """Does to a doc what `ruler` does: the ruler itself where its patterns read more than is remembered."""
    rules: list[dict[str, Any]] = list(ruler.patterns)
    patterns: list[list[dict[str, Any]]] = [pattern for rule in rules for pattern in rule["patterns"]]
    if not all(set(_KEYED).issuperset(token) for pattern in patterns for token in pattern):
        return ruler
    in_context = Matcher(ruler.vocab)
    if several := [pattern for pattern in patterns if len(pattern) > 1]:
        in_context.add("several", several)
    words, forms = _find_named([token["LOWER"] for pattern in patterns for token in pattern if "LOWER" in token])
    strings = ruler.vocab.strings
    named: dict[int, int] = {}
    outcomes: dict[tuple[int, ...], list[int]] = {}

    def name(lower: int) -> int:
        if lower not in named:
            word = strings[lower]
            named[lower] = lower if word in words or any(form.search(word) for form in forms) else 0
        return named[lower]

    def classify(doc: Doc) -> Doc:
        rows = doc.to_array(_KEYED).tolist()
        keys = [(name(lower), *others) for lower, *others in rows]
        if not keys or in_context(doc, allow_missing=True):
            return ruler(doc)
        if all(key in outcomes for key in keys):
            array: Any = np.array([outcomes[key] for key in keys], dtype=np.uint64)
            return doc.from_array(_WRITTEN, array)
        ruler(doc)
        outcomes.update(zip(keys, doc.to_array(_WRITTEN).tolist(), strict=True))
        return doc

    return classify


def _find_named(tests: list[Any]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The words that patterns name, and the forms of words: {"LOWER": "let"}, {"IN": [...]}, {"REGEX": "…"}."""
    words, forms = set[str](), list[re.Pattern[str]]()
    for test in tests:
        given: dict[str, Any] = test if isinstance(test, dict) else {"IN": [test]}
        words.update(given.get("IN", ()), given.get("NOT_IN", ()))
        if "REGEX" in given:
            forms.append(re.compile(given["REGEX"]))
    return frozenset(words), forms
