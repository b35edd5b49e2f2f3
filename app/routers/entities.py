"""People, organizations, governments, places and products: the list, and one with what it said and what is said of it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.db import reading
from app.queries import entities as queries
from app.routers.responses import INVALID, NOT_FOUND, NOT_MODIFIED, PAGED
from app.routers.store import NoParameters, Store, link_next
from app.schemas.entity import EntityDetail, EntityItem, EntityParameters, read_entity_detail, read_entity_items
from app.schemas.fields import EntityId
from app.schemas.pages import Page, make_total

router = APIRouter(prefix="/v1/entities", tags=["Entities"])

Id = Annotated[EntityId, Path(description="Id of the entity, as any list of entities gives it.")]
BY_NAME: tuple[type, ...] = (str, str)


@router.get("", operation_id="list_entities", summary="List and filter entities", responses={**NOT_MODIFIED, **PAGED, **INVALID})
def list_entities(
    request: Request, response: Response, store: Store, parameters: Annotated[EntityParameters, Query()]
) -> Page[EntityItem]:
    """Who and what the articles name, by name. An unnamed voice (“a military source”) is an entity of its own article only."""
    path = request.url.path
    after = parameters.after(path, BY_NAME)
    with reading(store) as session:
        found = queries.get_entities_page(session, **parameters.filters(), after=after, limit=parameters.limit)
        items = read_entity_items(session, found.rows)
    page = Page[EntityItem](items=items, next=parameters.next_cursor(path, found.last), total=make_total(found))
    link_next(request, response, page.next)
    return page


@router.get(
    "/{entity_id}", operation_id="read_entity", summary="Read an entity", responses={**NOT_MODIFIED, **NOT_FOUND, **INVALID}
)
def read_entity(store: Store, entity_id: Id, _: NoParameters) -> EntityDetail:
    """One person, organization, government, place or product: its names, what it said, and what is said of it."""
    with reading(store) as session:
        return read_entity_detail(session, entity_id)
