"""Stores of any number of claims, for measuring: a few articles are loaded, and their rows are copied under other ids."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.db import make_engine, migrate
from app.evaluation.bench import make_articles
from app.evaluation.bench_growth import read_each
from app.loader.load import load
from app.loader.steps import make_steps

ARTICLES = 60
# In the order in which they refer to each other, with the columns whose values are made anew in each copy.
COPIED = {
    "event": ("id",),
    "article": ("id", "event_id"),
    "revision": ("id", "article_id"),
    "claim": ("id", "event_id"),
    "claim_figure": ("claim_id",),
    "claim_origin": ("claim_id",),
    "appearance": ("id", "claim_id", "article_id", "revision_id", "within_id"),
    "quantity": ("appearance_id",),
    "link": ("claim_id", "other_id"),
    "claim_document": ("claim_id",),
    "appearance_document": ("appearance_id",),
}
LOOKED_UP = ("claim", "claim_document")


def make_store(path: Path, *, claims: int, tables: Collection[str] = tuple(COPIED)) -> None:
    """A new store at `path` of at least so many claims; rows are copied only in `tables`, the others stay few."""
    url = f"sqlite:///{path}"
    migrate(url)
    engine = make_engine(url)
    rows = path.parent / f"{path.stem}-articles"
    rows.mkdir()
    for number, text in enumerate(islice(make_articles(), ARTICLES)):
        (rows / f"{number:03}.txt").write_text(text, "utf-8")
    # Read by a few patterns: the rows are of the same sorts, and the language model would take minutes.
    load(engine, [rows], steps=replace(make_steps(""), make_read_all=lambda: read_each, versions=dict))
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _copy_rows(connection, claims=claims, tables=tables)


def find_ids(path: Path, *, limit: int) -> list[str]:
    """Ids of claims from all over the store."""
    with closing(sqlite3.connect(path)) as connection:
        count = connection.execute("SELECT count(*) FROM claim").fetchone()[0]
        rows = connection.execute("SELECT id FROM claim WHERE sequence % ? = 0 LIMIT ?", (max(1, count // limit), limit))
        return [claim_id for (claim_id,) in rows]


def find_longest_article(path: Path) -> str:
    """Id of an article with the most appearances."""
    with closing(sqlite3.connect(path)) as connection:
        longest = "SELECT article_id FROM appearance GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT 1"
        article_id: str = connection.execute(longest).fetchone()[0]
        return article_id


def _copy_rows(connection: sqlite3.Connection, *, claims: int, tables: Collection[str]) -> None:
    has = connection.execute("SELECT count(*) FROM claim").fetchone()[0]
    copies = -(-claims // has) - 1
    # The documents are copied as they are, so nothing needs to be told that rows are new.
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    for table, ids in COPIED.items():
        if table in tables:
            _copy_table(connection, table, ids, copies=copies)
    connection.execute("COMMIT")
    for _, definition in triggers:
        connection.execute(definition)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy_table(connection: sqlite3.Connection, table: str, ids: Collection[str], *, copies: int) -> None:
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    # An id is a letter, a hyphen and 16 digits: the last eight become the number of the copy.
    fresh = "substr({0}, 1, 10) || printf('%08x', copy)"
    values = {name: fresh.format(f'"{name}"') for name in ids}
    values["sequence"] = f"sequence + copy * (SELECT max(sequence) FROM {table})"  # noqa: S608 - our own words
    values["identity"] = "identity || '#' || copy"
    own = values[next(iter(ids))]
    for name in ("summary", "evidence", "body"):
        values[name] = f'CAST(replace(CAST("{name}" AS TEXT), {next(iter(ids))}, {own}) AS BLOB)'
    listed, selected = ", ".join(f'"{name}"' for name in columns), ", ".join(values.get(name, f'"{name}"') for name in columns)
    connection.execute(
        "WITH RECURSIVE copies(copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < ?) "  # noqa: S608
        f"INSERT INTO {table} ({listed}) SELECT {selected} FROM copies CROSS JOIN (SELECT * FROM {table})",
        (copies,),
    )
