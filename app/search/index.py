"""Keeping the search index beside the rows it is made of, in the transaction that writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import TableClause, delete, insert, select
from sqlmodel import Session

from app.search.contents import find_claim_contents, get_article_content
from app.search.tables import ARTICLE, CLAIM, KEY

BATCH = 200


def index_article(session: Session, article_id: str) -> None:
    """Index the article as it stands now; one that is unknown or withdrawn is taken out."""
    session.flush()
    content = get_article_content(session, article_id)
    _replace(session, ARTICLE, [article_id], {article_id: content} if content else {})


def remove_article(session: Session, article_id: str) -> None:
    """Take the article out of the index; one that is not in it is no error."""
    _replace(session, ARTICLE, [article_id], {})


def index_claims(session: Session, claim_ids: Iterable[str]) -> None:
    """Index the claims as they stand now; ids of claims that are no more are taken out."""
    session.flush()
    for ids in in_batches(sorted(set(claim_ids))):
        _replace(session, CLAIM, ids, find_claim_contents(session, ids))


def remove_claims(session: Session, claim_ids: Iterable[str]) -> None:
    """Take the claims out of the index; ids that are not in it are no error."""
    for ids in in_batches(sorted(set(claim_ids))):
        _replace(session, CLAIM, ids, {})


def in_batches(ids: Sequence[str]) -> Iterator[list[str]]:
    """`ids` in lists that one statement can name."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _replace(session: Session, fts: TableClause, ids: Sequence[str], contents: Mapping[str, Mapping[str, str]]) -> None:
    connection = session.connection()
    known = _find_keys(session, ids)
    if known:
        connection.execute(delete(fts).where(fts.c.rowid.in_(known.values())))
    gone = [key for item_id, key in known.items() if item_id not in contents]
    if gone:
        connection.execute(delete(KEY).where(KEY.c.key.in_(gone)))
    fresh = [item_id for item_id in ids if item_id in contents and item_id not in known]
    if fresh:
        connection.execute(insert(KEY), [{"id": item_id} for item_id in fresh])
        known |= _find_keys(session, fresh)
    # FTS5 writes fastest when rowids rise.
    if keys := sorted((known[item_id], item_id) for item_id in ids if item_id in contents):
        connection.execute(insert(fts), [{"rowid": key, **contents[item_id]} for key, item_id in keys])


def _find_keys(session: Session, ids: Sequence[str]) -> dict[str, int]:
    statement = select(KEY.c.id, KEY.c.key).where(KEY.c.id.in_(ids))
    return {item_id: key for item_id, key in session.connection().execute(statement)}  # noqa: C416 - dict() loses the types
