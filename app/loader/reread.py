"""Reading what is stored again, after the pipeline or the linking has changed."""

from collections.abc import Callable

from sqlalchemy import Engine

from app.db import reading
from app.loader.load import BATCH, Progress, Summary
from app.loader.steps import Steps, make_steps
from app.loader.writer import Writer
from app.queries import loading
from app.settings import get_settings


def reread(engine: Engine, *, steps: Steps | None = None, on_progress: Callable[[Progress], None] | None = None) -> Summary:
    """Read each stored article again, one transaction an article, then link each event again.

    Appearances whose words are the same keep their ids. Revised are the articles whose reading came out otherwise.
    """
    writer = Writer(engine, steps or make_steps(get_settings().spacy_model), "reread")
    summary = Summary()
    with reading(engine) as session:
        article_ids = loading.find_article_ids(session)
    for start in range(0, len(article_ids), BATCH):
        batch = article_ids[start : start + BATCH]
        for done, (article_id, outcome) in enumerate(zip(batch, writer.reread(batch), strict=True), start + 1):
            summary.count(outcome, article_id, None)
            if on_progress:
                on_progress(Progress(article_id, outcome, None, done, len(article_ids)))
    with reading(engine) as session:
        event_ids = loading.find_event_ids(session)
    for event_id in event_ids:
        writer.relink(event_id)
    writer.finish()
    return summary
