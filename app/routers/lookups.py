"""The lookup's short way: one indexed read in the event loop, where the claim's document is ready.

What it cannot answer in a few microseconds goes on to the handler, which makes the same answer from the rows: a document that
is to be made, an id that was merged or is unknown, query parameters, another method, a database that is busy.
"""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.db import Lookup
from app.routers.revalidation import has_tag
from app.schemas.documents import find_shape, join_lookup

PATH = "/v1/claims/"
LENGTH = len(PATH) + len("c-0123456789abcdef")
TAG = "SELECT tag FROM claim_document WHERE claim_id = ? AND shape = ?"
DOCUMENT = "SELECT tag, summary, evidence FROM claim_document WHERE claim_id = ? AND shape = ?"
NO_CACHE = (b"cache-control", b"no-cache")
JSON = (b"content-type", b"application/json")


class PreparedLookups:
    """Answers `GET /v1/claims/{id}` from prepared documents, with their stored tag."""

    def __init__(self, app: ASGIApp, *, lookup: Lookup) -> None:
        self.app, self.lookup, self.shape = app, lookup, find_shape()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        claim_id = _get_claim_id(scope)
        if claim_id is None or not await self._answer(claim_id, scope, send):
            await self.app(scope, receive, send)

    async def _answer(self, claim_id: str, scope: Scope, send: Send) -> bool:
        held = any(name == b"if-none-match" for name, _ in scope["headers"])
        if held:
            # The tag stands before the document in the row, so most often no more than that is read.
            found = self.lookup.get(TAG, (claim_id, self.shape))
            if found is not None and has_tag(Headers(scope=scope), found[0]):
                headers = [(b"etag", found[0].encode()), NO_CACHE]
                await send({"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED, "headers": headers})
                await send({"type": "http.response.body", "body": b""})
                return True
        found = self.lookup.get(DOCUMENT, (claim_id, self.shape))
        if found is None:
            return False
        tag, summary, evidence = found
        body = join_lookup(summary, evidence)
        headers = [JSON, (b"content-length", b"%d" % len(body)), (b"etag", tag.encode()), NO_CACHE]
        await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        return True


def _get_claim_id(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"] or scope.get("root_path"):
        return None
    path: str = scope["path"]
    return path[len(PATH) :] if len(path) == LENGTH and path.startswith(PATH) else None
