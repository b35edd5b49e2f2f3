"""Collections in the BEIR layout: corpus.jsonl, queries.jsonl and the judgements in qrels/.

Layout: Thakur et al., "BEIR: a heterogeneous benchmark for zero-shot evaluation of information retrieval models" (2021).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import writing
from app.errors import InvalidInputError
from app.loader.writer import begin_run, finish_run
from app.models import Article, Revision
from app.models.ids import make_id

BATCH = 500  # articles a transaction


@dataclass(frozen=True, slots=True)
class Document:
    """A text of a collection."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CollectionQuery:
    """A query of a collection."""

    id: str
    text: str


def find_documents(folder: Path) -> Iterator[Document]:
    """The texts, in their order. Raises InvalidInputError for a folder without them, or a line that is none."""
    for row in _find_rows(folder / "corpus.jsonl"):
        yield Document(row["_id"], row.get("title") or "", row["text"])


def find_queries(folder: Path) -> Iterator[CollectionQuery]:
    """The queries of every split, in their order; a row without an id is a heading and no query."""
    for row in _find_rows(folder / "queries.jsonl"):
        if row["_id"]:
            yield CollectionQuery(row["_id"], row["text"])


def store_documents(engine: Engine, documents: Iterable[Document]) -> dict[str, str]:
    """Store the texts as articles that nothing was read in, indexed; the collection's id of each by the article's."""
    run_id = begin_run(engine, "evaluate search")
    names: dict[str, str] = {}
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        with writing(engine) as session:
            names.update({_store(session, document, run_id=run_id): document.id for document in batch})
    finish_run(engine, run_id)
    return names


def _store(session: Session, document: Document, *, run_id: int) -> str:
    identity = f"id:{document.id}"
    article_id = make_id("a", identity)
    session.add(Article(id=article_id, identity=identity, title=document.title or None))
    session.flush()
    session.add(
        Revision(id=make_id("r", article_id), article_id=article_id, sha256="", text=document.text, read=False, run_id=run_id)
    )
    session.flush()
    return article_id


def _find_rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise InvalidInputError(f"{path.name} is missing", where=str(path.parent))
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_row(line, where=f"{path}:{number}")


def _read_row(line: str, *, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InvalidInputError("it is no JSON", where=where) from error
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("_id", "text")):
        raise InvalidInputError('a row needs "_id" and "text"', where=where)
    return cast("dict[str, Any]", row)
