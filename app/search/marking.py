"""The passages of hits that have the words, with the words marked.

FTS5 cuts and marks them, but not where the hits are found: there it would look every term up again for each hit. The texts of
a page are indexed once more in memory, alone, which takes a twentieth of the time for a long sentence.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from threading import local
from typing import Any

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.expressions import any_of
from app.search.language import Query
from app.search.snippets import CLOSE, MAX_CHARS, MAX_TOKENS, OPEN, Snippet, make_snippet, mark_words
from app.search.tables import ARTICLE, CLAIM, STEMMED, fetch, indexed_columns

# What stands behind so many characters is marked only where it is written as it was typed.
MAX_READ = 50_000
_of_thread = local()
Row = Sequence[Any]


def find_snippets(session: Session, fts: TableClause, query: Query, keys: Sequence[int]) -> dict[int, dict[str, Snippet]]:
    """For each key the best passage of each column, by the column's name; without a word in it, its beginning."""
    if not keys:
        return {}
    columns = indexed_columns(fts)
    statement = f"SELECT rowid, {', '.join(columns)} FROM {fts.name} WHERE rowid IN ({', '.join('?' * len(keys))})"  # noqa: S608 - names of this package
    texts = {row[0]: row[1:] for row in fetch(session, statement, keys)}
    if not query.terms:
        return {
            key: {name: Snippet(cell[:MAX_CHARS]) for name, cell in zip(columns, cells, strict=True)}
            for key, cells in texts.items()
        }
    snippets = {}
    for key, *cells in _mark(fts, any_of(query.terms), texts):
        pairs = zip(cells[::2], cells[1::2], strict=True)
        snippets[key] = {name: make_snippet(plain, marked) for name, (plain, marked) in zip(columns, pairs, strict=True)}
    # Found by what stands inside words, or by nothing but a meaning.
    words = [" ".join(term.words) for term in query.terms]
    for key in texts.keys() - snippets.keys():
        snippets[key] = {name: mark_words(cell, words) for name, cell in zip(columns, texts[key], strict=True)}
    return snippets


def _mark(fts: TableClause, expression: str, texts: Mapping[int, Row]) -> list[Row]:
    """The rows that have any of the words: the key, then a plain passage and a marked one of each column."""
    connection = _connect()
    columns = indexed_columns(fts)
    places = ", ".join("?" * (len(columns) + 1))
    connection.execute("BEGIN")
    try:
        rows = ((key, *(cell[:MAX_READ] for cell in cells)) for key, cells in texts.items())
        connection.executemany(f"INSERT INTO {fts.name}(rowid, {', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608 - names of this package
        return connection.execute(_make_statement(fts.name, tuple(columns)), (expression,)).fetchall()
    finally:
        connection.execute("ROLLBACK")


@cache
def _make_statement(name: str, columns: Iterable[str]) -> str:
    passages = []
    for number, held in enumerate(columns):
        # The passage is cut out once more, unmarked, only where the text itself holds a mark.
        holds_marks = f"instr({held}, '{OPEN}') + instr({held}, '{CLOSE}')"
        plain = f"CASE WHEN {holds_marks} THEN snippet({name}, {number}, '', '', '', {MAX_TOKENS}) END"
        passages += [plain, f"snippet({name}, {number}, '{OPEN}', '{CLOSE}', '', {MAX_TOKENS})"]
    return f"SELECT rowid, {', '.join(passages)} FROM {name} WHERE {name} MATCH ?"  # noqa: S608 - names of this package


def _connect() -> sqlite3.Connection:
    """A store in memory for each thread, with empty indexes that cut words as those of the articles and claims do."""
    connection: sqlite3.Connection | None = getattr(_of_thread, "connection", None)
    if connection is None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for fts in (ARTICLE, CLAIM):
            connection.execute(f"CREATE VIRTUAL TABLE {fts.name} USING fts5({', '.join(indexed_columns(fts))}, {STEMMED})")
        _of_thread.connection = connection
    return connection
