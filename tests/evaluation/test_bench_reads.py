"""What is compared with what, on a small store; never how long it took."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.evaluation import bench_reads
from app.evaluation.bench_reads import Asked, Measured
from app.evaluation.bench_stores import find_ids, find_longest_article, make_store

CLAIMS = 600


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of copies."""
    path = tmp_path_factory.mktemp("bench") / "copied.db"
    make_store(path, claims=CLAIMS)
    return path


def count(path: Path, words: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        number: int = connection.execute(f"SELECT count(*) FROM {words}").fetchone()[0]  # noqa: S608 - our own words
        return number


class TestStores:
    def test_a_store_has_the_claims_and_their_documents(self, copied: Path) -> None:
        claims = count(copied, "claim")
        assert claims >= CLAIMS
        assert count(copied, "claim_document WHERE shape IS NOT NULL") == claims
        assert count(copied, "sqlite_master WHERE name LIKE 'documents_%'") > 20
        assert len(set(find_ids(copied, limit=20))) == 20

    def test_copies_hold_together(self, copied: Path) -> None:
        with closing(sqlite3.connect(copied)) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        article = find_longest_article(copied)
        assert count(copied, f"appearance WHERE article_id = '{article}'") > 0

    def test_a_copy_says_its_own_id(self, copied: Path) -> None:
        with closing(sqlite3.connect(copied)) as connection:
            rows = connection.execute("SELECT claim_id, summary FROM claim_document").fetchall()
        assert all(claim_id in summary.decode() for claim_id, summary in rows)


class TestServing:
    def test_the_bare_endpoint_and_the_application_answer_from_one_process(self, copied: Path) -> None:
        with bench_reads.serving(copied) as (server, process):
            assert bench_reads.get(f"{server}/bare")[0] == b'{"status":"ok"}'
            assert bench_reads.get(f"{server}/v1/claims?limit=1")[0].startswith(b'{"items":[{"id"')
            assert bench_reads.read_work(process) > 0
            assert bench_reads.read_resident(process) > 10
            with pytest.raises(OSError, match="gave 404"):
                bench_reads.get(f"{server}/nothing")

    def test_all_of_many_clients_are_answered_though_each_waits(self, copied: Path) -> None:
        measured = bench_reads.measure_patience(copied, clients=60, waited=0.02)
        assert measured.value == 0

    def test_datasette_gives_a_row(self, copied: Path) -> None:
        [claim_id] = find_ids(copied, limit=1)
        with bench_reads.serving_datasette(copied) as (server, _):
            assert claim_id.encode() in bench_reads.get(f"{server}/copied/claim/{claim_id}.json")[0]

    def test_a_server_that_does_not_come_up_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="no server came up"), bench_reads.serving(tmp_path / "none" / "x.db"):
            pass


class TestLoad:
    # wrk comes with Debian and not with pip; .ci/run installs it.
    @pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed: apt-get install wrk")
    def test_answers_are_counted_and_bad_ones_refused(self, copied: Path, tmp_path: Path) -> None:
        ids = find_ids(copied, limit=20)
        script = bench_reads.write_script(tmp_path / "ids.lua", ids)
        with bench_reads.serving(copied) as (server, process):
            rate, work = bench_reads.run_wrk(Asked(url=server, process=process, script=script), seconds=1)
            assert (rate > 0, work >= 0) == (True, True)
            with pytest.raises(OSError, match="Non-2xx"):
                bench_reads.run_wrk(Asked(url=f"{server}/nothing", process=process), seconds=1)

    def test_no_wrk_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        with pytest.raises(OSError, match="Debian's package wrk"):
            bench_reads.run_wrk(Asked(url="http://127.0.0.1:1", process=1), seconds=1)

    def test_the_middle_turn_counts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rates = iter([(10.0, 1.0), (5.0, 2.0), (90.0, 1.0), (1.0, 2.0), (30.0, 1.0), (10.0, 2.0)])
        monkeypatch.setattr("app.evaluation.bench_reads.run_wrk", lambda *_, **__: next(rates))
        asked = Asked(url="", process=1)
        assert bench_reads.compare_rates("this", asked, asked, goal="≥ 1", seconds=1, turns=3).value == 3

    def test_the_goal_stands_beside_the_number(self) -> None:
        first, _ = str(Measured(what="this ÷ that", value=0.5, goal="≥ 0.40", told="What it means.")).splitlines()
        assert first.split(maxsplit=4) == ["0.50", "goal", "≥", "0.40", "this ÷ that"]
