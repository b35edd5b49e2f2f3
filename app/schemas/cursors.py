"""Opaque cursors: the keys of the last row shown, signed together with the list and the filters they came from.

A cursor that was cut, changed by hand, made up or carried over to another query is refused. The signature is made with the
server's secret, so that nobody can hand a list keys that it never gave out.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from hmac import compare_digest
from typing import Any

from app.errors import AppError
from app.signing import sign

SIGNATURE_BYTES = 16
MAX_CHARS = 1_000
MAX_INT = 2**63 - 1


class InvalidCursorError(AppError):
    """A cursor that this list with these filters did not give out."""


def make_cursor(keys: Sequence[Any], *, scope: str) -> str:
    """The cursor after the row with these keys: strings, integers and aware datetimes."""
    payload = json.dumps([key.isoformat() if isinstance(key, datetime) else key for key in keys]).encode()
    return urlsafe_b64encode(_sign(payload, scope) + payload).decode().rstrip("=")


def read_cursor(cursor: str, *, scope: str, kinds: Sequence[type]) -> tuple[Any, ...]:
    """The keys in `cursor`; InvalidCursorError where `scope` did not give it out or its keys are not of `kinds`."""
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        signature, payload = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
        keys = json.loads(payload) if compare_digest(signature, _sign(payload, scope)) else None
        if isinstance(keys, list) and len(keys) == len(kinds) and urlsafe_b64encode(raw).decode().rstrip("=") == cursor:
            return tuple(_read_key(key, kind) for key, kind in zip(keys, kinds, strict=True))
    except (ValueError, RecursionError):
        pass  # what is no base64, no JSON or of another type is refused like any other foreign cursor
    raise InvalidCursorError("this cursor is not one that this list gave out for these filters; start without it", where="cursor")


def make_scope(path: str, filters: Mapping[str, Any]) -> str:
    """What binds a cursor: the list's path and its filters, in any order."""
    return json.dumps([path, {key: value for key, value in filters.items() if value is not None}], sort_keys=True, default=str)


def _sign(payload: bytes, scope: str) -> bytes:
    # JSON holds no zero byte, so where the scope ends cannot be shifted.
    return sign("cursor", scope.encode("utf-8", "surrogatepass") + b"\0" + payload)[:SIGNATURE_BYTES]


def _read_key(key: Any, kind: type) -> Any:
    if kind is datetime:
        moment = datetime.fromisoformat(key) if isinstance(key, str) else None
        if moment is not None and moment.tzinfo is not None:
            return moment
    elif type(key) is kind and not (isinstance(key, int) and abs(key) > MAX_INT):
        return key
    raise ValueError(f"{key!r} is not of type {kind.__name__}")
