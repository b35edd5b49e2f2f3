"""Errors on the wire: RFC 9457 problem details."""

from pydantic import BaseModel, Field

from app.errors import AppError

ERRORS_SHOWN = 20


class ProblemItem(BaseModel):
    """One thing that was wrong."""

    where: str = Field(description="The parameter, header or part of the body at fault.")
    detail: str = Field(description="What was wrong with it.")
    pointer: str | None = Field(None, description="JSON Pointer (RFC 6901) of what is at fault inside a body of JSON, else null.")


class Problem(BaseModel):
    """What went wrong (RFC 9457, `application/problem+json`)."""

    type: str = Field(description="`about:blank`: the status says what kind of problem it is.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What was wrong, where, and which limit was hit.")
    instance: str = Field(description="The path that was asked for.")
    request_id: str = Field(description="Id of the request, as in the header `X-Request-ID` and in the server's log.")
    errors: list[ProblemItem] = Field(description="Each thing that was wrong, where it can be told.")


def make_items(error: AppError) -> list[ProblemItem]:
    """What was wrong, in parts, at most ERRORS_SHOWN."""
    return [ProblemItem(where=fault.where, detail=fault.detail, pointer=fault.pointer) for fault in error.faults[:ERRORS_SHOWN]]
