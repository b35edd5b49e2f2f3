"""Rows of JSON, one article a line: NAME.jsonl and NAME.jsonl.gz."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from app.errors import AppError, InvalidInputError, TooLargeError
from app.loader.about import parse_row
from app.loader.plain import clean
from app.loader.records import LoadedArticle, Refusal, make_identity

# One code point is twelve bytes at most in JSON (an escaped surrogate pair); the rest is for the other keys.
BYTES_A_CHAR = 12
OTHER_KEYS_BYTES = 100_000
# News packs about five to one. What packs tighter than this is a bomb, not a collection of articles.
MAX_UNPACKED_RATIO = 200
UNPACKED_FREE_BYTES = 10_000_000


def find_rows(path: Path, *, inside: str, max_chars: int) -> Iterator[LoadedArticle | Refusal]:
    """The articles of the file `path`, in its order, and a refusal with its line for each that cannot be taken."""
    packed = path.suffix.lower() == ".gz"
    last = 0
    try:
        with cast("BinaryIO", gzip.open(path, "rb")) if packed else path.open("rb") as file:
            most = UNPACKED_FREE_BYTES + MAX_UNPACKED_RATIO * path.stat().st_size if packed else None
            for line, item in find_rows_of(file, inside=inside, max_chars=max_chars, max_bytes=most):
                last = line
                yield item
    except (OSError, EOFError, zlib.error) as error:
        why = f"cannot be unpacked further: {error}" if packed and last else f"cannot be read: {error}"
        yield Refusal(f"{inside}:{last + 1}", why)


def find_rows_of(
    file: BinaryIO, *, inside: str, max_chars: int, max_bytes: int | None = None
) -> Iterator[tuple[int, LoadedArticle | Refusal]]:
    """The rows of an open file with their line numbers, from 1. Blank lines are passed over.

    Reads at most `max_bytes` in all. Memory stays within one line of the longest length that is taken.
    """
    longest = max_chars * BYTES_A_CHAR + OTHER_KEYS_BYTES
    line, total = 0, 0
    while raw := file.readline(longest + 1):
        line, total = line + 1, total + len(raw)
        if max_bytes is not None and total > max_bytes:
            why = f"unpacks to more than {max_bytes:,} bytes, {MAX_UNPACKED_RATIO} times its size; the rest is not read"
            yield line, Refusal(f"{inside}:{line}", why)
            return
        if len(raw) > longest:
            yield line, Refusal(f"{inside}:{line}", f"is longer than {longest:,} bytes, the limit of a line; the rest is not read")
            return
        if raw.strip():
            yield line, _take(raw, where=f"{inside}:{line}", max_chars=max_chars)


def _take(raw: bytes, *, where: str, max_chars: int) -> LoadedArticle | Refusal:
    try:
        return parse_article(raw, where=where, max_chars=max_chars)
    except AppError as error:
        return Refusal(where, error.detail)


def parse_article(raw: bytes, *, where: str, max_chars: int) -> LoadedArticle:
    """The article in one row. Raises InvalidInputError and TooLargeError."""
    row = parse_row(raw)
    text = row.text if row.text is not None else row.body
    if text is None:
        raise InvalidInputError("has neither text nor body")
    if len(text) > max_chars:
        raise TooLargeError(f"has {len(text):,} characters; the limit is {max_chars:,} (TWOSOURCE_MAX_TEXT_CHARS)")
    return LoadedArticle(make_identity(row, path=where), row.id or where, clean(text, max_chars=max_chars), row, where)
