"""Limits that need nothing of a request but its head: length of address and headers, and how often a client asks."""

import math
import time
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.routers.problems import make_problem
from app.routers.slots import is_expensive, is_export
from app.settings import Settings

WINDOW_SECONDS = 60
COST_OF_EXPENSIVE = 10
MAX_CLIENTS = 50_000  # some 10 MB; who asks from more addresses than that is met by the limits on connections and on work
IPV6_KEPT_BITS = 64  # what one customer is given at least, so that one client has one allowance
FORWARDING = (b"x-forwarded-for", b"forwarded", b"x-real-ip")
LOOPBACK = "loopback"


class Allowance:
    """What each client may still ask for: a bucket of `most` that fills evenly within WINDOW_SECONDS.

    Measured by a clock that nobody sets. The library `limits` counts by the wall clock: when that is set back by an hour, a
    client that had reached its limit stays refused for the hour.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.clock = most, clock
        self.step = WINDOW_SECONDS / most
        self._full_at: dict[str, float] = {}

    def take(self, client: str, cost: int) -> tuple[int, float]:
        """Take `cost`; what is left and in how many seconds all is there again.

        What is left is negative, and nothing was taken, where there was too little.
        """
        now = self.clock()
        full_at = max(self._full_at.pop(client, now), now) + min(cost, self.most) * self.step
        left = math.floor((WINDOW_SECONDS - (full_at - now)) / self.step + 1e-6)
        if left < 0:
            full_at -= min(cost, self.most) * self.step
        elif client not in self._full_at and len(self._full_at) >= MAX_CLIENTS:
            self._forget(now)
        # Taken out and put in again, so that the clients stand in the order in which they asked last.
        self._full_at[client] = full_at
        return left, full_at - now

    def _forget(self, now: float) -> None:
        self._full_at = {client: full_at for client, full_at in self._full_at.items() if full_at > now}
        for client in list(self._full_at)[: max(0, len(self._full_at) - MAX_CLIENTS // 2)]:
            del self._full_at[client]


class HeadLimits:
    """Refuses addresses and headers that are too long, and clients that ask too often.

    This machine's own requests are not counted, but those that a proxy on it passes on are: by visitor where the proxy is
    trusted (`trusted_proxies`), else all together.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.allowance = Allowance(settings.requests_per_minute) if settings.requests_per_minute else None
        self.policy = f'"requests";q={settings.requests_per_minute};w={WINDOW_SECONDS}'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._find_refusal(scope)
        if refusal:
            await make_problem(Request(scope), status=refusal[0], detail=refusal[1])(scope, receive, send)
            return
        client = get_limited_client(scope) if self.allowance else None
        if client is None or self.allowance is None:
            await self.app(scope, receive, send)
            return
        left, full_in = self.allowance.take(client, get_cost(scope))
        told = {"RateLimit-Policy": self.policy, "RateLimit": f'"requests";r={max(left, 0)};t={math.ceil(full_in)}'}
        if left < 0:
            wait = max(1, math.ceil(-left * self.allowance.step))
            detail = f"more than {self.allowance.most} requests a minute (requests_per_minute); again in {wait} s"
            headers = {**told, "Retry-After": str(wait)}
            problem = make_problem(Request(scope), status=HTTPStatus.TOO_MANY_REQUESTS, detail=detail, headers=headers)
            await problem(scope, receive, send)
            return

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        await self.app(scope, receive, send_told)

    def _find_refusal(self, scope: Scope) -> tuple[int, str] | None:
        most = self.settings.max_url_bytes
        if len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"]) > most:
            return HTTPStatus.REQUEST_URI_TOO_LONG, f"path and query are longer than {most} bytes (max_url_bytes)"
        most = self.settings.max_header_bytes
        if sum(len(name) + len(value) for name, value in scope["headers"]) > most:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, f"the headers are longer than {most} bytes (max_header_bytes)"
        return None


def get_limited_client(scope: Scope) -> str | None:
    """Whose allowance a request is counted against; None for this machine's own requests."""
    host = scope["client"][0] if scope.get("client") else ""
    client = _get_client(host)
    if client != LOOPBACK:
        return client
    return host if any(name in FORWARDING for name, _ in scope["headers"]) else None


@lru_cache(maxsize=10_000)
def _get_client(host: str) -> str | None:
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        # A Unix socket, or the client of the tests: whoever reaches these is on this machine.
        return None
    if address.is_loopback:
        return LOOPBACK
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(int(address) >> (128 - IPV6_KEPT_BITS))
    return str(address)


def get_cost(scope: Scope) -> int:
    """How many requests a request counts for."""
    return COST_OF_EXPENSIVE if is_expensive(scope) or is_export(scope) else 1
