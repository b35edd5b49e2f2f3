"""Engines, PRAGMAs, sessions and migrations; with search/ the only place that names a dialect."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, event, inspect
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session, create_engine

from app.errors import AppError, InvalidInputError

BUSY_MS = 30_000
HERE = Path(__file__).parent


class StoreError(AppError):
    """The store cannot be used as it is; `where` is its URL without the password."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


def make_engine(url: str) -> Engine:
    """An engine for `url`. SQLite gets foreign keys, patience and transactions that are really begun.

    Raises InvalidInputError where `url` is no database URL, or one whose driver is not installed.
    """
    try:
        # Errors that are logged or shown repeat no text of an article.
        engine = create_engine(url, hide_parameters=True)
    except (ArgumentError, ModuleNotFoundError) as error:
        # The URL itself is not repeated: it may hold a password.
        raise InvalidInputError(
            "not the URL of a database that can be opened here; a file is written sqlite:///PATH", where="database"
        ) from error
    if _is_sqlite(engine):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions late and silently; _begin_sqlite does it at the right moment.
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {BUSY_MS}", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins DEFERRED fails at once when another has written since its first read, whatever the timeout.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for reading only: it sees one moment of the store, and what it would write is dropped."""
    with Session(engine) as session:
        yield session


class Lookup:
    """One connection for reads of a row or two, straight from the driver: in the event loop, where waiting would stop all others.

    It never waits. `get` gives None where there is no such row and also where the database is busy or cannot be read: the
    caller then goes the long way, which waits and says what is wrong. Other databases than SQLite are always asked so.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: sqlite3.Connection | None = None

    def get(self, statement: str, values: tuple[str, ...]) -> tuple[Any, ...] | None:
        """The first row of what `statement` finds with these values."""
        try:
            connection = self._connection or self._connect()
            return None if connection is None else connection.execute(statement, values).fetchone()
        except (sqlite3.Error, DatabaseError):
            return None

    def close(self) -> None:
        """Give the connection up; the next read opens another one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> sqlite3.Connection | None:
        if not _is_sqlite(self._engine) or not Path(self._engine.url.database or "").is_file():
            return None
        pooled = self._engine.raw_connection()
        self._connection = cast("sqlite3.Connection", pooled.driver_connection)
        pooled.detach()
        for pragma in ("busy_timeout = 0", "query_only = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        return self._connection


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that holds the write lock from its start, commits at the end and rolls back on any error.

    Writers of other processes wait for it up to BUSY_MS, so keep it short.
    """
    with Session(engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
        session.connection()
        yield session


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A connection that holds the write lock, for changing tables: all of the change is kept or none.

    Foreign keys are not enforced meanwhile: SQLite rebuilds a table by dropping it, and that would delete the rows that refer
    to it. They are checked before the commit; StoreError names the first table that would be left with a broken one.
    """
    with engine.execution_options(writes=True).connect() as connection:
        if _is_sqlite(engine):
            # Closed and not returned to the pool afterwards, where the next user would find foreign keys off.
            connection.detach()
            _prepare_migrating(connection.connection.dbapi_connection)
        with connection.begin():
            yield connection
            if _is_sqlite(engine):
                _require_whole(connection)


def _prepare_migrating(driver: Any) -> None:
    # Straight to the driver: these do nothing inside the transaction that SQLAlchemy would begin.
    driver.execute("PRAGMA foreign_keys = OFF")
    # A table is rebuilt under another name and renamed: views of search that read it are not looked at meanwhile.
    driver.execute("PRAGMA legacy_alter_table = ON")
    deadline = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait for others here, however patient it is told to be.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _require_whole(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreError(f"a row of {broken[0]} would refer to a missing row of {broken[2]}", where=_name(connection.engine))


def migrate(target: Engine | str) -> bool:
    """Bring the store, an engine or a URL, to the tables that this code knows. True when this call created it.

    Raises StoreError for a place that cannot be written, a file that is no database, another program's database and one
    that a newer version wrote. Several processes may call it at once; one does the work and the others wait.
    """
    if isinstance(target, str):
        engine = make_engine(target)
        try:
            return migrate(engine)
        finally:
            engine.dispose()
    if _is_sqlite(target):
        _require_place(target.url)
    config = _make_config()
    scripts = ScriptDirectory.from_config(config)
    try:
        with target.connect() as connection:
            if _require_known(connection, scripts) == set(scripts.get_heads()):
                return False
        with migrating(target) as connection:
            created = not _require_known(connection, scripts)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise StoreError(f"cannot be used: {getattr(error, 'orig', error)}", where=_name(target)) from error
    return created


def is_current(engine: Engine) -> bool:
    """Whether the store has the tables of this version: False for those of an older one and for none, which `migrate` mends.

    Raises StoreError for those of a newer version, and of another program.
    """
    scripts = ScriptDirectory.from_config(_make_config())
    with engine.connect() as connection:
        return _require_known(connection, scripts) == set(scripts.get_heads())


def _make_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_find_migrations()).replace("%", "%%"))
    return config


def _find_migrations() -> Path:
    """The migrations that a wheel carries inside the package; in the repository they stand beside it."""
    shipped = HERE / "shipped" / "migrations"
    return shipped if shipped.is_dir() else HERE.parent / "migrations"


def _require_place(url: URL) -> None:
    """Refuse, in better words than SQLite's, a file that it could not open or create."""
    name = url.database or ":memory:"
    if name.startswith("file:"):
        return
    path = Path(name)
    if name == ":memory:":
        problem = "the store needs a file: memory is lost with each connection"
    elif not path.parent.is_dir():
        problem = f"the directory {path.parent} does not exist"
    elif path.exists() and not path.is_file():
        problem = "it is not a file"
    elif not all(os.access(place, os.R_OK | os.W_OK) for place in (path, path.parent) if place.exists()):
        problem = "the file and its directory must be readable and writable"
    else:
        return
    raise StoreError(problem, where=url.render_as_string())


def _require_known(connection: Connection, scripts: ScriptDirectory) -> set[str]:
    """The revisions that the store is at, empty for a new one; StoreError where they are not of this code."""
    heads = set(MigrationContext.configure(connection).get_current_heads())
    unknown = heads - {script.revision for script in scripts.walk_revisions()}
    if unknown:
        known = ", ".join(scripts.get_heads())
        problem = (
            f"its tables are of revision {', '.join(sorted(unknown))} and this version knows up to {known}: use a newer Twosource"
        )
        raise StoreError(problem, where=_name(connection.engine))
    if not heads and inspect(connection).get_table_names():
        raise StoreError("it holds the tables of another program", where=_name(connection.engine))
    return heads


def _name(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)
