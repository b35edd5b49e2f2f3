"""Counts of what was found, by the properties that narrow a search."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from sqlalchemy import TableClause
from sqlmodel import Session

from app.search.tables import CLAIM, fetch

MAX_VALUES = 20

# CROSS JOIN keeps SQLite to this order: from the few hits outwards, whatever it believes of the tables. Entities and events are
# counted by their ids, and only those that are shown are looked up by name.
OF_CLAIM = (
    "SELECT k.id, c.kind, c.support, f.measure, c.event_id, p.rowid, p.voice, p.certainty, a.publisher, "
    "substr(a.published_utc, 1, 4), p.speaker_id FROM json_each(?) j "
    "CROSS JOIN search_claim_text k ON k.key = j.value CROSS JOIN claim c ON c.id = k.id "
    "LEFT JOIN claim_figure f ON c.kind = 'quantity' AND f.claim_id = c.id LEFT JOIN appearance p ON p.claim_id = c.id "
    "LEFT JOIN article a ON a.id = p.article_id"
)
NAMED_IN_CLAIM = (
    "SELECT p.claim_id, m.entity_id FROM json_each(?) j CROSS JOIN appearance p ON p.rowid = j.value CROSS JOIN mention m "
    "ON m.revision_id = p.revision_id AND m.start >= p.start AND m.start < p.end AND m.end <= p.end"
)
OF_ARTICLE = (
    "SELECT a.id, a.publisher, a.language, substr(a.published_utc, 1, 4), a.event_id FROM json_each(?) j "
    "CROSS JOIN search_article_key k ON k.key = j.value CROSS JOIN article a ON a.id = k.id"
)
NAMED_IN_ARTICLE = (
    "SELECT r.id, m.entity_id FROM json_each(?) j CROSS JOIN revision r ON r.article_id = j.value AND r.is_current "
    "CROSS JOIN mention m ON m.revision_id = r.id"
)
# Where the names of properties stand whose values are ids.
NAMES = {
    "speaker": "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))",
    "entity": "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))",
    "event": "SELECT id, label FROM event WHERE id IN (SELECT value FROM json_each(?))",
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a property and how many of the hits have it. `id` is set where the value is an entity or an event."""

    value: str
    count: int
    id: str | None = None


Facets = dict[str, tuple[FacetValue, ...]]
Counts = dict[str, Counter[str]]


def count_values(session: Session, fts: TableClause, keys: Sequence[int]) -> Counts:
    """How many of the hits with these keys have each value of each property that articles or claims have; of NAMES by id."""
    if not keys:
        return {}
    # In the order in which they are stored, rows of one page are read one after the other.
    listed = json.dumps(sorted(keys))
    return _count_claims(session, listed) if fts is CLAIM else _count_articles(session, listed)


def make_facets(session: Session, counts: Iterable[Counts]) -> Facets:
    """The counts of all kinds of hits together. At most MAX_VALUES of a property, the commonest first."""
    added: Counts = defaultdict(Counter)
    for of_kind in counts:
        for name, counter in of_kind.items():
            added[name].update(counter)
    return {name: _sort(session, name, counter) for name, counter in added.items() if counter}


def _count_claims(session: Session, keys: str) -> Counts:
    rows = fetch(session, OF_CLAIM, (keys,))
    # A claim has a row for each of its appearances.
    claims = {row[0]: row for row in rows}.values()
    named = fetch(session, NAMED_IN_CLAIM, (json.dumps([row[5] for row in rows if row[5] is not None]),))
    return {
        "kind": _count(row[1] for row in claims),
        "support": _count(row[2] for row in claims),
        "measure": _count(row[3] for row in claims),
        "event": _count(row[4] for row in claims),
        "voice": _count_each((row[0], row[6]) for row in rows),
        "certainty": _count_each((row[0], row[7]) for row in rows),
        "publisher": _count_each((row[0], row[8]) for row in rows),
        "year": _count_each((row[0], row[9]) for row in rows),
        "speaker": _count_each((row[0], row[10]) for row in rows),
        "entity": _count_each(named),
    }


def _count_articles(session: Session, keys: str) -> Counts:
    articles = fetch(session, OF_ARTICLE, (keys,))
    named = fetch(session, NAMED_IN_ARTICLE, (json.dumps([row[0] for row in articles]),))
    return {
        "publisher": _count(row[1] for row in articles),
        "language": _count(row[2] for row in articles),
        "year": _count(row[3] for row in articles),
        "event": _count(row[4] for row in articles),
        "entity": _count_each(named),
    }


def _count_each(rows: Iterable[tuple[Hashable, ...]]) -> Counter[str]:
    """How many different hits, the first of each row, have each value, the second."""
    return _count(value for _, value in set(rows))


def _count(values: Iterable[Any]) -> Counter[str]:
    counter = Counter(values)
    counter.pop(None, None)
    return counter


def _sort(session: Session, name: str, counts: Counter[str]) -> tuple[FacetValue, ...]:
    best = nsmallest(MAX_VALUES, counts.items(), key=lambda item: (-item[1], item[0]))
    if name not in NAMES:
        return tuple(FacetValue(value, count) for value, count in best)
    names = dict(fetch(session, NAMES[name], (json.dumps([one for one, _ in best]),)))
    found = [FacetValue(names[one], count, one) for one, count in best if one in names]
    return tuple(sorted(found, key=lambda value: (-value.count, value.value, value.id)))
