"""Ranked search for words in articles and in claims: bm25, snippets, facets and totals."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Select, TableClause
from sqlmodel import Session

from app.search.deadline import deadline
from app.search.facets import Facets, count_article_facets, count_claim_facets
from app.search.language import Query, relax
from app.search.matching import Ranked, count_found, find_ranked, find_snippets, select_ids
from app.search.snippets import Snippet, narrow
from app.search.tables import ARTICLE, CLAIM


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
    """One page of what was found. `total` and `facets` count all of it, and are the same on every page."""

    items: tuple[Hit, ...] = ()
    total: int = 0
    facets: Facets = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def search_articles(session: Session, query: Query, *, limit: int, offset: int = 0, with_facets: bool = True) -> Hits[ArticleHit]:
    """Standing articles for `query`, the best first, then by id; a query with no word finds none and says so.

    Raises SlowQueryError when it takes too long.
    """

    def make_hit(ranked: Ranked, passages: dict[str, Snippet]) -> ArticleHit:
        return ArticleHit(ranked.id, ranked.score, passages["title"], passages["text"])

    facets = count_article_facets if with_facets else None
    return _search(session, ARTICLE, query, make_hit, facets, limit=limit, offset=offset)


def search_claims(session: Session, query: Query, *, limit: int, offset: int = 0, with_facets: bool = True) -> Hits[ClaimHit]:
    """Claims for `query` by statement, evidence and speakers' names, the best first, then by id.

    Raises SlowQueryError when it takes too long.
    """

    def make_hit(ranked: Ranked, passages: dict[str, Snippet]) -> ClaimHit:
        statement, evidence = passages["statement"], passages["evidence"]
        # The wordings of a claim are indexed a line each; a passage should not run from one into the next.
        return ClaimHit(ranked.id, ranked.score, narrow(evidence) if evidence.marks and not statement.marks else statement)

    facets = count_claim_facets if with_facets else None
    return _search(session, CLAIM, query, make_hit, facets, limit=limit, offset=offset)


def _search(
    session: Session,
    fts: TableClause,
    query: Query,
    make_hit: Callable[[Ranked, dict[str, Snippet]], Hit],
    count_facets: Callable[[Session, Select[tuple[str]]], Facets] | None,
    *,
    limit: int,
    offset: int,
) -> Hits[Hit]:
    if query.is_empty:
        return Hits(notes=query.notes)
    with deadline(session):
        total = count_found(session, fts, query)
        if not total and any(len(phrase.words) > 1 for phrase in query.phrases):
            query = relax(query)
            total = count_found(session, fts, query)
        ranked = find_ranked(session, fts, query, limit=limit, offset=offset) if total else []
        snippets = find_snippets(session, fts, query, [hit.key for hit in ranked]) if ranked else {}
        facets = count_facets(session, select_ids(fts, query)) if total and count_facets else {}
    return Hits(tuple(make_hit(hit, snippets[hit.key]) for hit in ranked), total, facets, query.notes)
