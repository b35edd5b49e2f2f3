"""What FTS5 finds, in SQL as it stands: building these statements from objects took longer than answering them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import TableClause, literal_column, select
from sqlmodel import Session

from app.queries.pages import Statement
from app.search.conditions import Where, make_condition
from app.search.expressions import Quote, find_conditions, make_exclusion, make_expression, make_match, quote_words
from app.search.fields import Condition
from app.search.hits import Hits, make_hits
from app.search.language import Query
from app.search.nodes import Every, Node, Some, Without
from app.search.tables import ARTICLE, CLAIM, CLAIM_KEY, FOREIGN, fetch, get_key, make_score

# When a hit was published, a claim's last article counting; null where that is not known.
PUBLISHED = {
    ARTICLE.name: "SELECT a.published_utc FROM search_article_key k JOIN article a ON a.id = k.id WHERE k.key = found.key",
    CLAIM.name: "SELECT max(a.published_utc) FROM search_claim_text k JOIN appearance p ON p.claim_id = k.id "
    "JOIN article a ON a.id = p.article_id WHERE k.key = found.key",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A query for one index. `foreign` says how to look for its terms inside words too, in articles.

    `newest` leaves out what was added behind that key, `without` one row. `among` is an expression that hits must meet as well and
    `oldest` a key that they must stand behind: cuts for queries that much of a large store answers.
    """

    fts: TableClause
    query: Query
    foreign: Quote | None = None
    newest: int | None = None
    among: str | None = None
    oldest: int | None = None
    without: int | None = None
    by_date: bool = False


def select_ids(fts: TableClause, query: Query) -> Statement:
    """Selects the ids of all that the words of `query` find in `fts`; there must be one."""
    key = get_key(fts)
    match = literal_column(fts.name).op("MATCH", is_comparison=True)(make_match(query))
    return select(key.c.id).where(key.c.key.in_(select(fts.c.rowid).where(match)))


def count_found(session: Session, wanted: Wanted) -> int:
    """How many rows are found."""
    if wanted.foreign is None:
        where = _holding(wanted, wanted.fts, quote_words)
        [(count,)] = fetch(session, f"SELECT count(*) FROM {wanted.fts.name} WHERE {where.sql}", where.values)  # noqa: S608 - names of this package
    else:
        keys = _select_keys(wanted)
        [(count,)] = fetch(session, f"SELECT count(DISTINCT key) FROM ({keys.sql})", keys.values)  # noqa: S608 - as above
    return int(count)


def find_ranked(session: Session, wanted: Wanted, *, limit: int) -> Hits:
    """The best of what is found, or the latest published, then the first loaded. Without a word to look for every score is 0."""
    scores = _select_scores(wanted)
    order = f"({PUBLISHED[wanted.fts.name]}) DESC" if wanted.by_date else "score DESC"
    best = f"SELECT key, score FROM ({scores.sql}) found ORDER BY {order}, key LIMIT ?"  # noqa: S608 - as above
    return make_hits(fetch(session, best, (*scores.values, limit)))


def find_ranked_of_all(session: Session, parts: Sequence[Wanted], *, limit: int) -> Hits:
    """The best of what any of the parts finds; what two of them find has its score of the first."""
    if len(parts) == 1:
        return find_ranked(session, parts[0], limit=limit)
    scores: dict[int, float] = {}
    for part in parts:
        hits = find_ranked(session, part, limit=limit)
        for key, score in zip(hits.keys, hits.scores, strict=True):
            scores.setdefault(key, score)
    return make_hits(sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))[:limit])


def find_newest_key(session: Session, fts: TableClause) -> int:
    """The key of what was indexed last; 0 for an empty index."""
    [(newest,)] = fetch(session, f"SELECT coalesce(max(key), 0) FROM {get_key(fts).name}")  # noqa: S608 - as above
    return int(newest)


def find_keys(session: Session, wanted: Wanted, ids: Sequence[str]) -> dict[str, int]:
    """The keys of those of these ids that are indexed and not left out."""
    if not ids:
        return {}
    places = ", ".join("?" * len(ids))
    rows = fetch(session, f"SELECT id, key FROM {get_key(wanted.fts).name} WHERE id IN ({places})", ids)  # noqa: S608 - as above
    return {name: key for name, key in rows if key != wanted.without and (wanted.newest is None or key <= wanted.newest)}


def find_ids(session: Session, fts: TableClause, keys: Sequence[int]) -> dict[int, str]:
    """The ids that these keys are of; a key that is no more has none."""
    if not keys:
        return {}
    places = ", ".join("?" * len(keys))
    return {key: name for key, name in fetch(session, f"SELECT key, id FROM {get_key(fts).name} WHERE key IN ({places})", keys)}  # noqa: C416, S608 - as above; dict() loses the types


def get_claim_key(session: Session, claim_id: str) -> int | None:
    """The key of a claim; None where it is not indexed."""
    return next((key for (key,) in fetch(session, f"SELECT key FROM {CLAIM_KEY.name} WHERE id = ?", (claim_id,))), None)  # noqa: S608 - as above


def find_oldest_key(session: Session, wanted: Wanted, *, depth: int) -> int | None:
    """The key behind which the newest `depth` hits stand; None where there are not so many."""
    keys = _select_keys(wanted)
    rows = fetch(session, f"{keys.sql} ORDER BY key DESC LIMIT 1 OFFSET ?", (*keys.values, depth))
    return next((key for (key,) in rows), None)


def _select_scores(wanted: Wanted) -> Where:
    scores = _scored(wanted, wanted.fts, quote_words)
    if wanted.foreign is None:
        return scores
    inside = _scored(wanted, FOREIGN, wanted.foreign)
    both = f"SELECT key, max(score) AS score FROM ({scores.sql} UNION ALL {inside.sql}) GROUP BY key"  # noqa: S608 - as above
    return Where(both, (*scores.values, *inside.values))


def _scored(wanted: Wanted, fts: TableClause, quote: Quote) -> Where:
    score = "0.0" if make_match(wanted.query, quote=quote) is None else make_score(fts)
    where = _holding(wanted, fts, quote)
    return Where(f"SELECT rowid AS key, {score} AS score FROM {fts.name} WHERE {where.sql}", where.values)  # noqa: S608 - as above


def _select_keys(wanted: Wanted) -> Where:
    words = _holding(wanted, wanted.fts, quote_words)
    keys = f"SELECT rowid AS key FROM {wanted.fts.name} WHERE {words.sql}"  # noqa: S608 - as above
    if wanted.foreign is None:
        return Where(keys, words.values)
    inside = _holding(wanted, FOREIGN, wanted.foreign)
    return Where(
        f"{keys} UNION ALL SELECT rowid FROM {FOREIGN.name} WHERE {inside.sql}",  # noqa: S608 - as above
        (*words.values, *inside.values),
    )


def _holding(wanted: Wanted, fts: TableClause, quote: Quote) -> Where:
    query = wanted.query
    match = make_match(query, quote=quote)
    excluded = make_exclusion(query, quote=quote)
    # The plus keeps SQLite from looking rows up by number where words are looked for as well: of alternatives it would look each
    # up apart, where MATCH is an error.
    rowid = f"{fts.name}.rowid" if match is None else f"+{fts.name}.rowid"
    required, unwanted = find_conditions(query)
    holding: list[Where] = []
    if match is not None:
        expression = f"({match}) AND ({wanted.among})" if wanted.among else match
        holding.append(Where(f"{fts.name} MATCH ?", (expression,)))
    elif excluded is not None:
        holding.append(_negate(_in(rowid, fts, excluded)))
    if wanted.foreign is not None and query.excluded:
        # What one of the two indexes must not find, the other must not give.
        other, other_quote = (FOREIGN, wanted.foreign) if fts is ARTICLE else (ARTICLE, quote_words)
        if expression := make_exclusion(query, quote=other_quote) or "":
            holding.append(_negate(_in(rowid, other, expression)))
    holding += [_holds(fts, node, quote, rowid) for node in required]
    holding += [_negate(_holds(fts, node, quote, rowid)) for node in unwanted]
    for sign, key in (("<=", wanted.newest), ("<>", wanted.without), (">", wanted.oldest)):
        if key is not None:
            holding.append(Where(f"{fts.name}.rowid {sign} ?", (key,)))
    return _join(holding, "AND") if holding else Where("true")


def _holds(fts: TableClause, node: Node, quote: Quote, rowid: str) -> Where:
    if isinstance(node, Condition):
        return make_condition(fts, node, rowid=rowid)
    if isinstance(node, Without):
        return _negate(_holds(fts, node.part, quote, rowid))
    expression = make_expression(node, quote=quote)
    if expression is None and isinstance(node, Every | Some):
        return _join([_holds(fts, part, quote, rowid) for part in node.parts], "AND" if isinstance(node, Every) else "OR")
    return _in(rowid, fts, expression or '""')


def _in(rowid: str, fts: TableClause, expression: str) -> Where:
    """That the row of that number is one of those that `fts` finds."""
    return Where(f"{rowid} IN (SELECT rowid FROM {fts.name} WHERE {fts.name} MATCH ?)", (expression,))  # noqa: S608 - as above


def _negate(where: Where) -> Where:
    return Where(f"NOT ({where.sql})", where.values)


def _join(parts: Sequence[Where], operator: str) -> Where:
    return Where(f" {operator} ".join(f"({part.sql})" for part in parts), tuple(value for part in parts for value in part.values))
