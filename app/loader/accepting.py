"""Taking articles over HTTP into the queue: it lies in the database, so that what was accepted outlives the process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import writing
from app.errors import AppError, InvalidInputError
from app.models import Job, Task
from app.queries import jobs, keys

RETRY_SECONDS = 5


class QueueFullError(AppError):
    """As many texts wait to be read as may wait."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    headers = MappingProxyType({"Retry-After": str(RETRY_SECONDS)})


class InProgressError(AppError):
    """The same request was made before, and what it asked for is not done yet."""

    status = HTTPStatus.CONFLICT
    headers = MappingProxyType({"Retry-After": "1"})


class LostLeaseError(AppError):
    """Another process works the queue off by now; what was not committed is undone, and done there."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be done with one article; `article_id` is null where only its page tells, `content` where it is withdrawn."""

    task: Task
    article_id: str | None
    content: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Once:
    """The client's own key for a request that is to be carried out once, and the SHA-256 of the request."""

    key: str
    fingerprint: str


def accept(
    engine: Engine, wanted: Sequence[Wanted], *, key_id: str, most: int, kept_hours: int, once: Once | None = None
) -> list[Job]:
    """Put what is wanted at the end of the queue, all of it or nothing, and its jobs in their order.

    A request that was made before with the same key of the client gives the job of then. Raises QueueFullError where more than
    `most` would wait, InProgressError, and InvalidInputError for a client's key that was used for something else.
    """
    with writing(engine) as session:
        jobs.forget_old(session, kept_hours=kept_hours)
        if once and (known := jobs.get_same_request(session, key_id, once.key)):
            return [_require_same(known, once)]
        _require_room(session, len(wanted), most=most)
        keys.note_use(session, key_id)
        taken = [
            Job(
                task=one.task,
                article_id=one.article_id,
                content=dict(one.content) if one.content is not None else None,
                key_id=key_id,
                idempotency_key=once.key if once else None,
                fingerprint=once.fingerprint if once else None,
            )
            for one in wanted
        ]
        # One by one, because they are carried out in the order of the numbers that they get here.
        for job in taken:
            session.add(job)
            session.flush()
        return taken


def _require_same(known: Job, once: Once) -> Job:
    if known.fingerprint != once.fingerprint:
        raise InvalidInputError("this key was used for another request", where="Idempotency-Key")
    if known.finished_at is None:
        raise InProgressError("the request that was made with this key is still being carried out", where="Idempotency-Key")
    return known


def _require_room(session: Session, count: int, *, most: int) -> None:
    if jobs.count_waiting(session) + count > most:
        raise QueueFullError(f"{most} articles wait to be read already (max_queue); again in {RETRY_SECONDS} s")
