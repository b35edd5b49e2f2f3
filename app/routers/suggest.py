"""Completing a search while it is typed."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.db import reading
from app.routers.responses import INVALID, NOT_MODIFIED
from app.routers.store import Store
from app.schemas.suggest import Suggestions, SuggestParameters, read_suggestions

router = APIRouter(prefix="/v1/suggest", tags=["Search"])


@router.get("", operation_id="suggest", summary="Complete what is being typed", responses={**NOT_MODIFIED, **INVALID})
def suggest(store: Store, parameters: Annotated[SuggestParameters, Query()]) -> Suggestions:
    """Names of people, organizations and places, measures of figures, and words of the articles that begin so.

    A name is completed from its first word or from its second: `zel` leads to Volodymyr Zelensky. Give an entity's id to
    `speaker` or `entity`, a measure to `measure`, and a word to the search itself.
    """
    with reading(store) as session:
        return read_suggestions(session, parameters)
