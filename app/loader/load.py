"""Loading: files to stored, linked and indexed articles. Each has its own transaction, so a load may be stopped at any moment."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from app.db import reading
from app.errors import InvalidInputError, TooLargeError
from app.loader.find import find_articles
from app.loader.records import LoadedArticle, Refusal, Unread
from app.loader.seen import Seen
from app.loader.steps import Reading, Steps, make_steps
from app.loader.store import Outcome, compare
from app.loader.walk import Found, find_files
from app.loader.writer import Writer
from app.models import Article
from app.pipeline.records import Text
from app.queries import loading
from app.settings import get_settings

BATCH = 50  # articles whose state is looked up, and that are handed to the reader, at once
WRITTEN = (Outcome.LOADED, Outcome.REVISED, Outcome.UPDATED)
Batch = list[tuple[int, LoadedArticle | Refusal]]


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of one article; `why` is set where it was refused. `files_done` files are behind it."""

    where: str
    outcome: Outcome
    why: str | None
    files_done: int
    files_total: int


@dataclass
class Summary:
    """What a load did: updated articles have other metadata but the same text, revised ones another text.

    Unread are those of the articles written that are in a language which is not read.
    """

    loaded: int = 0
    unchanged: int = 0
    revised: int = 0
    updated: int = 0
    refused: list[Refusal] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def count(self, outcome: Outcome, where: str, why: str | None) -> None:
        """Count one article, or note why it was refused."""
        if outcome is Outcome.REFUSED:
            self.refused.append(Refusal(where, why or ""))
        else:
            setattr(self, outcome.value, getattr(self, outcome.value) + 1)


def load(
    engine: Engine | None,
    paths: Iterable[Path],
    *,
    on_progress: Callable[[Progress], None] | None = None,
    dry_run: bool = False,
    steps: Steps | None = None,
    command: str = "load",
    run_id: int | None = None,
) -> Summary:
    """Load the articles of `paths`, folders and files, into the store.

    Loading the same again writes nothing. `dry_run` reads the files and says what would happen; it neither reads the texts
    nor writes, and takes None for a store that does not exist yet. `run_id` continues a run that was begun.
    """
    settings = get_settings()
    files = [found for path in paths for found in find_files(path)]
    writer = None if dry_run or engine is None else Writer(engine, steps or make_steps(settings.spacy_model), command, run_id)
    summary, seen = Summary(), Seen()
    for batch in _in_batches(_find_all(files, max_chars=settings.max_text_chars)):
        known = _find_known(engine, [item for _, item in batch])
        planned = [_plan(item, known, seen=seen) for _, item in batch]
        readings = writer.read(list(_find_texts(batch, planned))) if writer else None
        for (files_done, item), (outcome, why) in zip(batch, planned, strict=True):
            if readings is not None and writer and isinstance(item, LoadedArticle) and outcome in WRITTEN:
                outcome, why = _write(writer, item, next(readings), summary.unread)
            where = item.where
            summary.count(outcome, where, why)
            if on_progress:
                on_progress(Progress(where, outcome, why, files_done, len(files)))
    if writer:
        writer.finish()
    return summary


def _find_all(files: Iterable[Found | Refusal], *, max_chars: int) -> Iterator[tuple[int, LoadedArticle | Refusal]]:
    """The articles of all files, each with the number of files behind it."""
    for files_done, found in enumerate(files):
        items = [found] if isinstance(found, Refusal) else find_articles(found, max_chars=max_chars)
        for item in items:
            yield files_done, item


def _in_batches(items: Iterator[tuple[int, LoadedArticle | Refusal]]) -> Iterator[Batch]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _find_known(engine: Engine | None, items: Iterable[LoadedArticle | Refusal]) -> dict[str, tuple[Article, str]]:
    identities = [item.identity for item in items if isinstance(item, LoadedArticle)]
    if engine is None or not identities:
        return {}
    with reading(engine) as session:
        return loading.find_known(session, identities)


def _plan(item: LoadedArticle | Refusal, known: dict[str, tuple[Article, str]], *, seen: Seen) -> tuple[Outcome, str | None]:
    """What is to become of one article, and why where it is refused."""
    if isinstance(item, Refusal):
        return Outcome.REFUSED, item.why
    try:
        if seen.is_repeated(item):
            return Outcome.UNCHANGED, None
        return compare(item, known.get(item.identity)), None
    except InvalidInputError as error:
        return Outcome.REFUSED, error.detail


def _find_texts(batch: Batch, planned: Iterable[tuple[Outcome, str | None]]) -> Iterator[Text]:
    """The texts of the articles that are to be written."""
    for (_, item), (outcome, _) in zip(batch, planned, strict=True):
        if isinstance(item, LoadedArticle) and outcome in WRITTEN:
            yield Text(item.text, item.name, item.about.published_at)


def _write(writer: Writer, article: LoadedArticle, reading: Reading, unread: list[Unread]) -> tuple[Outcome, str | None]:
    try:
        outcome, not_read = writer.write(article, reading)
    except (InvalidInputError, TooLargeError) as error:
        return Outcome.REFUSED, error.detail
    if not_read:
        unread.append(not_read)
    return outcome, None
