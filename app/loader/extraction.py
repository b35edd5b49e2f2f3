"""Reading texts without storing them."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from app.loader.find import find_articles, find_articles_of
from app.loader.records import LoadedArticle, Refusal
from app.loader.steps import ReadAll, Reading
from app.loader.walk import find_files
from app.pipeline.records import Extraction, Text

log = logging.getLogger(__name__)
STREAM_SIGN = "-"


def find_extractions(
    paths: Iterable[Path], *, stream: BufferedReader, read: ReadAll, max_chars: int
) -> Iterator[Extraction | Refusal]:
    """What is read in each text of `paths`, in their order; "-" stands for `stream`. Ids are stems of files and ids of rows.

    An empty text yields an extraction in which nothing is found, so that texts and extractions stay in step.
    """
    items: deque[LoadedArticle | Refusal] = deque()

    def find_readable() -> Iterator[Text]:
        for path in paths:
            for item in find_texts(path, stream, max_chars=max_chars):
                items.append(item)
                if isinstance(item, LoadedArticle):
                    yield Text(item.text, item.name, item.about.published_at)

    for reading in read(find_readable()):
        # What was refused before a text comes before it.
        while isinstance(item := items.popleft(), Refusal):
            yield item
        yield _read(item, reading)
    yield from (item for item in items if isinstance(item, Refusal))


def _read(article: LoadedArticle, reading: Reading) -> Extraction | Refusal:
    try:
        return reading()
    except Exception as error:
        # One odd text must not cost the caller all that come after it.
        log.debug("%s was not read", article.where, exc_info=error)
        return Refusal(article.where, f"reading it failed: {type(error).__name__}: {error}")


def find_texts(path: Path, stream: BufferedReader, *, max_chars: int) -> Iterator[LoadedArticle | Refusal]:
    """The texts of a path, with what is said about them; "-" stands for `stream`."""
    if str(path) == STREAM_SIGN:
        yield from find_articles_of(stream, max_chars=max_chars)
        return
    for found in find_files(path):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from find_articles(found, max_chars=max_chars)
