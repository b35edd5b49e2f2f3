"""The server's secret, and what is signed with it: write keys and cursors.

The secret lies in a file beside the database and not in it, so that a copy of the database alone lets nobody try keys out or
make cursors. All processes that serve one store read the same file.
"""

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from hmac import digest
from pathlib import Path

from sqlalchemy.engine import make_url

from app.errors import AppError

ENDING = ".secret"
BYTES = 32
_own = secrets.token_bytes(BYTES)
"""For signing where no secret is kept: it lasts as long as the process."""


def find_place(database_url: str) -> Path | None:
    """Where the secret of a store lies; None where its database is no file of this machine."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith((":memory:", "file:")):
        return None
    return Path(f"{url.database}{ENDING}")


def get_secret(given: str, database_url: str) -> bytes | None:
    """The secret that is `given` in the settings, else the one in the file; None where there is neither."""
    if given:
        return sha256(given.encode()).digest()
    place = find_place(database_url)
    with suppress(OSError):
        kept = place.read_bytes() if place else b""
        return kept if len(kept) == BYTES else None
    return None


def make_secret(given: str, database_url: str) -> bytes:
    """As `get_secret`, and where there is none, a new one is kept, readable by its owner only.

    Raises AppError where there is no place for it.
    """
    known = get_secret(given, database_url)
    if known is not None:
        return known
    place = find_place(database_url)
    if place is None:
        raise AppError("this store has no file to keep a secret beside; set TWOSOURCE_SECRET")
    fresh = place.with_name(f"{place.name}.{secrets.token_hex(8)}")
    try:
        # Written elsewhere and linked, so that no other process ever reads half of it, and the first of two stands.
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(BYTES))
        try:
            with suppress(FileExistsError):
                os.link(fresh, place)
        finally:
            fresh.unlink()
    except OSError as error:
        raise AppError(f"the secret cannot be kept: {error.strerror}; set TWOSOURCE_SECRET", where=str(place)) from error
    kept = get_secret(given, database_url)
    if kept is None:
        raise AppError(f"is not a secret of {BYTES} bytes; remove it, and add the keys again", where=str(place))
    return kept


def use_secret(secret: bytes | None) -> None:
    """Sign with this secret from now on; None keeps the one that the process made for itself."""
    global _own  # one process serves one store
    _own = secret or _own


def sign(purpose: str, message: bytes, *, secret: bytes | None = None) -> bytes:
    """HMAC-SHA-256 of a message, 32 bytes; a signature for one purpose is none for another."""
    return digest(secret or _own, purpose.encode() + b"\0" + message, "sha256")
