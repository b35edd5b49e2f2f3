"""What a load over HTTP costs those who look something up: the slowest hundredth of lookups, over that on an idle server."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from tempfile import TemporaryDirectory
from threading import Event, Thread

from app.db import make_engine, migrate, writing
from app.evaluation.bench import Ratio, make_articles, prepare_get, serving
from app.loader.load import load
from app.loader.seeds import find_seeds
from app.queries.keys import add_key
from app.signing import make_secret
from app.vocabulary import Scope

SECONDS = 10.0
PAUSE = 0.005  # one client that asks two hundred times a second: what is measured is the wait and not the rush
WHAT = "a lookup while articles are written, over one on an idle server"
MEANING = "at the 99th percentile; the goal is 3 or less"


def compare_lookups_while_loading(url: str, *, articles: int) -> Ratio:
    """The 99th percentile of lookups while a batch is written, over that before it, on one server and in one run."""
    engine = make_engine(url)
    with writing(engine) as session:
        token = add_key(session, name="bench", scopes=[Scope.WRITE], expires_at=None, secret=make_secret("", url))[1]
    engine.dispose()
    with serving(url) as connection:
        connection.request("GET", "/v1/claims?limit=100")
        paths = [f"/v1/claims/{claim['id']}" for claim in json.load(connection.getresponse())["items"]]
        idle = find_slowest(connection, paths, seconds=SECONDS)
        first, rest = Event(), Event()
        load = Thread(target=_load, args=(connection.host, connection.port, token, articles, first, rest))
        load.start()
        # The model is loaded once in a server's life; what is measured is the work after that.
        first.wait()
        # A server ends a connection that nothing comes over for a while; the next request opens another.
        connection.close()
        busy = find_slowest(connection, paths, seconds=10 * SECONDS, until=rest)
        load.join()
    return Ratio(what=WHAT, seconds=busy, baseline=idle, meaning=MEANING)


def find_slowest(connection: HTTPConnection, paths: list[str], *, seconds: float, until: Event | None = None) -> float:
    """The 99th percentile of the seconds that lookups take, over so many seconds or until the event."""
    took: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not (until and until.is_set()):
        get = prepare_get(connection, paths[len(took) % len(paths)])
        begun = time.perf_counter()
        get()
        took.append(time.perf_counter() - begun)
        time.sleep(PAUSE)
    return sorted(took)[len(took) * 99 // 100]


def _load(host: str, port: int, token: str, articles: int, first: Event, rest: Event) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/x-ndjson"}
    for count, done in ((1, first), (articles, rest)):
        try:
            with closing(HTTPConnection(host, port, timeout=600)) as connection:
                connection.request("POST", "/v1/articles", body=b"".join(_make_rows(count)), headers=headers)
                connection.getresponse().read()
        finally:
            done.set()


def _make_rows(count: int) -> Iterator[bytes]:
    for number, text in zip(range(count), make_articles(), strict=False):
        yield json.dumps({"id": f"bench-{number}", "text": text}).encode() + b"\n"


def main(*, articles: int = 60) -> None:
    """Print the ratio, on a store of the seeds."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        engine = make_engine(url)
        load(engine, [find_seeds()])
        engine.dispose()
        ratio = compare_lookups_while_loading(url, articles=articles)
    sys.stdout.write(f"{ratio}\n          {ratio.seconds * 1000:.2f} ms ÷ {ratio.baseline * 1000:.2f} ms on this machine\n")


if __name__ == "__main__":
    main()
