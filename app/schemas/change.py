"""The change log on the wire."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from app.models import Change
from app.schemas.pages import Page, PageParameters
from app.vocabulary import Action, Resource


class ChangeItem(BaseModel):
    """One entry: what happened to what, and when."""

    sequence: int = Field(description="Number of the entry; later entries have greater numbers.")
    at: datetime = Field(description="When it happened.")
    action: Action = Field(description="What happened.")
    resource: Resource = Field(description="The sort of thing it happened to.")
    id: str = Field(description="Id of the thing.")
    detail: dict[str, Any] = Field(description="More about it, as the id of the claim that one was merged into.")


class ChangePage(Page[ChangeItem]):
    """One page of changes."""

    resume: str | None = Field(
        description="Cursor behind the last entry shown, also on the last page: keep it and ask with it later for what is new. "
        "Null where nothing has ever changed."
    )


class ChangeParameters(PageParameters):
    """Filters of the change log."""

    resource: Resource | None = Field(None, description="The sort of thing.")
    action: list[Action] | None = Field(None, max_length=4, description="What happened; any of those given.")


def make_change(change: Change) -> ChangeItem:
    """The entry as it is shown."""
    return ChangeItem(
        sequence=change.sequence or 0,
        at=change.at,
        action=Action(change.action),
        resource=Resource(change.resource),
        id=change.resource_id,
        detail=change.detail,
    )
