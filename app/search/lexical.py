"""What is shown of each hit: articles and claims with the passages that have the words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from app.models import ArticleBase
from app.search.found import Found
from app.search.hits import Ranked
from app.search.marking import find_snippets
from app.search.matching import find_ids
from app.search.snippets import Snippet, narrow
from app.search.tables import ARTICLE, CLAIM, fetch

COLUMNS = (*ArticleBase.model_fields, "id", "added_at", "updated_at", "appearance_count")
SHOWN = (
    f"SELECT k.key, v.id, v.label, {', '.join(f'a.{name}' for name in ArticleBase.model_fields)}, "  # noqa: S608 - names of columns
    "a.id, a.added_at || 'Z', a.updated_at || 'Z', "
    "(SELECT count(*) FROM appearance p WHERE p.article_id = a.id AND p.claim_id IS NOT NULL) "
    "FROM json_each(?) j CROSS JOIN search_article_key k ON k.key = j.value CROSS JOIN article a ON a.id = k.id "
    "LEFT JOIN event v ON v.id = a.event_id"
)


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found. `score` is higher for better hits and compares within one answer only.

    `shown` is what a list says of it: the columns of ArticleBase, id, added_at, updated_at, event and appearance_count.
    """

    id: str
    key: int
    score: float
    title: Snippet
    snippet: Snippet
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that was found. The snippet is of its statement, or of its evidence where only that has the words."""

    id: str
    key: int
    score: float
    snippet: Snippet


def show_articles(session: Session, found: Found, hits: Sequence[Ranked]) -> list[ArticleHit]:
    """The hits, of what was found, with the passages that have the words."""
    keys = [hit.key for hit in hits]
    shown, passages = _find_shown(session, keys), find_snippets(session, ARTICLE, found.query, keys)
    return [
        ArticleHit(
            id=shown[hit.key]["id"],
            key=hit.key,
            score=hit.score,
            title=passages[hit.key]["title"],
            snippet=passages[hit.key]["text"],
            shown=shown[hit.key],
        )
        for hit in hits
        if hit.key in passages
    ]


def _find_shown(session: Session, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """One select for all: loading the rows as objects, their events and their counts took three, and a third of the search."""
    rows = fetch(session, SHOWN, (json.dumps(keys),))
    return {
        key: {**dict(zip(COLUMNS, cells, strict=True)), "event": {"id": event_id, "label": label} if event_id else None}
        for key, event_id, label, *cells in rows
    }


def show_claims(session: Session, found: Found, hits: Sequence[Ranked]) -> list[ClaimHit]:
    """The hits, of what was found, with the passages that have the words."""
    keys = [hit.key for hit in hits]
    ids, passages = find_ids(session, CLAIM, keys), find_snippets(session, CLAIM, found.query, keys)
    return [ClaimHit(ids[hit.key], hit.key, hit.score, _choose(passages[hit.key])) for hit in hits if hit.key in passages]


def _choose(passages: dict[str, Snippet]) -> Snippet:
    statement, evidence = passages["statement"], passages["evidence"]
    # The wordings of a claim are indexed a line each; a passage should not run from one into the next.
    return narrow(evidence) if evidence.marks and not statement.marks else statement
