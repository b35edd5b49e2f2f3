"""What surrounds every response: request id, log line, measurements and security headers."""

import re
from http import HTTPStatus
from time import perf_counter
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.routers.metrics import Meters
from app.routers.problems import make_problem

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


class Envelope:
    """Gives each request an id, logs and measures its outcome and adds the security headers that a handler did not set itself.

    A sane `X-Request-ID` of the client is kept, so that one id can follow a request through several services.
    """

    def __init__(self, app: ASGIApp, *, meters: Meters) -> None:
        self.app, self.meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _SANE_ID.fullmatch(given) else uuid4().hex
        scope["request_id"] = request_id
        status, begun = 0, perf_counter()

        async def send_enveloped(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                with self.meters.open.track_inprogress():
                    await self.app(scope, receive, send_enveloped)
            finally:
                took = perf_counter() - begun
                self.meters.note(scope, status, took)
                # The query stays out of the log: people search for what they do not want others to know.
                structlog.get_logger().info(
                    "request", method=scope["method"], path=scope["path"], status=status, ms=round(took * 1000, 1)
                )


class Shield:
    """Turns an error that nobody expected into a problem that names the request and nothing else.

    Where the response has begun, the error goes on, so that the connection breaks and nobody takes a part for the whole.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def send_noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            if begun or scope["type"] != "http":
                raise
            structlog.get_logger().exception("unexpected error")
            detail = "something went wrong here; the log has more under the request's id"
            response = make_problem(Request(scope), status=HTTPStatus.INTERNAL_SERVER_ERROR, detail=detail)
            await response(scope, receive, send)
