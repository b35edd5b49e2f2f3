"""Search over claims and articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.db import reading
from app.routers.responses import INVALID, NOT_FOUND, NOT_MODIFIED, PAGED, TOO_SLOW
from app.routers.store import Store, make_answer
from app.schemas.search import SearchPage, SearchParameters, read_search

router = APIRouter(prefix="/v1/search", tags=["Search"])


@router.get(
    "",
    operation_id="search",
    summary="Search claims and articles",
    response_model=SearchPage,
    responses={**NOT_MODIFIED, **PAGED, **NOT_FOUND, **INVALID, **TOO_SLOW},
)
def search(request: Request, store: Store, parameters: Annotated[SearchParameters, Query()]) -> Response:
    """Claims and articles that hold the words, the best first, with the found words marked and the hits counted by kind.

    A hit needs one of the words, and is the better the more it has. Put words that belong together in "quotation marks",
    a minus before what must not occur, a star behind the beginning of a word; join with `AND`, `OR`, `NOT` and parentheses;
    narrow with `speaker:`, `publisher:`, `entity:`, `measure:`, `support:`, `disputed:`, `before:` and `after:`. Nothing that
    you type is an error; what was left out of the query stands in `notes`, and misspelt words in `corrected`. With `like` you
    get claims and articles that say the like of a claim. The best 1,000 of each can be reached page by page, and the pages
    follow one another whatever is loaded meanwhile.
    """
    with reading(store) as session:
        page = read_search(session, parameters, path=request.url.path)
    # As JSON at once: given the page itself, FastAPI would check every part of it once more.
    return make_answer(request, page.model_dump_json(by_alias=True).encode(), cursor=page.next)
