"""Searching by words in the steps that the API takes, for tests."""

from typing import NamedTuple

from sqlmodel import Session

from app.search.deadline import deadline
from app.search.facets import Facets, make_facets
from app.search.found import find
from app.search.language import parse
from app.search.lexical import ArticleHit, ClaimHit, show_articles, show_claims
from app.search.tables import ARTICLE, CLAIM
from app.search.typos import correct


class Answer(NamedTuple):
    """What was found, without the hits."""

    total: int
    facets: Facets
    notes: tuple[str, ...]


def search_articles(session: Session, typed: str, *, limit: int = 10) -> tuple[list[ArticleHit], Answer]:
    """The best articles for what was typed."""
    with deadline(session):
        found = find(session, ARTICLE, correct(session, parse(typed)))
        hits = show_articles(session, found, found.hits[:limit])
        return hits, Answer(found.total, make_facets(session, [found.counts]), found.notes)


def search_claims(session: Session, typed: str, *, limit: int = 10) -> tuple[list[ClaimHit], Answer]:
    """The best claims for what was typed."""
    with deadline(session):
        found = find(session, CLAIM, correct(session, parse(typed)))
        hits = show_claims(session, found, found.hits[:limit])
        return hits, Answer(found.total, make_facets(session, [found.counts]), found.notes)
