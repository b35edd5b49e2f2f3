"""The search tables: FTS5 over articles and over claims, each with the key that joins it to its rows.

FTS5 rows are found by an integer only, so every indexed id has a key, which it keeps for life and which rises in the order of
loading. The words themselves stand in the articles' own rows and in `search_claim_text`; triggers keep the indexes beside them.
"""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import TableClause, column, table
from sqlmodel import Session

ARTICLE_KEY = table("search_article_key", column("key"), column("id"))
CLAIM_KEY = table("search_claim_text", column("key"), column("id"), column("statement"), column("evidence"), column("speakers"))
ARTICLE = table("search_article", column("rowid"), column("title"), column("text"))
CLAIM = table("search_claim", column("rowid"), column("statement"), column("evidence"), column("speakers"))
# Articles that are not English, or have words of a script without spaces, by each three characters that stand side by side.
FOREIGN = table("search_foreign", column("rowid"), column("title"), column("text"))
FOREIGN_LIST = table("search_foreign_list", column("term"), column("doc"), column("cnt"))
WORD = table("search_word", column("rowid"), column("title"), column("text"))
WORD_LIST = table("search_word_list", column("term"), column("doc"), column("cnt"))
# Names and aliases in small letters, each also from its second word on.
NAME = table("search_name", column("folded"), column("entity_id"), column("name"))

# How the indexes of articles and claims cut texts into words; their migrations say the same.
STEMMED = "tokenize = 'porter unicode61 remove_diacritics 2'"

# How much a word counts in each column (bm25). On the collections tried, weights moved the ranking by .02 at most;
# a title and a statement tell best what their text is about.
WEIGHTS: dict[str, tuple[float, ...]] = {ARTICLE.name: (2.0, 1.0), CLAIM.name: (2.0, 1.0, 1.0), FOREIGN.name: (2.0, 1.0)}


def get_key(fts: TableClause) -> TableClause:
    """The table that joins the rows of `fts` to ids."""
    return CLAIM_KEY if fts is CLAIM else ARTICLE_KEY


def indexed_columns(fts: TableClause) -> list[str]:
    """The names of the columns that hold words, in their order."""
    return [name for name in fts.c.keys() if name != "rowid"]  # noqa: SIM118 - a collection of columns iterates over columns


def make_score(fts: TableClause) -> str:
    """The SQL for how well a row of `fts` fits, higher for better: FTS5's bm25 is the smaller the better."""
    return f"-bm25({fts.name}, {', '.join(map(str, WEIGHTS[fts.name]))})"


def fetch(session: Session, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows, from the driver's own cursor: wrapping a thousand rows would take longer than finding them."""
    rows: Any = session.connection().exec_driver_sql(sql, tuple(values)).cursor.fetchall()
    return cast("list[tuple[Any, ...]]", rows)
