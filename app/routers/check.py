"""Check a text against the store; the text itself is not stored."""

from anyio import to_thread
from fastapi import APIRouter, Request
from sqlalchemy import Engine

from app.routers.reader import one_reader, require_length
from app.routers.responses import BAD_BODY, INVALID, TOO_LARGE
from app.routers.store import AppSettings, NoParameters, Store
from app.schemas.check import CheckRequest, CheckResult
from app.settings import Settings

router = APIRouter(prefix="/v1/check", tags=["Read a text"])


@router.post("", operation_id="check_claims", summary="Check a text", responses={**BAD_BODY, **TOO_LARGE, **INVALID})
async def check_claims(request: Request, settings: AppSettings, store: Store, asked: CheckRequest, _: NoParameters) -> CheckResult:
    """Text in, and for each of its claims what the store holds: corroborated, echoed, in one source only, disputed or unknown.

    For going through a draft: the claims come in the text's order with their offsets. Each says whether the voice that the text
    cites is another one than those of the store, or the same once more; a disputed one shows the other side's words. Claims are
    compared as they would be if the text were loaded, within the happening that it reports; nothing of it is stored.
    Give `published_at`, so that a later count of a rising toll is taken for an update and not for a conflict.
    """
    require_length(asked.text, settings)
    return await to_thread.run_sync(_check, asked, settings, store, limiter=one_reader(request))


def _check(asked: CheckRequest, settings: Settings, store: Engine) -> CheckResult:
    # Loading spaCy takes longer than all else at start-up, and most servers are never asked to read.
    from app.loader.checking import check_text
    from app.loader.steps import make_read

    published_at = asked.published_at.isoformat() if asked.published_at else None
    return check_text(store, asked.text, read=make_read(settings.spacy_model), id=asked.id, published_at=published_at)
