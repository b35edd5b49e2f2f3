"""What happens to an article after its file was read, as functions that a test can replace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlmodel import Session

from app.pipeline.records import Extraction


class Read(Protocol):
    """Text to records."""

    def __call__(self, text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
        """What is read in `text`."""
        ...


class Link(Protocol):
    """Appearances to claims."""

    def __call__(self, session: Session, article_id: str, *, run_id: int) -> None:
        """Link the appearances of an article with all others."""
        ...


class Relink(Protocol):
    """Claims of an event anew."""

    def __call__(self, session: Session, event_id: str, *, run_id: int) -> None:
        """Link the appearances of an event's articles again."""
        ...


@dataclass(frozen=True)
class Steps:
    """`make_read` is called once, when the first text must be read: a model takes seconds to load.

    `versions` maps each stage to its version, for the run's provenance.
    """

    make_read: Callable[[], Read]
    link: Link
    relink: Relink
    index: Callable[[Session, str], None]
    versions: Callable[[], dict[str, str]]


def make_steps(model: str) -> Steps:
    """The steps of the program itself, reading with the spaCy model of that name."""
    from app.linking import link_article, relink_event
    from app.search.index import index_article

    return Steps(lambda: make_read(model), link_article, relink_event, index_article, find_versions)


def make_read(model: str) -> Read:
    """The pipeline with its model loaded. Raises AppError where the model is not installed."""
    # Imported here because only reading needs spaCy, and it takes longer to import than the server to start.
    from app.pipeline.extract import extract, load_nlp

    nlp = load_nlp(model)

    def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
        return extract(text, nlp=nlp, id=id, published_at=published_at)

    return read


def find_versions() -> dict[str, str]:
    """The version of each stage of the pipeline."""
    from app.pipeline.extract import STAGES

    return STAGES
