"""A load that is killed midway and run again equals one that was left alone."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.db import make_engine, migrate
from app.loader.load import load
from tests.loader.fakes import make_linking_steps, write_files
from tests.loader.test_load import dump

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys, time
from pathlib import Path
from app.db import make_engine
from app.loader.load import load
from tests.loader.fakes import make_linking_steps, read_lines

def read_slowly(text, *, id, published_at):
    time.sleep(0.01)
    return read_lines(text, id=id, published_at=published_at)

load(make_engine(sys.argv[1]), [Path(sys.argv[2])], steps=make_linking_steps(read_slowly))
"""
ARTICLES = 16
PATIENCE_SECONDS = 30


def count_articles(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM article")).scalar_one())


@pytest.mark.parametrize("after", [1, 9])
def test_killed_and_run_again_equals_a_clean_load(engine: Engine, tmp_path: Path, after: int) -> None:
    files = {f"n{i:02}__txt": f"Report {i}\nAda Quill said {i} people left Ost.\nIt rained." for i in range(ARTICLES)}
    folder = write_files(tmp_path / "in", **files)
    command = [sys.executable, "-c", SCRIPT, str(engine.url), str(folder)]
    child = subprocess.Popen(command, cwd=ROOT)
    until = time.monotonic() + PATIENCE_SECONDS
    while count_articles(engine) < after and child.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    assert child.wait(PATIENCE_SECONDS) == -signal.SIGKILL
    stored = count_articles(engine)
    assert after <= stored < ARTICLES

    summary = load(engine, [folder], steps=make_linking_steps())
    assert (summary.loaded, summary.unchanged) == (ARTICLES - stored, stored)

    clean = make_engine(f"sqlite:///{tmp_path / 'clean.db'}")
    migrate(clean)
    load(clean, [folder], steps=make_linking_steps())
    assert dump(engine) == dump(clean)
    clean.dispose()
