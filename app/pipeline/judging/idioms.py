"""Figures of speech in any inflection: phrases of lemmas, with a slot for whose and a gap for a word or three."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.scope import find_words
from app.pipeline.lexicon import read_words

_DETERMINERS = frozenset({"a", "the", "one's"})
GAP = 3  # words that "*" stands for at most


def find_idiom_tokens(statement: Tokens, group: str) -> Iterator[Token]:
    """The tokens of the statement that make up phrases of a group of the stance lexicon.

    The phrases are lemmas; "one's" stands for any possessive, "*" for up to `GAP` words.
    """
    words = list(find_words(statement))
    starts: list[int] = []
    length = 0
    parts = [_normalise(word) for word in words]
    for part in parts:
        starts.append(length)
        length += len(part) + 1
    for match in _pattern(group).finditer(" ".join(parts)):
        yield from words[bisect_left(starts, match.start()) : bisect_left(starts, match.end())]


def _normalise(word: Token) -> str:
    if word.tag_ in {"PRP$", "POS"}:
        return "one's"
    lemma = word.lemma_.lower()
    return "not" if lemma in {"n't", "n’t"} else lemma.replace(" ", "")


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(read_words("stance", group), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_expression, phrases))})(?!\S)")


def _expression(phrase: str) -> str:
    parts = []
    words = phrase.split()
    for at, word in enumerate(words):
        parts.append(rf"(?:\S+ ){{0,{GAP}}}" if word == "*" else re.escape(word) + " ")
        # "walking a dangerous tightrope": an adjective may slip in behind the determiner.
        if word in _DETERMINERS and at + 1 < len(words):
            parts.append(r"(?:\S+ )?")
    return "".join(parts).rstrip()
