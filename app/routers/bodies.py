"""The limits of a request's body, checked while it arrives: length, encoding, pace; of a JSON body also depth and form."""

import json
import re
from collections import Counter
from http import HTTPStatus
from typing import Any, NoReturn

from anyio import move_on_after
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.routers.problems import make_problem
from app.settings import Settings

MOST_FIELDS = 1_000  # of one object; none that is read here has twenty, and each unknown one is explained
MOST_DIGITS = len(str(-(2**63)))
BATCH, BATCH_PATH = "application/x-ndjson", "/v1/articles"
LONG_NUMBER = re.compile(rb"[0-9]{19}")
BRACKETS = b"[]{}"
NO_BRACKETS = bytes(code for code in range(256) if code not in BRACKETS)
ONE_KIND = bytes.maketrans(b"{}", b"[]")


class BodyLimit:
    """Refuses a body that is longer than `max_body_bytes`, at once where its length is announced and else as it gets too long.

    A compressed body is refused unread, so that none can swell. A JSON body must not be nested deeper than `max_json_depth` or have
    an object of more than MOST_FIELDS; nor may it name a field twice or hold a number that JSON does not know: parsers disagree
    on what those mean.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = self._get_limit(scope, headers)
        refusal = _find_refusal(headers, limit)
        if refusal:
            status, detail, told = refusal
            await make_problem(Request(scope), status=status, detail=detail, headers=told)(scope, receive, send)
            return
        await self.app(scope, self._make_limited(receive, limit=limit, is_json=is_json(headers)), send)

    def _get_limit(self, scope: Scope, headers: Headers) -> tuple[int, str]:
        # The lines of a batch are read one by one, each with the limit of a body; elsewhere a body is held whole.
        name = "max_batch_bytes" if get_kind(headers) == BATCH and scope["path"].endswith(BATCH_PATH) else "max_body_bytes"
        return getattr(self.settings, name), name

    def _make_limited(self, receive: Receive, *, limit: tuple[int, str], is_json: bool) -> Receive:
        length, parts, whole = 0, list[bytes](), False

        async def receive_limited() -> Message:
            nonlocal length, whole
            # What comes behind the body is only that the client is gone, for which a stream waits as long as it lasts.
            message = await (receive() if whole else self._receive_in_time(receive))
            part = message.get("body", b"")
            length += len(part)
            if length > limit[0]:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _tell_too_long(limit))
            if not whole and is_json:
                parts.append(part)
            if not message.get("more_body", False) and not whole:
                whole = True
                if parts:
                    require_plain_json(b"".join(parts), max_depth=self.settings.max_json_depth)
            return message

        return receive_limited

    async def _receive_in_time(self, receive: Receive) -> Message:
        seconds = self.settings.max_stall_seconds
        with move_on_after(seconds):
            return await receive()
        raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, f"nothing of the body came for {seconds:g} s (max_stall_seconds)")


def _tell_too_long(limit: tuple[int, str]) -> str:
    return f"the body is longer than {limit[0]} bytes ({limit[1]})"


def _find_refusal(headers: Headers, limit: tuple[int, str]) -> tuple[int, str, dict[str, str]] | None:
    announced = headers.get("content-length", "")
    # Only so many digits are read: a number of thousands would take long, and is too long by its first few.
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > limit[0]:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _tell_too_long(limit), {}
    if headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        told = {"Accept-Encoding": "identity"}
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "compressed bodies are not read; send it as it is", told
    return None


def get_kind(headers: Headers) -> str:
    """The media type of the body."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def is_json(headers: Headers) -> bool:
    """Whether the body is one JSON document."""
    kind = get_kind(headers)
    return kind == "application/json" or kind.endswith("+json")


def require_plain_json(body: bytes, *, max_depth: int) -> None:
    """HTTPException for JSON that is too deep or wide, names a field twice, or holds a number that JSON or 64 bits do not have.

    What is no JSON at all is left to the reader, who tells where it goes wrong.
    """
    if is_deeper(body, max_depth):
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"the body is nested deeper than {max_depth} (max_json_depth)")
    # A hook for every number is slow, so it is there only where a number is long.
    parse_int = _require_short if LONG_NUMBER.search(body) else None
    try:
        json.loads(body, object_pairs_hook=_require_once, parse_constant=_refuse_constant, parse_int=parse_int)
    except (ValueError, RecursionError):
        return


def is_deeper(body: bytes, depth: int) -> bool:
    """Whether the brackets of a JSON text are nested deeper than `depth`; those inside strings are not counted.

    Without a loop over the bytes, which would take long in Python: each round takes out the innermost pairs.
    """
    left = body.translate(ONE_KIND, NO_BRACKETS)
    if left.count(b"[") <= depth:
        return False
    left = _without_strings(body).translate(ONE_KIND, NO_BRACKETS)
    for _ in range(depth):
        left = left.replace(b"[]", b"")
    return left.count(b"[") > depth or b"[]" in left


def _without_strings(body: bytes) -> bytes:
    # What stands between two quotation marks alternates: outside a string, inside one, outside …
    return b"".join(body.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])


def _require_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_FIELDS:
        _refuse(f"an object has more than {MOST_FIELDS:,} fields, the most that are read")
    made = dict(pairs)
    if len(made) < len(pairs):
        [(repeated, _)] = Counter(name for name, _ in pairs).most_common(1)
        _refuse(f"the field {repeated[:50]!r} is named twice")
    return made


def _refuse_constant(name: str) -> NoReturn:
    _refuse(f"{name} is no number in JSON")


def _require_short(digits: str) -> int:
    # Counted before it is read: reading a number of a million digits takes long.
    if len(digits) > MOST_DIGITS or not -(2**63) <= int(digits) < 2**63:
        _refuse("an integer is longer than 64 bits")
    return int(digits)


def _refuse(why: str) -> NoReturn:
    raise HTTPException(HTTPStatus.BAD_REQUEST, f"the body: {why}")
