"""What reads requests off a connection: uvicorn's fastest parser, with the limit that it lacks."""

from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.routers.problems import MEDIA_TYPE
from app.schemas.problem import Problem
from app.settings import get_settings

LONGEST_ADDRESS = 65_535  # the parser counts its characters in two bytes


class BoundedHttp(HttpToolsProtocol):
    """Gives a connection up whose request line and headers do not come to an end.

    The parser keeps whatever it is sent until a header ends, so the application, which refuses long headers by name, would
    never be asked. Twice what that allows is read.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settings = get_settings()
        self._most = 2 * (settings.max_url_bytes + settings.max_header_bytes)
        self._in_head, self._read = True, 0

    def data_received(self, data: bytes) -> None:
        """Read on."""
        self._read += len(data)
        super().data_received(data)
        # Asked behind the parser: what comes in one piece may hold the end of the head, and a body.
        if self._in_head and self._read > self._most and not self.transport.is_closing():
            self.send_400_response("the headers are too long")

    def send_400_response(self, msg: str) -> None:
        """Refuse what the application is not asked about, in the form of every other error."""
        status, detail = HTTPStatus.BAD_REQUEST, msg
        if len(getattr(self, "url", b"")) > LONGEST_ADDRESS:
            status = HTTPStatus.REQUEST_URI_TOO_LONG
            detail = f"the address is longer than {LONGEST_ADDRESS} bytes, whatever max_url_bytes allows"
        problem = Problem(
            type="about:blank", title=status.phrase, status=status, detail=detail, instance="", request_id="", errors=[]
        )
        body = problem.model_dump_json()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
            "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
        )
        self.transport.write((head + body).encode("ascii"))
        self.transport.close()

    def on_headers_complete(self) -> None:
        """Ask the application."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for the next request."""
        self._in_head, self._read = True, 0
        super().on_message_complete()
