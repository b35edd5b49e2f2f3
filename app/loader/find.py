"""Articles from files of every kind, and from a stream."""

from collections.abc import Callable, Iterator
from io import BufferedReader

from app.errors import AppError, TooLargeError
from app.loader.about import About
from app.loader.html import read_html
from app.loader.jsonl import find_rows, find_rows_of
from app.loader.plain import MAX_UTF8_BYTES, clean, decode
from app.loader.records import LoadedArticle, Refusal, make_identity
from app.loader.text import read_text
from app.loader.walk import PAGE, ROWS, Found

STREAM = "stdin"


def find_articles(found: Found, *, max_chars: int) -> Iterator[LoadedArticle | Refusal]:
    """The articles of one file, in its order, and a refusal for each that cannot be taken."""
    if found.kind == ROWS:
        yield from find_rows(found.path, inside=found.inside, max_chars=max_chars)
        return
    read = read_html if found.kind == PAGE else read_text
    yield _take(lambda: read(found.path, inside=found.inside, max_chars=max_chars), where=found.inside)


def find_articles_of(stream: BufferedReader, *, max_chars: int) -> Iterator[LoadedArticle | Refusal]:
    """The articles of a stream: rows where its first byte is "{", else one text."""
    if stream.peek(1)[:1] == b"{":
        for _, item in find_rows_of(stream, inside=STREAM, max_chars=max_chars):
            yield item
        return
    yield _take(lambda: _read_stream(stream, max_chars=max_chars), where=STREAM)


def _read_stream(stream: BufferedReader, *, max_chars: int) -> LoadedArticle:
    most = max_chars * MAX_UTF8_BYTES
    raw = stream.read(most + 1)
    if len(raw) > most:
        raise TooLargeError(f"has more than {most:,} bytes, the limit for one text")
    text = clean(decode(raw), max_chars=max_chars)
    return LoadedArticle(make_identity(About(), path=STREAM), STREAM, text, About(), STREAM)


def _take(read: Callable[[], LoadedArticle], *, where: str) -> LoadedArticle | Refusal:
    """What `read` gives, or the reason why it refuses."""
    try:
        return read()
    except AppError as error:
        return Refusal(where, error.detail)
