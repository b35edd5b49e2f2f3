"""The composition root: puts engine, settings, routers and middleware together, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi_offline import FastAPIOffline
from sqlalchemy import Engine
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette_compress import CompressMiddleware, add_compress_type
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app import __version__
from app.db import Lookup, make_engine
from app.exporting.formats import FORMATS
from app.routers import (
    articles,
    changes,
    check,
    claims,
    entities,
    events,
    export,
    extract,
    metrics,
    search,
    service,
    suggest,
    writing,
)
from app.routers.bodies import BodyLimit
from app.routers.document import INTRODUCTION, STATIC, SUMMARY, TAGS, add_docs_page, make_openapi
from app.routers.faults import add_fault_handlers
from app.routers.limits import HeadLimits
from app.routers.logs import configure_logs
from app.routers.lookups import PreparedLookups
from app.routers.metrics import Meters
from app.routers.middleware import Envelope, Shield
from app.routers.problems import add_problem_handlers, refuse_repeats
from app.routers.queue import Queue
from app.routers.revalidation import Revalidation
from app.routers.slots import Slots
from app.search.deadline import limit_time
from app.settings import Settings, get_settings
from app.signing import get_secret, use_secret

ROUTERS = (search, suggest, claims, events, articles, entities, check, extract, changes, export, service, metrics, writing)
SHOWN_TO_BROWSERS = ["ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"]


def create_app(engine: Engine | None = None, settings: Settings | None = None) -> FastAPI:
    """The application on `engine`, or on the store that the settings name. The store is opened by the first request."""
    settings = settings or get_settings()
    configure_logs(settings.log_level)
    engine = engine or make_engine(settings.database_url)
    templates = [route.path for module in ROUTERS for route in module.router.routes]
    meters, lookup = Meters(engine, templates=templates), Lookup(engine)
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
        middleware=_make_middleware(settings, meters, lookup),
        redirect_slashes=False,
        lifespan=_close_store,
    )
    app.state.engine = limit_time(engine, seconds=settings.max_query_seconds)
    app.state.lookup = lookup
    app.state.meters = meters
    app.state.queue = Queue(engine, settings)
    app.state.settings = settings
    use_secret(get_secret(settings.secret, engine.url.render_as_string(hide_password=False)))
    for module in ROUTERS:
        app.include_router(module.router, dependencies=[Depends(refuse_repeats)])
    add_docs_page(app)
    add_problem_handlers(app)
    add_fault_handlers(app)
    app.openapi = make_openapi(app)  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
    return app


@asynccontextmanager
async def _close_store(app: FastAPI) -> AsyncIterator[None]:
    async with app.state.queue.working():
        yield
    # SQLite folds its write-ahead log into the file when the last connection closes.
    app.state.lookup.close()
    app.state.engine.dispose()


def _make_middleware(settings: Settings, meters: Meters, lookup: Lookup) -> list[Middleware]:
    for form in FORMATS.values():
        add_compress_type(form.media_type)  # it knows neither tables nor lines of JSON by itself
    # From the outside in: what is further out also sees the answers that the inner ones give by themselves.
    return [
        Middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies),
        Middleware(Envelope, meters=meters),
        Middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "HEAD"],
            allow_headers=["If-None-Match", "X-Request-ID"],
            expose_headers=SHOWN_TO_BROWSERS,
        ),
        Middleware(HeadLimits, settings=settings),
        Middleware(Slots, settings=settings),
        Middleware(CompressMiddleware),
        Middleware(PreparedLookups, lookup=lookup),
        Middleware(Revalidation),
        Middleware(Shield),
        Middleware(BodyLimit, settings=settings),
    ]
