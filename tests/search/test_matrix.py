"""The file of vectors beside a store."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, delete
from sqlmodel import Session, col, select

from app.db import make_engine, writing
from app.models import Article, PassageVector
from app.search import matrix
from app.search.embedding import STORED
from app.search.matrix import RECORD, find_path, read_matrix
from tests.factories import make_article

MODEL = "small"


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """As in a process that has opened nothing yet."""
    matrix._opened.clear()
    yield
    matrix._opened.clear()


def make_vector(value: float) -> bytes:
    return np.full(384, value, STORED).tobytes()


def add(engine: Engine, *values: float, model: str = MODEL) -> None:
    with writing(engine) as session:
        found = session.exec(select(Article.id)).first()
        article_id = found or make_article(session, "Boats.").id
        for value in values:
            session.add(PassageVector(article_id=article_id, model=model, vector=make_vector(value)))
            session.flush()


def read(engine: Engine, *, model: str = MODEL) -> list[tuple[int, float]]:
    with Session(engine) as session:
        found = read_matrix(session, PassageVector, model=model)
        return [(int(number), float(vector[0])) for number, vector in zip(found.numbers, found.vectors, strict=True)]


def get_path(engine: Engine) -> Path:
    with Session(engine) as session:
        return find_path(session, PassageVector)


class TestReading:
    def test_store_without_vectors_has_an_empty_matrix(self, engine: Engine) -> None:
        assert read(engine) == []
        with Session(engine) as session:
            assert (read_matrix(session, PassageVector, model=MODEL).vectors @ np.ones(384, np.float32)).shape == (0,)

    def test_new_rows_are_appended_to_the_same_file(self, engine: Engine) -> None:
        add(engine, 0.5, 0.25)
        assert read(engine) == [(1, 0.5), (2, 0.25)]
        inode = get_path(engine).stat().st_ino
        add(engine, 0.125)
        assert read(engine) == [(1, 0.5), (2, 0.25), (3, 0.125)]
        assert get_path(engine).stat().st_ino == inode

    def test_nothing_is_read_again_where_nothing_changed(self, engine: Engine) -> None:
        add(engine, 0.5)
        with Session(engine) as session:
            first = read_matrix(session, PassageVector, model=MODEL)
            assert read_matrix(session, PassageVector, model=MODEL) is first

    def test_vectors_of_another_model_are_left_out(self, engine: Engine) -> None:
        add(engine, 0.5)
        add(engine, 0.25, model="other")
        assert read(engine) == [(1, 0.5)]
        assert read(engine, model="other") == [(2, 0.25)]
        assert read(engine) == [(1, 0.5)]

    def test_numbers_are_never_used_again(self, engine: Engine) -> None:
        add(engine, 0.5, 0.25)
        read(engine)
        with writing(engine) as session:
            session.execute(delete(PassageVector).where(col(PassageVector.number) == 2))
        add(engine, 0.75)
        assert read(engine)[-1] == (3, 0.75)

    def test_file_that_is_mostly_left_over_is_written_anew(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(matrix, "FEW", 2)
        add(engine, 0.5, 0.25, 0.125, 0.5)
        read(engine)
        with writing(engine) as session:
            session.execute(delete(PassageVector).where(col(PassageVector.number) < 4))
        add(engine, 0.75)
        assert read(engine) == [(4, 0.5), (5, 0.75)]

    def test_folder_that_cannot_be_written_is_done_without(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr("fcntl.flock", refuse)
        add(engine, 0.5)
        assert read(engine) == [(1, 0.5)]
        add(engine, 0.25)
        assert read(engine) == [(1, 0.5), (2, 0.25)]
        assert not get_path(engine).exists()


class TestDamage:
    def reopen(self, engine: Engine) -> list[tuple[int, float]]:
        matrix._opened.clear()
        return read(engine)

    @pytest.mark.parametrize("lost", [1, RECORD.itemsize - 1, RECORD.itemsize, 2 * RECORD.itemsize + 5])
    def test_file_cut_short_by_a_kill_is_completed(self, engine: Engine, lost: int) -> None:
        add(engine, 0.5, 0.25, 0.125)
        whole = read(engine)
        path = get_path(engine)
        path.write_bytes(path.read_bytes()[:-lost])
        assert self.reopen(engine) == whole
        assert path.stat().st_size == 4 * RECORD.itemsize

    @pytest.mark.parametrize("content", [b"", b"\0" * 5_000, b"no vectors" * 1_000])
    def test_file_of_something_else_is_written_anew(self, engine: Engine, content: bytes) -> None:
        add(engine, 0.5)
        get_path(engine).write_bytes(content)
        assert self.reopen(engine) == [(1, 0.5)]

    def test_file_of_another_store_in_this_ones_place_is_written_anew(self, engine: Engine) -> None:
        add(engine, 0.5, 0.25)
        read(engine)
        with writing(engine) as session:
            session.get_one(PassageVector, 2).vector = make_vector(0.75)
        assert self.reopen(engine) == [(1, 0.5), (2, 0.75)]

    def test_store_restored_from_an_older_copy_has_its_own_vectors(self, engine: Engine, tmp_path: Path) -> None:
        add(engine, 0.5)
        with writing(engine) as session:
            session.connection()
        engine.dispose()
        older = Path(str(engine.url.database)).read_bytes()
        add(engine, 0.25, 0.125)
        read(engine)
        engine.dispose()
        for name in ("-wal", "-shm"):
            Path(f"{engine.url.database}{name}").unlink(missing_ok=True)
        Path(str(engine.url.database)).write_bytes(older)
        assert self.reopen(engine) == [(1, 0.5)]

    def test_another_process_may_bring_the_file_up_to_date(self, engine: Engine) -> None:
        add(engine, 0.5)
        read(engine)
        add(engine, 0.25)
        code = (
            "import sys; from sqlmodel import Session; from app.db import make_engine; from app.models import PassageVector; "
            "from app.search.matrix import read_matrix; session = Session(make_engine(sys.argv[1])); "
            f"print(len(read_matrix(session, PassageVector, model={MODEL!r}).numbers))"
        )
        command = [sys.executable, "-c", code, str(engine.url)]
        processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
        assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["2"] * 3
        assert read(engine) == [(1, 0.5), (2, 0.25)]
        assert get_path(engine).stat().st_size == 3 * RECORD.itemsize


def test_the_engine_of_a_url_with_a_relative_path_is_found(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(str(engine.url.database)).parent)
    near = make_engine(f"sqlite:///{Path(str(engine.url.database)).name}")
    add(near, 0.5)
    assert read(near) == [(1, 0.5)]
    near.dispose()
