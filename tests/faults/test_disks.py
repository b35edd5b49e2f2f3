"""Disks that are full, files that grow no more or cannot be written, stores that are damaged: told in a line, nothing lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.db import make_engine, migrate
from app.loader.load import load
from app.loader.verify import verify
from app.main import create_app
from app.models import columns
from app.settings import Settings
from tests.faults.processes import TWOSOURCE, loading, run, served
from tests.faults.test_kills import ask, count_articles, write_reports
from tests.loader.fakes import make_linking_steps
from tests.loader.test_load import dump

MEGABYTE = 1_000_000


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = Path(tempfile.mkdtemp())
    mounted = os.geteuid() == 0 and run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]).returncode == 0
    if not mounted:
        # A full disk cannot be had without mounting one, which only root may; .ci/run is root on a fresh machine.
        folder.rmdir()
        pytest.skip("no disk can be mounted here: that needs root")
    yield folder
    run(["umount", str(folder)])
    folder.rmdir()


class TestFullDisk:
    def test_a_load_says_so_and_keeps_what_it_had(self, small_disk: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{small_disk / 'store.db'}"
        migrate(url)
        done = run(loading(url, write_reports(tmp_path / "in", 400)))
        assert done.returncode == 1
        assert done.stderr.strip() == "the store failed: database or disk is full"
        engine = make_engine(url)
        assert count_articles(engine) > 0
        engine.dispose()
        # Checking the index writes, too, and here is no room for it.
        for name in ("store.db", "store.db-wal"):
            if (small_disk / name).exists():
                shutil.copyfile(small_disk / name, tmp_path / name)
        copied = make_engine(f"sqlite:///{tmp_path / 'store.db'}")
        assert list(verify(copied)) == []
        copied.dispose()

    def test_a_server_goes_on_reading(self, small_disk: Path, tmp_path: Path) -> None:
        url = f"sqlite:///{small_disk / 'store.db'}"
        migrate(url)
        with served(url) as (address, _):
            run(loading(url, write_reports(tmp_path / "in", 400)))
            assert {ask(address, path)[0] for path in ("/v1/claims", "/v1/articles", "/readyz")} == {200}

    def test_a_backup_leaves_no_half_file(self, store: Path, small_disk: Path) -> None:
        (small_disk / "other").write_bytes(b"x" * 1_900_000)
        done = run([*TWOSOURCE, "backup", str(small_disk / "saved.db"), "--database", f"sqlite:///{store}"])
        assert done.returncode == 2
        assert done.stderr.endswith("cannot be copied: database or disk is full\n")
        assert [path.name for path in small_disk.iterdir()] == ["other"]


def limit_files() -> None:
    """In a process to be: no file may grow beyond a megabyte."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (MEGABYTE, MEGABYTE))


class TestFileSizeLimit:
    def test_a_load_says_so_and_keeps_what_it_had(self, engine: Engine, tmp_path: Path) -> None:
        done = run(loading(str(engine.url), write_reports(tmp_path / "in", 400)), preexec_fn=limit_files)
        assert done.returncode == 1
        assert done.stderr.strip() in ("the store failed: disk I/O error", "the store failed: database or disk is full")
        assert 0 < count_articles(engine) < 400
        assert list(verify(engine)) == []


class TestReadOnlyStore:
    @pytest.mark.parametrize("command", [["verify"], ["serve", "--port", "0"]])
    def test_a_command_says_what_it_needs(self, small_disk: Path, empty_store: Path, command: list[str]) -> None:
        shelf = Path(shutil.copyfile(empty_store, small_disk / "store.db"))
        assert run(["mount", "-o", "remount,ro", str(small_disk)]).returncode == 0
        done = run([*TWOSOURCE, *command, "--database", f"sqlite:///{shelf}"])
        assert done.returncode == 2
        assert done.stderr.endswith("the file and its directory must be readable and writable\n")
        assert shelf.read_bytes() == empty_store.read_bytes()


class TestDamagedStore:
    @pytest.mark.parametrize(("command", "part"), [("verify", 0.01), ("verify", 0.5), ("verify", 0.99), ("export", 0.5)])
    def test_a_truncated_store_is_told_in_a_line(
        self, engine: Engine, store: Path, tmp_path: Path, command: str, part: float
    ) -> None:
        load(engine, [write_reports(tmp_path / "in", 3)], steps=make_linking_steps())
        engine.dispose()
        whole = store.read_bytes()
        store.write_bytes(whole[: int(len(whole) * part)])
        done = run([*TWOSOURCE, command, "--database", f"sqlite:///{store}"])
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) == (done.returncode == 2)

    def test_an_older_store_is_brought_up_to_date(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'old.db'}"
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        made = subprocess.run(
            ["alembic", "-x", f"database={url}", "upgrade", "0001"],
            executable=str(Path(TWOSOURCE[0]).with_name("alembic")),
            capture_output=True,
            env=environment,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        assert run([*TWOSOURCE, "verify", "--database", url]).stdout == "no fault found\n"

    def test_a_newer_store_is_left_alone(self, store: Path) -> None:
        with sqlite3.connect(store) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        before = store.read_bytes()
        for command in (["verify"], ["serve", "--port", "0"]):
            done = run([*TWOSOURCE, *command, "--database", f"sqlite:///{store}"])
            assert (done.returncode, "use a newer Twosource" in done.stderr) == (2, True)
        assert store.read_bytes() == before


class TestClock:
    def test_a_clock_that_is_set_back_loses_nothing(self, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Clock(datetime):
            hours = 0

            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain one is enough
                return datetime.now(tz) - timedelta(hours=cls.hours)

        monkeypatch.setattr(columns, "datetime", Clock)
        for hours in range(3):
            Clock.hours = hours * 7
            load(engine, [write_reports(tmp_path / str(hours), 3 * hours + 3)], steps=make_linking_steps())
        assert list(verify(engine)) == []
        with TestClient(create_app(engine, Settings(log_level="ERROR"))) as client:
            for path in ("/v1/articles", "/v1/claims", "/v1/changes"):
                assert len(page_through(client, path)) == client.get(path).json()["total"]["value"]
            sequences = [change["sequence"] for change in page_through(client, "/v1/changes")]
        assert sequences == sorted(sequences)
        assert len(dump(engine)["article"]) == 9


def page_through(client: TestClient, path: str) -> list[dict[str, int]]:
    """All items of a list, page by page."""
    items: list[dict[str, int]] = []
    cursor = ""
    while True:
        page = client.get(f"{path}?limit=3{cursor}").json()
        items += page["items"]
        if page["next"] is None:
            return items
        cursor = f"&cursor={page['next']}"
