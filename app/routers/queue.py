"""The part of writing that lives in a server process: it takes the writer's lease, has the queue worked off, and tells who waits.

Every process of a server has one. Any may accept; the one that holds the lease has its reading process carry out what lies in
the queue, whoever accepted it. The others look from time to time whether what they accepted is done.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from http import HTTPStatus
from secrets import token_hex
from time import monotonic
from types import MappingProxyType
from typing import ParamSpec, TypeVar

import structlog
from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.db import reading, writing
from app.errors import AppError
from app.loader.accepting import LostLeaseError, Once, QueueFullError, Wanted, accept
from app.loader.process import Process, carry_out_next
from app.models import Job
from app.queries import jobs
from app.settings import Settings

THREADS = 4  # of its own: waiting for the write lock must not take the threads that answer reads
LOOK_SECONDS = 0.05
RETRY_SECONDS = 1.0
RENEW_SECONDS = jobs.LEASE_SECONDS / 3
IDLE_SECONDS = 300.0  # so long the lease is kept with nothing to do, so that not every process loads the model in turn
PATIENCE_SECONDS = 300.0
P = ParamSpec("P")
T = TypeVar("T")
log = structlog.get_logger()


class NotDoneError(AppError):
    """What was accepted is not done in the time that a request may take; it is not lost."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    headers = MappingProxyType({"Retry-After": "30"})


class Queue:
    """Accepts what is to be written, has it written, and reads texts that are not stored; all of it off the event loop."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine, self.settings, self.process = engine, settings, Process()
        self.holder = f"{socket.gethostname()}-{os.getpid()}-{token_hex(4)}"
        self._database_url = engine.url.render_as_string(hide_password=False)
        self._waiting: dict[int, asyncio.Future[Job]] = {}
        self._reading = 0
        self._stopping = False

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Work off what lies in the queue, what an earlier server left there too, as long as the context lasts."""
        self._wake, self._asked = asyncio.Event(), asyncio.Event()
        self._threads, self._stopping = CapacityLimiter(THREADS), False
        tasks = [asyncio.create_task(self._work()), asyncio.create_task(self._look())]
        try:
            yield
        finally:
            self._stopping = True
            self._wake.set()
            tasks[1].cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await asyncio.to_thread(self.process.close)

    async def accept(self, wanted: Sequence[Wanted], *, key_id: str, once: Once | None = None, share: int = 1) -> list[Job]:
        """Put what is wanted into the queue; what it raises says why not. The jobs; one may be finished already.

        With a `share` of 2 only half of the queue is filled, and so on.
        """
        most = max(1, self.settings.max_queue // share)
        hours = self.settings.idempotency_hours
        taken = await self._call(partial(accept, self.engine, wanted, key_id=key_id, most=most, kept_hours=hours, once=once))
        self._wake.set()
        return taken

    async def wait(self, job: Job) -> Job:
        """The job as it was finished. Raises NotDoneError where that takes too long."""
        if job.finished_at is not None or job.sequence is None:
            return job
        future = self._waiting.setdefault(job.sequence, asyncio.get_running_loop().create_future())
        self._wake.set()
        self._asked.set()
        try:
            return await asyncio.wait_for(asyncio.shield(future), PATIENCE_SECONDS)
        except TimeoutError:
            detail = f"accepted, and not done within {PATIENCE_SECONDS:g} s; it will be done, and the list of articles shows when"
            raise NotDoneError(detail) from None
        finally:
            self._waiting.pop(job.sequence, None)

    async def read(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function that reads a text gives. Raises QueueFullError where too many wait for theirs."""
        if self._reading >= self.settings.max_queue:
            raise QueueFullError(f"{self._reading} texts wait to be read (max_queue); again in 5 s")
        self._reading += 1
        try:
            return await asyncio.wrap_future(self.process.submit(function, *args, **kwargs))
        except BrokenExecutor:
            raise NotDoneError("the process that reads was ended meanwhile; ask again") from None
        finally:
            self._reading -= 1

    async def _call(self, function: Callable[[], T]) -> T:
        return await to_thread.run_sync(function, limiter=self._threads)

    async def _sleep(self, seconds: float | None) -> None:
        """Until there may be something to do, or for so long."""
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            return

    async def _work(self) -> None:
        """Work the queue off whenever there is something in it, as long as this process can have the lease."""
        while not self._stopping:
            self._wake.clear()
            try:
                if await self._call(self._count_waiting):
                    if await self._call(self._take_lease):
                        await self._carry_out()
                        await self._keep_lease()
                    else:
                        await asyncio.sleep(RETRY_SECONDS)
                else:
                    await self._sleep(RETRY_SECONDS if self._waiting else None)
            except LostLeaseError:
                continue
            except (SQLAlchemyError, BrokenExecutor) as error:
                # A store that is not there yet has no queue; what was accepted has somebody who waits for it.
                log.warning("the queue was not worked off", error=type(error).__name__)
                await self._sleep(RETRY_SECONDS if self._waiting else None)

    async def _carry_out(self) -> None:
        model, most = self.settings.spacy_model, self.settings.max_text_chars
        while not self._stopping:
            call = self.process.submit(carry_out_next, self._database_url, model, self.holder, max_chars=most)
            working = asyncio.wrap_future(call)
            while not (await asyncio.wait({working}, timeout=RENEW_SECONDS))[0]:
                with suppress(SQLAlchemyError):
                    await self._call(self._take_lease)
            if working.result() == 0:
                return

    async def _keep_lease(self) -> None:
        """Keep the lease until there is something to do or nothing was for long: other processes may accept meanwhile."""
        begun = renewed = monotonic()
        while not self._stopping and monotonic() - begun < IDLE_SECONDS:
            await self._sleep(LOOK_SECONDS * 2)
            if await self._call(self._count_waiting):
                return
            if monotonic() - renewed > RENEW_SECONDS:
                renewed = monotonic()
                if not await self._call(self._take_lease):
                    return
        await self._call(self._release_lease)

    async def _look(self) -> None:
        """Tell those who wait what is done."""
        while True:
            if not self._waiting:
                self._asked.clear()
                await self._asked.wait()
            with suppress(SQLAlchemyError):
                for job in await self._call(self._find_finished):
                    future = self._waiting.get(job.sequence or 0)
                    if future and not future.done():
                        future.set_result(job)
            await asyncio.sleep(LOOK_SECONDS)

    def _count_waiting(self) -> int:
        with reading(self.engine) as session:
            return jobs.count_waiting(session)

    def _find_finished(self) -> Sequence[Job]:
        with reading(self.engine) as session:
            return jobs.find_finished(session, list(self._waiting))

    def _take_lease(self) -> bool:
        with writing(self.engine) as session:
            return jobs.take_lease(session, self.holder)

    def _release_lease(self) -> None:
        with writing(self.engine) as session:
            jobs.release_lease(session, self.holder)
