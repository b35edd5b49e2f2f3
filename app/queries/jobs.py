"""The queue of what is to be written, and the lease of whoever works it off."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from app.models import Job, Lease, now

WRITER = "writer"
LEASE_SECONDS = 15
FORGET_AFTER = timedelta(hours=1)


def count_waiting(session: Session) -> int:
    """How many jobs are not finished."""
    return session.exec(select(func.count()).select_from(Job).where(col(Job.finished_at).is_(None))).one()


def find_finished(session: Session, sequences: Collection[int]) -> Sequence[Job]:
    """Those of these jobs that are finished."""
    return session.exec(select(Job).where(col(Job.sequence).in_(sorted(sequences)), col(Job.finished_at).is_not(None))).all()


def get_same_request(session: Session, key_id: str, idempotency_key: str) -> Job | None:
    """The job that was asked for with this key of the client's own making."""
    return session.exec(select(Job).where(Job.key_id == key_id, Job.idempotency_key == idempotency_key)).first()


def forget_old(session: Session, *, kept_hours: int) -> None:
    """Remove finished jobs that nobody will ask for: after `kept_hours` those that may be asked for again, the rest sooner."""
    moment = now()
    for condition, age in (
        (col(Job.idempotency_key).is_(None), FORGET_AFTER),
        (col(Job.idempotency_key).is_not(None), timedelta(hours=kept_hours)),
    ):
        session.execute(delete(Job).where(col(Job.finished_at) < moment - age, condition))


def begin_jobs(session: Session, *, most: int) -> Sequence[Job]:
    """The next jobs to carry out, in the order in which they came, at most one for each article; each counts as begun.

    Alone are a job whose article is not known, since it may be that of another, and one that was begun before: if it ended
    the process that read it, it shall not take others along again.
    """
    query = select(Job).where(col(Job.finished_at).is_(None)).order_by(col(Job.sequence)).limit(most)
    taken: list[Job] = []
    for job in session.exec(query):
        alone = job.attempts > 0 or job.article_id is None
        if taken and (alone or job.article_id in {one.article_id for one in taken}):
            break
        taken.append(job)
        if alone:
            break
    for job in taken:
        job.attempts += 1
    session.flush()
    return taken


def take_lease(session: Session, holder: str) -> bool:
    """Take or keep the writer's lease; False where another holds it. The caller holds the write lock."""
    moment, lasting = now(), timedelta(seconds=LEASE_SECONDS)
    lease = session.get(Lease, WRITER)
    if lease is None:
        session.add(Lease(name=WRITER, holder=holder, until=moment + lasting))
        return True
    # One that ends later than any that is given out was written before the clock was set back.
    if lease.holder != holder and moment < lease.until <= moment + lasting:
        return False
    lease.holder, lease.until = holder, moment + lasting
    return True


def release_lease(session: Session, holder: str) -> None:
    """Give the writer's lease up, if this holder has it."""
    session.execute(delete(Lease).where(col(Lease.name) == WRITER, col(Lease.holder) == holder))


def finish_job(
    session: Session, sequence: int, *, outcome: str, article_id: str | None, read: bool | None, status: int | None, why: str | None
) -> bool:
    """Note what became of a job; False where it was finished before."""
    finished = (
        update(Job)
        .where(col(Job.sequence) == sequence, col(Job.finished_at).is_(None))
        .values(
            finished_at=now(),
            content=None,
            outcome=outcome,
            article_id=func.coalesce(article_id, col(Job.article_id)),
            read=read,
            status=status,
            why=why,
        )
    )
    return session.execute(finished).rowcount == 1  # type: ignore[attr-defined,no-any-return]  # what an UPDATE gives back has it
