"""Processes that are killed at random moments: nothing that was stored is lost, and nothing is shown by halves."""

import json
import random
import signal
import subprocess
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import Engine, text

from app.db import make_engine, migrate
from app.loader.load import load
from app.loader.verify import verify
from tests.faults.processes import ENVIRONMENT, ROOT, SECONDS, loading, served
from tests.loader.fakes import make_linking_steps, write_files
from tests.loader.test_load import dump

KILLS = 4
ARTICLES = 12


def write_reports(folder: Path, count: int) -> Path:
    files = {f"n{i:03}__txt": f"Report {i}\nAda Quill said {i} people left Ost.\nIt rained." for i in range(count)}
    return write_files(folder, **files)


def count_articles(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM article")).scalar_one())


def test_a_load_that_is_killed_again_and_again_ends_as_one_that_was_not(engine: Engine, tmp_path: Path) -> None:
    moments = random.Random(20_260_424)  # noqa: S311 - chosen to be the same each time, not to be secret
    folder = write_reports(tmp_path / "in", ARTICLES)
    stored = 0
    for _ in range(KILLS):
        child = subprocess.Popen(loading(str(engine.url), folder), cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        goal, until = min(stored + moments.randint(1, 4), ARTICLES - 1), time.monotonic() + SECONDS
        while count_articles(engine) < goal and child.poll() is None and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(moments.random() / 50)
        child.send_signal(signal.SIGKILL)
        child.wait(SECONDS)
        assert list(verify(engine)) == []
        assert count_articles(engine) >= stored
        stored = count_articles(engine)
    load(engine, [folder], steps=make_linking_steps())
    clean = make_engine(f"sqlite:///{tmp_path / 'clean.db'}")
    migrate(clean)
    load(clean, [folder], steps=make_linking_steps())
    assert dump(engine) == dump(clean)
    clean.dispose()


def test_a_server_that_is_killed_under_load_leaves_a_whole_store(engine: Engine, tmp_path: Path) -> None:
    load(engine, [write_reports(tmp_path / "in", 5)], steps=make_linking_steps())
    before = dump(engine)
    more = write_reports(tmp_path / "more", ARTICLES)
    for _ in range(2):
        with served(str(engine.url)) as (address, child):
            writer = subprocess.Popen(loading(str(engine.url), more), cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
            answers: list[tuple[int, bytes]] = []
            readers = [threading.Thread(target=ask_until_gone, args=(address, answers)) for _ in range(4)]
            for reader in readers:
                reader.start()
            until = time.monotonic() + SECONDS
            while len(answers) < 50 and time.monotonic() < until:
                time.sleep(0.01)
            child.send_signal(signal.SIGKILL)
            writer.send_signal(signal.SIGKILL)
            for reader in readers:
                reader.join()
            writer.wait(SECONDS)
            child.wait(SECONDS)
        assert len(answers) >= 50
        assert {status for status, _ in answers} == {200}
        assert all("items" in json.loads(body) for _, body in answers)
        assert list(verify(engine)) == []
    with served(str(engine.url)) as (address, _):
        assert ask(address, "/readyz")[0] == 200
    assert set(before["article"]) <= set(dump(engine)["article"])


def ask(address: str, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def ask_until_gone(address: str, answers: list[tuple[int, bytes]]) -> None:
    paths = ("/v1/claims", "/v1/search?q=people", "/v1/changes", "/v1/articles?limit=100", "/v1/entities")
    number = 0
    while True:
        number += 1
        try:
            answers.append(ask(address, paths[number % len(paths)]))
        except (OSError, HTTPException):
            return
