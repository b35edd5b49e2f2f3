"""Every claim of the store, one after another: what each format writes."""

from collections.abc import Iterator

from sqlalchemy import Engine

from app.db import reading
from app.queries.loading import find_claim_ids
from app.schemas.claim import ClaimLookup
from app.schemas.lookup import read_lookups

BATCH = 100


def find_claims(engine: Engine, *, batch: int = BATCH) -> Iterator[ClaimLookup]:
    """The lookups of `GET /v1/claims/{id}` with all of their appearances, in the order in which claims were first loaded.

    Memory stays within one batch, and no session is held while a claim waits to be taken. Claims that are added while
    others are taken come at the end; each batch shows the store as it was when the batch was read.
    """
    after = -1
    while True:
        with reading(engine) as session:
            found = find_claim_ids(session, after=after, limit=batch)
            claims = read_lookups(session, [claim_id for claim_id, _ in found])
        if not found:
            return
        yield from claims
        after = found[-1][1]
