"""Copying a store that is in use, and putting a copy in its place."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.db import StoreError, is_current, make_engine
from app.errors import InvalidInputError
from app.loader.backup import backup, restore
from app.loader.load import load
from app.loader.verify import verify
from tests.loader.fakes import make_steps, write_files
from tests.loader.test_kill import ROOT
from tests.loader.test_load import FLOOD, dump

KILL = """
import os, signal, sys
from pathlib import Path
from app.db import make_engine
from app.loader import backup
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(backup, sys.argv[4], die)
if sys.argv[1] == "backup":
    backup.backup(make_engine(sys.argv[2]), Path(sys.argv[3]))
else:
    backup.restore(Path(sys.argv[3]), make_engine(sys.argv[2]), replace=True)
"""


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    """A store with two articles."""
    load(engine, [write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.")], steps=make_steps())
    return engine


@pytest.fixture
def saved(loaded: Engine, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(loaded, tmp_path / "saved.db")
    return tmp_path / "saved.db"


def engine_on(path: Path) -> Engine:
    return make_engine(f"sqlite:///{path}")


def read(path: Path) -> object:
    engine = engine_on(path)
    try:
        return dump(engine)
    finally:
        engine.dispose()


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


class TestBackup:
    def test_holds_what_the_store_holds(self, loaded: Engine, saved: Path) -> None:
        assert read(saved) == dump(loaded)
        copy = engine_on(saved)
        assert (is_current(copy), list(verify(copy))) == (True, [])
        copy.dispose()

    def test_is_of_one_moment_while_others_write(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(
            tmp_path / "in", **{f"n{i:03}__txt": f"Report {i}\nAda Quill said {i} people left Ost." for i in range(25)}
        )
        loading = threading.Thread(target=load, args=(engine, [folder]), kwargs={"steps": make_steps()})
        loading.start()
        counts: list[int] = []
        while loading.is_alive() or not counts:
            backup(engine, tmp_path / f"saved-{len(counts)}.db")  # which raises where the copy is not whole
            with sqlite3.connect(tmp_path / f"saved-{len(counts)}.db") as copy:
                counts.append(copy.execute("SELECT count(*) FROM article").fetchone()[0])
            copy.close()
        loading.join()
        assert counts == sorted(counts)

    def test_is_never_written_over(self, loaded: Engine, saved: Path) -> None:
        with pytest.raises(InvalidInputError, match="there already"):
            backup(loaded, saved)

    def test_needs_a_store_and_a_folder(self, loaded: Engine, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="no store to copy"):
            backup(engine_on(tmp_path / "none.db"), tmp_path / "saved.db")
        with pytest.raises(InvalidInputError, match="does not exist"):
            backup(loaded, tmp_path / "none" / "saved.db")

    def test_of_a_damaged_store_leaves_nothing_behind(self, loaded: Engine, store: Path, tmp_path: Path) -> None:
        loaded.dispose()
        whole = store.read_bytes()
        store.write_bytes(whole[:8_192] + b"\xff" * 40_000 + whole[48_192:])
        with pytest.raises(StoreError, match=r"not whole|cannot be copied"):
            backup(loaded, tmp_path / "saved.db")
        assert not [name for name in files(tmp_path) if name.startswith("saved")]

    def test_of_an_older_version_is_made_without_touching_it(self, store: Path, tmp_path: Path) -> None:
        with sqlite3.connect(store) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.close()
        assert backup(engine_on(store), tmp_path / "saved.db") is False
        with sqlite3.connect(tmp_path / "saved.db") as copy:
            assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        copy.close()

    def test_only_a_file_can_be_copied(self, tmp_path: Path) -> None:
        class Elsewhere:
            dialect = type("Dialect", (), {"name": "postgresql"})

        with pytest.raises(InvalidInputError, match="pg_dump"):
            backup(Elsewhere(), tmp_path / "saved.db")  # type: ignore[arg-type]  # as much of an engine as is looked at


class TestRestore:
    def test_a_missing_store_comes_back(self, loaded: Engine, store: Path, saved: Path) -> None:
        before = dump(loaded)
        loaded.dispose()
        store.unlink()
        restore(saved, loaded)
        assert read(store) == before

    def test_a_store_is_replaced_only_when_told_and_kept_beside(
        self, loaded: Engine, store: Path, saved: Path, tmp_path: Path
    ) -> None:
        load(loaded, [write_files(tmp_path / "more", c__txt="It snowed.")], steps=make_steps())
        later = dump(loaded)
        loaded.dispose()
        with pytest.raises(InvalidInputError, match="--replace"):
            restore(saved, loaded)
        assert read(store) == later
        restore(saved, loaded, replace=True)
        assert read(store) == read(saved)
        assert read(store.with_name("store.db.replaced")) == later

    def test_what_was_derived_from_the_old_store_is_not_taken_for_the_new(self, loaded: Engine, store: Path, saved: Path) -> None:
        loaded.dispose()
        derived, other = store.with_name("store.db-passage.f32"), store.with_name("other.db-passage.f32")
        for file in (derived, other):
            file.write_bytes(b"vectors")
        restore(saved, loaded, replace=True)
        assert (derived.exists(), other.exists()) == (False, True)

    def test_a_store_that_is_open_is_left_alone(self, loaded: Engine, saved: Path) -> None:
        with loaded.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM article").all()
            with pytest.raises(StoreError, match="another process has it open"):
                restore(saved, loaded, replace=True)

    def test_a_damaged_store_is_replaced(self, loaded: Engine, store: Path, saved: Path) -> None:
        loaded.dispose()
        store.write_bytes(b"rubbish" * 5_000)
        store.with_name("store.db-wal").write_bytes(b"more rubbish")
        restore(saved, loaded, replace=True)
        assert read(store) == read(saved)
        assert store.with_name("store.db.replaced").read_bytes().startswith(b"rubbish")

    @pytest.mark.parametrize("kept", [0, 100, 5_000, 60_000])
    def test_a_truncated_backup_changes_nothing(self, loaded: Engine, store: Path, saved: Path, tmp_path: Path, kept: int) -> None:
        before, known = dump(loaded), files(tmp_path)
        loaded.dispose()
        saved.write_bytes(saved.read_bytes()[:kept])
        # An empty file is an empty database to SQLite; what it restores to would be a store without an article.
        with pytest.raises((StoreError, InvalidInputError)):
            restore(saved, loaded, replace=True)
        assert read(store) == before
        assert files(tmp_path) <= known

    def test_a_backup_of_a_newer_version_is_refused(self, loaded: Engine, saved: Path, store: Path) -> None:
        loaded.dispose()
        with sqlite3.connect(saved) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        with pytest.raises(StoreError, match="use a newer Twosource"):
            restore(saved, loaded, replace=True)

    def test_a_backup_that_lies_where_nothing_can_be_written(
        self, loaded: Engine, store: Path, saved: Path, tmp_path: Path
    ) -> None:
        loaded.dispose()
        shelf = tmp_path / "shelf"
        shelf.mkdir()
        shutil.copyfile(saved, shelf / "saved.db")
        shelf.chmod(0o500)
        restore(shelf / "saved.db", loaded, replace=True)
        assert files(shelf) == {"saved.db"}
        shelf.chmod(0o700)


class TestKilled:
    @pytest.mark.parametrize("step", ["_copy", "_require_whole", "_settle"])
    def test_a_backup_that_is_killed_leaves_no_half_file_by_its_name(self, loaded: Engine, tmp_path: Path, step: str) -> None:
        run("backup", loaded, tmp_path / "saved.db", step)
        if (tmp_path / "saved.db").exists():
            assert read(tmp_path / "saved.db") == dump(loaded)
        else:
            backup(loaded, tmp_path / "saved.db")
        assert read(tmp_path / "saved.db") == dump(loaded)

    @pytest.mark.parametrize("step", ["_copy", "migrate", "_require_whole", "_set_aside", "_settle"])
    def test_a_restore_that_is_killed_leaves_the_old_store_or_the_new(
        self, loaded: Engine, store: Path, saved: Path, tmp_path: Path, step: str
    ) -> None:
        load(loaded, [write_files(tmp_path / "more", c__txt="It snowed.")], steps=make_steps())
        old, new = dump(loaded), read(saved)
        loaded.dispose()
        run("restore", loaded, saved, step)
        assert read(store) in (old, new)
        restore(saved, loaded, replace=True)
        assert read(store) == new


def run(command: str, engine: Engine, file: Path, step: str) -> None:
    """Run a command in a process that kills itself at that step."""
    killed = subprocess.run(
        [sys.executable, "-c", KILL, command, str(engine.url), str(file), step], cwd=ROOT, check=False, timeout=60
    )
    assert killed.returncode == -signal.SIGKILL
