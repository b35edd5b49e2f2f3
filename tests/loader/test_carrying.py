"""The queue of what was accepted: each job once, whoever dies meanwhile."""

import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.db import writing
from app.loader.accepting import LostLeaseError, QueueFullError, Wanted, accept
from app.loader.carrying import BATCH, MOST_ATTEMPTS, carry_out
from app.loader.verify import verify
from app.loader.writer import Writer
from app.models import Article, Change, Job, Lease, Task, WriteKey, now
from app.pipeline.records import Extraction
from app.queries import jobs
from tests.loader.fakes import make_linking_steps, read_lines

ROOT = Path(__file__).parents[2]
CHARS = 10_000
DYING = """
import os, sys
from app.db import make_engine
from app.loader.carrying import carry_out
from app.loader.writer import Writer
from tests.loader.fakes import make_linking_steps, read_lines

def read(text, **named):
    if "poison" in text:
        os.abort()
    return read_lines(text, **named)

while carry_out(Writer(make_engine(sys.argv[1]), make_linking_steps(read), "serve"), "dying", max_chars=10_000):
    pass
"""


@pytest.fixture
def writer(engine: Engine) -> Writer:
    return Writer(engine, make_linking_steps(), "serve")


def put(engine: Engine, *names: str, text: str = "It rained in {}.") -> list[Job]:
    with writing(engine) as session:
        if session.get(WriteKey, "k") is None:
            session.add(WriteKey(id="k", name="desk", digest="", scopes=[]))
    wanted = [
        Wanted(
            task=Task.STORE,
            article_id=f"a-{name}",
            content={"text": text.format(name), "identity": f"id:{name}", "loaded_from": None},
        )
        for name in names
    ]
    return accept(engine, wanted, key_id="k", most=100, kept_hours=1)


def find_jobs(engine: Engine) -> Sequence[Job]:
    with Session(engine) as session:
        return session.exec(select(Job).order_by(col(Job.sequence))).all()


def count(engine: Engine, table: Any) -> int:
    with Session(engine) as session:
        return len(session.exec(select(table)).all())


class TestCarryOut:
    def test_jobs_are_done_in_their_order_a_few_at_once(self, engine: Engine, writer: Writer) -> None:
        put(engine, *(f"n{number:02}" for number in range(BATCH + 2)))
        assert [carry_out(writer, "one", max_chars=CHARS) for _ in range(3)] == [BATCH, 2, 0]
        done = find_jobs(engine)
        assert {(job.outcome, job.attempts, job.content is None) for job in done} == {("loaded", 1, True)}
        assert [job.finished_at for job in done] == sorted(job.finished_at for job in done if job.finished_at)
        assert list(verify(engine)) == []

    def test_two_of_one_article_are_not_read_together(self, engine: Engine, writer: Writer) -> None:
        put(engine, "same")
        put(engine, "other", "same", text="It snowed in {}.")
        assert [carry_out(writer, "one", max_chars=CHARS) for _ in range(3)] == [2, 1, 0]
        assert [job.outcome for job in find_jobs(engine)] == ["loaded", "loaded", "revised"]

    def test_who_has_lost_the_lease_writes_nothing(self, engine: Engine) -> None:
        def read_late(text: str, **named: Any) -> Extraction:
            with writing(engine) as session:
                session.get_one(Lease, jobs.WRITER).holder = "other"
            return read_lines(text, **named)

        put(engine, "one")
        with pytest.raises(LostLeaseError):
            carry_out(Writer(engine, make_linking_steps(read_late), "serve"), "one", max_chars=CHARS)
        assert (count(engine, Article), count(engine, Change), find_jobs(engine)[0].finished_at) == (0, 0, None)

    def test_who_has_no_lease_begins_nothing(self, engine: Engine, writer: Writer) -> None:
        put(engine, "one")
        with writing(engine) as session:
            assert jobs.take_lease(session, "other")
        with pytest.raises(LostLeaseError):
            carry_out(writer, "one", max_chars=CHARS)
        assert find_jobs(engine)[0].attempts == 0

    def test_a_text_that_ends_the_process_is_refused_in_the_end_and_costs_no_other(self, engine: Engine, writer: Writer) -> None:
        put(engine, "before")
        put(engine, "bad", text="poison {}")
        put(engine, "behind")
        command = [sys.executable, "-c", DYING, str(engine.url)]
        for _ in range(MOST_ATTEMPTS + 1):
            subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=60)
        done = find_jobs(engine)
        assert [job.outcome for job in done] == ["loaded", "refused", "loaded"]
        assert (done[1].status, done[1].attempts) == (422, MOST_ATTEMPTS + 1)
        assert list(verify(engine)) == []


class TestLease:
    def test_it_is_one_holder_s_until_it_runs_out(self, engine: Engine) -> None:
        with writing(engine) as session:
            assert jobs.take_lease(session, "one")
            assert jobs.take_lease(session, "one")
            assert not jobs.take_lease(session, "two")
            session.get_one(Lease, jobs.WRITER).until = now() - timedelta(seconds=1)
            assert jobs.take_lease(session, "two")
            jobs.release_lease(session, "one")
            assert not jobs.take_lease(session, "one")
            jobs.release_lease(session, "two")
            assert jobs.take_lease(session, "one")

    def test_one_from_before_the_clock_was_set_back_does_not_hold_for_hours(self, engine: Engine) -> None:
        with writing(engine) as session:
            session.add(Lease(name=jobs.WRITER, holder="one", until=now() + timedelta(hours=3)))
            assert jobs.take_lease(session, "two")


class TestAccept:
    def test_all_or_nothing_finds_a_place(self, engine: Engine) -> None:
        put(engine, "one")
        wanted = [Wanted(task=Task.WITHDRAW, article_id=f"a-{number}") for number in range(3)]
        with pytest.raises(QueueFullError, match="max_queue"):
            accept(engine, wanted, key_id="k", most=3, kept_hours=1)
        assert len(find_jobs(engine)) == 1

    def test_finished_jobs_are_forgotten(self, engine: Engine, writer: Writer) -> None:
        put(engine, "one")
        carry_out(writer, "one", max_chars=CHARS)
        with writing(engine) as session:
            session.exec(select(Job)).one().finished_at = now() - jobs.FORGET_AFTER - timedelta(seconds=1)
        put(engine, "two")
        assert [job.article_id for job in find_jobs(engine)] == ["a-two"]


@pytest.mark.slow
def test_killed_at_random_moments_nothing_is_lost_and_nothing_done_twice(engine: Engine, writer: Writer) -> None:
    names = [f"n{number:02}" for number in range(24)]
    put(engine, *names)
    command = [sys.executable, "-c", DYING.replace('"poison" in text', "__import__('time').sleep(0.01)"), str(engine.url)]
    for wait in (0.2, 0.4, 0.1, 0.3):
        before = sum(job.finished_at is not None for job in find_jobs(engine))
        child = subprocess.Popen(command, cwd=ROOT)
        until = time.monotonic() + 30
        while sum(job.finished_at is not None for job in find_jobs(engine)) <= before and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(wait)
        child.kill()
        child.wait(30)
    with writing(engine) as session:
        session.get_one(Lease, jobs.WRITER).until = now() - timedelta(seconds=1)
    while carry_out(writer, "next", max_chars=CHARS):
        pass
    assert {job.outcome for job in find_jobs(engine)} == {"loaded"}
    assert count(engine, Article) == len(names)
    with Session(engine) as session:
        added = session.exec(select(Change.resource_id).where(Change.resource == "article")).all()
    assert len(added) == len(set(added)) == len(names)
    assert list(verify(engine)) == []
