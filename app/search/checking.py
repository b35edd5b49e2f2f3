"""Whether the search index agrees with the rows it is made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import TableClause, select, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from app.search.contents import find_claim_contents, find_next_ids, get_article_content, select_article_ids, select_claim_ids
from app.search.index import BATCH
from app.search.tables import ARTICLE, CLAIM, KEY, indexed_columns

Contents = Mapping[str, Mapping[str, str]]


def check_index(session: Session) -> list[str]:
    """Every disagreement between the index and the tables, in words; empty where they agree.

    FTS5's own check needs the write lock for its moment.
    """
    session.flush()
    return [
        *_find_differences(session, ARTICLE, "article", select_article_ids(), _find_article_contents),
        *_find_differences(session, CLAIM, "claim", select_claim_ids(), find_claim_contents),
        *_find_orphans(session),
        *_find_broken(session),
    ]


def _find_article_contents(session: Session, ids: Sequence[str]) -> Contents:
    found = ((article_id, get_article_content(session, article_id)) for article_id in ids)
    return {article_id: content for article_id, content in found if content is not None}


def _find_differences(
    session: Session,
    fts: TableClause,
    word: str,
    standing: SelectOfScalar[str],
    find_contents: Callable[[Session, Sequence[str]], Contents],
) -> Iterator[str]:
    columns = indexed_columns(fts)
    after = ""
    while ids := find_next_ids(session, standing, after=after, limit=BATCH):
        after = ids[-1]
        joined = KEY.join(fts, fts.c.rowid == KEY.c.key)
        statement = select(KEY.c.id, *(fts.c[name] for name in columns)).select_from(joined).where(KEY.c.id.in_(ids))
        indexed = {row[0]: dict(zip(columns, row[1:], strict=True)) for row in session.connection().execute(statement)}
        for item_id, content in find_contents(session, ids).items():
            if item_id not in indexed:
                yield f"{word} {item_id} is not in the search index"
            elif different := [name for name in columns if indexed[item_id][name] != content[name]]:
                yield f"the search index of {word} {item_id} is out of date: {', '.join(different)}"


def _find_orphans(session: Session) -> Iterator[str]:
    for word, fts, standing in (("article", ARTICLE, select_article_ids()), ("claim", CLAIM, select_claim_ids())):
        keyed = select(fts.c.rowid, KEY.c.id).select_from(fts.outerjoin(KEY, KEY.c.key == fts.c.rowid))
        for rowid, item_id in session.connection().execute(keyed.where(KEY.c.id.is_(None) | KEY.c.id.not_in(standing))):
            yield f"the search index holds {word} {item_id or f'row {rowid}'}, which is no more"


def _find_broken(session: Session) -> Iterator[str]:
    # The statements are written out: FTS5 takes its commands in a hidden column of the table's own name.
    for name, command in (
        (ARTICLE.name, "INSERT INTO search_article(search_article) VALUES ('integrity-check')"),
        (CLAIM.name, "INSERT INTO search_claim(search_claim) VALUES ('integrity-check')"),
    ):
        try:
            with session.begin_nested():
                session.connection().execute(text(command))
        except DatabaseError as error:
            yield f"{name} is damaged: {error.orig}"
