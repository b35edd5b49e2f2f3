"""Faults of the store as problems: each says what is wrong with it, and none is taken for a fault of the program."""

import sqlite3
from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DatabaseError

from app.routers.problems import make_problem

RETRY_SECONDS = 5
# By SQLite's result codes (https://sqlite.org/rescode.html), the first of those that the name begins with.
FAULTS = {
    "SQLITE_INTERRUPT": "the store took longer over this than {seconds:g} seconds (max_query_seconds); ask for less",
    "SQLITE_BUSY": "another process holds the store; try again",
    "SQLITE_LOCKED": "another process holds the store; try again",
    "SQLITE_FULL": "the disk that the store is on is full; nothing was written",
    "SQLITE_READONLY": "the store cannot be written",
    "SQLITE_CORRUPT": "the store's file is damaged; its keeper finds out more with twosource verify",
    "SQLITE_NOTADB": "the store's file is damaged; its keeper finds out more with twosource verify",
    "SQLITE_CANTOPEN": "the store cannot be opened",
    "SQLITE_IOERR": "the store cannot be read or written",
}
NO_TABLE = "no such table"
WITHOUT_TABLES = "the store has no tables, or those of another version; restarting the server makes them"


def add_fault_handlers(app: FastAPI) -> None:
    """Answer the faults of the store that a handler meets with problems."""
    app.add_exception_handler(DatabaseError, _show_fault)
    app.add_exception_handler(sqlite3.DatabaseError, _show_fault)


def _show_fault(request: Request, error: Exception) -> Response:
    origin = error.orig if isinstance(error, DatabaseError) else error
    detail = find_fault(origin, seconds=request.app.state.settings.max_query_seconds)
    if detail is None:
        raise error
    structlog.get_logger().warning("the store failed", path=request.url.path, fault=_get_name(origin))
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return make_problem(request, status=HTTPStatus.SERVICE_UNAVAILABLE, detail=detail, headers=headers)


def find_fault(error: BaseException | None, *, seconds: float) -> str | None:
    """What is wrong with the store, in words; None where the error is the program's own."""
    name = _get_name(error)
    if name == "SQLITE_ERROR" and str(error).startswith(NO_TABLE):
        return WITHOUT_TABLES
    words = next((words for code, words in FAULTS.items() if name.startswith(code)), None)
    return None if words is None else words.format(seconds=seconds)


def _get_name(error: BaseException | None) -> str:
    return getattr(error, "sqlite_errorname", "")
