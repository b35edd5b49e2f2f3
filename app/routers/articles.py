"""Articles: the list, one with its text, and what it claims."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.db import reading
from app.queries import articles as queries
from app.queries import lookups
from app.routers.responses import GONE, INVALID, NOT_FOUND, NOT_MODIFIED, PAGED
from app.routers.store import NoParameters, Store, link_next, make_answer
from app.schemas.article import ArticleDetail, ArticleItem, ArticleParameters, read_article_detail, read_article_items
from app.schemas.claim import ArticleClaim
from app.schemas.documents import join_page, read_appearance_bodies
from app.schemas.fields import ArticleId
from app.schemas.pages import BY_TIME, Page, PageParameters, make_total

router = APIRouter(prefix="/v1/articles", tags=["Articles"])

Id = Annotated[ArticleId, Path(description="Id of the article, as any list of articles gives it.")]


@router.get("", operation_id="list_articles", summary="List and filter articles", responses={**NOT_MODIFIED, **PAGED, **INVALID})
def list_articles(
    request: Request, response: Response, store: Store, parameters: Annotated[ArticleParameters, Query()]
) -> Page[ArticleItem]:
    """The articles that were loaded, in the order of loading, without those withdrawn.

    What is not known of an article is null and never guessed: an article with no date matches no filter on dates.
    """
    path = request.url.path
    after = parameters.after(path, BY_TIME)
    with reading(store) as session:
        found = queries.get_articles_page(session, **parameters.filters(), after=after, limit=parameters.limit)
        items = read_article_items(session, found.rows)
    page = Page[ArticleItem](items=items, next=parameters.next_cursor(path, found.last), total=make_total(found))
    link_next(request, response, page.next)
    return page


@router.get(
    "/{article_id}",
    operation_id="read_article",
    summary="Read an article",
    responses={**NOT_MODIFIED, **NOT_FOUND, **GONE, **INVALID},
)
def read_article(store: Store, article_id: Id, _: NoParameters) -> ArticleDetail:
    """One article with its text as published, what each stretch of the text is, and the states the text has had.

    Offsets everywhere count Unicode code points of this text: `text[start:end]` in Python; in JavaScript slice
    `Array.from(text)`, because its strings count UTF-16 units.
    """
    with reading(store) as session:
        return read_article_detail(session, article_id)


@router.get(
    "/{article_id}/claims",
    operation_id="list_article_claims",
    summary="List what an article claims",
    response_model=Page[ArticleClaim],
    responses={**NOT_MODIFIED, **PAGED, **NOT_FOUND, **GONE, **INVALID},
)
def list_article_claims(request: Request, store: Store, article_id: Id, parameters: Annotated[PageParameters, Query()]) -> Response:
    """What was read in the article, in reading order: the words, who is cited, how sure they are, and the claim behind them.

    A figure comes as an appearance of its own, right behind the statement that it stands in.
    """
    path = request.url.path
    after = parameters.after(path, (int, str))
    with reading(store) as session:
        queries.require_article(session, article_id)
        found = lookups.get_article_appearances_page(session, article_id, after=after, limit=parameters.limit)
        items = read_appearance_bodies(session, found.rows)
    page = Page[ArticleClaim](items=[], next=parameters.next_cursor(path, found.last), total=make_total(found))
    return make_answer(request, join_page(page, items), cursor=page.next)
