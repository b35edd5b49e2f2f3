"""Documents: the JSON of claims and appearances, made when they change so that reading one is reading one row.

The wire models stay the one description: a document is what they dump. Triggers of the database empty a document when anything
that it shows changes; whoever changed it calls `prepare_documents` before committing. A reader who finds a document empty, or
made by other code, makes the same JSON from the rows.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from sqlmodel import Session

from app import queries
from app.models import AppearanceDocument, ClaimDocument
from app.queries import documents, lookups
from app.queries.documents import Table
from app.schemas.claim import APPEARANCES_SHOWN, ClaimLookup, ClaimSummary
from app.schemas.lookup import read_article_claims, read_lookups, read_summaries
from app.schemas.pages import Page

BATCH = 200
EVIDENCE = set(ClaimLookup.model_fields) - set(ClaimSummary.model_fields)
NO_ITEMS = b'{"items":['


class Document(NamedTuple):
    """A lookup's JSON in two parts, and its weak ETag."""

    tag: str
    summary: bytes
    evidence: bytes

    @property
    def body(self) -> bytes:
        """The lookup's JSON."""
        return join_lookup(self.summary, self.evidence)


@lru_cache
def find_shape() -> str:
    """Names the code that makes documents, so that those of another version are never shown."""
    places = [*Path(__file__).parent.glob("*.py"), *Path(queries.__file__).parent.glob("*.py")]
    return blake2b(b"".join(place.read_bytes() for place in sorted(places)), digest_size=8).hexdigest()


def make_tag(content: bytes) -> str:
    """The weak ETag of an answer."""
    return f'W/"{blake2b(content, digest_size=16).hexdigest()}"'


def join_lookup(summary: bytes, evidence: bytes) -> bytes:
    """One JSON object of the members of two."""
    return summary[:-1] + b"," + evidence[1:]


def make_document(lookup: ClaimLookup) -> Document:
    """The document of a lookup."""
    summary, evidence = (lookup.model_dump_json(exclude=EVIDENCE).encode(), lookup.model_dump_json(include=EVIDENCE).encode())
    return Document(make_tag(join_lookup(summary, evidence)), summary, evidence)


def read_documents(session: Session, claim_ids: Sequence[str]) -> dict[str, Document]:
    """The documents of these claims, made from the rows; unknown ids are left out."""
    return {found.id: make_document(found) for found in read_lookups(session, claim_ids, first=APPEARANCES_SHOWN)}


def read_bodies(session: Session, appearance_ids: Sequence[str]) -> dict[str, bytes]:
    """The JSON of these appearances in their articles' lists, made from the rows; those that are not shown are left out."""
    rows = lookups.find_appearance_rows(session, appearance_ids)
    return {item.id: item.model_dump_json().encode() for item in read_article_claims(session, rows)}


def prepare_documents(session: Session) -> None:
    """Make the documents that are empty: those of what this transaction changed. Call it last."""
    session.flush()
    # A session of its own: what is shown is what the database holds, not what other objects still remember.
    with Session(session.connection()) as fresh:
        for table in (ClaimDocument, AppearanceDocument):
            while wanted := documents.find_emptied(fresh, table, limit=BATCH):
                _fill(fresh, table, wanted)


def renew_documents(session: Session, *, limit: int = BATCH) -> bool:
    """Make some documents that are empty or that other code made, as after an upgrade; whether more may be left."""
    for table in (ClaimDocument, AppearanceDocument):
        if wanted := documents.find_outdated(session, table, shape=find_shape(), limit=limit):
            _fill(session, table, wanted)
            return True
    return False


def _fill(session: Session, table: Table, wanted: Sequence[str]) -> None:
    shape, bodies = find_shape(), dict[str, dict[str, Any]]()
    if table is ClaimDocument:
        bodies = {one: {"shape": shape, **document._asdict()} for one, document in read_documents(session, wanted).items()}
    else:
        bodies = {one: {"shape": shape, "body": body} for one, body in read_bodies(session, wanted).items()}
    documents.write_documents(session, table, wanted, bodies)
    session.expunge_all()


def find_faults(session: Session) -> Iterator[str]:
    """The documents that do not show what the rows say. Empty ones are no fault: they are made when they are asked for."""
    for table, name in ((ClaimDocument, "claim"), (AppearanceDocument, "appearance")):
        after = ""
        while stored := documents.find_documents(session, table, after=after, limit=BATCH):
            ready = {one: content for one, (shape, content) in stored.items() if shape == find_shape()}
            made = read_documents(session, list(ready)) if table is ClaimDocument else read_bodies(session, list(ready))
            for one, content in ready.items():
                if content != made.get(one):
                    yield f"the prepared document of {name} {one} does not show what is stored of it"
            after = max(stored)
            session.expunge_all()


def read_summary_bodies(session: Session, claim_ids: Sequence[str]) -> list[bytes]:
    """The JSON of these claims as they stand in a list, in the order of the ids; unknown ids are left out."""
    found = documents.find_summaries(session, claim_ids, shape=find_shape())
    missing = [one for one in claim_ids if one not in found]
    if missing:
        found |= {summary.id: summary.model_dump_json().encode() for summary in read_summaries(session, missing)}
    return [found[one] for one in claim_ids if one in found]


def read_appearance_bodies(session: Session, appearance_ids: Sequence[str]) -> list[bytes]:
    """The JSON of these appearances as they stand in their article's list, in the order of the ids."""
    found = documents.find_bodies(session, appearance_ids, shape=find_shape())
    missing = [one for one in appearance_ids if one not in found]
    if missing:
        found |= read_bodies(session, missing)
    return [found[one] for one in appearance_ids if one in found]


def join_page(page: Page[Any], items: Sequence[bytes]) -> bytes:
    """The JSON of a page whose items are ready; `page` has everything but these."""
    frame = page.model_dump_json().encode()
    if page.items or not frame.startswith(NO_ITEMS):
        raise ValueError("the page must start with items, and have none yet")
    return NO_ITEMS + b",".join(items) + frame[len(NO_ITEMS) :]
