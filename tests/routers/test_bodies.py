"""The limits of a request's body. What breaks one is refused by name, and nothing more of it is read."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.types import Message

from app.routers.bodies import BodyLimit, is_deeper, require_plain_json
from app.settings import Settings

SETTINGS = Settings(max_body_bytes=1_000, max_stall_seconds=0.05)


def limit(app: Any) -> Any:
    return BodyLimit(app, settings=SETTINGS)


async def echo_length(scope: Any, receive: Any, send: Any) -> None:
    body = await Request(scope, receive).body()
    await Response(str(len(body)))(scope, receive, send)


class TestLength:
    def test_lets_a_body_of_just_the_limit_through(self) -> None:
        client = TestClient(limit(echo_length))
        assert client.post("/", content=b"x" * 1_000).text == "1000"
        answer = client.post("/", content=b"x" * 1_001)
        assert answer.status_code == 413
        assert "1000 bytes (max_body_bytes)" in answer.json()["detail"]

    def test_a_body_of_unknown_length_is_cut_off_where_it_gets_too_long(self, client: TestClient) -> None:
        taken = 0

        def endless() -> Iterator[bytes]:
            nonlocal taken
            for _ in range(50):
                taken += 1
                yield b"x" * 1_000

        answer = client.post("/v1/extract", content=endless(), headers={"Content-Type": "application/json"})
        assert (answer.status_code, taken) == (413, 50)  # the client of the tests collects a body before it sends it
        assert "max_body_bytes" in answer.json()["detail"]

    def test_what_comes_behind_the_limit_is_not_asked_for(self) -> None:
        asked = 0

        async def receive() -> Message:
            nonlocal asked
            asked += 1
            return {"type": "http.request", "body": b"x" * 400, "more_body": True}

        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
        limited = limit(echo_length)
        with pytest.raises(Exception, match="longer than 1000 bytes"):
            anyio.run(limited, scope, receive, None)
        assert asked == 3

    def test_an_absurd_length_is_only_a_long_one(self) -> None:
        sent: list[Message] = []

        async def run() -> None:
            async def send(message: Message) -> None:
                sent.append(message)

            async def receive() -> Message:
                raise AssertionError("nothing of the body is wanted")

            headers = [(b"content-length", b"9" * 5_000)]
            scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
            await limit(echo_length)(scope, receive, send)

        anyio.run(run)
        assert sent[0]["status"] == 413


class TestEncoding:
    @pytest.mark.parametrize(
        ("name", "bomb"),
        [
            ("gzip", gzip.compress(b"[" * 50_000_000)),
            ("deflate", zlib.compress(b"0" * 50_000_000)),
            ("br", b"\x00"),
            ("zstd", b"\x00"),
            ("gzip, gzip", gzip.compress(gzip.compress(b" " * 1_000_000))),
        ],
    )
    def test_a_compressed_body_is_refused_unread(self, client: TestClient, name: str, bomb: bytes) -> None:
        headers = {"Content-Encoding": name, "Content-Type": "application/json"}
        answer = client.post("/v1/extract", content=bomb[:1_500], headers=headers)
        assert answer.status_code == 415
        assert answer.headers["accept-encoding"] == "identity"

    def test_identity_is_no_compression(self, client: TestClient) -> None:
        headers = {"Content-Encoding": "identity", "Content-Type": "application/json"}
        assert client.post("/v1/extract", content=b"{}", headers=headers).status_code == 422


class TestPace:
    def test_a_body_that_stops_arriving_is_given_up(self) -> None:
        async def receive() -> Message:
            await anyio.sleep(5)
            raise AssertionError("waited for too long")

        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
        with pytest.raises(Exception, match="max_stall_seconds"):
            anyio.run(limit(echo_length), scope, receive, None)

    def test_waiting_for_the_end_of_a_client_is_no_stall(self) -> None:
        messages = iter([{"type": "http.request", "body": b"x", "more_body": False}])

        async def receive() -> Message:
            for message in messages:
                return message
            await anyio.sleep(0.2)
            return {"type": "http.disconnect"}

        async def app(scope: Any, receive: Any, send: Any) -> None:
            await receive()
            assert (await receive())["type"] == "http.disconnect"

        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
        anyio.run(limit(app), scope, receive, None)


class TestJson:
    @pytest.mark.parametrize(
        ("body", "why"),
        [
            (b"[" * 200_000, "nested deeper than 32"),
            (b'{"a":' * 40 + b"1" + b"}" * 40, "nested deeper than 32"),
            (b"[" * 33 + b"]" * 33, "nested deeper than 32"),
            (b'{"text": "a", "text": "b"}', "the field 'text' is named twice"),
            (b'{"t": [{"x": 1, "y": {"z": 1, "z": 2}}]}', "the field 'z' is named twice"),
            (json.dumps(dict.fromkeys(map(str, range(1_001)), 0)).encode(), "more than 1,000 fields"),
            (b'{"text": NaN}', "NaN is no number"),
            (b'{"text": -Infinity}', "-Infinity is no number"),
            (b'{"text": 9223372036854775808}', "longer than 64 bits"),
            (b'{"text": -9223372036854775809}', "longer than 64 bits"),
            (b'{"text": ' + b"9" * 100_000 + b"}", "longer than 64 bits"),
        ],
    )
    def test_what_parsers_disagree_on_is_refused(self, body: bytes, why: str) -> None:
        with pytest.raises(Exception, match=why):
            require_plain_json(body, max_depth=32)

    @pytest.mark.parametrize(
        "body",
        [
            b"[" * 32 + b"]" * 32,
            json.dumps({"text": "[" * 1_000 + '"\\' + "{" * 1_000}).encode(),
            b'{"text": "\\\\"}' + b"[]" * 100,
            b'{"text": 9223372036854775807, "low": -9223372036854775808, "long": 0.1234567890123456789012}',
            b"no json",
            b"",
            b"\xff\xfe[",
        ],
    )
    def test_what_is_plain_or_no_json_is_left_to_the_reader(self, body: bytes) -> None:
        require_plain_json(body, max_depth=32)

    @pytest.mark.parametrize("depth", [1, 5, 31, 32, 33, 60, 300])
    def test_depth_is_counted_as_a_reader_would(self, depth: int) -> None:
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}"), (b'[{"]":', b"}]")):
            levels = 2 if len(closing) > 1 else 1
            body = opening * depth + b'"[[["' + closing * depth
            assert json.loads(body) is not None
            assert is_deeper(body, 32) == (depth * levels > 32)

    def test_the_error_reaches_the_client(self, client: TestClient) -> None:
        headers = {"Content-Type": "application/json"}
        for body, part in ((b'{"text":' + b"[" * 500, "max_json_depth"), (b'{"text": "a", "text": "b"}', "named twice")):
            answer = client.post("/v1/extract", content=body, headers=headers)
            assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
            assert part in answer.json()["detail"]
