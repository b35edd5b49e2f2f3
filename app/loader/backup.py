"""Copies of a store that is in use, and putting one in its place. Each copy is checked before it gets the name asked for."""

import glob
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DatabaseError

from app.db import StoreError, is_current, make_engine, migrate, reading
from app.errors import InvalidInputError
from app.loader.verify import find_storage_faults, verify

PART = ".part"
REPLACED = ".replaced"
DERIVED = "-*.f32"  # what is kept beside a store to search it faster, and made anew where it is missing
LOG, SHARED = "-wal", "-shm"  # what SQLite keeps beside a file that is in use
FAULTS_SHOWN = 5


def backup(engine: Engine, target: Path) -> bool:
    """Copy the store, as it stands at one moment, to the new file `target`, while others read and write it.

    Returns whether everything was checked: of a store of an older version it is the file alone, since its tables are not
    touched. Raises StoreError, and leaves nothing behind, where the copy cannot be made or is not whole.
    """
    source = get_file(engine)
    if not source.is_file():
        raise StoreError("there is no store to copy", where=str(source))
    if target.exists():
        raise InvalidInputError("is there already; a backup is never written over", where=str(target))
    if not target.parent.is_dir():
        raise InvalidInputError("its folder does not exist", where=str(target))
    with _made(target) as part:
        with _described(source), closing(sqlite3.connect(source)) as opened:
            _copy(opened, part)
        copy = make_engine(f"sqlite:///{part}")
        try:
            with _described(source):
                known = is_current(copy)
                _require_whole(copy, where=target, known=known)
        finally:
            copy.dispose()
    return known


def restore(saved: Path, engine: Engine, *, replace: bool = False) -> None:
    """Put the store that the file `saved` holds in the place of the engine's, brought up to this version's tables.

    A store that is there is kept beside as NAME.replaced; it must be one that no process has open, and `replace` must be set.
    Until the last step, a rename, everything is as it was. Raises StoreError for a backup that is not whole.
    """
    target = get_file(engine)
    if not saved.is_file():
        raise InvalidInputError("there is no such file", where=str(saved))
    if target.exists() and not replace:
        raise InvalidInputError("is there already; --replace puts the backup in its place", where=str(target))
    if target.exists():
        _require_unused(target)
    with _made(target) as part:
        # A file on its own may lie where nothing can be written, and SQLite would want to write beside it.
        form = "mode=rw" if saved.with_name(saved.name + LOG).exists() else "mode=ro&immutable=1"
        with _described(saved), closing(sqlite3.connect(f"{saved.absolute().as_uri()}?{form}", uri=True)) as opened:
            _copy(opened, part)
        copy = make_engine(f"sqlite:///{part}")
        try:
            with _described(saved):
                if not inspect(copy).get_table_names():
                    raise StoreError("holds no store", where=str(saved))
                migrate(copy)
                _require_whole(copy, where=saved, known=True)
        finally:
            copy.dispose()
        if target.exists():
            _set_aside(target)
        # Rows that are added to the restored store get numbers that others had in the old one.
        for derived in target.parent.glob(glob.escape(target.name) + DERIVED):
            derived.unlink()


def get_file(engine: Engine) -> Path:
    """The file of the store; InvalidInputError for one that is no file."""
    if engine.dialect.name != "sqlite":
        raise InvalidInputError(
            "only a store in a SQLite file is copied so; PostgreSQL has pg_dump and pg_restore", where="database"
        )
    return Path(engine.url.database or "")


@contextmanager
def _made(target: Path) -> Iterator[Path]:
    """A file to write that gets the name of `target` when all went well, and is gone otherwise."""
    part = target.with_name(target.name + PART)
    _remove(part)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
        _settle(target.parent)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    for ending in ("", LOG, SHARED):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make a rename last: until its folder is on disk, a power cut undoes it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy(source: sqlite3.Connection, target: Path) -> None:
    # All pages in one step: it sees one moment of the store, and in WAL mode keeps no writer waiting.
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


@contextmanager
def _described(file: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.DatabaseError, DatabaseError) as error:
        raise StoreError(f"cannot be copied: {getattr(error, 'orig', error)}", where=str(file)) from error


def _require_whole(engine: Engine, *, where: Path, known: bool) -> None:
    """StoreError that names the first faults; without known tables, those of the file alone are looked for."""
    faults = list(islice(verify(engine) if known else _find_file_faults(engine), FAULTS_SHOWN))
    if faults:
        raise StoreError(f"the copy is not whole: {'; '.join(faults)}", where=str(where))


def _find_file_faults(engine: Engine) -> Iterator[str]:
    with reading(engine) as session:
        yield from find_storage_faults(session)


def _require_unused(target: Path) -> None:
    """StoreError where a process has the store open. Folds the log into the file, so that the file is the whole store."""
    with closing(sqlite3.connect(target, isolation_level=None, timeout=0)) as alone:
        try:
            alone.execute("PRAGMA locking_mode = EXCLUSIVE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("COMMIT")
            alone.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise StoreError("another process has it open; stop it first", where=str(target)) from error
        except sqlite3.DatabaseError:
            return  # what is damaged is what a backup is for


def _set_aside(target: Path) -> None:
    """Keep the old store beside the new one. Its own name is never without a store, whenever the power fails."""
    aside = target.with_name(target.name + REPLACED)
    for ending in (LOG, SHARED):
        beside = target.with_name(target.name + ending)
        if beside.exists():
            # Of a damaged store only: SQLite would play this log into the new file.
            beside.replace(aside.with_name(aside.name + ending))
    aside.unlink(missing_ok=True)
    try:
        aside.hardlink_to(target)
    except OSError:
        shutil.copyfile(target, aside)
