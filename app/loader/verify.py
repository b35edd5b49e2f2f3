"""Whether the store holds together: each finding says what is wrong and where."""

from collections.abc import Iterator

from sqlalchemy import Engine, text
from sqlmodel import Session

from app.db import reading, writing
from app.loader import store
from app.models import Appearance, Article, Mention, Quantity, Revision
from app.models.ids import make_id
from app.queries import loading
from app.schemas.documents import find_faults
from app.search.checking import check_index
from app.search.index import rebuild_index
from app.search.matrix_checking import check_matrices, rebuild_matrices

Span = tuple[str, int | None, int | None, str | None]


def verify(engine: Engine) -> Iterator[str]:
    """Every fault of the store, in words: file, spans, revisions, orphans, documents, vectors, search index. Memory is bounded."""
    with reading(engine) as session:
        yield from find_storage_faults(session)
        for article_id in loading.find_all_article_ids(session):
            yield from find_article_faults(session, article_id)
            session.expunge_all()
        yield from find_orphans(session)
        yield from find_faults(session)
        yield from check_matrices(session)
    with writing(engine) as session:
        yield from check_index(session)


def rebuild_search(engine: Engine) -> None:
    """Make the search index and the files of vectors anew from the rows. Writers wait: some seconds for 100,000 articles."""
    with writing(engine) as session:
        rebuild_index(session)
        rebuild_matrices(session)


def find_storage_faults(session: Session) -> Iterator[str]:
    """What the database itself finds wrong with its file. PostgreSQL checks its own, so this is for SQLite."""
    if session.get_bind().dialect.name != "sqlite":
        return
    connection = session.connection()
    for (finding,) in connection.execute(text("PRAGMA integrity_check")):
        if finding != "ok":
            yield f"the database file is damaged: {finding}"
    for table, rowid, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"row {rowid} of {table} refers to a row of {parent} that is not there"


def find_article_faults(session: Session, article_id: str) -> Iterator[str]:
    """What is wrong with an article, its revisions and what was read in its current one."""
    article = session.get_one(Article, article_id)
    if article_id != make_id("a", article.identity):
        yield f"article {article_id} does not have the id of its identity {article.identity}"
    current = None
    for revision in loading.find_revisions(session, article_id):
        if revision.sha256 != store.hash_text(revision.text):
            yield f"revision {revision.id} does not hold the text that it is named by"
        current = revision if revision.is_current else current
    if current is None:
        yield f"article {article_id} has no current revision"
        return
    if article.withdrawn_at is None:
        yield from find_span_faults(session, article_id, current)


def find_span_faults(session: Session, article_id: str, revision: Revision) -> Iterator[str]:
    """The spans that do not slice back from the revision's text to the words that are stored."""
    whole = revision.text
    for zone in loading.find_zones(session, revision.id):
        if zone.end > len(whole):
            yield f"zone {zone.start}–{zone.end} of revision {revision.id} ends behind the text"
    for mention in loading.find_mentions(session, revision.id):
        yield from _compare(whole, f"mention of revision {revision.id}", [_span("words", mention)])
    for appearance, quantity in loading.find_appearances(session, article_id):
        where = f"appearance {appearance.id}"
        if appearance.revision_id != revision.id:
            yield f"{where} is of a revision that is not current"
            continue
        yield from _compare(whole, where, _find_spans(appearance, quantity))
        if whole[: appearance.start][-len(appearance.prefix) or len(whole) :] != appearance.prefix:
            yield f"{where}: the prefix is not what stands before the evidence"
        if not whole.startswith(appearance.suffix, appearance.end):
            yield f"{where}: the suffix is not what stands behind the evidence"


def find_orphans(session: Session) -> Iterator[str]:
    """Rows that nothing needs any longer, and rows that lack what they need."""
    for appearance_id in loading.find_unlinked_appearances(session):
        yield f"appearance {appearance_id} belongs to no claim"
    for appearance_id in loading.find_figureless_appearances(session):
        yield f"appearance {appearance_id} is of a figure and has none"
    for claim_id in loading.find_figureless_claims(session):
        yield f"claim {claim_id} is of a figure and has none"
    for claim_id in loading.find_unheard_claims(session):
        yield f"claim {claim_id} appears nowhere"
    for event_id in loading.find_empty_events(session):
        yield f"event {event_id} has no article"
    for entity_id in store.find_orphans(session):
        yield f"entity {entity_id} is referred to by nothing"


def _span(name: str, row: Mention | Appearance | Quantity) -> Span:
    return name, row.start, row.end, row.exact


def _find_spans(appearance: Appearance, quantity: Quantity | None) -> Iterator[Span]:
    yield _span("evidence", appearance)
    yield "speaker", appearance.speaker_start, appearance.speaker_end, appearance.speaker_exact
    yield "cue", appearance.cue_start, appearance.cue_end, appearance.cue_exact
    if quantity:
        yield _span("figure", quantity)
    for name, spans in (("hedge", appearance.hedges), ("place", appearance.places)):
        for span in spans:
            yield name, span["start"], span["end"], span["exact"]


def _compare(whole: str, where: str, spans: list[Span] | Iterator[Span]) -> Iterator[str]:
    for name, start, end, exact in spans:
        if start is not None and whole[start:end] != exact:
            yield f"{where}: {name} at {start}–{end} is not {exact!r} but {whole[start:end]!r}"
