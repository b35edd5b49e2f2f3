"""The search tables: FTS5 over articles and over claims, and the key that joins each to its rows.

FTS5 rows are found by an integer only, so `search_key` gives every indexed id one. The tables keep their own copy of
the words: a delete then needs no memory of what had been indexed, which makes a stale index impossible to write.
"""

from sqlalchemy import TableClause, column, table

KEY = table("search_key", column("key"), column("id"))
ARTICLE = table("search_article", column("rowid"), column("title"), column("text"))
CLAIM = table("search_claim", column("rowid"), column("statement"), column("evidence"), column("speakers"))

# How much a word counts in each column (bm25). On the collections tried, weights moved the ranking by .02 at most;
# a title and a statement tell best what their text is about.
WEIGHTS: dict[str, tuple[float, ...]] = {ARTICLE.name: (2.0, 1.0), CLAIM.name: (2.0, 1.0, 1.0)}


def indexed_columns(fts: TableClause) -> list[str]:
    """The names of the columns that hold words, in their order."""
    return [name for name in fts.c.keys() if name != "rowid"]  # noqa: SIM118 - a collection of columns iterates over columns
