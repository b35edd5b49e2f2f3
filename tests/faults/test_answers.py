"""What a request gets where the store fails under it: a problem that says what is wrong with the store, never a bare 500."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.db import make_engine, reading
from app.main import create_app
from app.routers.faults import FAULTS, find_fault
from app.search.deadline import limit_time
from app.settings import Settings

PATHS = ("/v1/claims", "/v1/claims?facets=true", "/v1/search?q=river", "/v1/articles", "/v1/events", "/v1/entities", "/v1/changes")
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@contextmanager
def serving(store: Path) -> Iterator[TestClient]:
    """A client of a server whose database file tests spoil. Its exceptions are not raised here: they would be answers."""
    engine = make_engine(f"sqlite:///{store}")
    app = create_app(engine, Settings(log_level="ERROR", max_query_seconds=0.2))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
    engine.dispose()


@pytest.fixture
def served(store: Path) -> Iterator[TestClient]:
    """A client of a server on the store, begun before anything is wrong with it."""
    with serving(store) as client:
        yield client


def assert_fault(client: TestClient, words: str, paths: tuple[str, ...] = PATHS) -> None:
    for path in paths:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json"), path
        assert words in answer.json()["detail"], path
        assert int(answer.headers["retry-after"]) > 0


def overwrite(store: Path, content: bytes) -> None:
    """Put `content` in the file's place without emptying it first: opened in that moment it would be a store without tables."""
    with store.open("r+b") as file:
        file.write(content)
        file.truncate()


class TestDamagedStore:
    def test_a_file_that_is_no_database(self, served: TestClient, store: Path) -> None:
        overwrite(store, b"Not a database, whatever its name says. " * 500)
        assert_fault(served, "damaged")

    def test_a_truncated_file(self, served: TestClient, store: Path) -> None:
        overwrite(store, store.read_bytes()[: store.stat().st_size // 3])
        assert {served.get(path).status_code for path in PATHS} <= {200, 503}
        assert 503 in {served.get(path).status_code for path in PATHS}

    def test_a_file_that_is_gone(self, served: TestClient, store: Path) -> None:
        store.unlink()
        assert_fault(served, "no tables")

    def test_a_directory_that_is_gone(self, tmp_path: Path) -> None:
        client = TestClient(create_app(make_engine(f"sqlite:///{tmp_path}/gone/store.db")), raise_server_exceptions=False)
        assert_fault(client, "cannot be opened")

    def test_tables_of_an_older_version(self, served: TestClient, store: Path) -> None:
        with sqlite3.connect(store) as connection:
            connection.execute("DROP TABLE claim")
        connection.close()
        assert_fault(served, "no tables, or those of another version", ("/v1/claims", "/v1/events"))

    def test_it_is_well_again_when_the_store_is(self, served: TestClient, store: Path) -> None:
        kept = store.read_bytes()
        overwrite(store, b"x" * 10_000)
        assert served.get("/v1/claims").status_code == 503
        assert served.get("/healthz").status_code == 200
        overwrite(store, kept)
        assert served.get("/v1/claims").status_code == 200


class TestLockedStore:
    def test_readers_do_not_wait_for_a_writer(self, served: TestClient, store: Path) -> None:
        other = sqlite3.connect(store, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert {served.get(path).status_code for path in PATHS} == {200}
        other.close()

    def test_a_store_that_another_keeps_to_itself(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("app.db.BUSY_MS", 50)
        # Before the server begins: none can have for itself what others have open.
        other = sqlite3.connect(store, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with serving(store) as client:
            assert_fault(client, "another process holds the store")
            other.close()
            assert client.get("/v1/claims").status_code == 200


class TestSlowQueries:
    def test_any_read_is_stopped_after_its_time(self, engine: Engine) -> None:
        limited = limit_time(engine, seconds=0.05)
        with pytest.raises(Exception, match="interrupted"), reading(limited) as session:
            session.execute(text(ENDLESS))
        with reading(limited) as session:
            assert session.execute(text("SELECT 1")).scalar_one() == 1

    def test_the_limit_ends_with_the_transaction(self, engine: Engine) -> None:
        with reading(limit_time(engine, seconds=0.05)) as session:
            session.execute(text("SELECT 1"))
        with reading(engine) as session:
            # The same pooled connection, without the limit: this runs for longer than it allowed.
            counted = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600000) SELECT count(*) FROM n"
            assert session.execute(text(counted)).scalar_one() == 600_000

    @pytest.mark.parametrize("path", PATHS)
    def test_the_request_is_told_the_limit(self, served: TestClient, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("app.search.deadline.STEPS_BETWEEN_LOOKS", 1)
        served.app.state.engine = limit_time(served.app.state.engine, seconds=1e-9)  # type: ignore[attr-defined]  # known as ASGI only
        answer = served.get(path)
        assert answer.status_code == 503
        assert "longer" in answer.json()["detail"]


class TestWords:
    def test_each_fault_has_words_and_an_error_of_ours_has_none(self) -> None:
        for name in FAULTS:
            error = sqlite3.OperationalError("x")
            error.sqlite_errorname = f"{name}_MORE"
            assert find_fault(error, seconds=5)
        slow = sqlite3.OperationalError("interrupted")
        slow.sqlite_errorname = "SQLITE_INTERRUPT"
        assert "5 seconds (max_query_seconds)" in str(find_fault(slow, seconds=5))
        ours = sqlite3.OperationalError('near "SELEC": syntax error')
        ours.sqlite_errorname = "SQLITE_ERROR"
        assert find_fault(ours, seconds=5) is None
        assert find_fault(None, seconds=5) is None
