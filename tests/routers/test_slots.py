"""How many expensive requests are worked on at once."""

from typing import Any

import anyio
import pytest
from starlette.types import Message

from app.routers.slots import Slots, StalledError, is_expensive, is_export
from app.settings import Settings


def scope(path: str, query: bytes = b"") -> dict[str, Any]:
    return {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}


async def receive() -> Message:
    return {"type": "http.disconnect"}


class Busy:
    """An application that answers when told, and counts how many it answers at once."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.go_on = anyio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        await self.go_on.wait()
        self.now -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def serve_many(path: str, count: int, *, after: float, **settings: Any) -> tuple[int, list[Message]]:
    """How many were worked on at once, and the beginnings of the answers, where work goes on after so many seconds."""
    begun: list[Message] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)

    async def run() -> int:
        app = Busy()
        slots = Slots(app, settings=Settings(**settings))
        async with anyio.create_task_group() as group:
            for _ in range(count):
                group.start_soon(slots, scope(path), receive, send)
            await anyio.sleep(after)
            app.go_on.set()
        return app.most

    return anyio.run(run), begun


class TestSlots:
    def test_a_few_are_worked_on_and_the_rest_wait(self) -> None:
        most, begun = serve_many("/v1/search", 40, after=0.05, max_expensive=3)
        assert (most, [each["status"] for each in begun]) == (3, [200] * 40)

    def test_who_waits_too_long_is_told_to_come_back(self) -> None:
        most, begun = serve_many("/v1/search", 5, after=0.3, max_expensive=2, max_wait_seconds=0.05)
        assert (most, sorted(each["status"] for each in begun)) == (2, [200, 200, 503, 503, 503])
        refused = next(each for each in begun if each["status"] == 503)
        assert (b"retry-after", b"1") in refused["headers"]

    def test_exports_have_slots_of_their_own(self) -> None:
        assert serve_many("/v1/export/claims.jsonl", 6, after=0.05, max_exports=2, max_expensive=4)[0] == 2

    def test_lookups_do_not_wait(self) -> None:
        assert serve_many("/v1/claims/c-1", 50, after=0.05, max_expensive=1)[0] == 50

    def test_which_are_expensive(self) -> None:
        assert is_expensive(scope("/v1/search"))
        assert is_expensive(scope("/v1/events/v-1"))
        assert is_expensive(scope("/v1/claims", b"facets=true"))
        assert is_expensive({**scope("/news/v1/search"), "root_path": "/news"})
        assert not is_expensive(scope("/v1/claims"))
        assert is_export(scope("/v1/export/claims.jsonl"))

    def test_a_reader_that_takes_nothing_loses_its_slot(self) -> None:
        async def send(_: Message) -> None:
            await anyio.sleep(5)
            raise AssertionError("waited for too long")

        async def run() -> None:
            async def app(scope: Any, receive: Any, send: Any) -> None:
                await send({"type": "http.response.start", "status": 200, "headers": []})

            slots = Slots(app, settings=Settings(max_stall_seconds=0.05, max_exports=1))
            for _ in range(2):
                with pytest.raises(StalledError):
                    await slots(scope("/v1/export/claims.jsonl"), receive, send)

        anyio.run(run)
