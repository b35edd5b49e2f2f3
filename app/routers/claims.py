"""Claims: the list, the lookup, and where a claim appears."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from app.db import reading
from app.queries import claims as queries
from app.queries import lookups
from app.routers.responses import GONE_TO, INVALID, NOT_FOUND, NOT_MODIFIED, PAGED
from app.routers.store import NoParameters, Store, link_next, make_answer
from app.schemas.claim import AppearanceItem, ClaimLookup, ClaimPage, ClaimParameters
from app.schemas.documents import join_page, read_documents, read_summary_bodies
from app.schemas.fields import ClaimId
from app.schemas.lookup import make_appearance
from app.schemas.pages import BY_SEQUENCE, BY_TIME, Page, PageParameters, make_facets, make_page, make_total

router = APIRouter(prefix="/v1/claims", tags=["Claims"])

Id = Annotated[ClaimId, Path(description="Id of the claim, as any list of claims gives it.")]
BY_READING: tuple[type, ...] = (*BY_TIME, int, str)


@router.get(
    "",
    operation_id="list_claims",
    summary="List and filter claims",
    response_model=ClaimPage,
    responses={**NOT_MODIFIED, **PAGED, **INVALID},
)
def list_claims(request: Request, store: Store, parameters: Annotated[ClaimParameters, Query()]) -> Response:
    """What articles say, one proposition or figure at a time, with who stands behind it.

    Every claim says how many voices carry it (`support`), whether another claim contradicts it (`disputed`), and why, in
    words. Combine the filters: `support=echoed` finds what many print and one voice said, `disputed=true` where accounts
    differ, `measure=injured&min_value=50` figures of a size. Claims come in the order in which they were loaded.
    """
    path = request.url.path
    after = parameters.after(path, BY_SEQUENCE)
    with reading(store) as session:
        conditions = queries.matching(**parameters.filters())
        found = queries.get_claims_page(session, conditions=conditions, after=after, limit=parameters.limit)
        counts = queries.count_facets(session, conditions=conditions) if parameters.facets else None
        items = read_summary_bodies(session, found.rows)
        page = ClaimPage(
            items=[],
            next=parameters.next_cursor(path, found.last),
            total=make_total(found),
            facets=None if counts is None else make_facets(counts),
        )
    return make_answer(request, join_page(page, items), cursor=page.next)


@router.get(
    "/{claim_id}",
    operation_id="read_claim",
    summary="Look a claim up",
    response_model=ClaimLookup,
    responses={**NOT_MODIFIED, **GONE_TO, **NOT_FOUND, **INVALID},
)
def read_claim(request: Request, store: Store, claim_id: Id, _: NoParameters) -> Response:
    """Who says so, in which words, how sure are they, who else says it, and which claims differ.

    The origins are the voices that the claim rests on in the end: ten articles that quote one president have one origin.
    Each appearance carries its evidence, the exact words with their offsets in the article's text, and who is cited.
    Links lead to the claims that refine it, update it or cannot hold beside it, each with reasons.
    """
    with reading(store) as session:
        standing = queries.require_claim_id(session, claim_id)
        if standing != claim_id:
            return _redirect(request, claim_id, standing)
        document = read_documents(session, [claim_id])[claim_id]
    return make_answer(request, document.body)


@router.get(
    "/{claim_id}/appearances",
    operation_id="list_appearances",
    summary="List where a claim appears",
    response_model=Page[AppearanceItem],
    responses={**NOT_MODIFIED, **GONE_TO, **PAGED, **NOT_FOUND, **INVALID},
)
def list_appearances(
    request: Request, response: Response, store: Store, claim_id: Id, parameters: Annotated[PageParameters, Query()]
) -> Page[AppearanceItem] | RedirectResponse:
    """Every place where the claim was found, with evidence and attribution, by article and then as read.

    The lookup shows the first 50; this list has them all.
    """
    path = request.url.path
    after = parameters.after(path, BY_READING)
    with reading(store) as session:
        standing = queries.require_claim_id(session, claim_id)
        if standing != claim_id:
            return _redirect(request, claim_id, standing)
        found = lookups.get_appearances_page(session, claim_id, after=after, limit=parameters.limit)
        page = make_page(found, make_appearance, parameters=parameters, path=path)
    link_next(request, response, page.next)
    return page


def _redirect(request: Request, old_id: str, standing: str) -> RedirectResponse:
    # Permanent, but not for ever: an id that stands today may be merged tomorrow.
    path = request.url.path.replace(old_id, standing, 1)
    return RedirectResponse(path, status_code=308, headers={"Cache-Control": "no-cache"})
