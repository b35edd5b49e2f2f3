"""Counts of what was found, by the properties that narrow a search."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.tables import CLAIM, fetch

MAX_VALUES = 20

# CROSS JOIN keeps SQLite to this order: from the few hits outwards, whatever it believes of the tables.
_CLAIMS = "FROM json_each(?) j CROSS JOIN search_claim_text k ON k.key = j.value "
OF_CLAIM = (
    f"SELECT k.key, c.kind, c.support, f.measure, v.label, v.id {_CLAIMS}"
    "CROSS JOIN claim c ON c.id = k.id LEFT JOIN claim_figure f ON f.claim_id = k.id LEFT JOIN event v ON v.id = c.event_id"
)
OF_APPEARANCE = (
    f"SELECT k.key, p.voice, p.certainty, a.publisher, substr(a.published_utc, 1, 4), e.name, e.id {_CLAIMS}"
    "CROSS JOIN appearance p ON p.claim_id = k.id CROSS JOIN article a ON a.id = p.article_id "
    "LEFT JOIN entity e ON e.id = p.speaker_id"
)
NAMED_IN_CLAIM = (
    f"SELECT k.key, e.name, e.id {_CLAIMS} CROSS JOIN appearance p ON p.claim_id = k.id "
    "CROSS JOIN mention m ON m.revision_id = p.revision_id AND m.start >= p.start AND m.start < p.end AND m.end <= p.end "
    "CROSS JOIN entity e ON e.id = m.entity_id"
)
_ARTICLES = "FROM json_each(?) j CROSS JOIN search_article_key k ON k.key = j.value "
OF_ARTICLE = (
    f"SELECT a.id, a.publisher, a.language, substr(a.published_utc, 1, 4), v.label, v.id {_ARTICLES}"
    "CROSS JOIN article a ON a.id = k.id LEFT JOIN event v ON v.id = a.event_id"
)
NAMED_IN_ARTICLE = (
    "SELECT r.id, e.name, e.id FROM json_each(?) j CROSS JOIN revision r ON r.article_id = j.value AND r.is_current "
    "CROSS JOIN mention m ON m.revision_id = r.id CROSS JOIN entity e ON e.id = m.entity_id"
)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a property and how many of the hits have it. `id` is set where the value is an entity or an event."""

    value: str
    count: int
    id: str | None = None


Facets = dict[str, tuple[FacetValue, ...]]
Counts = dict[str, Counter[tuple[str, str | None]]]


def count_values(session: Session, fts: TableClause, keys: Sequence[int]) -> Counts:
    """How many of the hits with these keys have each value of each property that articles or claims have."""
    if not keys:
        return {}
    listed = json.dumps(list(keys))
    return _count_claims(session, listed) if fts is CLAIM else _count_articles(session, listed)


def make_facets(counts: Iterable[Counts]) -> Facets:
    """The counts of all kinds of hits together. At most MAX_VALUES of a property, the commonest first."""
    added: Counts = defaultdict(Counter)
    for of_kind in counts:
        for name, counter in of_kind.items():
            added[name].update(counter)
    return {name: _sort(counter) for name, counter in added.items() if counter}


def _count_claims(session: Session, keys: str) -> Counts:
    claims, appearances = fetch(session, OF_CLAIM, (keys,)), fetch(session, OF_APPEARANCE, (keys,))
    return {
        "kind": _count((row[0], row[1], None) for row in claims),
        "support": _count((row[0], row[2], None) for row in claims),
        "measure": _count((row[0], row[3], None) for row in claims),
        "event": _count((row[0], row[4], row[5]) for row in claims),
        "voice": _count((row[0], row[1], None) for row in appearances),
        "certainty": _count((row[0], row[2], None) for row in appearances),
        "publisher": _count((row[0], row[3], None) for row in appearances),
        "year": _count((row[0], row[4], None) for row in appearances),
        "speaker": _count((row[0], row[5], row[6]) for row in appearances),
        "entity": _count((row[0], row[1], row[2]) for row in fetch(session, NAMED_IN_CLAIM, (keys,))),
    }


def _count_articles(session: Session, keys: str) -> Counts:
    articles = fetch(session, OF_ARTICLE, (keys,))
    return {
        "publisher": _count((row[0], row[1], None) for row in articles),
        "language": _count((row[0], row[2], None) for row in articles),
        "year": _count((row[0], row[3], None) for row in articles),
        "event": _count((row[0], row[4], row[5]) for row in articles),
        "entity": _count(
            (row[0], row[1], row[2]) for row in fetch(session, NAMED_IN_ARTICLE, (json.dumps([row[0] for row in articles]),))
        ),
    }


def _count(rows: Iterable[tuple[Hashable, str | None, str | None]]) -> Counter[tuple[str, str | None]]:
    """How many different hits, the first of each row, have each value."""
    return Counter((value, of) for _, value, of in set(rows) if value is not None)


def _sort(counts: Counter[tuple[str, str | None]]) -> tuple[FacetValue, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return tuple(FacetValue(value, count, of) for (value, of), count in ordered[:MAX_VALUES])
