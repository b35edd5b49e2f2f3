"""What vectors are of, and which vectors something has, many at once: SQL as it stands, as in `matching`."""

import json
from collections.abc import Sequence

from sqlmodel import Session

from app.models import PassageVector
from app.queries.vectors import VectorTable
from app.search.tables import fetch

Owned = list[tuple[int, str]]
"""Numbers of vectors, each with the id of an article or a claim that it is of."""

_NUMBERED = "FROM json_each(?) j CROSS JOIN appearance_vector v ON v.number = j.value "
ARTICLES_OF_PASSAGES = "SELECT v.number, v.article_id FROM json_each(?) j CROSS JOIN passage_vector v ON v.number = j.value"
ARTICLES_OF_STATEMENTS = (
    f"SELECT v.number, p.article_id {_NUMBERED} CROSS JOIN appearance p ON p.id = v.appearance_id "
    "CROSS JOIN article a ON a.id = p.article_id WHERE a.withdrawn_at IS NULL"
)
CLAIMS_OF_STATEMENTS = (
    f"SELECT v.number, p.claim_id {_NUMBERED} CROSS JOIN appearance p ON p.id = v.appearance_id WHERE p.claim_id IS NOT NULL"
)
CLAIMS_OF_FIGURES = (
    f"SELECT v.number, p.claim_id {_NUMBERED} CROSS JOIN appearance p ON p.within_id = v.appearance_id WHERE p.claim_id IS NOT NULL"
)
PASSAGES_OF_ARTICLES = "SELECT v.number, v.article_id FROM json_each(?) j CROSS JOIN passage_vector v ON v.article_id = j.value"
STATEMENTS_OF_ARTICLES = (
    "SELECT v.number, p.article_id FROM json_each(?) j CROSS JOIN appearance p ON p.article_id = j.value "
    "CROSS JOIN appearance_vector v ON v.appearance_id = p.id"
)
STATEMENTS_OF_CLAIMS = (
    "SELECT v.number, p.claim_id FROM json_each(?) j CROSS JOIN appearance p ON p.claim_id = j.value "
    "CROSS JOIN appearance_vector v ON v.appearance_id = coalesce(p.within_id, p.id)"
)


def find_articles_of(session: Session, table: VectorTable, numbers: Sequence[int]) -> Owned:
    """The standing articles that these vectors are of; rows that are gone have none."""
    return _find(session, ARTICLES_OF_PASSAGES if table is PassageVector else ARTICLES_OF_STATEMENTS, numbers)


def find_claims_of(session: Session, numbers: Sequence[int]) -> Owned:
    """The claims that these vectors are of, a statement's and those of its figures."""
    return _find(session, CLAIMS_OF_STATEMENTS, numbers) + _find(session, CLAIMS_OF_FIGURES, numbers)


def find_numbers_of_articles(session: Session, table: VectorTable, article_ids: Sequence[str]) -> Owned:
    """The vectors of these articles."""
    return _find(session, PASSAGES_OF_ARTICLES if table is PassageVector else STATEMENTS_OF_ARTICLES, article_ids)


def find_numbers_of_claims(session: Session, claim_ids: Sequence[str]) -> Owned:
    """The vectors of these claims; a figure has those of the statement that it stands in."""
    return _find(session, STATEMENTS_OF_CLAIMS, claim_ids)


def _find(session: Session, statement: str, values: Sequence[int] | Sequence[str]) -> Owned:
    return [(number, owner) for number, owner in fetch(session, statement, (json.dumps(values),))]
