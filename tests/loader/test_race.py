"""Two loads of one folder into one store at the same time."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from app.loader.load import load
from app.loader.verify import verify
from tests.loader.fakes import make_steps, write_files
from tests.loader.test_kill import ROOT, SCRIPT, count_articles

ARTICLES = 20


def test_two_loads_at_once_store_each_article_once(engine: Engine, tmp_path: Path) -> None:
    files = {f"n{i:02}__txt": f"Report {i}\nAda Quill said {i} people left Ost.\nIt rained." for i in range(ARTICLES)}
    folder = write_files(tmp_path / "in", **files)
    command = [sys.executable, "-c", SCRIPT.replace("make_linking_steps", "make_steps"), str(engine.url), str(folder)]
    children = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [child.communicate(timeout=60)[1] for child in children] == ["", ""]
    assert [child.returncode for child in children] == [0, 0]
    assert count_articles(engine) == ARTICLES
    assert list(verify(engine)) == []
    assert load(engine, [folder], steps=make_steps()).unchanged == ARTICLES
