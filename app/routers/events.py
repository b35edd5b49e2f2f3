"""Events: the list, and one with its table of figures."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.db import reading
from app.queries import events as queries
from app.routers.responses import INVALID, NOT_FOUND, NOT_MODIFIED, PAGED
from app.routers.store import NoParameters, Store, link_next
from app.schemas.event import EventDetail, EventItem, EventParameters, read_event_detail, read_event_items
from app.schemas.fields import EventId
from app.schemas.pages import BY_SEQUENCE, Page, make_total

router = APIRouter(prefix="/v1/events", tags=["Events"])

Id = Annotated[EventId, Path(description="Id of the event, as any list of events gives it.")]


@router.get("", operation_id="list_events", summary="List and filter events", responses={**NOT_MODIFIED, **PAGED, **INVALID})
def list_events(
    request: Request, response: Response, store: Store, parameters: Annotated[EventParameters, Query()]
) -> Page[EventItem]:
    """The happenings that groups of articles report, in the order of loading, with how many claims stand on how many voices."""
    path = request.url.path
    after = parameters.after(path, BY_SEQUENCE)
    with reading(store) as session:
        found = queries.get_events_page(session, **parameters.filters(), after=after, limit=parameters.limit)
        items = read_event_items(session, found.rows)
    page = Page[EventItem](items=items, next=parameters.next_cursor(path, found.last), total=make_total(found))
    link_next(request, response, page.next)
    return page


@router.get(
    "/{event_id}",
    operation_id="read_event",
    summary="Compare accounts of an event",
    responses={**NOT_MODIFIED, **NOT_FOUND, **INVALID},
)
def read_event(store: Store, event_id: Id, _: NoParameters) -> EventDetail:
    """One event: its articles, a table of the figures they give, its claims by how many voices carry them, places and people.

    The table has a row for each measure (killed, injured, launched …) with every article's figure, who gives it, as of
    when, which articles agree and which claims differ. `timeline` has the same figures by moment and says what was updated.
    """
    with reading(store) as session:
        return read_event_detail(session, event_id)
