"""Searching a collection with the code that answers over HTTP, for scoring elsewhere: a run file as TREC's tools read it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.db import make_engine, migrate, reading
from app.evaluation.search_collection import find_documents, find_queries, store_documents
from app.search.language import parse
from app.search.lexical import search_articles

DEPTH = 100
TAG = "twosource"


def write_run(folder: Path, run: Path) -> int:
    """Search the collection in `folder` for each of its queries and write the best DEPTH of each to `run`; how many queries.

    A line is `query Q0 document rank score tag`. The texts are loaded into a store that is thrown away, and not read.
    """
    queries = 0
    with TemporaryDirectory() as place, run.open("w", encoding="utf-8") as lines:
        for found in _find_runs(folder, url=f"sqlite:///{place}/collection.db"):
            queries += 1
            lines.writelines(found)
    return queries


def _find_runs(folder: Path, *, url: str) -> Iterator[list[str]]:
    migrate(url)
    engine = make_engine(url)
    names = store_documents(engine, find_documents(folder))
    with reading(engine) as session:
        for query in find_queries(folder):
            hits = search_articles(session, parse(query.text), limit=DEPTH, with_facets=False).items
            yield [f"{query.id} Q0 {names[hit.id]} {rank} {hit.score:.6f} {TAG}\n" for rank, hit in enumerate(hits, start=1)]
    engine.dispose()
