"""What FTS5 finds: the only selects that speak its dialect."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, TableClause, case, func, literal, literal_column, select
from sqlmodel import Session

from app.search.language import Query, make_exclusion, make_match
from app.search.snippets import CLOSE, MAX_CHARS, MAX_TOKENS, OPEN, Snippet, make_snippet
from app.search.tables import KEY, WEIGHTS, indexed_columns


@dataclass(frozen=True, slots=True)
class Ranked:
    """The id and search key of a hit with its score, which is higher for better ones."""

    id: str
    key: int
    score: float


def select_ids(fts: TableClause, query: Query) -> Select[tuple[str]]:
    """Selects the ids of all that `query` finds in `fts`; the query must not be empty."""
    return select(KEY.c.id).select_from(KEY.join(fts, fts.c.rowid == KEY.c.key)).where(_matches(fts, query))


def count_found(session: Session, fts: TableClause, query: Query) -> int:
    """How many rows of `fts` the query finds."""
    return session.connection().execute(select(func.count()).select_from(fts).where(_matches(fts, query))).scalar_one()


def find_ranked(session: Session, fts: TableClause, query: Query, *, limit: int, offset: int) -> list[Ranked]:
    """One page of what `query` finds, the best first, then by id. Without a word to look for every score is 0."""
    score: ColumnElement[float] = literal(0.0)
    if make_match(query) is not None:
        # FTS5's bm25 is the smaller the better.
        score = -func.bm25(literal_column(fts.name), *WEIGHTS[fts.name])
    statement = (
        select(KEY.c.id, KEY.c.key, score.label("score"))
        .select_from(KEY.join(fts, fts.c.rowid == KEY.c.key))
        .where(_matches(fts, query))
        .order_by(literal_column("score").desc(), KEY.c.id)
        .limit(limit)
        .offset(offset)
    )
    return [Ranked(*row) for row in session.connection().execute(statement)]


def find_snippets(session: Session, fts: TableClause, query: Query, keys: list[int]) -> dict[int, dict[str, Snippet]]:
    """For each key the best passage of each column, by the column's name; without a word to look for its beginning."""
    columns = indexed_columns(fts)
    match = make_match(query)
    found = select(fts.c.rowid, *(part for number, name in enumerate(columns) for part in _passages(fts, number, name, match)))
    found = found.where(fts.c.rowid.in_(keys))
    if match is not None:
        found = found.where(_match(fts, match))
    snippets: dict[int, dict[str, Snippet]] = {}
    for rowid, *passages in session.connection().execute(found):
        pairs = zip(passages[::2], passages[1::2], strict=True)
        snippets[rowid] = {name: make_snippet(plain, marked) for name, (plain, marked) in zip(columns, pairs, strict=True)}
    return snippets


def _passages(fts: TableClause, number: int, name: str, match: str | None) -> tuple[ColumnElement[str], ColumnElement[str]]:
    if match is None:
        start = func.substr(fts.c[name], 1, MAX_CHARS)
        return start, start
    table: ColumnElement[str] = literal_column(fts.name)
    marked = func.snippet(table, number, OPEN, CLOSE, "", MAX_TOKENS)
    # The passage is cut out once more, unmarked, only where the text itself holds a mark: it is the costly part of a search.
    holds_marks = func.instr(fts.c[name], OPEN) + func.instr(fts.c[name], CLOSE) > 0
    plain = case((holds_marks, func.snippet(table, number, "", "", "", MAX_TOKENS)), else_=None)
    return plain, marked


def _matches(fts: TableClause, query: Query) -> ColumnElement[bool]:
    match = make_match(query)
    if match is not None:
        return _match(fts, match)
    return fts.c.rowid.not_in(select(fts.c.rowid).where(_match(fts, make_exclusion(query) or '""')))


def _match(fts: TableClause, expression: str) -> ColumnElement[bool]:
    return literal_column(fts.name).op("MATCH", is_comparison=True)(expression)
