"""Check a text against the store; the text itself is not stored."""

from fastapi import APIRouter

from app.loader.process import check_text_against
from app.routers.reader import Work, require_length
from app.routers.responses import BAD_BODY, FULL, INVALID, TOO_LARGE, WRONG_TYPE
from app.routers.store import AppSettings, NoParameters, Store
from app.schemas.check import CheckRequest, CheckResult

router = APIRouter(prefix="/v1/check", tags=["Read a text"])


@router.post(
    "", operation_id="check_claims", summary="Check a text", responses={**BAD_BODY, **TOO_LARGE, **WRONG_TYPE, **INVALID, **FULL}
)
async def check_claims(settings: AppSettings, store: Store, queue: Work, asked: CheckRequest, _: NoParameters) -> CheckResult:
    """Text in, and for each of its claims what the store holds: corroborated, echoed, in one source only, disputed or unknown.

    For going through a draft: the claims come in the text's order with their offsets. Each says whether the voice that the text
    cites is another one than those of the store, or the same once more; a disputed one shows the other side's words. Claims are
    compared as they would be if the text were loaded, within the happening that it reports; nothing of it is stored.
    Give `published_at`, so that a later count of a rising toll is taken for an update and not for a conflict.
    """
    require_length(asked.text, settings)
    url = store.url.render_as_string(hide_password=False)
    published_at = asked.published_at.isoformat() if asked.published_at else None
    return await queue.read(check_text_against, url, settings.spacy_model, asked.text, id=asked.id, published_at=published_at)
