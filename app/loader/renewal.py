"""After an upgrade: the prepared documents that other code made are made anew while the store is in use."""

import logging
import time

from sqlalchemy.exc import SQLAlchemyError

from app.db import make_engine, writing
from app.schemas.documents import renew_documents

PAUSE = 0.02  # seconds for other writers between two batches

log = logging.getLogger(__name__)


def renew(url: str) -> int:
    """Make all documents that are empty or that other code made, in short transactions; the number of these.

    Nobody waits for it: until its turn comes, what has no document is made from the rows for each reader.
    """
    engine, batches = make_engine(url), 0
    try:
        while True:
            with writing(engine) as session:
                if not renew_documents(session):
                    return batches
            batches += 1
            time.sleep(PAUSE)
    except SQLAlchemyError as error:
        log.warning("documents were not made anew, so reading them is slower: %s", getattr(error, "orig", error))
        return batches
    finally:
        engine.dispose()
