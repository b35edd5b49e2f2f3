"""Whether the search index agrees with the rows it is made of."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from app.search.index import INDEXES

# Each statement gives the id of what is wrong.
FAULTS = {
    "article {} is not in the search index": "SELECT id FROM article WHERE id NOT IN (SELECT id FROM search_article_key)",
    "the search index holds article {}, which is no more": """SELECT id FROM search_article_key
        WHERE id NOT IN (SELECT id FROM article)""",
    "claim {} is not in the search index": "SELECT id FROM claim WHERE id NOT IN (SELECT id FROM search_claim_text)",
    "the search index holds claim {}, which is no more": "SELECT id FROM search_claim_text WHERE id NOT IN (SELECT id FROM claim)",
    "the name of entity {} is not suggested": """SELECT id FROM entity
        WHERE kind <> 'unnamed' AND id NOT IN (SELECT entity_id FROM search_name)""",
    "the search index of claim {} is out of date": """SELECT n.id FROM search_claim_now n JOIN search_claim_text t ON t.id = n.id
        WHERE (n.statement, n.evidence, n.speakers) IS NOT (t.statement, t.evidence, t.speakers)""",
}
# A migration that builds one of these tables anew loses its triggers.
TRIGGERS = {"article": 5, "revision": 4, "claim": 3, "appearance": 3, "entity": 4, "entity_alias": 2, "search_claim_text": 3}
COUNT_TRIGGERS = (
    "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' ESCAPE '\\' AND tbl_name = :name"
)


def check_index(session: Session) -> list[str]:
    """Every disagreement between the index and the tables, in words; empty where they agree.

    FTS5's own check needs the write lock for its moment.
    """
    session.flush()
    return [*_find_lost_triggers(session), *_find_faults(session), *_find_broken(session)]


def _find_lost_triggers(session: Session) -> Iterator[str]:
    for name, count in TRIGGERS.items():
        found = session.connection().execute(text(COUNT_TRIGGERS), {"name": name}).scalar_one()
        if found != count:
            yield f"{name} has {found} of the {count} triggers that keep the search index"


def _find_faults(session: Session) -> Iterator[str]:
    for words, statement in FAULTS.items():
        for (item_id,) in session.connection().execute(text(f"{statement} ORDER BY 1")):
            yield words.format(item_id)


def _find_broken(session: Session) -> Iterator[str]:
    """FTS5 compares each index with the words that it is made of: rank 1 asks for that."""
    for name in INDEXES:
        try:
            with session.begin_nested():
                session.connection().execute(text(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)"))  # noqa: S608 - names of this package
        except DatabaseError as error:
            yield f"{name} does not hold the words that it should: {error.orig}"
