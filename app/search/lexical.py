"""Ranked search for words in articles and in claims: what is shown of each hit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.deadline import deadline
from app.search.facets import Facets, make_facets
from app.search.found import DEEPEST, Found, find
from app.search.language import Query
from app.search.matching import Ranked, find_snippets
from app.search.snippets import Snippet, narrow
from app.search.tables import ARTICLE, CLAIM
from app.search.typos import correct


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found. `score` is higher for better hits and compares within one answer only."""

    id: str
    score: float
    title: Snippet
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that was found. The snippet is of its statement, or of its evidence where only that has the words."""

    id: str
    score: float
    snippet: Snippet


Hit = TypeVar("Hit", ArticleHit, ClaimHit)


@dataclass(frozen=True, slots=True)
class Hits(Generic[Hit]):
    """The best of what was found. `total` counts all of it; facets count the best DEEPEST."""

    items: tuple[Hit, ...]
    total: int
    facets: Facets
    notes: tuple[str, ...]


def search_articles(session: Session, query: Query, *, limit: int, with_facets: bool = True) -> Hits[ArticleHit]:
    """The best standing articles for `query`; one with no word finds none and says so. SlowQueryError when it takes too long."""
    with deadline(session):
        found = find(session, ARTICLE, correct(session, query), depth=DEEPEST if with_facets else limit, with_facets=with_facets)
        hits = show_articles(session, found, found.hits[:limit])
    return Hits(tuple(hits), found.total, make_facets([found.counts]), found.notes)


def search_claims(session: Session, query: Query, *, limit: int, with_facets: bool = True) -> Hits[ClaimHit]:
    """The best claims for `query` by statement, evidence and speakers' names. SlowQueryError when it takes too long."""
    with deadline(session):
        found = find(session, CLAIM, correct(session, query), depth=DEEPEST if with_facets else limit, with_facets=with_facets)
        hits = show_claims(session, found, found.hits[:limit])
    return Hits(tuple(hits), found.total, make_facets([found.counts]), found.notes)


def show_articles(session: Session, found: Found, hits: Sequence[Ranked]) -> list[ArticleHit]:
    """The hits, of what was found, with the passages that have the words."""
    passages = _find_passages(session, ARTICLE, found.query, hits)
    return [
        ArticleHit(hit.id, hit.score, passages[hit.key]["title"], passages[hit.key]["text"]) for hit in hits if hit.key in passages
    ]


def show_claims(session: Session, found: Found, hits: Sequence[Ranked]) -> list[ClaimHit]:
    """The hits, of what was found, with the passages that have the words."""
    passages = _find_passages(session, CLAIM, found.query, hits)
    return [ClaimHit(hit.id, hit.score, _choose(passages[hit.key])) for hit in hits if hit.key in passages]


def _choose(passages: dict[str, Snippet]) -> Snippet:
    statement, evidence = passages["statement"], passages["evidence"]
    # The wordings of a claim are indexed a line each; a passage should not run from one into the next.
    return narrow(evidence) if evidence.marks and not statement.marks else statement


def _find_passages(session: Session, fts: TableClause, query: Query, hits: Sequence[Ranked]) -> dict[int, dict[str, Snippet]]:
    return find_snippets(session, fts, query, [hit.key for hit in hits]) if hits else {}
