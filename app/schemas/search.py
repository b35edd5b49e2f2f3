"""Search on the wire: ranked hits over claims and articles."""

from enum import StrEnum

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
KINDS: tuple[type, ...] = (int,)


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

    score: float = Field(description="How well it fits; compares within one answer and one kind only.")
    passage: Passage = Field(description="The best passage.")
    claim: ClaimSummary | None = Field(description="The claim, where kind is `claims`.")
    article: ArticleItem | None = Field(description="The article, where kind is `articles`.")


class SearchPage(Page[SearchHit]):
    """One page of hits."""

    kind: SearchKind = Field(description="What was looked for.")
    found: dict[SearchKind, int] = Field(description="How many hits there are of each kind.")
    facets: Facets = Field(description="Counts over all hits of the kind, at most 20 values each.")
    notes: list[str] = Field(description="What of the query was left out, and why.")


class SearchParameters(PageParameters):
    """A query and what to look for."""

    q: str = Field(
        "",
        max_length=MAX_CHARS,
        description='Words, any of which may match; `"a phrase"`, which must; `-without`; `begin*`. '
        f"At most {MAX_CHARS:,} characters. No sign is an error.",
    )
    kind: SearchKind = Field(SearchKind.CLAIMS, description="Look for claims or for articles.")


def read_search(session: Session, parameters: SearchParameters, *, path: str) -> SearchPage:
    """One page of the best DEEPEST that the query finds. One with nothing to look for finds nothing, and `notes` say so."""
    keys = parameters.after(path, KINDS)
    offset = min(max(keys[0], 0), DEEPEST) if keys else 0
    query = parse(parameters.q)
    limit = min(parameters.limit, DEEPEST - offset)
    of_claims = parameters.kind is SearchKind.CLAIMS
    claims = search_claims(
        session, query, limit=limit if of_claims else 1, offset=offset if of_claims else 0, with_facets=of_claims
    )
    articles = search_articles(
        session, query, limit=1 if of_claims else limit, offset=0 if of_claims else offset, with_facets=not of_claims
    )
    hits: Hits[ClaimHit] | Hits[ArticleHit] = claims if of_claims else articles
    end = offset + limit
    return SearchPage(
        items=_show_claims(session, claims) if of_claims else _show_articles(session, articles),
        next=parameters.next_cursor(path, (end,) if end < min(hits.total, DEEPEST) else None),
        total=Total(value=hits.total, relation="eq"),
        kind=parameters.kind,
        found={SearchKind.CLAIMS: claims.total, SearchKind.ARTICLES: articles.total},
        facets={
            name: [Facet(value=each.value, count=each.count, id=each.id) for each in values] for name, values in hits.facets.items()
        },
        notes=list(hits.notes),
    )


def _show_claims(session: Session, hits: Hits[ClaimHit]) -> list[SearchHit]:
    claims = {claim.id: claim for claim in read_summaries(session, [hit.id for hit in hits.items])}
    return [
        SearchHit(score=hit.score, passage=_make_passage(hit.snippet), claim=claims[hit.id], article=None)
        for hit in hits.items
        if hit.id in claims
    ]


def _show_articles(session: Session, hits: Hits[ArticleHit]) -> list[SearchHit]:
    found = article_queries.find_articles(session, [hit.id for hit in hits.items])
    articles = {article.id: article for article in read_article_items(session, found)}
    return [
        SearchHit(score=hit.score, passage=_make_passage(hit.snippet), claim=None, article=articles[hit.id])
        for hit in hits.items
        if hit.id in articles
    ]


def _make_passage(snippet: Snippet) -> Passage:
    return Passage(text=snippet.text, marks=list(snippet.marks))
