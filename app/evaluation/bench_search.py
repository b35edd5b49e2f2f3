"""What a search costs as a store grows: `make bench CORPUS=rows.jsonl.gz`, or `python -m app.evaluation.bench_search FILE…`.

Passages are made of the sentences of the files, shuffled as often as it takes, and stored as articles that nothing was read in.
Each search is answered as over HTTP, with passages, facets and totals, but for HTTP itself; what is told is time of the processor,
since what else the machine does must not count.
"""

import gzip
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sqlalchemy import Engine, insert
from sqlmodel import Session

from app.db import make_engine, migrate, reading, writing
from app.loader.writer import begin_run
from app.models import Article, PassageVector, Revision
from app.schemas.search import SearchParameters, read_search
from app.search.deadline import SlowQueryError
from app.search.embedding import STORED, embed_texts
from app.search.ranking import Mode
from app.search.suggest import suggest
from app.settings import get_settings

SIZES = (10_000, 100_000)
SENTENCES = 4  # of a passage, about 80 words
QUERIES = 100
EMBEDDED = 256  # passages whose vectors are made; the others' are these, turned a little, since comparing costs the same
TURNED = 0.05
BATCH = 2_000
PUBLISHERS = 40
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
            for name, search, asked in make_searches(sentences, queries):
                times = sorted(time_searches(engine, search, asked))
                yield f"  {name:28} {times[len(times) // 2]:9.1f} {times[int(len(times) * 0.95)]:9.1f}"
        engine.dispose()


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
    """A page of articles by their words alone."""
    return _search(session, query, Mode.LEXICAL)


def search_hybrid(session: Session, query: str) -> object:
    """A page of articles by words and meaning."""
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


class Filler:
    """Adds passages to a store, each with a title and a vector."""

    def __init__(self, engine: Engine, sentences: Sequence[str]) -> None:
        self.engine, self.run_id = engine, begin_run(engine, "bench")
        self.passages = make_passages(sentences)
        made = embed_texts(list(islice(make_passages(sentences), EMBEDDED)))
        self.vectors = np.zeros((0, 0), np.float32) if made is None else made
        self.number = 0
        self.turn = np.random.default_rng(1)

    def fill(self, count: int) -> None:
        """Add so many passages."""
        end = self.number + count
        while self.number < end:
            numbers = range(self.number, min(self.number + BATCH, end))
            with writing(self.engine) as session:
                session.execute(insert(Article), [self._make_article(number) for number in numbers])
                session.execute(insert(Revision), [self._make_revision(number) for number in numbers])
                if len(self.vectors):
                    session.execute(insert(PassageVector), [self._make_vector(number) for number in numbers])
            self.number = numbers.stop

    def _make_article(self, number: int) -> dict[str, Any]:
        publisher = f"Outlet {number % PUBLISHERS}"
        return {
            "id": f"a-{number}",
            "identity": f"id:{number}",
            "title": f"Passage {number}",
            "publisher": publisher,
            "language": "en",
        }

    def _make_revision(self, number: int) -> dict[str, Any]:
        text = next(self.passages)
        return {"id": f"r-{number}", "article_id": f"a-{number}", "sha256": "", "text": text, "read": False, "run_id": self.run_id}

    def _make_vector(self, number: int) -> dict[str, Any]:
        vector = self.vectors[number % len(self.vectors)] + self.turn.normal(0, TURNED, self.vectors.shape[1])
        stored = (vector / np.linalg.norm(vector)).astype(STORED).tobytes()
        return {"article_id": f"a-{number}", "model": get_settings().embedding, "vector": stored}


def make_passages(sentences: Sequence[str]) -> Iterator[str]:
    """Passages without end, of sentences in an order that is drawn anew each time all were used."""
    if not sentences:
        return
    draw = random.Random(0)  # noqa: S311 - nothing secret is drawn
    order = list(sentences)
    while True:
        draw.shuffle(order)
        for start in range(0, len(order), SENTENCES):
            yield " ".join(order[start : start + SENTENCES])


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
