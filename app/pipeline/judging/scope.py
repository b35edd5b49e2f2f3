"""Where in a stretch of words something stands: at its top, or in a clause that only says which thing is meant."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from app.pipeline.lexicon import read_words

_CLAUSE_MARKS = frozenset(",–—-();:")
_TOP_DEPS = frozenset({"ccomp", "conj", "parataxis", "xcomp", "ROOT"})


def get_tokens(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that two offsets touch; None where they touch none."""
    if not len(doc) or not 0 <= start < end <= doc[-1].idx + len(doc[-1]):
        return None
    # Between two tokens spaCy gives an empty span, not None.
    return doc.char_span(start, end, alignment_mode="expand") or None


def get_sentence(tokens: Span) -> Span:
    """From the start of the first token's sentence to the end of the last one's; the tokens alone in an unparsed doc."""
    if not tokens.doc.has_annotation("SENT_START"):
        return tokens
    return tokens.doc[tokens[0].sent.start : tokens[-1].sent.end]


def is_aside(token: Token, within: Span) -> bool:
    """Whether `token` stands in a relative clause of `within` that only tells which one is meant.

    "People who may be trapped are being looked for" does not say less surely that they are being looked for. A relative
    clause behind a comma ("…, who may be trapped") adds a statement of its own and is no aside.
    """
    start, end = within.start, within.end
    node, head = token, token.head
    while start <= node.i < end and head.i != node.i:
        if node.dep_ == "relcl" and start <= head.i < end:
            opening = node.left_edge.i
            if opening > start and within.doc[opening - 1].text not in _CLAUSE_MARKS:
                return True
        node, head = head, head.head
    return False


def is_top(token: Token, within: Span) -> bool:
    """Whether `token` heads `within`, or a clause joined to its head and not hung on a noun."""
    start, end = within.start, within.end
    node, head = token, token.head
    while start <= head.i < end and head.i != node.i:
        if node.dep_ not in _TOP_DEPS:
            return False
        node, head = head, head.head
    return True


def is_copula(token: Token) -> bool:
    """Whether it is a form of "be" that joins; the lemmatizer misses it behind a curly apostrophe."""
    return token.lemma_ == "be" or token.lower_ in {"’s", "’re", "’m"}


def find_words(tokens: Span) -> Iterator[Token]:
    """The tokens that are neither blanks nor marks."""
    return (token for token in tokens if not token.is_space and not token.is_punct)


def find_phrases(text: str, start: int, end: int, name: str, group: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lexicon's phrases between two offsets of `text`, whatever their case and however blanks part their words."""
    return (match.span() for match in _phrase_pattern(name, group).finditer(text, start, end))


@cache
def _phrase_pattern(name: str, group: str) -> re.Pattern[str]:
    phrases = sorted(read_words(name, group), key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)".replace("'", "['’]"), re.IGNORECASE)
