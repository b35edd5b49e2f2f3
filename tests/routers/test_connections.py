"""Connections over real sockets."""

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

    def test_many_requests_on_one_connection_are_answered(self, port: int) -> None:
        with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
            for _ in range(300):
                client.sendall(REQUEST + b"X-Padding: " + b"x" * 500 + b"\r\n\r\n")
                assert client.recv(10_000).startswith(b"HTTP/1.1 200")
