"""Do two answers to one question say the same?

Each answer is read together with the question, and what the question itself means is taken out of the vector (its projection on
the question's), so that what is left is what the answer adds. Words, numbers and polarity, to which sentence vectors are
nearly blind, are compared by themselves. The weights are in answers.toml.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.embedding import Vectors
from app.linking.happenings.traits import find_names
from app.linking.lexicon import read_lexicon
from app.linking.wording.negation import is_negated
from app.linking.wording.words import find_words, normalise
from app.search.embedding import embed_texts

TOKEN = re.compile(r"\d[\d.,]*\d|\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, in an article's words; `context` is the sentence or so that it stands in."""

    question: str
    words: str
    context: str = ""


def compare_answers(pairs: Sequence[tuple[Answer, Answer]]) -> list[float]:
    """How much speaks for each two answers' being one, in the order of `pairs`: from 0.5 on mostly one. Symmetric."""
    likeness = _find_likeness(pairs)
    return [_score(a, b, likeness=None if likeness is None else likeness[at]) for at, (a, b) in enumerate(pairs)]


def _score(a: Answer, b: Answer, *, likeness: float | None) -> float:
    weights = read_lexicon("answers")
    left, right = _find_content(a), _find_content(b)
    shared = sum(min(weight, right[key]) for key, weight in left.items() if key in right)
    total = sum(left.values()) + sum(right.values())
    overlap = 2 * shared / total if total else 0.0
    score = overlap if likeness is None else likeness + float(weights["overlap"]) * overlap
    numbers = _find_numbers(a.words), _find_numbers(b.words)
    if all(numbers):
        score += float(weights["shared_number" if numbers[0] & numbers[1] else "other_numbers"])
    if is_negated(a.words) != is_negated(b.words):
        score += float(weights["other_polarity"])
    return score


def _find_likeness(pairs: Sequence[tuple[Answer, Answer]]) -> list[float] | None:
    """Cosine of what the answers add; None where no model is used."""
    questions = _embed_all([a.question for a, _ in pairs])
    left, right = (_embed_all([f"{pair[side].question} {pair[side].words}" for pair in pairs]) for side in (0, 1))
    if questions is None or left is None or right is None:
        return None
    added = [_take_out(vectors, questions) for vectors in (left, right)]
    return [float(cosine) for cosine in (added[0] * added[1]).sum(axis=1)]


def _take_out(vectors: Vectors, directions: Vectors) -> Vectors:
    """The vectors without their part along the directions, row by row, normalised; nothing where nothing is left."""
    rest = vectors - (vectors * directions).sum(axis=1, keepdims=True) * directions
    length = np.linalg.norm(rest, axis=1, keepdims=True)
    return np.asarray(rest / np.where(length > 0, length, 1.0), np.float32)


def _embed_all(texts: Sequence[str]) -> Vectors | None:
    """One row a text; each different text is embedded once."""
    different = sorted(set(texts))
    vectors = embed_texts(different)
    row = {text: number for number, text in enumerate(different)}
    return None if vectors is None else vectors[[row[text] for text in texts]]


def _find_content(answer: Answer) -> Mapping[str, float]:
    """The weight of each content word that the question does not hold; a capital counts as its country."""
    asked = {word.key for word in find_words(answer.question)}
    words = find_words(answer.words, names=find_names(answer.context))
    return {word.country or word.key: word.weight for word in words if word.key not in asked}


def _find_numbers(words: str) -> frozenset[str]:
    """Numbers in digits, however they are written; "one" may be a pronoun."""
    keys = (normalise(token) for token in TOKEN.findall(words) if token.lower() != "one")
    return frozenset(key for key in keys if key[0].isdigit())
