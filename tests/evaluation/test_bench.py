"""What is measured and how it is told; never how long it took."""

import subprocess
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from app.evaluation import bench
from app.evaluation.bench import Ratio
from app.models import Claim, Event, Quantity
from tests.loader.fakes import read_lines, reading_each


class TestArticles:
    def test_no_two_are_alike(self) -> None:
        assert len(set(islice(bench.make_articles(), 600))) == 600

    def test_three_in_a_row_tell_of_one_town(self) -> None:
        towns = [text.partition("\n")[0].removesuffix(": river floods streets") for text in islice(bench.make_articles(), 0, 30, 3)]
        for town, three in zip(towns, zip(*[islice(bench.make_articles(), 30)] * 3, strict=True), strict=True):
            assert all(town in text for text in three)
        assert len(set(towns)) == 10


class TestCompare:
    def test_subject_and_baseline_take_turns(self) -> None:
        calls: list[str] = []
        bench.compare("", lambda: calls.append("subject"), lambda: calls.append("baseline"), rounds=3, meaning="")
        assert calls == ["subject", "baseline"] * 3

    def test_one_slow_round_does_not_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = iter([0.0, 2.0, 2.0, 3.0, 3.0, 90.0, 90.0, 91.0, 91.0, 93.0, 93.0, 94.0])
        monkeypatch.setattr("app.evaluation.bench.time.perf_counter", lambda: next(clock))
        ratio = bench.compare("", lambda: None, lambda: None, rounds=3, meaning="")
        assert (ratio.seconds, ratio.baseline) == (2.0, 1.0)


class TestGrowth:
    def test_every_article_is_stored_and_linked(self, engine: Engine, tmp_path: Path) -> None:
        ratio = bench.compare_growth(engine, tmp_path / "articles", reading_each(read_lines), articles=6, edge=2)
        assert (ratio.seconds > 0, ratio.baseline > 0) == (True, True)
        with Session(engine) as session:
            assert session.exec(select(func.count(col(Event.id)))).one() >= 2
            assert session.exec(select(func.count()).select_from(Quantity)).one() > 0


class TestRequests:
    def test_the_server_and_the_driver_are_asked_for_the_same(self, engine: Engine, store: Path, tmp_path: Path) -> None:
        bench.compare_growth(engine, tmp_path / "articles", reading_each(read_lines), articles=3, edge=1)
        ratios = list(bench.compare_requests(engine, f"sqlite:///{store}", requests=1))
        assert all(ratio.seconds > 0 and ratio.baseline > 0 for ratio in ratios)

    def test_a_statement_runs_on_the_driver(self, engine: Engine) -> None:
        assert bench.prepare(engine, select(Claim).where(Claim.id == "c-it's"))() == []

    def test_an_answer_that_is_an_error_is_no_measure(self, store: Path) -> None:
        with bench.serving(f"sqlite:///{store}") as connection, pytest.raises(OSError, match="/v1/claims/42 gave 422"):
            bench.prepare_get(connection, "/v1/claims/42")()

    def test_a_server_that_does_not_start_is_said(self) -> None:
        with pytest.raises(OSError, match="no server came up"), bench.serving("sqlite:////no/such/folder/x.db"):
            pass


class TestReport:
    def test_the_ratio_comes_before_the_seconds(self, capsys: pytest.CaptureFixture[str]) -> None:
        bench.main([Ratio(what="this ÷ that", seconds=0.3, baseline=0.2, meaning="What it means.")])
        ratio, meaning, _, _, seconds = capsys.readouterr().out.splitlines()
        assert ratio.split(maxsplit=1) == ["1.50", "this ÷ that"]
        assert meaning.strip() == "What it means."
        assert seconds.split(maxsplit=3) == ["300.00", "÷", "200.00", "this ÷ that"]

    def test_make_bench_runs_it(self) -> None:
        done = subprocess.run(
            ["make", "--dry-run", "bench"], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
        )
        assert "-m app.evaluation.bench" in done.stdout
