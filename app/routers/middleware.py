"""What surrounds every response: request id, log line, measurements and security headers."""

import re
from collections.abc import Iterable
from http import HTTPStatus
from os import urandom
from time import perf_counter

import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.routers.metrics import Meters
from app.routers.problems import make_problem

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


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
        request_id = _get_request_id(scope["headers"])
        scope["request_id"] = request_id
        status, begun = 0, perf_counter()

        async def send_enveloped(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"] = list(message["headers"])
                set_already = {name.lower() for name, _ in headers}
                headers += [header for header in SECURITY_HEADERS if header[0] not in set_already]
                headers.append((b"x-request-id", request_id.encode()))
            await send(message)

        bound = structlog.contextvars.bind_contextvars(request_id=request_id)
        self.meters.open.inc()
        try:
            await self.app(scope, receive, send_enveloped)
        finally:
            took = perf_counter() - begun
            self.meters.open.dec()
            self.meters.note(scope, status, took)
            # The query stays out of the log: people search for what they do not want others to know.
            structlog.get_logger().info(
                "request", method=scope["method"], path=scope["path"], status=status, ms=round(took * 1000, 1)
            )
            structlog.contextvars.reset_contextvars(**bound)


def _get_request_id(headers: Iterable[tuple[bytes, bytes]]) -> str:
    for name, value in headers:
        if name == b"x-request-id" and _SANE_ID.fullmatch(given := value.decode("latin-1")):
            return given
    return urandom(16).hex()


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
