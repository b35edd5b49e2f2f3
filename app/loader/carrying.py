"""Carrying out what was accepted over HTTP: read, stored and linked, with the note that it is done in the same transaction.

These functions run in the process that reads. Whoever calls them holds the writer's lease.
"""

import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import reading, writing
from app.errors import AppError, InvalidInputError
from app.loader.accepting import LostLeaseError
from app.loader.records import LoadedArticle
from app.loader.steps import Reading
from app.loader.store import Outcome, compare
from app.loader.submissions import make_article, make_article_id
from app.loader.writer import Settle, Writer
from app.models import Job, Run, Task, now
from app.pipeline.records import Text
from app.queries import jobs, loading

log = logging.getLogger(__name__)
BATCH = 8  # jobs begun at once: the model reads several texts faster than one by one, but what is asked meanwhile waits for them
MOST_ATTEMPTS = 3


class Begun(NamedTuple):
    """A job with the article to be stored: None where one is withdrawn, an error where what was sent holds none."""

    job: Job
    article: LoadedArticle | AppError | None
    is_unchanged: bool = False


def carry_out(writer: Writer, holder: str, *, max_chars: int) -> int:
    """Carry out the next jobs, and how many those were. What fails on one article ends as its refusal.

    Raises LostLeaseError, and what concerns the store itself (locked, full, gone): those jobs stay to be done.
    """
    with writing(writer.engine) as session:
        _require_lease(session, holder)
        taken = list(jobs.begin_jobs(session, most=BATCH))
    begun = _compare(writer.engine, [Begun(job, _make_article(job, max_chars=max_chars)) for job in taken])
    readings = writer.read(list(_find_texts(begun)))
    for one in begun:
        try:
            _carry_out(writer, one, holder, readings)
        except LostLeaseError:
            raise
        except AppError as error:
            log.debug("job %s was refused", one.job.sequence, exc_info=error)
            _settle_alone(writer, one, holder, outcome=Outcome.REFUSED, error=error)
    return len(begun)


def _carry_out(writer: Writer, one: Begun, holder: str, readings: Iterator[Reading]) -> None:
    settle = _make_settle(writer, one.job, holder)
    if one.article is None:
        writer.withdraw(one.job.article_id or "", settle=settle)
    elif isinstance(one.article, AppError):
        raise one.article
    elif one.is_unchanged:
        _settle_alone(writer, one, holder, outcome=Outcome.UNCHANGED)
    else:
        writer.write(one.article, next(readings), settle=settle)


def _require_lease(session: Session, holder: str) -> None:
    if not jobs.take_lease(session, holder):
        raise LostLeaseError("another process holds the lease")


def _make_article(job: Job, *, max_chars: int) -> LoadedArticle | AppError | None:
    if job.attempts > MOST_ATTEMPTS:
        return InvalidInputError(f"it was begun {MOST_ATTEMPTS} times, and each time the process that reads ended")
    if job.task == Task.WITHDRAW:
        return None
    try:
        return make_article(job.content or {}, max_chars=max_chars)
    except AppError as error:
        return error


def _compare(engine: Engine, begun: Sequence[Begun]) -> list[Begun]:
    """The jobs, each with whether the store holds its article just so: then there is nothing to read."""
    identities = [one.article.identity for one in begun if isinstance(one.article, LoadedArticle)]
    with reading(engine) as session:
        known = loading.find_known(session, identities)
        return [
            one._replace(is_unchanged=compare(one.article, known.get(one.article.identity)) is Outcome.UNCHANGED)
            if isinstance(one.article, LoadedArticle)
            else one
            for one in begun
        ]


def _find_texts(begun: Sequence[Begun]) -> Iterator[Text]:
    for _, article, is_unchanged in begun:
        if isinstance(article, LoadedArticle) and not is_unchanged:
            yield Text(article.text, article.name, article.about.published_at)


def _make_settle(writer: Writer, job: Job, holder: str) -> Settle:
    def settle(session: Session, article_id: str, outcome: Outcome, read: bool | None) -> None:
        _settle(session, job, holder, outcome=outcome, article_id=article_id, read=read)
        if writer.run_id is not None:
            # So far: nobody knows whether more will be asked.
            session.get_one(Run, writer.run_id).finished_at = now()

    return settle


def _settle_alone(writer: Writer, one: Begun, holder: str, *, outcome: Outcome, error: AppError | None = None) -> None:
    article_id = make_article_id(one.article.identity) if isinstance(one.article, LoadedArticle) else None
    with writing(writer.engine) as session:
        _settle(session, one.job, holder, outcome=outcome, article_id=article_id, error=error)


def _settle(
    session: Session,
    job: Job,
    holder: str,
    *,
    outcome: Outcome,
    article_id: str | None = None,
    read: bool | None = None,
    error: AppError | None = None,
) -> None:
    """Note in this transaction that the job is done. Raises LostLeaseError where that is no longer this process's to do."""
    _require_lease(session, holder)
    status, why = (int(error.status), _describe(error)) if error else (None, None)
    sequence = cast("int", job.sequence)
    if not jobs.finish_job(session, sequence, outcome=outcome, article_id=article_id, read=read, status=status, why=why):
        raise LostLeaseError("another process has done it")


def _describe(error: AppError) -> str:
    # What a library says of an error that nobody expected may hold the text, and is no concern of who sent it.
    return f"reading or linking it failed: {type(error.__cause__).__name__}" if error.__cause__ else error.detail
