"""Read a text that is not stored."""

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query, Request

from app.routers.reader import one_reader, require_length
from app.routers.responses import BAD_BODY, INVALID, TOO_LARGE
from app.routers.store import AppSettings
from app.schemas.extraction import ExtractionParameters, ExtractionRequest, ExtractionResult
from app.settings import Settings

router = APIRouter(prefix="/v1/extract", tags=["Read a text"])


@router.post("", operation_id="extract_claims", summary="Read a text", responses={**BAD_BODY, **TOO_LARGE, **INVALID})
async def extract_claims(
    request: Request, settings: AppSettings, asked: ExtractionRequest, parameters: Annotated[ExtractionParameters, Query()]
) -> ExtractionResult:
    """Text in, claims out: who says what, in which words, how sure, and every figure with what it counts. Nothing is stored.

    English is read; of other languages only `language` and `read: false` come back. The first request loads the language
    model, which takes a second or two. Offsets count Unicode code points of the text as sent.
    """
    require_length(asked.text, settings)
    found = await to_thread.run_sync(_read, asked, settings, parameters.explain, limiter=one_reader(request))
    return ExtractionResult.model_validate(found)


def _read(asked: ExtractionRequest, settings: Settings, explained: bool) -> dict[str, Any]:
    # Loading spaCy takes longer than all else at start-up, and most servers are never asked to read.
    from app.pipeline.extract import extract, load_nlp
    from app.pipeline.wire import to_object

    published_at = asked.published_at.isoformat() if asked.published_at else None
    nlp = load_nlp(settings.spacy_model)
    return to_object(extract(asked.text, nlp=nlp, id=asked.id, published_at=published_at, explained=explained))
