"""How the document describes the answers that several operations share."""

from typing import Any

from app.schemas.problem import Problem

Responses = dict[int | str, dict[str, Any]]


def _problem(status: int, description: str) -> Responses:
    return {status: {"model": Problem, "description": description}}


NOT_MODIFIED: Responses = {304: {"description": "Unchanged since the answer whose `ETag` was sent as `If-None-Match`."}}
GONE_TO: Responses = {308: {"description": "The claim was merged into another one; `Location` leads there."}}
TO_DOCS: Responses = {307: {"description": "For a browser: `Location` leads to the docs page."}}
PAGED = _problem(400, "The cursor is not one that this list gave out for these filters.")
NOT_FOUND = _problem(404, "Nothing is known by this id.")
GONE = _problem(410, "The article was withdrawn.")
INVALID = _problem(422, "A parameter is unknown, missing, out of its range or not of its form; `errors` says which and why.")
BAD_BODY = _problem(400, "The body is no JSON.")
TOO_LARGE = _problem(413, "The body or the text is longer than this server reads; `detail` names the limit.")
TOO_SLOW = _problem(503, "The search took too long and was given up, or too many others are being worked on.")
NOT_READY = _problem(503, "The store cannot be read just now.")
WRONG_TYPE = _problem(415, "The body is of no type that is read here.")
FULL = _problem(503, "As much waits to be read as may wait, or it took too long; `Retry-After` says when to ask again.")
WRITING: Responses = {
    **_problem(401, "No key, or one that is not of this server, was revoked or has expired."),
    **_problem(403, "The key lacks the scope for this."),
    **_problem(409, "The request that was made with this `Idempotency-Key` is still being carried out."),
    **FULL,
}
