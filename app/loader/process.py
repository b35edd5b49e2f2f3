"""The process beside a server that reads texts: its loaded models and its work slow down no lookup.

It is started when the first text must be read, and ends with the server, however that ends. Only its own functions import what
reading and linking need.
"""

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from functools import lru_cache
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from sqlalchemy import Engine

from app.db import make_engine

if TYPE_CHECKING:
    from app.loader.writer import Writer
    from app.schemas.check import CheckResult

NICENESS = 10  # where processors are few, lookups go first
COMMAND = "serve"
P = ParamSpec("P")
T = TypeVar("T")


class Process:
    """One worker, started at the first call and again after it was killed. Not for calls from several threads."""

    def __init__(self) -> None:
        self._executor: Executor | None = None

    def submit(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have a function of a module called there. Its result raises BrokenExecutor where the process was killed meanwhile."""
        executor = self._executor = self._executor or self.make_executor()
        try:
            return executor.submit(function, *args, **kwargs)
        except BrokenExecutor:
            self.close()
            executor = self._executor = self.make_executor()
            return executor.submit(function, *args, **kwargs)

    def make_executor(self) -> Executor:
        """What runs the calls, one after another."""
        # Spawned: a fork of a process that has threads may wait for ever for a lock that one of them held.
        return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)

    def close(self) -> None:
        """Wait for what was begun and end the process."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _begin() -> None:
    # A signal to the whole group is for the server, which lets the work that it began come to its end.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    with suppress(OSError):
        os.nice(NICENESS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # The executor would wait for more work for ever where the server was killed.
    if server := parent_process():
        server.join()
        os._exit(1)


def read_text(model: str, text: str, *, id: str, published_at: str | None, explained: bool) -> dict[str, Any]:  # noqa: A002 - as Read has it
    """What is read in a text, as `POST /v1/extract` answers."""
    from app.pipeline.extract import extract, load_nlp
    from app.pipeline.wire import to_object

    return to_object(extract(text, nlp=load_nlp(model), id=id, published_at=published_at, explained=explained))


def check_text_against(database_url: str, model: str, text: str, *, id: str, published_at: str | None) -> "CheckResult":  # noqa: A002 - as Read has it
    """A text beside what the store holds, as `POST /v1/check` answers."""
    from app.loader.checking import check_text
    from app.loader.steps import make_read

    return check_text(_get_engine(database_url), text, read=make_read(model), id=id, published_at=published_at)


def carry_out_next(database_url: str, model: str, holder: str, *, max_chars: int) -> int:
    """Carry out the next jobs of the queue, and how many those were."""
    from app.loader.carrying import carry_out

    return carry_out(_get_writer(database_url, model), holder, max_chars=max_chars)


@lru_cache(maxsize=1)
def _get_engine(database_url: str) -> Engine:
    return make_engine(database_url)


@lru_cache(maxsize=1)
def _get_writer(database_url: str, model: str) -> "Writer":
    from app.loader.steps import make_steps
    from app.loader.writer import Writer

    return Writer(_get_engine(database_url), make_steps(model), COMMAND)
