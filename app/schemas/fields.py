"""Field types and descriptions that the wire models share."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, PlainSerializer
from sqlmodel import SQLModel

TEXT_MAX = 200

# PostgreSQL refuses NUL inside a string, so no text that reaches a query may hold it.
ShortText = Annotated[str, Field(min_length=1, max_length=TEXT_MAX, pattern=r"^[^\x00]*$")]
ArticleId = Annotated[str, Field(pattern=r"^a-[0-9a-f]{16}$")]
ClaimId = Annotated[str, Field(pattern=r"^c-[0-9a-f]{16}$")]
EntityId = Annotated[str, Field(pattern=r"^e-[0-9a-f]{16}$")]
EventId = Annotated[str, Field(pattern=r"^v-[0-9a-f]{16}$")]


_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d")


def _require_written(value: Any) -> Any:
    # Pydantic takes any number for seconds since 1970, and nobody who writes 2025 for a day means half past midnight.
    if isinstance(value, date) or value is None or (isinstance(value, str) and _WRITTEN.match(value)):
        return value
    raise ValueError("a day is written as 2025-04-24, a moment as 2025-04-24T08:30:00Z")


Day = Annotated[date, BeforeValidator(_require_written)]
DayOrMoment = Annotated[AwareDatetime | date, BeforeValidator(_require_written)]


def show_number(number: float | None) -> float | None:
    """A whole number without a point: counts are whole, and "100.0 people" reads like a measurement."""
    return int(number) if number is not None and abs(number) < 2**53 and number == int(number) else number


Number = Annotated[float, PlainSerializer(show_number, return_type=int | float)]


def same(model: type[BaseModel], name: str) -> Any:
    """A required field described in the words that `model` has for it, so that a field is described in one place."""
    return Field(description=model.model_fields[name].description)


class Identified(SQLModel):
    """Something with an id. Ids are derived from what they name: the same load gives the same ids on every machine."""

    id: str = Field(description="Id, the same wherever the same articles are loaded.")
