"""What reads requests off a connection: uvicorn's fastest parser, with the limit that it lacks."""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.settings import get_settings


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

    def on_headers_complete(self) -> None:
        """Ask the application."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Wait for the next request."""
        self._in_head, self._read = True, 0
        super().on_message_complete()
