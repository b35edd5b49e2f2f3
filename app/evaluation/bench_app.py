"""The application with what measuring needs beside it, for `serve` in a process of its own."""

import os
import time

from fastapi import FastAPI, Response
from sqlalchemy import event
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.importer import import_from_string

from app.db import make_engine
from app.settings import get_settings

BARE = "/bare"
WAIT = "TWOSOURCE_BENCH_WAIT"


def create_app() -> ASGIApp:
    """The application and, beside it in the same process, a bare endpoint of the same framework: no middleware.

    Where the environment has WAIT, each transaction begins so many seconds late.
    """
    engine = make_engine(get_settings().database_url)
    if wait := float(os.environ.get(WAIT, "0")):
        event.listen(engine, "begin", lambda _: time.sleep(wait))
    application, bare = import_from_string("app.main:create_app")(engine), FastAPI()
    bare.get(BARE)(answer_bare)

    async def choose(scope: Scope, receive: Receive, send: Send) -> None:
        await (bare if scope.get("path") == BARE else application)(scope, receive, send)

    return choose


async def answer_bare() -> Response:
    """Constant bytes."""
    return Response(b'{"status":"ok"}', media_type="application/json")
