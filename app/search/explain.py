"""What a hit's score is made of."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.expressions import quote_words
from app.search.hits import Ranked
from app.search.language import Query
from app.search.nodes import find_terms, has_condition
from app.search.tables import fetch, make_score

Parts = dict[str, float]
MEANING = "(meaning)"  # no term holds a parenthesis


def explain(session: Session, fts: TableClause, query: Query, hits: Sequence[Ranked]) -> dict[int, Parts]:
    """What each term gives to the score of each hit, by the hit's key. A term that must occur counts once more for that.

    bm25 is a sum over terms, so the parts add up to the score; not so where a word was found inside others, or where only a part of
    the hits was ranked: what that part has to have counts once more in the score alone.
    """
    # A phrase or group filters and ranks, so its terms stand twice in what FTS5 scores.
    filtering = [*query.phrases, *(term for node in query.required if not has_condition(node) for term in find_terms(node))]
    times = Counter([*query.terms, *filtering]) if filtering or query.words else Counter()
    parts: dict[int, Parts] = {hit.key: {} for hit in hits}
    places = ", ".join("?" * len(parts))
    for term in times:
        scored = f"SELECT rowid, {make_score(fts)} FROM {fts.name} WHERE {fts.name} MATCH ? AND rowid IN ({places})"  # noqa: S608 - names of this package
        for key, value in fetch(session, scored, (quote_words(term), *parts)):
            parts[key][str(term)] = value * times[term]
    return {hit.key: _share(hit, parts[hit.key]) for hit in hits}


def _share(hit: Ranked, terms: Parts) -> Parts:
    """The parts of a score that is fused: the terms share what words gave to it, and meaning gave the rest."""
    if hit.lexical is None and hit.meaning is None:
        return terms
    whole = sum(terms.values())
    shares = {term: value / whole * (hit.lexical or 0.0) for term, value in terms.items()} if whole else {}
    return {**shares, MEANING: hit.meaning} if hit.meaning is not None else shares
