"""Reading, storing, linking and indexing one article after another, in one run."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, cast

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app import __version__
from app.db import reading, writing
from app.errors import AppError, InvalidInputError, NotFoundError
from app.loader.entities import make_publisher
from app.loader.reading import make_reading
from app.loader.records import LoadedArticle, Unread
from app.loader.steps import ReadAll, Reading, Steps
from app.loader.store import Outcome, hold_same, note_change, remove_orphans, replace_reading, store_article, withdraw_article
from app.models import Article, Revision, Run, now
from app.models.ids import make_id
from app.pipeline.records import Extraction, Text
from app.queries import loading
from app.schemas.documents import prepare_documents
from app.vocabulary import Action

Settle: TypeAlias = Callable[[Session, str, Outcome, bool | None], None]
"""Called at the end of the transaction that wrote an article, with its id and whether it was read; what it raises undoes all."""

log = logging.getLogger(__name__)


def begin_run(engine: Engine, command: str) -> int:
    """The number of a new run of that command."""
    with writing(engine) as session:
        run = Run(command=command, software=__version__)
        session.add(run)
        session.flush()
        return cast("int", run.id)


def note_stages(engine: Engine, run_id: int, versions: dict[str, str]) -> None:
    """Note which versions of the stages a run reads with."""
    with writing(engine) as session:
        session.get_one(Run, run_id).stages = versions


def finish_run(engine: Engine, run_id: int) -> None:
    """Note that a run came to its end."""
    with writing(engine) as session:
        session.get_one(Run, run_id).finished_at = now()


class Touched(NamedTuple):
    """What an article referred to before it was stored again: ids of claims and of entities."""

    claims: Sequence[str]
    entities: set[str]


def find_touched(session: Session, article_id: str) -> Touched:
    """What a stored article refers to; nothing where it is new."""
    article = session.get(Article, article_id)
    if article is None:
        return Touched([], set())
    return Touched(
        loading.find_claims_of(session, article_id), {*loading.find_entities_of(session, article_id), make_publisher(article).id}
    )


class Writer:
    """Writes articles. The model is loaded and the run begun only when the first article must be read."""

    def __init__(self, engine: Engine, steps: Steps, command: str, run_id: int | None = None) -> None:
        self.engine, self.steps, self.command, self.run_id = engine, steps, command, run_id
        self._read: ReadAll | None = None

    def read(self, texts: Sequence[Text]) -> Iterator[Reading]:
        """A reading for each text; the model is not loaded for none."""
        return self._make_ready()[0](texts) if texts else iter(())

    def write(self, article: LoadedArticle, reading: Reading, *, settle: Settle | None = None) -> tuple[Outcome, Unread | None]:
        """Read and store one article, link and index it, all or nothing; and that it was not read, where its language is not.

        Raises InvalidInputError, with the log saying more, where one of the steps fails on this article: one odd text must
        not end a load of thousands. What concerns the store itself (locked, full, gone) ends the load.
        """
        _, run_id = self._make_ready()
        try:
            return self._write(article, reading, run_id, settle)
        except (AppError, OperationalError):
            raise
        except Exception as error:
            log.debug("%s was not loaded", article.where, exc_info=error)
            raise InvalidInputError(f"reading or linking it failed: {type(error).__name__}: {error}") from error

    def withdraw(self, article_id: str, *, settle: Settle | None = None) -> Outcome:
        """Withdraw a stored article and link its event anew, all or nothing. Unchanged is one that was withdrawn before.

        Raises NotFoundError for an id that no article has.
        """
        run_id = self._begin_run()
        with writing(self.engine) as session:
            article = session.get(Article, article_id)
            if article is None:
                raise NotFoundError(f"no article has the id {article_id}", where="article_id")
            outcome = Outcome.UNCHANGED if article.withdrawn_at else Outcome.WITHDRAWN
            if outcome is Outcome.WITHDRAWN:
                old, event_id = find_touched(session, article_id), article.event_id
                withdraw_article(session, article)
                if event_id is not None:
                    self.steps.relink(session, event_id, run_id=run_id)
                self._tidy(session, old)
            if settle:
                settle(session, article_id, outcome, None)
        return outcome

    def reread(self, article_ids: Sequence[str]) -> Iterator[Outcome]:
        """Read the current texts of stored articles again and link them; nothing is written where the reading is the same.

        Whatever fails is raised: a program that cannot read what it once read needs its maker.
        """
        with reading(self.engine) as session:
            stored = [
                (session.get_one(Article, article_id), loading.require_current_revision(session, article_id))
                for article_id in article_ids
            ]
        texts = [Text(revision.text, article.id, article.published_at) for article, revision in stored]
        for (article, revision), read_again in zip(stored, self.read(texts), strict=True):
            yield self._replace(article, revision, read_again())

    def _replace(self, article: Article, revision: Revision, extraction: Extraction) -> Outcome:
        _, run_id = self._make_ready()
        article_id, fresh = article.id, make_reading(article, revision, extraction)
        with writing(self.engine) as session:
            current = loading.require_current_revision(session, article_id)
            if current.id != revision.id or hold_same(session, fresh, article_id, current):
                return Outcome.UNCHANGED
            current.read = extraction.read
            old = find_touched(session, article_id)
            replace_reading(session, article_id, fresh, revision_id=current.id)
            note_change(session, article_id, Action.CHANGED, current)
            self._link(session, article_id, old, run_id=run_id)
        return Outcome.REVISED

    def relink(self, event_id: str) -> None:
        """Link an event's articles again."""
        _, run_id = self._make_ready()
        with writing(self.engine) as session:
            self.steps.relink(session, event_id, run_id=run_id)
            prepare_documents(session)

    def finish(self) -> None:
        """Make the vectors that articles lack, and note that the run came to its end; nothing to note where nothing was written."""
        self.steps.embed(self.engine)
        if self.run_id is not None:
            finish_run(self.engine, self.run_id)

    def _make_ready(self) -> tuple[ReadAll, int]:
        if self._read is None:
            self._read = self.steps.make_read_all()
            note_stages(self.engine, self._begin_run(), self.steps.versions())
        return self._read, cast("int", self.run_id)

    def _begin_run(self) -> int:
        self.run_id = self.run_id or begin_run(self.engine, self.command)
        return self.run_id

    def _write(self, article: LoadedArticle, read: Reading, run_id: int, settle: Settle | None) -> tuple[Outcome, Unread | None]:
        # Read before the write lock is taken, since reading is what takes long.
        extraction = read()
        self.steps.prepare([claim.evidence.exact for claim in extraction.claims])
        with writing(self.engine) as session:
            old = find_touched(session, make_id("a", article.identity))
            article_id, outcome = store_article(session, article, extraction, run_id=run_id)
            if outcome is not Outcome.UNCHANGED:
                self._link(session, article_id, old, run_id=run_id)
            if settle:
                settle(session, article_id, outcome, None if outcome is Outcome.UNCHANGED else extraction.read)
        return outcome, None if extraction.read else Unread(article.where, extraction.language)

    def _link(self, session: Session, article_id: str, old: Touched, *, run_id: int) -> None:
        """Link and index an article that was stored in this transaction, and clear away entities that it alone used."""
        session.flush()
        self.steps.link(session, article_id, run_id=run_id)
        self._tidy(session, old)

    def _tidy(self, session: Session, old: Touched) -> None:
        remove_orphans(session, old.entities)
        prepare_documents(session)
