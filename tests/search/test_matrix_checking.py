"""Files of vectors that do not hold what the store holds."""

import numpy as np
import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, delete

from app.db import writing
from app.models import PassageVector
from app.search.matrix import RECORD
from app.search.matrix_checking import check_matrices, rebuild_matrices
from app.settings import get_settings
from tests.search.test_matrix import add, fresh_process, get_path, read

MODEL = get_settings().embedding
__all__ = ["fresh_process"]  # a fixture


@pytest.fixture
def file(engine: Engine) -> Engine:
    """A store of three vectors, and its file."""
    add(engine, 0.5, 0.25, 0.125, model=MODEL)
    read(engine, model=MODEL)
    return engine


def check(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return list(check_matrices(session))


def change(engine: Engine, record: int, value: float) -> None:
    records = np.memmap(get_path(engine), RECORD, mode="r+")
    records["vector"][record, 7] = value
    records.flush()


class TestCheck:
    def test_what_a_search_made_is_right(self, file: Engine) -> None:
        assert check(file) == []

    def test_no_file_is_no_fault(self, engine: Engine) -> None:
        add(engine, 0.5, model=MODEL)
        assert check(engine) == []

    def test_newer_rows_and_rows_that_are_gone_are_no_fault(self, file: Engine) -> None:
        with writing(file) as session:
            session.exec(delete(PassageVector).where(col(PassageVector.number) == 2))
        add(file, 0.75, model=MODEL)
        assert check(file) == []

    def test_length(self, file: Engine) -> None:
        path = get_path(file)
        path.write_bytes(path.read_bytes()[:-5])
        assert check(file) == [f"{path.name} is not of whole records: {RECORD.itemsize - 5} bytes are left over"]

    def test_empty_file(self, file: Engine) -> None:
        get_path(file).write_bytes(b"")
        assert "whole records" in check(file)[0]

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.75])
    def test_values(self, file: Engine, value: float) -> None:
        change(file, 2, value)
        assert check(file) == [f"{get_path(file).name} holds 1 vectors that are not those of the store"]

    def test_records_that_are_missing(self, file: Engine) -> None:
        path = get_path(file)
        content = path.read_bytes()
        path.write_bytes(content[: 2 * RECORD.itemsize] + content[3 * RECORD.itemsize :])
        assert check(file) == [f"{path.name} lacks 1 vectors that the store has"]

    def test_records_out_of_order(self, file: Engine) -> None:
        path = get_path(file)
        content = path.read_bytes()
        path.write_bytes(
            content[: RECORD.itemsize] + content[2 * RECORD.itemsize :] + content[RECORD.itemsize : 2 * RECORD.itemsize]
        )
        assert "not in their order" in check(file)[0]

    def test_something_else(self, file: Engine) -> None:
        get_path(file).write_bytes(b"x" * 5 * RECORD.itemsize)
        assert "does not begin" in check(file)[0]


class TestRebuild:
    def test_makes_right_what_was_wrong(self, file: Engine) -> None:
        change(file, 1, float("nan"))
        with Session(file) as session:
            rebuild_matrices(session)
        assert check(file) == []
        assert read(file, model=MODEL) == [(1, 0.5), (2, 0.25), (3, 0.125)]

    def test_makes_none_where_none_was(self, engine: Engine) -> None:
        add(engine, 0.5, model=MODEL)
        with Session(engine) as session:
            rebuild_matrices(session)
        assert not get_path(engine).exists()
