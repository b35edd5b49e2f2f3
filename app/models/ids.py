"""Ids that are derived from what they name, so that one load gives the same ids on every machine."""

from hashlib import sha256

DIGITS = 16
SEPARATOR = "\x1f"


def make_id(prefix: str, *parts: str) -> str:
    """`prefix`, a hyphen and 16 hex digits of the SHA-256 of the identity's `parts`, in their order.

    Prefixes: "a" article, "r" revision, "e" entity, "p" appearance, "c" claim, "v" event.
    Any string is taken, lone surrogates too: file names hold them where a disk's encoding is not UTF-8.
    """
    identity = SEPARATOR.join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{sha256(identity).hexdigest()[:DIGITS]}"
