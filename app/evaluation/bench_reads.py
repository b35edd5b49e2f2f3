"""What reads cost, each beside a baseline of the same run: part of `make bench`, or `python -m app.evaluation.bench_reads`.

The load is wrk's: 16 connections that are kept open, from a process of its own, all on loopback. Subject and baseline take
turns, and the median of the turns' ratios counts. The baselines are a FastAPI endpoint with no middleware that
gives constant bytes from the same process, and Datasette, which serves any SQLite file as JSON, on the same file.
"""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.evaluation.bench_app import BARE, WAIT
from app.evaluation.bench_stores import LOOKED_UP, find_ids, find_longest_article, make_store

CONNECTIONS, SECONDS, TURNS, PATIENCE = 16, 3, 3, 4
FEW, MANY, MOST = 10_000, 100_000, 1_000_000
SAMPLE = 5_000  # ids that random lookups choose from
CLIENTS, WAITED = 200, 0.1
PAGE = "support=single_source"
COUNT = re.compile(r"(\d+) requests in")
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
SERVE = "from app.cli import commands, main; commands.APPLICATION = 'app.evaluation.bench_app:create_app'; main()"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A number and the goal that it is to meet."""

    what: str
    value: float
    goal: str
    told: str

    def __str__(self) -> str:
        return f"{self.value:8.2f}  goal {self.goal:8}  {self.what}\n          {self.told}"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What wrk asks for, and the process that answers: an address, headers, and a Lua script that varies the path."""

    url: str
    process: int
    headers: tuple[str, ...] = ()
    script: Path | None = None


def find_measures() -> Iterator[Measured]:
    """Every number, as soon as it is known."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_store(folder / "few.db", claims=FEW)
        yield from compare_reads(folder / "few.db")
        yield measure_patience(folder / "few.db")
        make_store(folder / "most.db", claims=MOST, tables=LOOKED_UP)
        yield compare_sizes(folder / "few.db", folder / "most.db")
        (folder / "most.db").unlink()
        make_store(folder / "many.db", claims=MANY)
        yield from measure_start(folder / "many.db")


def compare_reads(store: Path, *, seconds: float = SECONDS, turns: int = TURNS) -> Iterator[Measured]:
    """Lookups and pages, over the bare answer and over Datasette's."""
    with serving(store) as (server, own), serving_datasette(store) as (datasette, other):
        claim_id, article_id = find_ids(store, limit=3)[1], find_longest_article(store)
        tag, table = get(f"{server}/v1/claims/{claim_id}")[1]["etag"], f"{datasette}/{store.stem}"
        bare = Asked(url=f"{server}{BARE}", process=own)
        lookup = Asked(url=f"{server}/v1/claims/{claim_id}", process=own)
        held = Asked(url=lookup.url, process=own, headers=(f"If-None-Match: {tag}",))
        page = Asked(url=f"{server}/v1/claims?{PAGE}&limit=25", process=own)
        said = Asked(url=f"{server}/v1/articles/{article_id}/claims?limit=25", process=own)
        row = Asked(url=f"{table}/claim/{claim_id}.json", process=other)
        rows = Asked(url=f"{table}/claim.json?{PAGE}&_size=25", process=other)
        barest = Asked(url=f"{rows.url}&_shape=array&_nocount=1&_nofacet=1&_nosuggest=1", process=other)
        of_article = Asked(url=f"{table}/appearance.json?article_id={article_id}&_size=25", process=other)
        for what, goal, subject, baseline in (
            ("a lookup ÷ a bare endpoint of the same process", "≥ 0.40", lookup, bare),
            ("a lookup that the client holds (304) ÷ a bare endpoint", "≥ 0.60", held, bare),
            ("a lookup ÷ Datasette's JSON of one row", "≥ 5", lookup, row),
            ("a filtered page of 25 claims ÷ Datasette's", "≥ 3", page, rows),
            ("a page of what an article claims ÷ Datasette's filtered page", "≥ 3", said, of_article),
            ("a filtered page of 25 claims ÷ Datasette's barest, without count and suggestions", "–", page, barest),
        ):
            # A page of Datasette's takes long enough to need more time for enough of them.
            time_given = seconds * PATIENCE if baseline in (rows, of_article) else seconds
            yield compare_rates(what, subject, baseline, goal=goal, seconds=time_given, turns=turns)


def compare_sizes(few: Path, most: Path, *, seconds: float = SECONDS, turns: int = TURNS) -> Measured:
    """Time of a lookup of any claim in the larger store, over that in the smaller one."""
    with ExitStack() as stack:
        asked = []
        for store in (few, most):
            server, process = stack.enter_context(serving(store))
            script = write_script(store.with_suffix(".lua"), find_ids(store, limit=SAMPLE))
            asked.append(Asked(url=server, process=process, script=script))
        what = f"time of a lookup among {MOST:,} claims ÷ among {FEW:,}"
        # Answers a second are the inverse of time, so the smaller store is the subject.
        return compare_rates(what, *asked, goal="≤ 1.3", seconds=seconds, turns=turns)


def compare_rates(what: str, subject: Asked, baseline: Asked, *, goal: str, seconds: float, turns: int) -> Measured:
    """Answers a second to one over those to the other, and what the processor did for each."""
    took = [(run_wrk(subject, seconds=seconds), run_wrk(baseline, seconds=seconds)) for _ in range(turns)]
    ratio = median(one[0] / other[0] for one, other in took)
    rate, work, other_rate, other_work = (median(each) for each in zip(*((*one, *other) for one, other in took), strict=True))
    told = f"{rate:.0f} a second beside {other_rate:.0f} on this machine; {work:.0f} µs of processor time beside {other_work:.0f}."
    return Measured(what=what, value=ratio, goal=goal, told=told)


def measure_patience(store: Path, *, clients: int = CLIENTS, waited: float = WAITED) -> Measured:
    """How many of so many clients at once get no good answer, where each transaction begins late."""
    with serving(store, wait=waited) as (server, _):
        path, (host, port) = "/v1/claims?limit=1", server.removeprefix("http://").split(":")
        begun = time.perf_counter()
        answers = asyncio.run(_ask_at_once(host, int(port), path, clients=clients))
        took = time.perf_counter() - begun
    failed = sum(not answer.startswith(b"HTTP/1.1 200") for answer in answers)
    told = f"Each was made to wait {waited * 1000:.0f} ms in the database; all were answered in {took:.1f} s."
    return Measured(what=f"of {clients} clients at once, those that failed", value=failed, goal="0", told=told)


def measure_start(store: Path, *, starts: int = TURNS) -> Iterator[Measured]:
    """From the command to the first answer, and what is resident then."""
    times, sizes = [], []
    for _ in range(starts):
        begun = time.perf_counter()
        with serving(store) as (server, process):
            get(f"{server}/readyz")
            times.append(time.perf_counter() - begun)
            get(f"{server}/v1/claims?limit=25")
            sizes.append(read_resident(process))
    of = f"a store of {MANY:,} claims"
    yield Measured(
        what=f"seconds until ready on {of}", value=median(times), goal="≤ 2", told="From the command to the first answer."
    )
    yield Measured(what=f"megabytes resident on {of}", value=median(sizes), goal="≤ 200", told="No text was read.")


def run_wrk(asked: Asked, *, seconds: float) -> tuple[float, float]:
    """Answers a second, and microseconds of the server's processor time for each.

    OSError where wrk is not there, where there was no answer, and where one was no good one.
    """
    place = shutil.which("wrk")
    if place is None:
        raise OSError("wrk, which makes the load, is not installed: Debian's package wrk has it")
    command = [place, "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s"]
    for header in asked.headers:
        command += ["-H", header]
    if asked.script is not None:
        command += ["-s", str(asked.script)]
    before = read_work(asked.process)
    told = subprocess.run([*command, asked.url], check=True, capture_output=True, text=True, timeout=60 + seconds).stdout  # noqa: S603 - our own words
    work = read_work(asked.process) - before
    rate, count = RATE.search(told), COUNT.search(told)
    if rate is None or count is None or int(count[1]) == 0 or "Non-2xx" in told:
        raise OSError(f"{asked.url}: {told}")
    return float(rate[1]), work / int(count[1]) * 1e6


def write_script(path: Path, claim_ids: Sequence[str]) -> Path:
    """A script for wrk that asks for these claims at random."""
    listed = ",".join(f'"{claim_id}"' for claim_id in claim_ids)
    path.write_text(
        f"local ids = {{{listed}}}\nmath.randomseed(7)\n"
        'request = function() return wrk.format("GET", "/v1/claims/" .. ids[math.random(#ids)]) end\n',
        "utf-8",
    )
    return path


@contextmanager
def serving(store: Path, *, wait: float = 0) -> Iterator[tuple[str, int]]:
    """`twosource serve` in a process of its own: its address and the number of the process."""
    port = find_port()
    settings = {"TWOSOURCE_DATABASE_URL": f"sqlite:///{store}", "TWOSOURCE_LOG_LEVEL": "WARNING", WAIT: str(wait)}
    with _running([sys.executable, "-c", SERVE, "serve", "--port", str(port), "--no-seeds"], port, settings) as process:
        # The port is open before the application is made; from here on it answers.
        get(f"http://127.0.0.1:{port}{BARE}")
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def serving_datasette(store: Path) -> Iterator[tuple[str, int]]:
    """Datasette on the same file, as it comes: its address and the number of the process."""
    port = find_port()
    with _running([sys.executable, "-m", "datasette", "serve", str(store), "--port", str(port)], port, {}) as process:
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def _running(command: Sequence[str], port: int, settings: dict[str, str]) -> Iterator[int]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=os.environ | settings, stdout=quiet, stderr=quiet) as process:  # noqa: S603 - our own words
        try:
            deadline = time.monotonic() + 60
            while process.poll() is None and time.monotonic() < deadline:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.01)
            else:
                raise OSError(f"no server came up: {command}")
            yield process.pid
        finally:
            process.terminate()


def find_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
        return number


def get(url: str) -> tuple[bytes, dict[str, str]]:
    """Body and headers of an answer; OSError where it is not 200."""
    host, _, path = url.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", f"/{path}")
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise OSError(f"{url} gave {response.status}")
    return body, {name.lower(): value for name, value in response.getheaders()}


def read_work(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_resident(process: int) -> float:
    """Megabytes of a process that are in memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text("utf-8"))
    return int(found[1]) / 1024 if found else 0.0


async def _ask_at_once(host: str, port: int, path: str, *, clients: int) -> list[bytes]:
    async def ask() -> bytes:
        try:
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            answer = await asyncio.wait_for(reader.read(), 60)
            writer.close()
        except OSError:  # also what asyncio raises where the time is up
            return b""
        return answer

    return await asyncio.gather(*(ask() for _ in range(clients)))


def main() -> None:
    """Print the numbers, each with its goal."""
    for measured in find_measures():
        sys.stdout.write(f"{measured}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
