"""Whether the files of vectors beside the store hold what it holds, and making them anew."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlmodel import Session

from app.embedding import DIMENSIONS
from app.models import AppearanceVector, PassageVector
from app.queries.vectors import VectorTable, find_numbered, get_newest_number
from app.search.embedding import STORED
from app.search.matrix import FORM, RECORD, find_path, holding, make_head, write_anew
from app.settings import get_settings

TABLES: tuple[VectorTable, ...] = (AppearanceVector, PassageVector)


def check_matrices(session: Session) -> Iterator[str]:
    """What is wrong with each file, in words. One that is not there, or is of another model, is made at the next search."""
    model = get_settings().embedding
    for table in TABLES:
        path = find_path(session, table)
        if model != "none" and path.is_file():
            with holding(path):
                yield from (f"{path.name} {fault}" for fault in _find_faults(session, table, path, model=model))


def rebuild_matrices(session: Session) -> None:
    """Make each file that is there anew from the rows."""
    model = get_settings().embedding
    for table in TABLES:
        path = find_path(session, table)
        if model != "none" and path.is_file():
            with holding(path):
                write_anew(session, table, path, model=model)


def _find_faults(session: Session, table: VectorTable, path: Path, *, model: str) -> Iterator[str]:
    count, rest = divmod(path.stat().st_size, RECORD.itemsize)
    if rest or not count:
        yield f"is not of whole records: {rest} bytes are left over"
    if not count:
        return
    records = np.memmap(path, RECORD, mode="r", shape=(count,))
    head = records[:1].tobytes()
    if head != make_head(model):
        if not head.startswith(FORM.encode()):
            yield "does not begin as a file of vectors does"
        return
    numbers = np.array(records["number"][1:])
    if (numbers[1:] <= numbers[:-1]).any() or (numbers > get_newest_number(session, table)).any():
        yield "holds numbers that no row has, or not in their order"
        return
    lacking = wrong = 0
    last = int(numbers[-1]) if len(numbers) else 0
    for rows in find_numbered(session, table, model=model, after=0):
        stored = {number: vector for number, vector in rows if number <= last}
        wanted = np.array(list(stored), np.int64)
        places = np.searchsorted(numbers, wanted)
        found = numbers[places] == wanted
        vectors = np.frombuffer(b"".join(stored.values()), STORED).reshape(-1, DIMENSIONS).astype(np.float32)
        held = records["vector"][places[found] + 1]
        lacking += int((~found).sum())
        wrong += int((~np.isfinite(held).all(axis=1) | (held != vectors[found]).any(axis=1)).sum())
    if lacking:
        yield f"lacks {lacking} vectors that the store has"
    if wrong:
        yield f"holds {wrong} vectors that are not those of the store"
