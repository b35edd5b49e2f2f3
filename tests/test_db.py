"""Engines, sessions and migrations of the store's file."""

import multiprocessing
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Engine, event, func
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from app.db import StoreError, make_engine, migrate, migrating, reading, writing
from app.errors import InvalidInputError
from app.models import Change, Event, Revision, Run
from tests.factories import make_article, make_change, make_event, make_run

T = TypeVar("T")
EACH = 40
PATIENCE = 60


def in_two_processes(work: Callable[[str], T], url: str) -> list[T]:
    """What `work` returns in each of two processes that start together."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(work, [url, url], timeout=PATIENCE))


def add_events(url: str) -> int:
    """Add EACH events, every one numbered after the last: the numbers are unique, so a lost race is an error."""
    engine = make_engine(url)
    for _ in range(EACH):
        with writing(engine) as session:
            last = session.exec(select(func.max(Event.sequence))).one() or 0
            session.add(Event(id=f"v-{last + 1:016x}", sequence=last + 1, label="", run_id=1))
    engine.dispose()
    return EACH


@pytest.fixture
def statements(engine: Engine) -> Iterator[list[str]]:
    """What the database is told, as it is told."""
    told: list[str] = []

    def listen(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(told.append)

    event.listen(engine, "connect", listen)
    yield told
    event.remove(engine, "connect", listen)


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


class TestEngine:
    @pytest.mark.parametrize(
        ("name", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("busy_timeout", 30_000), ("synchronous", 1)]
    )
    def test_every_connection_is_prepared(self, engine: Engine, name: str, value: object) -> None:
        assert pragma(engine, name) == value

    @pytest.mark.parametrize("url", ["store.db", "", "sqlite:/store.db", "nosuch://host/store", "mysql://user:secret@host/store"])
    def test_what_is_no_usable_url_is_refused_without_repeating_it(self, url: str) -> None:
        with pytest.raises(InvalidInputError, match="sqlite:///PATH") as caught:
            make_engine(url)
        assert "secret" not in str(caught.value)


class TestReading:
    def test_it_takes_no_write_lock(self, engine: Engine, statements: list[str]) -> None:
        with reading(engine) as session:
            session.exec(select(Run)).all()
        assert [told for told in statements if told.startswith("BEGIN")] == ["BEGIN"]

    def test_it_sees_one_moment(self, engine: Engine) -> None:
        with reading(engine) as reader:
            assert reader.exec(select(func.count(col(Change.sequence)))).one() == 0
            with writing(engine) as writer:
                make_change(writer)
            assert reader.exec(select(func.count(col(Change.sequence)))).one() == 0
        with reading(engine) as reader:
            assert reader.exec(select(func.count(col(Change.sequence)))).one() == 1

    def test_it_goes_on_while_another_writes(self, engine: Engine) -> None:
        with writing(engine) as writer:
            make_change(writer)
            with reading(engine) as reader:
                assert reader.exec(select(Change)).all() == []

    def test_what_it_writes_is_dropped(self, engine: Engine) -> None:
        with reading(engine) as session:
            make_run(session)
        with reading(engine) as session:
            assert session.exec(select(Run)).all() == []


class TestWriting:
    def test_it_holds_the_lock_from_the_start(self, engine: Engine, statements: list[str]) -> None:
        with writing(engine):
            assert [told for told in statements if told.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]

    def test_it_commits_at_the_end_and_rows_stay_readable(self, engine: Engine) -> None:
        with writing(engine) as session:
            event = make_event(session, label="Flood")
        assert event.label == "Flood"
        with reading(engine) as session:
            assert session.exec(select(Event.label)).all() == ["Flood"]

    def test_an_error_takes_everything_back_and_frees_the_lock(self, engine: Engine) -> None:
        def fail(session: Session) -> None:
            make_event(session)
            raise RuntimeError

        with pytest.raises(RuntimeError), writing(engine) as session:
            fail(session)
        with writing(engine) as session:
            assert session.exec(select(Event)).all() == []

    def test_a_second_writer_waits_and_then_gives_up(self, engine: Engine, store: Path) -> None:
        other = sqlite3.connect(store, isolation_level=None, timeout=0.05)
        with writing(engine), pytest.raises(sqlite3.OperationalError, match="database is locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()

    def test_two_processes_write_in_turns(self, engine: Engine, store: Path) -> None:
        with writing(engine) as session:
            make_run(session)
        assert sum(in_two_processes(add_events, f"sqlite:///{store}")) == 2 * EACH
        with reading(engine) as session:
            assert session.exec(select(Event.sequence).order_by(col(Event.sequence))).all() == [*range(1, 2 * EACH + 1)]


class TestMigrate:
    def test_it_says_whether_it_created_the_store(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'new.db'}"
        assert migrate(url)
        assert not migrate(url)

    def test_it_takes_an_engine_and_leaves_it_usable(self, tmp_path: Path) -> None:
        engine = make_engine(f"sqlite:///{tmp_path / 'new.db'}")
        assert migrate(engine)
        assert pragma(engine, "foreign_keys") == 1
        engine.dispose()

    def test_it_works_from_any_directory_and_with_odd_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        place = tmp_path / "50% größer, ünd mehr"
        place.mkdir()
        monkeypatch.chdir(place)
        assert migrate("sqlite:///the store.db")
        assert (place / "the store.db").exists()

    def test_a_current_store_is_not_locked(self, engine: Engine) -> None:
        """A server must start while a load is writing."""
        with writing(engine):
            assert not migrate(engine)

    def test_of_two_processes_one_creates_it(self, tmp_path: Path) -> None:
        assert sorted(in_two_processes(migrate, f"sqlite:///{tmp_path / 'new.db'}")) == [False, True]

    def test_a_directory_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match=r"the directory .*nowhere does not exist"):
            migrate(f"sqlite:///{tmp_path / 'nowhere' / 'store.db'}")
        assert not (tmp_path / "nowhere").exists()

    def test_a_directory_instead_of_a_file(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="not a file"):
            migrate(f"sqlite:///{tmp_path}")

    @pytest.mark.parametrize("barred", ["store.db", ""])
    def test_a_file_or_directory_that_cannot_be_written(self, store: Path, barred: str, monkeypatch: pytest.MonkeyPatch) -> None:
        # Told, not made: whoever may do anything, as in many containers, may write a read-only file as well.
        monkeypatch.setattr(os, "access", lambda path, _mode: path != store.parent / barred)
        with pytest.raises(StoreError, match="must be readable and writable"):
            migrate(f"sqlite:///{store}")

    def test_a_store_opened_for_reading_only(self, tmp_path: Path) -> None:
        (tmp_path / "bare.db").touch()
        with pytest.raises(StoreError, match="cannot be used: attempt to write a readonly database"):
            migrate(f"sqlite:///file:{tmp_path / 'bare.db'}?mode=ro&uri=true")

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.txt"
        path.write_text("The river rose. " * 200)
        with pytest.raises(StoreError, match="file is not a database"):
            migrate(f"sqlite:///{path}")
        assert path.read_text().startswith("The river rose.")

    def test_memory_is_no_store(self) -> None:
        with pytest.raises(StoreError, match="needs a file"):
            migrate("sqlite://")

    def test_another_programs_database_stays_as_it_is(self, tmp_path: Path) -> None:
        path = tmp_path / "theirs.db"
        with sqlite3.connect(path) as theirs:
            theirs.execute("CREATE TABLE bookmarks (url TEXT)")
        theirs.close()
        before = path.read_bytes()
        with pytest.raises(StoreError, match="tables of another program"):
            migrate(f"sqlite:///{path}")
        assert path.read_bytes() == before

    def test_a_store_of_a_newer_version(self, store: Path) -> None:
        with sqlite3.connect(store) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.close()
        with pytest.raises(StoreError, match=r"revision 9999 .* use a newer Twosource"):
            migrate(f"sqlite:///{store}")

    def test_a_lock_that_is_never_freed_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "held.db"
        monkeypatch.setattr("app.db.BUSY_MS", 20)
        with sqlite3.connect(path, isolation_level=None) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreError, match="database is locked"):
                migrate(f"sqlite:///{path}")
        holder.close()


class TestMigrating:
    def test_a_failed_change_leaves_the_tables_as_they_were(self, engine: Engine) -> None:
        def fail() -> None:
            with migrating(engine) as connection:
                connection.exec_driver_sql("CREATE TABLE half (done INTEGER)")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        with engine.connect() as connection, pytest.raises(OperationalError, match="no such table: half"):
            connection.exec_driver_sql("SELECT * FROM half")

    def test_rows_that_refer_to_a_rebuilt_table_stay(self, engine: Engine) -> None:
        with writing(engine) as session:
            make_article(session, "The river rose.")
        with migrating(engine) as connection:
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("article", recreate="always") as table:
                table.drop_column("byline")
        with reading(engine) as session:
            assert session.exec(select(Revision.text)).all() == ["The river rose."]

    def test_a_broken_reference_is_found_before_the_commit(self, engine: Engine) -> None:
        with writing(engine) as session:
            make_event(session)
        with pytest.raises(StoreError, match="a row of event would refer to a missing row of run"), migrating(engine) as connection:
            connection.exec_driver_sql("DELETE FROM run")
        with reading(engine) as session:
            assert len(session.exec(select(Run)).all()) == 1
