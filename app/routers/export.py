"""The whole store as a stream, in each format."""

from collections.abc import Iterator
from itertools import chain, islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import Engine

from app import __version__
from app.db import reading
from app.exporting.formats import FORMATS, find_lines
from app.queries.changes import get_last_sequence
from app.routers.responses import INVALID, NOT_MODIFIED, Responses
from app.routers.revalidation import has_tag
from app.routers.store import AppSettings, NoParameters, Store
from app.schemas.documents import make_tag
from app.settings import Settings

router = APIRouter(prefix="/v1/export", tags=["Changes and export"])

LINES_IN_PIECE = 100
# Times `max_query_seconds` for each batch: an answer that has begun cannot say that the store is slow, it can only break off.
PATIENCE = 12


def _describe(form: str, description: str, *, kind: str = "string") -> Responses:
    content = {FORMATS[form].media_type: {"schema": {"type": kind}}}
    return {200: {"description": description, "content": content}, **NOT_MODIFIED, **INVALID}


@router.get(
    "/claims.jsonl",
    operation_id="export_claims",
    summary="Export all claims",
    response_class=StreamingResponse,
    responses=_describe("jsonl", "One claim a line."),
)
def export_claims(request: Request, store: Store, settings: AppSettings, _: NoParameters) -> Response:
    """Every claim with all its appearances, one JSON object a line, each as the lookup gives it, in the order of loading.

    The stream is complete when it ends as it should: where something fails midway, the connection breaks.
    """
    return _stream(request, store, settings, "jsonl")


@router.get(
    "/claims.csv",
    operation_id="export_claims_csv",
    summary="Export all claims as a table",
    response_class=StreamingResponse,
    responses=_describe("csv", "A header, then one appearance of a claim a row."),
)
def export_claims_csv(request: Request, store: Store, settings: AppSettings, _: NoParameters) -> Response:
    """Every appearance of every claim as a row of CSV (RFC 4180, UTF-8 without a byte order mark), in the order of loading.

    A claim that appears three times has three rows, with the claim's own columns repeated; links between claims are in the
    JSON only. Texts are in quotation marks; numbers, `true` and `false` are not, and null is an empty cell. A text that a
    spreadsheet would run as a formula has an apostrophe in front.
    """
    return _stream(request, store, settings, "csv")


@router.get(
    "/claims.jsonld",
    operation_id="export_claims_jsonld",
    summary="Export all claims as linked data",
    response_class=StreamingResponse,
    responses=_describe("jsonld", "One JSON-LD document: each claim and its annotations are a node of its graph.", kind="object"),
)
def export_claims_jsonld(request: Request, store: Store, settings: AppSettings, _: NoParameters) -> Response:
    """Every claim as a schema.org `Claim`, every appearance as a W3C Web Annotation of the article's text, in the order of loading.

    An annotation's selectors are the place of the words (in Unicode code points of the text that `twosource:revision` names)
    and the words themselves. The document brings its context along. It says what is claimed, by whom and where; it rates nothing.
    """
    return _stream(request, store, settings, "jsonld")


def _stream(request: Request, store: Engine, settings: Settings, form: str) -> Response:
    with reading(store) as session:
        # The stream is not kept to be hashed; every change of a claim is in the change log, so its length names the state.
        tag = make_tag(f"{__version__} {get_last_sequence(session)}".encode())
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if has_tag(request.headers, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="claims.{form}"'
    patient = store.execution_options(seconds=PATIENCE * settings.max_query_seconds)
    pieces = _in_pieces(find_lines(patient, FORMATS[form]))
    # Read before the answer begins, so that a store that cannot be read is told as such.
    first = list(islice(pieces, 1))
    return StreamingResponse(chain(first, pieces), media_type=FORMATS[form].media_type, headers=headers)


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    # Each piece is a hop between threads and a flush of the compressor, which cost more than a line does.
    while piece := "".join(islice(lines, LINES_IN_PIECE)):
        yield piece
