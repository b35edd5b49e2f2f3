"""Every claim as a line of JSON: the lookup of `GET /v1/claims/{id}`, with all of its appearances."""

from collections.abc import Iterator

from sqlalchemy import Engine

from app.db import reading
from app.queries.loading import find_claim_ids
from app.schemas.lookup import read_lookups

BATCH = 100


def find_lines(engine: Engine, *, batch: int = BATCH) -> Iterator[str]:
    """One claim a line, without the line's end, in the order in which claims were first loaded.

    Memory stays within one batch, and no session is held while a line waits to be taken. Claims that are added while
    lines are taken come at the end; each batch shows the store as it was when the batch was read.
    """
    after = -1
    while True:
        with reading(engine) as session:
            found = find_claim_ids(session, after=after, limit=batch)
            lines = [lookup.model_dump_json() for lookup in read_lookups(session, [claim_id for claim_id, _ in found])]
        if not found:
            return
        yield from lines
        after = found[-1][1]
