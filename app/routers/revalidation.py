"""Asking again: every whole answer has a tag, and who holds it already is told so instead of sent it."""

from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.schemas.documents import make_tag


class Revalidation:
    """Adds a weak ETag and `Cache-Control: no-cache` to every whole answer to a GET, and answers 304 where the client has it.

    The tag is weak because compression, which comes later, changes the bytes and not what they say. It is made of the
    answer itself: a tag of the store's state would say "unchanged" after an upgrade that shows the same rows differently.
    HEAD is answered like GET, without the body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        start: Message = {}
        is_head = scope["method"] == "HEAD"

        async def send_tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start:
                begun, start = start, {}
                if begun["status"] == HTTPStatus.OK and _is_unchanged(begun, message, Headers(scope=scope)):
                    begun["status"] = HTTPStatus.NOT_MODIFIED
                    headers = MutableHeaders(scope=begun)
                    del headers["content-length"]
                    message = {"type": "http.response.body", "body": b""}
                await send(begun)
            await send({**message, "body": b""} if is_head else message)

        await self.app({**scope, "method": "GET"} if is_head else scope, receive, send_tagged)


def _is_unchanged(start: Message, body: Message, request: Headers) -> bool:
    headers = MutableHeaders(scope=start)
    headers.setdefault("Cache-Control", "no-cache")
    tag = headers.get("etag", "")
    if tag:
        headers["ETag"] = tag if tag.startswith("W/") else f"W/{tag}"
    elif not body.get("more_body", False):
        headers["ETag"] = make_tag(body.get("body", b""))
    return not body.get("more_body", False) and has_tag(request, headers.get("etag", ""))


def has_tag(request: Headers, tag: str) -> bool:
    """Whether the client says that it holds the answer with this tag (`If-None-Match`, compared weakly)."""
    held = {each.strip().removeprefix("W/") for each in request.get("if-none-match", "").split(",")}
    return tag.removeprefix("W/") in held or "*" in held
