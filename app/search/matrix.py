"""Every vector of a table in one file beside the store, as float32, mapped into memory: a copy that can be lost at any time.

The file holds a head and then one record a vector: its row's number (int64) and its values. It only grows by whole records, in
the order of the numbers, so that readers may go on while it does; what is no longer right is written anew beside it and renamed.
A record whose row is gone does no harm, because whoever finds it asks the store for the row. One process writes at a time, held
apart by a lock that its end releases, however it ends.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from app.embedding import DIMENSIONS, Vectors
from app.queries.vectors import VectorTable, count_vectors, find_numbered, find_sample, get_newest_number
from app.search.embedding import STORED

RECORD = np.dtype([("number", "<i8"), ("vector", "<f4", (DIMENSIONS,))])
FORM = "twosource vectors 1"
SAMPLE = 16  # records that are compared with their rows before a file is believed
FEW = 1_000  # records that may be left over, whatever their part


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Vectors of shape (n, 384) and the rows' numbers, rising. Two are the same only if they are one."""

    numbers: NDArray[np.int64]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class _Opened:
    matrix: Matrix
    file: tuple[int, int] | None  # device and inode, since another process may put a new file in its place; None in memory
    seen: int  # the newest number of the store when it was opened


_opened: dict[tuple[Path, str], _Opened] = {}
_turn = threading.Lock()


def read_matrix(session: Session, table: VectorTable, *, model: str) -> Matrix:
    """The model's vectors of that table, as the session sees it or newer."""
    path = find_path(session, table)
    newest = get_newest_number(session, table)
    with _turn:
        known = _opened.get((path, model))
        if known is None or known.seen != newest or (known.file and known.file != _identify(path)):
            known = _open(session, table, path, model=model, newest=newest)
            _opened[path, model] = known
        return known.matrix


def find_path(session: Session, table: VectorTable) -> Path:
    """Where the file of that table is or will be."""
    return Path(f"{session.connection().engine.url.database}-{table.__tablename__}.f32")


def make_head(model: str) -> bytes:
    """What a file of the model's vectors begins with, as long as a record."""
    return f"{FORM} {model}".encode().ljust(RECORD.itemsize, b"\0")


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Nobody else writes the file meanwhile. Raises PermissionError where the folder may only be read."""
    with Path(f"{path}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_anew(session: Session, table: VectorTable, path: Path, *, model: str) -> None:
    """Put a new file in the place of the one that is there; who has that mapped keeps it. Call it with the file held."""
    fresh = Path(f"{path}.new")
    with fresh.open("wb") as file:
        file.write(make_head(model))
        _append(session, table, file, model=model, after=0)
    fresh.replace(path)


def _open(session: Session, table: VectorTable, path: Path, *, model: str, newest: int) -> _Opened:
    try:
        with holding(path):
            if not _is_right(session, table, path, model=model, newest=newest):
                write_anew(session, table, path, model=model)
            elif (last := _read_last(path)) < newest:
                with path.open("r+b") as file:
                    # What a process that was killed left of a record is written over.
                    file.seek(path.stat().st_size // RECORD.itemsize * RECORD.itemsize)
                    _append(session, table, file, model=model, after=last)
            records = np.memmap(path, RECORD, mode="r", shape=(path.stat().st_size // RECORD.itemsize,))[1:]
            return _Opened(_make_matrix(records), _identify(path), newest)
    except PermissionError:
        # A store that may only be read: the same in memory.
        parts = [_make_records(rows) for rows in find_numbered(session, table, model=model, after=0)]
        return _Opened(_make_matrix(np.concatenate([np.zeros(0, RECORD), *parts])), None, newest)


def _append(session: Session, table: VectorTable, file: BinaryIO, *, model: str, after: int) -> None:
    file.writelines(_make_records(rows).tobytes() for rows in find_numbered(session, table, model=model, after=after))


def _is_right(session: Session, table: VectorTable, path: Path, *, model: str, newest: int) -> bool:
    """Whether the file is of this store and model and holds little that is gone. False has it written anew."""
    count = path.stat().st_size // RECORD.itemsize - 1 if path.is_file() else -1
    if count < 0:
        return False
    records = np.memmap(path, RECORD, mode="r", shape=(count + 1,))
    numbers = np.array(records["number"][1:])
    if (
        records[:1].tobytes() != make_head(model)
        or (numbers[1:] <= numbers[:-1]).any()
        or (count and not 0 < numbers[0] <= numbers[-1] <= newest)
    ):
        # A store that was restored from a copy may have fewer rows than its file.
        return False
    if count > FEW and count >= 2 * count_vectors(session, table):
        return False
    # The store may have been put in another's place: its rows of the same numbers would be others.
    places = {count * step // SAMPLE for step in range(SAMPLE)} | {count - 1} if count else set()
    sample = find_sample(session, table, [int(numbers[place]) for place in places])
    for place in places:
        row = sample.get(int(numbers[place]))
        if row and (row[0] != model or (np.frombuffer(row[1], STORED).astype(np.float32) != records["vector"][place + 1]).any()):
            return False
    return True


def _read_last(path: Path) -> int:
    """The number of the last whole record; 0 where there is none."""
    count = path.stat().st_size // RECORD.itemsize
    return int(np.memmap(path, RECORD, mode="r", shape=(count,))["number"][-1]) if count > 1 else 0


def _make_records(rows: list[tuple[int, bytes]]) -> NDArray[np.void]:
    records = np.zeros(len(rows), RECORD)
    records["number"] = [number for number, _ in rows]
    records["vector"] = np.frombuffer(b"".join(vector for _, vector in rows), STORED).reshape(-1, DIMENSIONS)
    return records


def _make_matrix(records: NDArray[np.void]) -> Matrix:
    # The numbers are copied together, because looking one up in the file would read a page for each step.
    return Matrix(np.array(records["number"]), records["vector"])


def _identify(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
