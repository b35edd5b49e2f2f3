"""How many requests that cost much are worked on at once. The rest wait for a while, then they are told to come back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from anyio import CapacityLimiter, move_on_after
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.routers.problems import make_problem
from app.settings import Settings

EXPENSIVE = ("/v1/search", "/v1/events/")
EXPORTS = "/v1/export/"
FACETS = b"facets="


class StalledError(Exception):
    """The client has taken nothing of its answer for too long; the connection is broken off."""


def is_export(scope: Scope) -> bool:
    """Whether the request is for a stream that lasts as long as its reader takes."""
    return _get_path(scope).startswith(EXPORTS)


def is_expensive(scope: Scope) -> bool:
    """Whether the request is one whose work grows with the store."""
    return _get_path(scope).startswith(EXPENSIVE) or FACETS in scope["query_string"]


def _get_path(scope: Scope) -> str:
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


class Slots:
    """Lets `max_expensive` expensive requests through at once, and `max_exports` exports.

    Exports have slots of their own, since one lasts as long as its reader likes; a reader that takes nothing for
    `max_stall_seconds` loses its connection, so that a few of them cannot hold all slots.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self._expensive: CapacityLimiter | None = None
        self._exports: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif is_export(scope):
            self._exports = self._exports or CapacityLimiter(self.settings.max_exports)
            await self._serve(self._exports, "max_exports", scope, receive, self._make_impatient(send))
        elif is_expensive(scope):
            self._expensive = self._expensive or CapacityLimiter(self.settings.max_expensive)
            await self._serve(self._expensive, "max_expensive", scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _serve(self, slots: CapacityLimiter, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._held(slots) as held:
            if held:
                await self.app(scope, receive, send)
                return
        wait = max(1, round(self.settings.max_wait_seconds))
        detail = f"{slots.total_tokens:g} such requests are being worked on ({name}) and no turn came; again in {wait} s"
        headers = {"Retry-After": str(wait)}
        problem = make_problem(Request(scope), status=HTTPStatus.SERVICE_UNAVAILABLE, detail=detail, headers=headers)
        await problem(scope, receive, send)

    @asynccontextmanager
    async def _held(self, slots: CapacityLimiter) -> AsyncIterator[bool]:
        holder = object()
        with move_on_after(self.settings.max_wait_seconds) as waiting:
            await slots.acquire_on_behalf_of(holder)
        if waiting.cancelled_caught:
            yield False
            return
        try:
            yield True
        finally:
            slots.release_on_behalf_of(holder)

    def _make_impatient(self, send: Send) -> Send:
        async def send_impatiently(message: Message) -> None:
            with move_on_after(self.settings.max_stall_seconds) as sending:
                await send(message)
            if sending.cancelled_caught:
                raise StalledError(f"nothing of the answer was taken for {self.settings.max_stall_seconds:g} s")

        return send_impatiently
