"""Search on the wire: ranked hits over claims and articles."""

from enum import StrEnum
from itertools import zip_longest
from typing import Any

from pydantic import BaseModel, Field
from sqlmodel import Session

from app.queries import articles as article_queries
from app.schemas.article import ArticleItem, read_article_items
from app.schemas.claim import ClaimSummary
from app.schemas.lookup import read_summaries
from app.schemas.pages import Facet, Facets, Page, PageParameters, Total
from app.search.language import MAX_CHARS, parse
from app.search.lexical import ArticleHit, ClaimHit, Hits, search_articles, search_claims
from app.search.snippets import Snippet

DEEPEST = 1_000
KINDS: tuple[type, ...] = (int, int)


class SearchKind(StrEnum):
    """What is looked for."""

    CLAIMS = "claims"
    ARTICLES = "articles"


class Passage(BaseModel):
    """A passage with the found words marked. The text is plain and never holds markup of the service's own."""

    text: str = Field(description="The passage, as it stands in the text.")
    marks: list[tuple[int, int]] = Field(description="Where the found words stand in the passage: [start, end), in code points.")


class SearchHit(BaseModel):
    """Something that was found: either a claim or an article."""

    kind: SearchKind = Field(description="Which of the two it is.")
    score: float = Field(description="How well it fits; compares within one answer and one kind only.")
    passage: Passage = Field(description="The best passage.")
    claim: ClaimSummary | None = Field(description="The claim, null for an article.")
    article: ArticleItem | None = Field(description="The article, null for a claim.")


class SearchPage(Page[SearchHit]):
    """One page of hits."""

    found: dict[SearchKind, int] = Field(description="How many hits there are of each kind, whichever was asked for.")
    facets: Facets = Field(description="Counts over all hits of the kinds asked for, at most 20 values each.")
    notes: list[str] = Field(description="What of the query was left out, and why.")


class SearchParameters(PageParameters):
    """A query and what to look for."""

    q: str = Field(
        "",
        max_length=MAX_CHARS,
        description='Words, any of which may match; `"a phrase"`, which must; `-without`; `begin*`. '
        f"At most {MAX_CHARS:,} characters. No sign is an error.",
    )
    kind: SearchKind | None = Field(None, description="Look for one kind only; without it claims and articles take turns.")


def read_search(session: Session, parameters: SearchParameters, *, path: str) -> SearchPage:
    """One page of the best DEEPEST hits of each kind. A query with nothing to look for finds nothing, and `notes` say so."""
    offsets = dict(zip(SearchKind, parameters.after(path, KINDS) or (0, 0), strict=True))
    wanted = [kind for kind in SearchKind if parameters.kind in (None, kind)]
    query, limit = parse(parameters.q), parameters.limit
    claims = search_claims(session, query, **_part(SearchKind.CLAIMS, wanted, offsets, limit))
    articles = search_articles(session, query, **_part(SearchKind.ARTICLES, wanted, offsets, limit))
    hits: dict[SearchKind, list[SearchHit]] = {
        SearchKind.CLAIMS: _show_claims(session, claims),
        SearchKind.ARTICLES: _show_articles(session, articles),
    }
    totals = {SearchKind.CLAIMS: claims.total, SearchKind.ARTICLES: articles.total}
    # Whoever has shown less is next, so that turns go on over the end of a page.
    items = _take_turns([hits[kind] for kind in sorted(wanted, key=lambda kind: offsets[kind])])[:limit]
    ends = {kind: offsets[kind] + sum(hit.kind is kind for hit in items) for kind in SearchKind}
    is_more = bool(items) and any(ends[kind] < min(totals[kind], DEEPEST) for kind in wanted)
    counted = {**claims.facets, **articles.facets}
    return SearchPage(
        items=items,
        next=parameters.next_cursor(path, tuple(ends.values()) if is_more else None),
        total=Total(value=sum(totals[kind] for kind in wanted), relation="eq"),
        found=totals,
        facets={
            name: [Facet(value=each.value, count=each.count, id=each.id) for each in values] for name, values in counted.items()
        },
        notes=list(dict.fromkeys([*claims.notes, *articles.notes])),
    )


def _part(kind: SearchKind, wanted: list[SearchKind], offsets: dict[SearchKind, int], limit: int) -> dict[str, Any]:
    if kind not in wanted:
        # Only how many there are is shown of the other kind.
        return {"limit": 1, "offset": 0, "with_facets": False}
    offset = min(max(offsets[kind], 0), DEEPEST)
    return {"limit": min(limit, DEEPEST - offset), "offset": offset, "with_facets": True}


def _take_turns(lists: list[list[SearchHit]]) -> list[SearchHit]:
    # Scores of two indexes do not compare, ranks do.
    return [hit for rank in zip_longest(*lists) for hit in rank if hit is not None]


def _show_claims(session: Session, hits: Hits[ClaimHit]) -> list[SearchHit]:
    claims = {claim.id: claim for claim in read_summaries(session, [hit.id for hit in hits.items])}
    return [
        SearchHit(kind=SearchKind.CLAIMS, score=hit.score, passage=_make_passage(hit.snippet), claim=claims[hit.id], article=None)
        for hit in hits.items
        if hit.id in claims
    ]


def _show_articles(session: Session, hits: Hits[ArticleHit]) -> list[SearchHit]:
    found = article_queries.find_articles(session, [hit.id for hit in hits.items])
    articles = {article.id: article for article in read_article_items(session, found)}
    return [
        SearchHit(
            kind=SearchKind.ARTICLES, score=hit.score, passage=_make_passage(hit.snippet), claim=None, article=articles[hit.id]
        )
        for hit in hits.items
        if hit.id in articles
    ]


def _make_passage(snippet: Snippet) -> Passage:
    return Passage(text=snippet.text, marks=list(snippet.marks))
