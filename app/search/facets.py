"""Counts of what was found, by the properties that narrow a search."""

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import TableClause, func, select
from sqlmodel import Session, col

from app.models import Appearance, Article, Claim, ClaimFigure, Entity, Event, Mention, Revision
from app.queries.entities import mentioned_in_evidence
from app.queries.pages import Statement
from app.search.tables import ARTICLE_KEY, CLAIM, CLAIM_KEY

MAX_VALUES = 20


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
    among = select(func.json_each(json.dumps(list(keys))).table_valued("value").c.value)
    return _count_claims(session, among) if fts is CLAIM else _count_articles(session, among)


def make_facets(counts: Iterable[Counts]) -> Facets:
    """The counts of all kinds of hits together. At most MAX_VALUES of a property, the commonest first."""
    added: Counts = defaultdict(Counter)
    for of_kind in counts:
        for name, counter in of_kind.items():
            added[name].update(counter)
    return {name: _sort(counter) for name, counter in added.items() if counter}


def _count_claims(session: Session, among: Statement) -> Counts:
    claim, article = col(Claim.id), col(Article.id)
    ids = select(CLAIM_KEY.c.id).where(CLAIM_KEY.c.key.in_(among))
    of_claim = (
        select(claim, col(Claim.kind), col(Claim.support), col(ClaimFigure.measure), col(Event.label), col(Event.id))
        .join(ClaimFigure, col(ClaimFigure.claim_id) == claim, isouter=True)
        .join(Event, col(Event.id) == col(Claim.event_id), isouter=True)
        .where(claim.in_(ids))
    )
    of_appearance = (
        select(
            col(Appearance.claim_id),
            col(Appearance.voice),
            col(Appearance.certainty),
            col(Article.publisher),
            func.substr(Article.published_utc, 1, 4),
            col(Entity.name),
            col(Entity.id),
        )
        .join(Article, article == col(Appearance.article_id))
        .join(Entity, col(Entity.id) == col(Appearance.speaker_id), isouter=True)
        .where(col(Appearance.claim_id).in_(ids))
    )
    of_mention = (
        select(col(Appearance.claim_id), col(Entity.name), col(Entity.id))
        .join(Mention, mentioned_in_evidence())
        .join(Entity, col(Entity.id) == col(Mention.entity_id))
        .where(col(Appearance.claim_id).in_(ids))
    )
    claims = _read(session, of_claim)
    appearances = _read(session, of_appearance)
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
        "entity": _count((row[0], row[1], row[2]) for row in _read(session, of_mention)),
    }


def _count_articles(session: Session, among: Statement) -> Counts:
    article = col(Article.id)
    ids = select(ARTICLE_KEY.c.id).where(ARTICLE_KEY.c.key.in_(among))
    year = func.substr(Article.published_utc, 1, 4)
    of_article = (
        select(article, col(Article.publisher), col(Article.language), year, col(Event.label), col(Event.id))
        .join(Event, col(Event.id) == col(Article.event_id), isouter=True)
        .where(article.in_(ids))
    )
    of_mention = (
        select(col(Revision.article_id), col(Entity.name), col(Entity.id))
        .join(Mention, col(Mention.revision_id) == col(Revision.id))
        .join(Entity, col(Entity.id) == col(Mention.entity_id))
        .where(col(Revision.article_id).in_(ids), col(Revision.is_current))
        .distinct()
    )
    articles = _read(session, of_article)
    return {
        "publisher": _count((row[0], row[1], None) for row in articles),
        "language": _count((row[0], row[2], None) for row in articles),
        "year": _count((row[0], row[3], None) for row in articles),
        "event": _count((row[0], row[4], row[5]) for row in articles),
        "entity": _count((row[0], row[1], row[2]) for row in _read(session, of_mention)),
    }


def _read(session: Session, statement: Statement) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.connection().execute(statement)]


def _count(rows: Iterable[tuple[Hashable, str | None, str | None]]) -> Counter[tuple[str, str | None]]:
    """How many different hits, the first of each row, have each value."""
    return Counter((value, of) for _, value, of in set(rows) if value is not None)


def _sort(counts: Counter[tuple[str, str | None]]) -> tuple[FacetValue, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][0], item[0][1] or ""))
    return tuple(FacetValue(value, count, of) for (value, of), count in ordered[:MAX_VALUES])
