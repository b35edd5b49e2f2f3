"""Bytes to text, with the checks that every format shares."""

from app.errors import InvalidInputError, TooLargeError

BOM = "\ufeff"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MAX_UTF8_BYTES = 4  # of one code point


def decode(raw: bytes) -> str:
    """The text of UTF-8 `raw`. Raises InvalidInputError that says at which byte another encoding begins."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = " (it looks like UTF-16)" if raw.startswith(UTF16_MARKS) else ""
        raise InvalidInputError(f"is not UTF-8: byte {error.start:,} is 0x{raw[error.start]:02x}{hint}") from None


def clean(text: str, *, max_chars: int) -> str:
    """`text` with newlines as "\\n" and no byte order mark, else untouched.

    Raises InvalidInputError for NUL and lone surrogates, which no published text holds, and TooLargeError.
    """
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > max_chars:
        raise TooLargeError(f"has {len(text):,} characters; the limit is {max_chars:,} (TWOSOURCE_MAX_TEXT_CHARS)")
    nul = text.find("\0")
    if nul >= 0:
        raise InvalidInputError(f"holds a NUL character at offset {nul:,}; it is no text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidInputError(f"holds half a surrogate pair at offset {error.start:,}; it cannot be stored as Unicode") from None
    return text


def check_not_empty(text: str) -> None:
    """Raises InvalidInputError where `text` has nothing to read."""
    if not text.strip():
        raise InvalidInputError("is empty")
