"""What a search costs as a store grows: `make bench CORPUS=rows.jsonl.gz`, or `python -m app.evaluation.bench_search FILE…`.

Passages are made of the sentences of the files, shuffled as often as it takes, and stored as articles. The largest store is
measured twice: with passages alone, then with a claim in each, since a store that somebody serves holds both, and both are
searched and counted. All of it takes some minutes. Each search is answered as over HTTP, with passages, facets and totals, but
for HTTP itself; what is told is time of the processor, since what else the machine does must not count.
"""

import gzip
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import make_engine, migrate, reading
from app.evaluation.bench_search_rows import Filler
from app.schemas.search import SearchParameters, read_search
from app.search.deadline import SlowQueryError
from app.search.ranking import Mode
from app.search.suggest import suggest

SIZES = (10_000, 100_000)
QUERIES = 100
LONG = range(20, 41)  # words of a long sentence
SENTENCE = re.compile(r"[A-Z“\"][^.!?]{30,400}[.!?](?=\s|$)")
WORD = re.compile(r"[A-Za-z]{4,}")
Search = Callable[[Session, str], object]


def measure_searches(files: Sequence[Path], *, sizes: Sequence[int] = SIZES, queries: int = QUERIES) -> Iterator[str]:
    """Lines with the median and the 95th percentile of each kind of search, for stores of each of the sizes, in milliseconds."""
    sentences = [sentence for file in files for sentence in find_sentences(file)]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/search.db"
        migrate(url)
        engine = make_engine(url)
        filler, size = Filler(engine, sentences), 0
        for wanted in sizes:
            filler.fill(wanted - size)
            size = wanted
            yield f"{size:,} passages                   CPU ms p50     p95"
            yield from _time_each(engine, sentences, queries)
        filler.add_claims(sentences)
        yield f"{size:,} passages and as many claims"
        yield from _time_each(engine, sentences, queries)
        engine.dispose()


def _time_each(engine: Engine, sentences: Sequence[str], queries: int) -> Iterator[str]:
    for name, search, asked in make_searches(sentences, queries):
        times = sorted(time_searches(engine, search, asked))
        yield f"  {name:28} {times[len(times) // 2]:9.1f} {times[int(len(times) * 0.95)]:9.1f}"


def find_sentences(file: Path) -> Iterator[str]:
    """The sentences of a file of rows with "body" or "text"."""
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            for match in SENTENCE.finditer(row.get("body") or row.get("text") or ""):
                yield " ".join(match[0].split())


def make_searches(sentences: Sequence[str], count: int) -> Iterator[tuple[str, Search, list[str]]]:
    """Each kind of search with its queries, made from the sentences: what was never there would be found too fast."""
    draw = random.Random(count)  # noqa: S311 - nothing secret is drawn
    picked = draw.choices([sentence for sentence in sentences if len(WORD.findall(sentence)) > 2], k=count)
    long = draw.choices([sentence for sentence in sentences if len(sentence.split()) in LONG] or sentences, k=count)
    words = [" ".join(draw.sample(WORD.findall(sentence), 2)) for sentence in picked]
    begun = [f"{query[:3]}*" for query in words]
    yield "two words", search_words, words
    yield "a long sentence", search_words, long
    yield "a three-letter prefix", search_words, begun
    yield "two words, hybrid", search_hybrid, words
    yield "a long sentence, hybrid", search_hybrid, long
    yield "suggest", lambda session, query: suggest(session, query[:3], limit=10), words


def search_words(session: Session, query: str) -> object:
    """A page by words alone."""
    return _search(session, query, Mode.LEXICAL)


def search_hybrid(session: Session, query: str) -> object:
    """A page by words and meaning."""
    return _search(session, query, Mode.HYBRID)


def _search(session: Session, query: str, mode: Mode) -> object:
    return read_search(session, SearchParameters.model_validate({"q": query, "mode": mode}), path="/v1/search").model_dump_json()


def time_searches(engine: Engine, search: Search, queries: Iterable[str]) -> Iterator[float]:
    """The processor's milliseconds for each query, after one that warms up."""
    with suppress(SlowQueryError), reading(engine) as session:
        search(session, "warm up")
    for query in queries:
        start = time.process_time()
        # A limit by the clock is hit by whatever else the machine does; what was given up has cost what it has.
        with suppress(SlowQueryError), reading(engine) as session:
            search(session, query)
        yield (time.process_time() - start) * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what searches cost in stores made of the files that are named."""
    files = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    if not files:
        sys.exit("name files of rows, .jsonl or .jsonl.gz")
    for line in measure_searches(files):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
