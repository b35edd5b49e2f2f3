"""The whole store as a stream."""

from collections.abc import Iterator
from itertools import chain, islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from app import __version__
from app.db import reading
from app.exporting.jsonl import find_lines
from app.queries.changes import get_last_sequence
from app.routers.responses import INVALID, NOT_MODIFIED, Responses
from app.routers.revalidation import has_tag
from app.routers.store import NoParameters, Store
from app.schemas.documents import make_tag

router = APIRouter(prefix="/v1/export", tags=["Changes and export"])

LINES_IN_PIECE = 100
MEDIA_TYPE = "application/jsonl"
LINES: Responses = {200: {"description": "One claim a line.", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}}


@router.get(
    "/claims.jsonl",
    operation_id="export_claims",
    summary="Export all claims",
    response_class=StreamingResponse,
    responses={**LINES, **NOT_MODIFIED, **INVALID},
)
def export_claims(request: Request, store: Store, _: NoParameters) -> Response:
    """Every claim with all its appearances, one JSON object a line, each as the lookup gives it, in the order of loading.

    The stream is complete when it ends as it should: where something fails midway, the connection breaks.
    """
    with reading(store) as session:
        # The stream is not kept to be hashed; every change of a claim is in the change log, so its length names the state.
        tag = make_tag(f"{__version__} {get_last_sequence(session)}".encode())
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has_tag(request.headers, tag):
        return Response(status_code=304, headers=headers)
    pieces = _in_pieces(find_lines(store))
    # Read before the answer begins, so that a store that cannot be read is told as such.
    first = list(islice(pieces, 1))
    return StreamingResponse(chain(first, pieces), media_type=MEDIA_TYPE, headers=headers)


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    # Each piece is a hop between threads and a flush of the compressor, which cost more than a line does.
    while piece := list(islice(lines, LINES_IN_PIECE)):
        yield "".join(f"{line}\n" for line in piece)
