"""Misspelt words: one that occurs nowhere is looked for as the nearest word that does."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlmodel import Session

from app.search.expressions import quote_words
from app.search.foreign import occurs_inside
from app.search.language import Query
from app.search.nodes import Every, Node, Some
from app.search.tables import fetch
from app.search.terms import Term
from app.search.wordlist import read_word_list

MIN_CHARS = 4
LONGEST_APPLIED = 6  # words
OCCURRING = """SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM search_article WHERE search_article MATCH value)
    OR EXISTS (SELECT 1 FROM search_claim WHERE search_claim MATCH value)"""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as it was typed and the one that was looked for in its place."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A query to search with. `foreign` says that some of its words stand inside other words only."""

    query: Query
    corrections: tuple[Correction, ...] = ()
    foreign: bool = False

    def apply(self, typed: str) -> str:
        """What was typed, with its misspelt words replaced.

        A passage stays as it is: the model reads on over a word that it does not know, and a wrong one leads it astray.
        """
        if len(typed.split()) > LONGEST_APPLIED:
            return typed
        meant = {correction.typed: correction.meant for correction in self.corrections}
        return re.sub(r"\w+", lambda word: meant.get(word[0], word[0]), typed)


def correct(session: Session, query: Query, *, corrected: bool = True) -> Corrected:
    """The query with every misspelt word replaced; what occurs anywhere, is quoted, holds digits or is an abbreviation stays.

    A word that stands inside words of another language is none that occurs nowhere. `corrected=False` leaves all as typed.
    """
    foreign = any(term.is_unspaced for term in _find_all(query))
    # Capitals among small letters are an abbreviation, and the nearest word is another one.
    shouts = all(word.isupper() for term in query.terms for word in term.words if word.isalpha())
    suspects = [term for term in query.terms if _may_be_misspelt(term) and (shouts or not term.words[0].isupper())]
    if not suspects:
        return Corrected(query, (), foreign)
    occurring = _find_occurring(session, suspects)
    meant: dict[Term, Term] = {}
    for term in suspects:
        if term in occurring:
            continue
        if occurs_inside(session, term):
            foreign = True
        elif corrected and (near := read_word_list(session).find_near(fold(term.words[0]))):
            meant[term] = replace(term, words=(near,))
    corrections = tuple(Correction(term.words[0], other.words[0]) for term, other in meant.items())
    return Corrected(_replace(query, meant), corrections, foreign)


def _find_all(query: Query) -> Iterable[Term]:
    yield from query.terms
    for node in query.excluded:
        if isinstance(node, Term):
            yield node


def _may_be_misspelt(term: Term) -> bool:
    word = term.words[0]
    return (
        len(term.words) == 1 and len(word) >= MIN_CHARS and word.isalpha() and not (term.prefix or term.quoted or term.is_unspaced)
    )


def _find_occurring(session: Session, terms: Iterable[Term]) -> set[Term]:
    by_expression = {quote_words(term): term for term in terms}
    return {by_expression[expression] for (expression,) in fetch(session, OCCURRING, (json.dumps(list(by_expression)),))}


def fold(word: str) -> str:
    """The word as the index writes it: small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char)) or word


def _replace(query: Query, meant: Mapping[Term, Term]) -> Query:
    words = tuple(dict.fromkeys(meant.get(term, term) for term in query.words))
    return replace(query, words=words, required=tuple(_replace_in(node, meant) for node in query.required))


def _replace_in(node: Node, meant: Mapping[Term, Term]) -> Node:
    if isinstance(node, Every | Some):
        return type(node)(tuple(_replace_in(part, meant) for part in node.parts))
    return meant.get(node, node) if isinstance(node, Term) else node
