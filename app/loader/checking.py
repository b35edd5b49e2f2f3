"""A text against the store: read as a load would read it, compared as linking compares, and forgotten."""

from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from sqlalchemy import Engine

from app.db import reading
from app.linking.check import check_draft
from app.linking.draft import Draft
from app.loader.entities import make_publisher
from app.loader.extraction import find_texts
from app.loader.reading import make_reading
from app.loader.records import Refusal
from app.loader.steps import Read
from app.loader.store import hash_text
from app.models import Article, Revision
from app.models.ids import make_id
from app.pipeline.records import Extraction
from app.schemas.check import CheckResult
from app.schemas.checked import make_result


def check_text(engine: Engine, text: str, *, read: Read, id: str = "", published_at: str | None = None) -> CheckResult:  # noqa: A002 - as Read has it
    """What the store holds of each claim of `text`, in its order. Nothing is stored; the store is only read."""
    extraction = read(text, id=id, published_at=published_at)
    draft = make_draft(text, extraction, published_at=published_at)
    with reading(engine) as session:
        return make_result(session, check_draft(session, draft), draft, id=id, is_read=extraction.read)


def find_checks(
    engine: Engine, paths: Iterable[Path], *, stream: BufferedReader, read: Read, max_chars: int
) -> Iterator[tuple[str, CheckResult] | Refusal]:
    """Each text of `paths` with where it stands, in their order; "-" stands for `stream`. A sidecar tells when it was published."""
    for path in paths:
        for item in find_texts(path, stream, max_chars=max_chars):
            if isinstance(item, Refusal):
                yield item
            else:
                found = check_text(engine, item.text, read=read, id=item.name, published_at=item.about.published_at)
                yield item.where, found


def make_draft(text: str, extraction: Extraction, *, published_at: str | None) -> Draft:
    """The rows that `extraction` would be stored as. The ids of appearances are those of no stored article."""
    digest = hash_text(text)
    article_id = make_id("a", "draft", digest)
    article = Article(id=article_id, identity=f"draft:{digest}", published_at=published_at, language=extraction.language)
    revision = Revision(id=make_id("r", article_id, digest), article_id=article_id, sha256=digest, text=text, run_id=0)
    rows = make_reading(article, revision, extraction)
    return Draft(
        article,
        revision,
        rows.appearances,
        {quantity.appearance_id: quantity for quantity in rows.quantities},
        rows.mentions,
        {entity.id: entity for entity in rows.entities},
        make_publisher(article).id,
    )
