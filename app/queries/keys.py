"""Write keys: made, listed, recognised, revoked.

A key is "tsk_", its public id, "_" and 32 random bytes: nothing to be guessed, so that a fast keyed hash keeps it as well as a
slow one would, and each request is spared the slowness. The id finds the row; the digest is compared in constant time.
"""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from hmac import compare_digest
from secrets import token_hex, token_urlsafe

from sqlmodel import Session, col, select

from app.errors import NotFoundError
from app.models import WriteKey, now
from app.signing import sign
from app.vocabulary import Scope

PURPOSE = "key"
KEY = re.compile(r"tsk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}")
NOTED_EVERY = timedelta(minutes=1)


def add_key(
    session: Session, *, name: str, scopes: Collection[Scope], expires_at: datetime | None, secret: bytes
) -> tuple[WriteKey, str]:
    """A new key: its row and the key itself, which is nowhere else."""
    key_id = token_hex(6)
    token = f"tsk_{key_id}_{token_urlsafe(32)}"
    kept = [scope.value for scope in Scope if scope in scopes]
    row = WriteKey(id=key_id, name=name, digest=_digest(token, secret), scopes=kept, expires_at=expires_at)
    session.add(row)
    session.flush()
    return row, token


def find_keys(session: Session) -> Sequence[WriteKey]:
    """All keys, in the order in which they were made."""
    return session.exec(select(WriteKey).order_by(col(WriteKey.created_at), WriteKey.id)).all()


def revoke_key(session: Session, key_id: str) -> WriteKey:
    """Revoke a key; one that was revoked stays so since then. Raises NotFoundError."""
    row = session.get(WriteKey, key_id)
    if row is None:
        raise NotFoundError(f"no key has the id {key_id[:50]!r}")
    row.revoked_at = row.revoked_at or now()
    return row


def get_key(session: Session, token: str, *, secret: bytes) -> WriteKey | None:
    """The row of a key, also of one that is revoked or has expired; None for what is no key of this server."""
    match = KEY.fullmatch(token)
    row = session.get(WriteKey, match[1]) if match else None
    # Compared in any case, so that the time taken does not tell which ids there are.
    same = compare_digest(_digest(token, secret), row.digest if row else _digest("", secret))
    return row if same and row else None


def note_use(session: Session, key_id: str) -> None:
    """Note that a key was used, to the minute: a busy client's key is not written at each request."""
    row, moment = session.get_one(WriteKey, key_id), now()
    if row.last_used_at is None or moment - row.last_used_at >= NOTED_EVERY:
        row.last_used_at = moment


def _digest(token: str, secret: bytes) -> str:
    return sign(PURPOSE, token.encode("utf-8", "surrogatepass"), secret=secret).hex()
