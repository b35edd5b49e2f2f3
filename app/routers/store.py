"""What handlers need of the application, and how they link pages."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from sqlalchemy import Engine

from app.schemas.pages import Parameters
from app.settings import Settings

# Proxies and clients refuse longer header lines; the cursor is in the body as well.
LINK_MAX = 4_000


def get_engine(request: Request) -> Engine:
    """The store's engine. Handlers open a session on it and close it before they return, never one for the whole response."""
    engine: Engine = request.app.state.engine
    return engine


def get_app_settings(request: Request) -> Settings:
    """The settings that the application was made with."""
    settings: Settings = request.app.state.settings
    return settings


Store = Annotated[Engine, Depends(get_engine)]
AppSettings = Annotated[Settings, Depends(get_app_settings)]
NoParameters = Annotated[Parameters, Query()]


def link_next(request: Request, response: Response, cursor: str | None) -> None:
    """Add the `Link` header that names the next page, where there is one."""
    if cursor is None:
        return
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]
    address = f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"
    if len(address) <= LINK_MAX:
        response.headers["Link"] = f'<{address}>; rel="next"'


def make_answer(request: Request, body: bytes, *, cursor: str | None = None) -> Response:
    """The answer that carries JSON which is ready, with the link to the page behind `cursor`."""
    answer = Response(body, media_type="application/json")
    link_next(request, answer, cursor)
    return answer
