"""Read a text that is not stored."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.loader.process import read_text
from app.routers.reader import Work, require_length
from app.routers.responses import BAD_BODY, FULL, INVALID, TOO_LARGE, WRONG_TYPE
from app.routers.store import AppSettings
from app.schemas.extraction import ExtractionParameters, ExtractionRequest, ExtractionResult

router = APIRouter(prefix="/v1/extract", tags=["Read a text"])


@router.post(
    "", operation_id="extract_claims", summary="Read a text", responses={**BAD_BODY, **TOO_LARGE, **WRONG_TYPE, **INVALID, **FULL}
)
async def extract_claims(
    settings: AppSettings, queue: Work, asked: ExtractionRequest, parameters: Annotated[ExtractionParameters, Query()]
) -> ExtractionResult:
    """Text in, claims out: who says what, in which words, how sure, and every figure with what it counts. Nothing is stored.

    English is read; of other languages only `language` and `read: false` come back. The first request loads the language
    model, which takes a second or two. Offsets count Unicode code points of the text as sent.
    """
    require_length(asked.text, settings)
    published_at = asked.published_at.isoformat() if asked.published_at else None
    found = await queue.read(
        read_text, settings.spacy_model, asked.text, id=asked.id, published_at=published_at, explained=parameters.explain
    )
    return ExtractionResult.model_validate(found)
