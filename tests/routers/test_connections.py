"""Connections over real sockets."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from sqlalchemy import Engine

from app.main import create_app
from app.routers.connections import BoundedHttp
from app.settings import Settings, get_settings

REQUEST = b"GET /healthz HTTP/1.1\r\nHost: here\r\n"


@pytest.fixture
def port(engine: Engine, settings: Settings) -> Iterator[int]:
    """Where the application listens."""
    server = uvicorn.Server(uvicorn.Config(create_app(engine, settings), http=BoundedHttp, port=0, log_level="error"))
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


class TestBoundedHttp:
    @pytest.mark.parametrize("endless", [b"X-Long: " + b"x" * 1_000, b"x" * 1_000, b"X-Many: 1\r\n" * 90])
    def test_a_head_without_end_is_given_up(self, port: int, endless: bytes) -> None:
        settings = get_settings()
        most = 4 * (settings.max_url_bytes + settings.max_header_bytes) // len(endless)
        with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
            client.sendall(REQUEST + endless)
            answer = b""
            try:
                for _ in range(most):
                    client.sendall(endless if endless.endswith(b"\n") else b"x" * len(endless))
                answer = client.recv(10_000)
            except (ConnectionResetError, BrokenPipeError):
                return
        assert answer.startswith(b"HTTP/1.1 4")

    def test_a_head_without_end_that_comes_in_one_piece_is_given_up(self, port: int) -> None:
        settings = get_settings()
        endless = b"x" * (2 * (settings.max_url_bytes + settings.max_header_bytes) + 1)
        with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
            client.sendall(REQUEST + b"X-Long: " + endless)
            try:
                answer = client.recv(10_000)
            except (ConnectionResetError, BrokenPipeError):
                return
        assert answer.startswith(b"HTTP/1.1 4")

    @pytest.mark.parametrize(
        ("sent", "status", "detail"),
        [
            (b"GET /v1/claims?speaker=" + b"x" * 66_000 + b" HTTP/1.1\r\nHost: here\r\n\r\n", 414, "longer than 65535 bytes"),
            (b"\x16\x03\x01\x02\x00 no request\r\n\r\n", 400, "Invalid HTTP request"),
            (b"GET / HTTP/1.1\r\nHost: here\r\nX Y: 1\r\n\r\n", 400, "Invalid HTTP request"),
            (b"POST /v1/check HTTP/1.1\r\nHost: here\r\nContent-Length: -1\r\n\r\n", 400, "Invalid HTTP request"),
        ],
    )
    def test_what_is_no_request_is_refused_like_any_other(self, port: int, sent: bytes, status: int, detail: str) -> None:
        with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
            client.sendall(sent)
            head, _, body = client.makefile("rb").read().partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 %d " % status)
        assert b"application/problem+json" in head
        assert b"nosniff" in head
        assert detail in json.loads(body)["detail"]

    def test_many_requests_on_one_connection_are_answered(self, port: int) -> None:
        with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
            for _ in range(300):
                client.sendall(REQUEST + b"X-Padding: " + b"x" * 500 + b"\r\n\r\n")
                assert client.recv(10_000).startswith(b"HTTP/1.1 200")
