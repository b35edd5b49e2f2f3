"""Reading texts without storing them."""

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from app.loader.find import find_articles, find_articles_of
from app.loader.records import LoadedArticle, Refusal
from app.loader.steps import Read
from app.loader.walk import find_files
from app.pipeline.records import Extraction

STREAM_SIGN = "-"


def find_extractions(
    paths: Iterable[Path], *, stream: BufferedReader, read: Read, max_chars: int
) -> Iterator[Extraction | Refusal]:
    """What is read in each text of `paths`, in their order; "-" stands for `stream`. Ids are stems of files and ids of rows.

    An empty text yields an extraction in which nothing is found, so that texts and extractions stay in step.
    """
    for path in paths:
        for item in _find_texts(path, stream, max_chars=max_chars):
            yield item if isinstance(item, Refusal) else read(item.text, id=item.name, published_at=item.about.published_at)


def _find_texts(path: Path, stream: BufferedReader, *, max_chars: int) -> Iterator[LoadedArticle | Refusal]:
    if str(path) == STREAM_SIGN:
        yield from find_articles_of(stream, max_chars=max_chars)
        return
    for found in find_files(path):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from find_articles(found, max_chars=max_chars)
