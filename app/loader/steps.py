"""What happens to an article after its file was read, as functions that a test can replace."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sqlalchemy import Engine
from sqlmodel import Session

from app.pipeline.records import Extraction, Text


class Read(Protocol):
    """Text to records."""

    def __call__(self, text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
        """What is read in `text`."""
        ...


Reading = Callable[[], Extraction]


class ReadAll(Protocol):
    """Texts to records."""

    def __call__(self, texts: Iterable[Text], /) -> Iterator[Reading]:
        """A reading for each text, in their order, to be called once before the next is asked for.

        The model works on many texts at once, so it pays to hand them over together. What a text's own reading raises is
        raised by that call, and costs no other text.
        """
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


def prepare_nothing(texts: Iterable[str]) -> None:
    """Linking makes what it needs."""


def embed_nothing(engine: Engine) -> None:
    """Articles are searched by their words alone."""


@dataclass(frozen=True)
class Steps:
    """`make_read_all` is called once, when the first text must be read: a model takes seconds to load.

    `prepare` is given the words of an article's claims before the write lock is taken: what linking can work out without the store.
    `embed` is called behind a load, for what search by meaning needs of all articles that lack it.
    `versions` maps each stage to its version, for the run's provenance.
    """

    make_read_all: Callable[[], ReadAll]
    link: Link
    relink: Relink
    versions: Callable[[], dict[str, str]]
    prepare: Callable[[Iterable[str]], None] = prepare_nothing
    embed: Callable[[Engine], object] = embed_nothing


def make_steps(model: str) -> Steps:
    """The steps of the program itself, reading with the spaCy model of that name."""
    from app.linking import link_article, prepare_vectors, relink_event
    from app.loader.passages import embed_articles

    return Steps(lambda: make_read_all(model), link_article, relink_event, find_versions, prepare_vectors, embed_articles)


def make_read(model: str) -> Read:
    """The pipeline with its model loaded. Raises AppError where the model is not installed."""
    # Imported here because only reading needs spaCy, and it takes longer to import than the server to start.
    from app.pipeline.extract import extract, load_nlp

    nlp = load_nlp(model)

    def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
        return extract(text, nlp=nlp, id=id, published_at=published_at)

    return read


def make_read_all(model: str, *, explained: bool = False) -> ReadAll:
    """As `make_read`, for many texts. `explained` claims say why they were read as they were."""
    from app.pipeline.extract import load_nlp, parse_all, read_parsed

    nlp = load_nlp(model)
    return lambda texts: (partial(read_parsed, parsed, explained=explained) for parsed in parse_all(texts, nlp=nlp))


def find_versions() -> dict[str, str]:
    """The version of each stage of the pipeline."""
    from app.pipeline.extract import STAGES

    return STAGES
