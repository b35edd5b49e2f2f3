"""Vectors for the titles and passages of articles: made behind a load, in batches, for all that have none."""

from collections.abc import Callable
from itertools import accumulate, pairwise

from sqlalchemy import Engine, delete
from sqlmodel import Session, col

from app.db import reading, writing
from app.embedding import Vectors
from app.models import Article, PassageVector, Revision
from app.queries.vectors import find_articles_without
from app.search.embedding import STORED, embed_texts, has_model
from app.search.passages import LEAD, cut_article
from app.settings import get_settings

BATCH = 64  # articles whose vectors are made and stored together


def embed_articles(engine: Engine, *, threads: int = 1, on_batch: Callable[[int], None] | None = None) -> int:
    """Make the vectors of all articles that have none of the settings' model; of how many. Nothing where there is no model.

    Each batch has its own transaction, so it may be stopped at any moment and goes on the next time. `on_batch` is told how
    many articles each had.
    """
    settings, done = get_settings(), 0
    while has_model() and settings.passages:
        with reading(engine) as session:
            batch = find_articles_without(session, model=settings.embedding, limit=BATCH)
        pieces = [_cut(article, revision, most=settings.passages) for article, revision in batch]
        vectors = embed_texts([piece for cut in pieces for piece in cut], threads=threads)
        if not batch or vectors is None:
            break
        ends = accumulate(map(len, pieces), initial=0)
        with writing(engine) as session:
            for (article, revision), (start, end) in zip(batch, pairwise(ends), strict=True):
                _store(session, article, revision, vectors[start:end], model=settings.embedding)
        done += len(batch)
        if on_batch:
            on_batch(len(batch))
    return done


def _cut(article: Article, revision: Revision, *, most: int) -> list[str]:
    return cut_article(article.title, revision.text, most=min(LEAD, most) if revision.read else most)


def _store(session: Session, article: Article, revision: Revision, vectors: Vectors, *, model: str) -> None:
    now = session.get(Article, article.id)
    current = session.get(Revision, revision.id)
    if not (now and now.withdrawn_at is None and now.title == article.title and current and current.is_current):
        # It was changed meanwhile, and has its turn again.
        return
    session.execute(delete(PassageVector).where(col(PassageVector.article_id) == article.id))
    rows = vectors.astype(STORED)
    session.add_all(PassageVector(article_id=article.id, model=model, vector=row.tobytes()) for row in rows)
