"""Searching a collection with the code that answers over HTTP, for scoring elsewhere: a run file as TREC's tools read it."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.db import make_engine, migrate, reading
from app.evaluation.search_collection import find_documents, find_queries, store_documents
from app.loader.passages import embed_articles
from app.search.found import find
from app.search.language import parse
from app.search.matching import find_ids
from app.search.ranking import Mode, choose_mode
from app.search.tables import ARTICLE
from app.search.typos import correct

DEPTH = 100
TAG = "twosource"


def write_run(folder: Path, run: Path, *, mode: Mode) -> int:
    """Search the collection in `folder` for each of its queries and write the best DEPTH of each to `run`; how many queries.

    A line is `query Q0 document rank score tag`. The texts are loaded into a store that is thrown away, and not read.
    """
    queries = 0
    with TemporaryDirectory() as place, run.open("w", encoding="utf-8") as lines:
        for found in _find_runs(folder, url=f"sqlite:///{place}/collection.db", mode=choose_mode(mode)):
            queries += 1
            lines.writelines(found)
    return queries


def _find_runs(folder: Path, *, url: str, mode: Mode) -> Iterator[list[str]]:
    migrate(url)
    engine = make_engine(url)
    names = store_documents(engine, find_documents(folder))
    if mode is Mode.HYBRID:
        embed_articles(engine, threads=os.cpu_count() or 1)
    with reading(engine) as session:
        for asked in find_queries(folder):
            query = parse(asked.text)
            typed = asked.text if mode is Mode.HYBRID else None
            hits = find(session, ARTICLE, correct(session, query), depth=DEPTH, with_facets=False, typed=typed).hits
            ids = find_ids(session, ARTICLE, hits.keys)
            yield [
                f"{asked.id} Q0 {names[ids[hit.key]]} {number} {hit.score:.6f} {TAG}\n" for number, hit in enumerate(hits, start=1)
            ]
    engine.dispose()
