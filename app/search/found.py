"""All that one search of one index found, before anything of it is shown."""

from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.budget import narrow
from app.search.facets import Counts, count_values
from app.search.foreign import make_foreign_quote
from app.search.hits import Hits
from app.search.language import Query, can_relax, relax
from app.search.matching import Wanted, count_found, find_newest_key, find_ranked_of_all
from app.search.ranking import rank
from app.search.tables import ARTICLE
from app.search.typos import Corrected

# So many hits can be reached page by page, and so many of the best are counted by facets: each costs twenty rows to look up.
DEEPEST, FACETED = 1_000, 200


class Sort(StrEnum):
    """What comes first."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one index: the best hits, how many there are in all, and the counts of the best by facet.

    `newest` is the key of what was indexed last, for asking the same of the same rows later. `query` is what was searched with.
    """

    query: Query
    hits: Hits = field(default_factory=Hits)
    total: int = 0
    newest: int = 0
    counts: Counts = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def find(
    session: Session,
    fts: TableClause,
    corrected: Corrected,
    *,
    depth: int = DEEPEST,
    sort: Sort = Sort.RELEVANCE,
    with_facets: bool = True,
    newest: int | None = None,
    without: int | None = None,
    typed: str | None = None,
) -> Found:
    """The best `depth` of what the query finds among the rows up to the key `newest`, with their facets.

    With the text as it was `typed`, they are found and ranked by what it means too; `total` counts what that adds.
    Where nothing has the words of a phrase or a group together, they are looked for one by one, and a note says so.
    """
    query = corrected.query
    newest = find_newest_key(session, fts) if newest is None else newest
    if query.is_empty:
        return Found(query, newest=newest, notes=query.notes)
    foreign = make_foreign_quote(session) if corrected.foreign and fts is ARTICLE else None
    wanted = Wanted(fts=fts, query=query, foreign=foreign, newest=newest, without=without, by_date=sort is Sort.DATE)
    total = count_found(session, wanted)
    if not total and can_relax(query):
        query = relax(query)
        wanted = Wanted(fts=fts, query=query, foreign=foreign, newest=newest, without=without, by_date=wanted.by_date)
        total = count_found(session, wanted)
    # The model reads no script without spaces: what it takes such words for is nothing.
    is_legible = not query.terms or not all(term.is_unspaced for term in query.terms)
    by_meaning = typed is not None and sort is Sort.RELEVANCE and is_legible
    if (not total and (not by_meaning or query.has_operators)) or (not depth and not by_meaning):
        return Found(query, total=total, newest=newest, notes=query.notes)
    parts, note = ([wanted], None) if sort is Sort.DATE or not total else narrow(session, wanted, total=total)
    hits = find_ranked_of_all(session, parts, limit=DEEPEST if by_meaning else depth) if total else Hits()
    if by_meaning and typed is not None:
        by_words = len(hits)
        hits = rank(session, wanted, hits, typed=corrected.apply(typed))
        total += len(hits) - by_words
        hits = hits[:depth]
    counts = count_values(session, fts, hits.keys[:FACETED]) if with_facets else {}
    return Found(query, hits, total, newest, counts, (*query.notes, *([note] if note else [])))
