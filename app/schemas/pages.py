"""Pages of lists, and the parameters that every list takes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.queries.pages import COUNT_LIMIT, Slice
from app.schemas.cursors import MAX_CHARS, make_cursor, make_scope, read_cursor

Item = TypeVar("Item")
Row = TypeVar("Row")


class Total(BaseModel):
    """How many items the whole list has."""

    value: int = Field(description="The number of items.")
    relation: Literal["eq", "gte"] = Field(
        description=f"`eq` where the value is exact, `gte` where there are at least so many; counting stops at {COUNT_LIMIT:,}."
    )


class Page(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    next: str | None = Field(
        description="Cursor of the next page, null on the last one. The `Link` header holds the next page's address."
    )
    total: Total


class Parameters(BaseModel):
    """Query parameters; one that is not known is refused, so that a slip of the pen is not taken for an unfiltered list."""

    model_config = ConfigDict(extra="forbid")


class PageParameters(Parameters):
    """What every list takes."""

    limit: int = Field(20, ge=1, le=100, description="How many items a page holds at most.")
    cursor: str | None = Field(
        None, max_length=MAX_CHARS, description="`next` of the page before. Keep the other parameters as they were."
    )

    def filters(self) -> dict[str, Any]:
        """The parameters that say which items the list has."""
        return self.model_dump(exclude={"limit", "cursor", "facets"})

    def after(self, path: str, kinds: Sequence[type]) -> tuple[Any, ...] | None:
        """The keys in the cursor, None without one; InvalidCursorError where it belongs to another list."""
        return None if self.cursor is None else read_cursor(self.cursor, scope=make_scope(path, self.filters()), kinds=kinds)

    def next_cursor(self, path: str, last: Sequence[Any] | None) -> str | None:
        """The cursor after the row whose keys are `last`; None where no more follow."""
        return None if last is None else make_cursor(last, scope=make_scope(path, self.filters()))


class Facet(BaseModel):
    """One value and how many of the items have it."""

    value: str | bool = Field(description="The value. In the list of claims, the filter of the facet's name takes it.")
    count: int = Field(description="How many items of the whole list have it.")
    id: str | None = Field(None, description="Id, where the value is the name of an entity.")


Facets = dict[str, list[Facet]]

BY_SEQUENCE: tuple[type, ...] = (int,)
BY_TIME: tuple[type, ...] = (datetime, str)


def make_total(found: Slice[Any]) -> Total:
    """The total of a slice."""
    return Total(value=found.total, relation="eq" if found.exact else "gte")


def make_page(found: Slice[Row], make: Callable[[Row], Item], *, parameters: PageParameters, path: str) -> Page[Item]:
    """The page that shows a slice, each row through `make`."""
    return Page(items=[make(row) for row in found.rows], next=parameters.next_cursor(path, found.last), total=make_total(found))


def make_facets(counts: Mapping[str, Sequence[tuple[Any, int]]]) -> Facets:
    """Facets from values with their counts."""
    return {name: [Facet(value=value, count=count) for value, count in values] for name, values in counts.items()}
