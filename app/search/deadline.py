"""Limits on how long the store may take over one search, or over one read of any kind."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app.errors import AppError

SECONDS = 5.0
STEPS_BETWEEN_LOOKS = 10_000


class SlowQueryError(AppError):
    """The search was given up, so that one query cannot hold the server."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


def limit_time(engine: Engine, *, seconds: float) -> Engine:
    """`engine`, whose transactions are stopped when they last longer than `seconds`: the error is then SQLITE_INTERRUPT.

    Those that write are not stopped, and other databases than SQLite have limits of their own (`statement_timeout`).
    """
    limited = engine.execution_options(seconds=seconds)
    if engine.dialect.name == "sqlite":
        event.listen(limited, "begin", _begin_limit)
        event.listen(limited, "rollback", _end_limit)
        event.listen(limited, "commit", _end_limit)
    return limited


def _begin_limit(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        return
    end = time.monotonic() + options["seconds"]
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - a transaction has a connection
    driver.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_LOOKS)


def _end_limit(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - as above
    driver.set_progress_handler(None, 0)


@contextmanager
def deadline(session: Session, *, seconds: float | None = None) -> Iterator[None]:
    """Stop what the session's SQLite connection runs inside after `seconds` in all, with SlowQueryError.

    Without `seconds` it is those of `limit_time`, or SECONDS.
    """
    seconds = seconds or session.connection().get_execution_options().get("seconds", SECONDS)
    connection = session.connection().connection.driver_connection
    assert connection is not None  # noqa: S101 - a session's connection is open for as long as the session is
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        if time.monotonic() <= end:
            raise
        raise SlowQueryError(
            f"the search took longer than {seconds:g} seconds; fewer or longer words are faster", where="q"
        ) from error
    finally:
        connection.set_progress_handler(None, 0)
