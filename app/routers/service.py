"""What the service says of itself: an index of links, whether it is up, and whether it can answer."""

from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import SQLAlchemyError

from app import __version__
from app.db import reading
from app.errors import AppError
from app.queries.changes import get_last_sequence
from app.routers.responses import INVALID, NOT_MODIFIED, NOT_READY, TO_DOCS
from app.routers.store import NoParameters, Store
from app.schemas.service import Health, Index

router = APIRouter(tags=["Service"])

LINKS = {
    "docs": "/docs",
    "openapi": "/openapi.json",
    "search": "/v1/search",
    "suggest": "/v1/suggest",
    "claims": "/v1/claims",
    "articles": "/v1/articles",
    "events": "/v1/events",
    "entities": "/v1/entities",
    "changes": "/v1/changes",
    "export": "/v1/export/claims.jsonl",
    "export_csv": "/v1/export/claims.csv",
    "export_jsonld": "/v1/export/claims.jsonld",
    "check": "/v1/check",
    "extract": "/v1/extract",
    "health": "/healthz",
    "ready": "/readyz",
    "metrics": "/metrics",
}


class NotReadyError(AppError):
    """The store cannot be read just now."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


@router.get(
    "/",
    operation_id="read_index",
    summary="Find what there is",
    response_model=Index,
    responses={**NOT_MODIFIED, **TO_DOCS, **INVALID},
)
def read_index(request: Request, response: Response, _: NoParameters) -> Index | RedirectResponse:
    """An index of links for programs. A browser, which asks for HTML, is sent to this page."""
    root = request.scope.get("root_path", "")
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"{root}/docs", status_code=307, headers={"Vary": "Accept", "Cache-Control": "no-cache"})
    response.headers["Vary"] = "Accept"
    return Index(name="Twosource", version=__version__, links={name: f"{root}{path}" for name, path in LINKS.items()})


@router.get("/healthz", operation_id="read_health", summary="Is it up?", responses={**NOT_MODIFIED, **INVALID})
def read_health(_: NoParameters) -> Health:
    """Answers as long as the process runs; it looks at nothing else."""
    return Health(status="ok", version=__version__)


@router.get("/readyz", operation_id="read_readiness", summary="Can it answer?", responses={**NOT_MODIFIED, **INVALID, **NOT_READY})
def read_readiness(store: Store, _: NoParameters) -> Health:
    """Answers once the store can be read; 503 until then."""
    try:
        with reading(store) as session:
            get_last_sequence(session)
    except SQLAlchemyError as error:
        raise NotReadyError("the store cannot be read") from error
    return Health(status="ok", version=__version__)
