"""The composition root: puts engine, settings, routers and middleware together, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi_offline import FastAPIOffline
from sqlalchemy import Engine
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette_compress import CompressMiddleware

from app import __version__
from app.db import make_engine
from app.routers import articles, changes, check, claims, entities, events, export, extract, search, service
from app.routers.document import INTRODUCTION, STATIC, SUMMARY, TAGS, add_docs_page, make_openapi
from app.routers.logs import configure_logs
from app.routers.middleware import BodyLimit, Envelope, Shield
from app.routers.problems import add_problem_handlers, refuse_repeats
from app.routers.revalidation import Revalidation
from app.settings import Settings, get_settings

ROUTERS = (search, claims, events, articles, entities, check, extract, changes, export, service)
SHOWN_TO_BROWSERS = ["ETag", "Link", "Location", "X-Request-ID"]


def create_app(engine: Engine | None = None, settings: Settings | None = None) -> FastAPI:
    """The application on `engine`, or on the store that the settings name. The store is opened by the first request."""
    settings = settings or get_settings()
    configure_logs(settings.log_level)
    app: FastAPI = FastAPIOffline(
        docs_url=None,
        redoc_url=None,
        static_url=STATIC,
        title="Twosource",
        version=__version__,
        summary=SUMMARY,
        description=INTRODUCTION,
        openapi_tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        middleware=_make_middleware(settings),
        redirect_slashes=False,
        lifespan=_close_store,
    )
    app.state.engine = engine or make_engine(settings.database_url)
    app.state.settings = settings
    for module in ROUTERS:
        app.include_router(module.router, dependencies=[Depends(refuse_repeats)])
    add_docs_page(app)
    add_problem_handlers(app)
    app.openapi = make_openapi(app)  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
    return app


@asynccontextmanager
async def _close_store(app: FastAPI) -> AsyncIterator[None]:
    yield
    # SQLite folds its write-ahead log into the file when the last connection closes.
    app.state.engine.dispose()


def _make_middleware(settings: Settings) -> list[Middleware]:
    # From the outside in: what is further out also sees the answers that the inner ones give by themselves.
    return [
        Middleware(Envelope),
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match", "X-Request-ID"],
            expose_headers=SHOWN_TO_BROWSERS,
        ),
        Middleware(CompressMiddleware),
        Middleware(Revalidation),
        Middleware(Shield),
        Middleware(BodyLimit, max_bytes=settings.max_body_bytes),
    ]
