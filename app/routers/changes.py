"""What was added, changed, merged and withdrawn."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from app.db import reading
from app.queries import changes as queries
from app.routers.responses import INVALID, NOT_MODIFIED, PAGED
from app.routers.store import Store, link_next
from app.schemas.change import ChangePage, ChangeParameters, make_change
from app.schemas.pages import BY_SEQUENCE, make_total

router = APIRouter(prefix="/v1/changes", tags=["Changes and export"])


@router.get("", operation_id="list_changes", summary="List what changed", responses={**NOT_MODIFIED, **PAGED, **INVALID})
def list_changes(
    request: Request, response: Response, store: Store, parameters: Annotated[ChangeParameters, Query()]
) -> ChangePage:
    """Everything that was added, changed, merged or withdrawn, oldest first.

    To keep a copy up to date, follow `next` to the end once, keep `resume`, and ask with it as `cursor` from then on.
    """
    path = request.url.path
    after = parameters.after(path, BY_SEQUENCE)
    with reading(store) as session:
        found = queries.get_changes_page(session, **parameters.filters(), after=after, limit=parameters.limit)
        items = [make_change(change) for change in found.rows]
    page = ChangePage(
        items=items,
        next=parameters.next_cursor(path, found.last),
        total=make_total(found),
        resume=parameters.next_cursor(path, (items[-1].sequence,)) if items else parameters.cursor,
    )
    link_next(request, response, page.next)
    return page
