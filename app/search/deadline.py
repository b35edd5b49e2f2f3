"""A limit on how long one search may take."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app.errors import AppError

SECONDS = 5.0
STEPS_BETWEEN_LOOKS = 10_000


class SlowQueryError(AppError):
    """The search was given up, so that one query cannot hold the server."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


@contextmanager
def deadline(session: Session, *, seconds: float = SECONDS) -> Iterator[None]:
    """Stop what the session's SQLite connection runs inside after `seconds` in all, with SlowQueryError."""
    connection = session.connection().connection.driver_connection
    assert connection is not None  # noqa: S101 - a session's connection is open for as long as the session is
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except OperationalError as error:
        if time.monotonic() <= end:
            raise
        raise SlowQueryError(
            f"the search took longer than {seconds:g} seconds; fewer or longer words are faster", where="q"
        ) from error
    finally:
        connection.set_progress_handler(None, 0)
