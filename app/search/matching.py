"""What FTS5 finds: the selects that speak its dialect."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause, and_, case, func, literal, literal_column, not_, or_, select, union_all
from sqlmodel import Session, col

from app.models import Appearance, Article
from app.queries.pages import Statement
from app.search.conditions import make_condition
from app.search.expressions import Quote, find_conditions, make_exclusion, make_expression, make_match, quote_words
from app.search.fields import Condition
from app.search.language import Query
from app.search.nodes import Every, Node, Some, Without
from app.search.snippets import CLOSE, MAX_CHARS, MAX_TOKENS, OPEN, Snippet, make_snippet, mark_words
from app.search.tables import ARTICLE, ARTICLE_KEY, CLAIM, CLAIM_KEY, FOREIGN, WEIGHTS, get_key, indexed_columns


@dataclass(frozen=True, slots=True)
class Ranked:
    """The id and search key of a hit with its score, which is higher for better ones.

    `lexical` and `meaning` are the parts that the score is the sum of, where hits are ranked by both; None for one that has none.
    """

    id: str
    key: int
    score: float
    lexical: float | None = None
    meaning: float | None = None


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
    """Selects the ids of all that `query` finds in `fts`; the query must not be empty."""
    key = get_key(fts)
    return select(key.c.id).where(key.c.key.in_(_select_keys(Wanted(fts=fts, query=query))))


def count_found(session: Session, wanted: Wanted) -> int:
    """How many rows are found."""
    counted = _select_keys(wanted)
    if wanted.foreign is None:
        counted = counted.with_only_columns(func.count(), maintain_column_froms=True)
    else:
        counted = select(func.count(counted.subquery().c.key.distinct()))
    count: int = session.connection().execute(counted).scalar_one()
    return count


def find_ranked(session: Session, wanted: Wanted, *, limit: int) -> list[Ranked]:
    """The best of what is found, or the latest published, then the first loaded. Without a word to look for every score is 0."""
    key = get_key(wanted.fts)
    scores = _select_scores(wanted)
    if wanted.by_date:
        found = scores.subquery()
        published = select_published(wanted.fts, found.c.key)
        best = select(found.c.key, found.c.score, published.label("rank")).order_by(published.desc(), found.c.key).limit(limit)
    else:
        ranked = scores.add_columns(literal_column("0").label("rank"))
        best = ranked.order_by(literal_column("score").desc(), literal_column("key")).limit(limit)
    top = best.subquery()
    statement = select(key.c.id, top.c.key, top.c.score).join_from(top, key, key.c.key == top.c.key)
    order = [top.c.rank.desc()] if wanted.by_date else [top.c.score.desc()]
    # The driver's own cursor: wrapping a thousand rows would take longer than finding them.
    result = session.connection().execute(statement.order_by(*order, top.c.key))
    return [Ranked(*row) for row in result.cursor.fetchall()]


def select_published(fts: TableClause, key: ColumnElement[int]) -> ColumnElement[Any]:
    """Selects when the row with that key was published, a claim's last article counting; null where that is not known."""
    if fts is CLAIM:
        of_claim = select(func.max(Article.published_utc)).join(Appearance, col(Appearance.article_id) == col(Article.id))
        of_claim = of_claim.join(CLAIM_KEY, CLAIM_KEY.c.id == col(Appearance.claim_id)).where(CLAIM_KEY.c.key == key)
        return of_claim.correlate_except(Article, Appearance, CLAIM_KEY).scalar_subquery()
    of_article = select(col(Article.published_utc)).join(ARTICLE_KEY, ARTICLE_KEY.c.id == col(Article.id))
    return of_article.where(ARTICLE_KEY.c.key == key).correlate_except(Article, ARTICLE_KEY).scalar_subquery()


def find_newest_key(session: Session, fts: TableClause) -> int:
    """The key of what was indexed last; 0 for an empty index."""
    key = get_key(fts).c.key
    newest: int = session.connection().execute(select(func.coalesce(func.max(key), 0))).scalar_one()
    return newest


def find_keys(session: Session, wanted: Wanted, ids: Sequence[str]) -> dict[str, int]:
    """The keys of those of these ids that are indexed and not left out."""
    key = get_key(wanted.fts)
    statement = select(key.c.id, key.c.key).where(key.c.id.in_(ids))
    if wanted.newest is not None:
        statement = statement.where(key.c.key <= wanted.newest)
    return {name: number for name, number in session.connection().execute(statement) if number != wanted.without}


def get_claim_key(session: Session, claim_id: str) -> int | None:
    """The key of a claim; None where it is not indexed."""
    return session.connection().execute(select(CLAIM_KEY.c.key).where(CLAIM_KEY.c.id == claim_id)).scalar_one_or_none()


def find_oldest_key(session: Session, wanted: Wanted, *, depth: int) -> int | None:
    """The key behind which the newest `depth` hits stand; None where there are not so many."""
    keys = _select_keys(wanted).order_by(wanted.fts.c.rowid.desc()).limit(1).offset(depth)
    key: int | None = session.connection().execute(keys).scalar_one_or_none()
    return key


def _select_scores(wanted: Wanted) -> Statement:
    scores = [_scored(wanted, wanted.fts, quote_words)]
    if wanted.foreign is not None:
        scores.append(_scored(wanted, FOREIGN, wanted.foreign))
    if len(scores) == 1:
        return scores[0]
    both = union_all(*scores).subquery()
    return select(both.c.key.label("key"), func.max(both.c.score).label("score")).group_by(both.c.key)


def _scored(wanted: Wanted, fts: TableClause, quote: Quote) -> Statement:
    score: ColumnElement[float] = literal(0.0)
    if make_match(wanted.query, quote=quote) is not None:
        # FTS5's bm25 is the smaller the better.
        score = -func.bm25(literal_column(fts.name), *WEIGHTS[fts.name])
    return select(fts.c.rowid.label("key"), score.label("score")).where(*_holding(wanted, fts, quote))


def _select_keys(wanted: Wanted) -> Statement:
    keys = select(wanted.fts.c.rowid.label("key")).where(*_holding(wanted, wanted.fts, quote_words))
    if wanted.foreign is None:
        return keys
    inside = select(FOREIGN.c.rowid.label("key")).where(*_holding(wanted, FOREIGN, wanted.foreign))
    return select(union_all(keys, inside).subquery().c.key)


def _holding(wanted: Wanted, fts: TableClause, quote: Quote) -> list[ColumnElement[bool]]:
    query, rowid = wanted.query, fts.c.rowid
    match = make_match(query, quote=quote)
    excluded = make_exclusion(query, quote=quote)
    required, unwanted = find_conditions(query)
    holding: list[ColumnElement[bool]] = []
    if match is not None:
        holding.append(_match(fts, f"({match}) AND ({wanted.among})" if wanted.among else match))
    elif excluded is not None:
        holding.append(rowid.not_in(_find(fts, excluded)))
    if wanted.foreign is not None and query.excluded:
        # What one of the two indexes must not find, the other must not give.
        other, other_quote = (FOREIGN, wanted.foreign) if fts is ARTICLE else (ARTICLE, quote_words)
        if expression := make_exclusion(query, quote=other_quote):
            holding.append(rowid.not_in(_find(other, expression)))
    holding += [_holds(fts, node, quote) for node in required]
    holding += [not_(_holds(fts, node, quote)) for node in unwanted]
    if wanted.newest is not None:
        holding.append(rowid <= wanted.newest)
    if wanted.without is not None:
        holding.append(rowid != wanted.without)
    if wanted.oldest is not None:
        holding.append(rowid > wanted.oldest)
    return holding


def _holds(fts: TableClause, node: Node, quote: Quote) -> ColumnElement[bool]:
    if isinstance(node, Condition):
        return make_condition(fts, node)
    if isinstance(node, Without):
        return not_(_holds(fts, node.part, quote))
    expression = make_expression(node, quote=quote)
    if expression is None and isinstance(node, Every | Some):
        parts = [_holds(fts, part, quote) for part in node.parts]
        return and_(*parts) if isinstance(node, Every) else or_(*parts)
    return fts.c.rowid.in_(_find(fts, expression or '""'))


def _find(fts: TableClause, expression: str) -> Statement:
    inner = fts.alias(f"inner_{fts.name}")
    return select(inner.c.rowid).where(literal_column(f"{inner.name}.{fts.name}").op("MATCH", is_comparison=True)(expression))


def find_snippets(session: Session, fts: TableClause, query: Query, keys: Sequence[int]) -> dict[int, dict[str, Snippet]]:
    """For each key the best passage of each column, by the column's name; without a word in it, its beginning."""
    columns = indexed_columns(fts)
    match = make_match(query)
    parts = [part for number, name in enumerate(columns) for part in _passages(fts, number, name, match)]
    found = select(fts.c.rowid, *parts).where(fts.c.rowid.in_(keys))
    if match is not None:
        found = found.where(_match(fts, match))
    snippets: dict[int, dict[str, Snippet]] = {}
    for rowid, *passages in session.connection().execute(found):
        pairs = zip(passages[::2], passages[1::2], strict=True)
        snippets[rowid] = {name: make_snippet(plain, marked) for name, (plain, marked) in zip(columns, pairs, strict=True)}
    if match is not None and len(snippets) < len(keys):
        # Found by what stands inside words, or by nothing but a meaning.
        rest = select(fts.c.rowid, *(fts.c[name] for name in columns)).where(fts.c.rowid.in_(set(keys) - set(snippets)))
        words = [" ".join(term.words) for term in query.terms]
        for rowid, *texts in session.connection().execute(rest):
            snippets[rowid] = {name: mark_words(words_of, words) for name, words_of in zip(columns, texts, strict=True)}
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


def _match(fts: TableClause, expression: str) -> ColumnElement[bool]:
    return literal_column(fts.name).op("MATCH", is_comparison=True)(expression)
