"""Adding, revising and withdrawing articles, with a key."""

import re
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Request, Response

from app.db import reading
from app.errors import AppError, InvalidInputError, NotFoundError
from app.loader.accepting import Once, Wanted
from app.loader.plain import decode
from app.loader.submissions import Submission, keep_identity, make_article_id, make_content, name_identity, parse_submission
from app.models import Article, Task
from app.routers.batches import answer_batch
from app.routers.bodies import BATCH as NDJSON
from app.routers.bodies import get_kind
from app.routers.keys import require_key
from app.routers.queue import Queue
from app.routers.reader import Work
from app.routers.responses import BAD_BODY, INVALID, NOT_FOUND, TOO_LARGE, WRITING, WRONG_TYPE, Responses
from app.routers.store import AppSettings, NoParameters, Store
from app.schemas.fields import ArticleId
from app.schemas.writing import WriteResult, make_result
from app.settings import Settings
from app.vocabulary import Scope

router = APIRouter(prefix="/v1/articles", tags=["Write articles"])

JSON, HTML = "application/json", "text/html"
PRINTED = re.compile(r"[\x21-\x7e]{1,200}")
BODY: dict[str, Any] = {
    JSON: {"schema": {**Submission.model_json_schema(), "description": "Either `text` or `html` is needed."}},
    HTML: {"schema": {"type": "string", "description": "A web page; what it says of itself is taken, no more."}},
}
MANY: dict[str, Any] = {NDJSON: {"schema": {"type": "string", "description": "One such JSON object a line."}}}
RESULTS = '{"line":1,"outcome":"loaded","id":"a-0123456789abcdef","read":true,"detail":null,"errors":[]}\n'
CREATED: Responses = {
    200: {
        "model": WriteResult,
        "description": "It was there already, or is described otherwise now; of a batch, one line for each article.",
        "content": {NDJSON: {"schema": {"type": "string"}, "example": RESULTS}},
    },
    201: {
        "description": "It is new, or its text is.",
        "headers": {"Location": {"description": "Where the article is read.", "schema": {"type": "string"}}},
    },
}

Writer = Annotated[str, Depends(require_key(Scope.WRITE))]
Withdrawer = Annotated[str, Depends(require_key(Scope.WITHDRAW))]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="A key of your own making, 1 to 200 printed ASCII characters: the same request with it is carried out once.",
    ),
]


class WrongTypeError(AppError):
    """The body is of no type that is read here."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class RefusedError(AppError):
    """The article was refused when it was read."""

    def __init__(self, detail: str, *, status: int | None) -> None:
        super().__init__(detail, where="article_id" if status == HTTPStatus.NOT_FOUND else None)
        self.status = HTTPStatus(status or HTTPStatus.UNPROCESSABLE_ENTITY)


def require_stored(
    store: Store,
    article_id: Annotated[ArticleId, Path(description="Id of the article.")],
    _: Writer,  # first of all: without a key nobody is told what there is
) -> Article:
    """The article of that id, withdrawn or not; NotFoundError."""
    with reading(store) as session:
        article = session.get(Article, article_id)
    if article is None:
        raise NotFoundError(f"no article has the id {article_id}", where="article_id")
    return article


Stored = Annotated[Article, Depends(require_stored)]


@router.post(
    "",
    operation_id="add_articles",
    summary="Add articles",
    status_code=201,
    response_model=WriteResult,
    responses={**CREATED, **BAD_BODY, **TOO_LARGE, **WRONG_TYPE, **WRITING, **INVALID},
    openapi_extra={"requestBody": {"required": True, "content": {**BODY, **MANY}}},
)
async def add_articles(
    request: Request, key_id: Writer, settings: AppSettings, queue: Work, _: NoParameters, idempotency_key: IdempotencyKey = None
) -> Response:
    """One article as JSON or as a web page, or a batch as NDJSON. The answer comes when it is read, linked and stored.

    An article is known by its `id`, else its `url`, else its text: sending one again that is known revises it, and changes
    nothing where nothing differs. Of a batch, each article is answered by a line of its own, in their order and while the rest
    is still being sent; one that is refused stops none of the others.
    """
    kind = get_kind(request.headers)
    if kind == NDJSON:
        if idempotency_key is not None:
            raise InvalidInputError("a batch takes none: sent again, its articles are unchanged", where="Idempotency-Key")
        return answer_batch(request, queue, key_id=key_id)
    body = await request.body()
    sent = parse_body(kind, body, request, settings)
    identity = name_identity(sent)
    article_id = None if identity is None else make_article_id(identity)
    wanted = Wanted(task=Task.STORE, article_id=article_id, content=make_content(sent, identity=identity))
    return await carry_out(request, queue, wanted, key_id=key_id, once=make_once(request, idempotency_key, body))


@router.put(
    "/{article_id}",
    operation_id="revise_article",
    summary="Revise an article",
    response_model=WriteResult,
    responses={**BAD_BODY, **NOT_FOUND, **TOO_LARGE, **WRONG_TYPE, **WRITING, **INVALID},
    openapi_extra={"requestBody": {"required": True, "content": BODY}},
)
async def revise_article(
    request: Request,
    key_id: Writer,
    article: Stored,
    settings: AppSettings,
    queue: Work,
    _: NoParameters,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The article as it reads now, whole: what is left out is no longer known, but for the id or URL that it is known by.

    Another text makes a new revision; the old ones stay in the list of its revisions. A withdrawn article stands again.
    """
    body = await request.body()
    sent = keep_identity(parse_body(get_kind(request.headers), body, request, settings), article)
    content = make_content(sent, identity=article.identity, loaded_from=article.loaded_from)
    wanted = Wanted(task=Task.STORE, article_id=article.id, content=content)
    return await carry_out(request, queue, wanted, key_id=key_id, once=make_once(request, idempotency_key, body))


@router.delete(
    "/{article_id}",
    operation_id="withdraw_article",
    summary="Withdraw an article",
    response_model=WriteResult,
    responses={**NOT_FOUND, **WRITING, **INVALID},
)
async def withdraw_article(
    request: Request,
    key_id: Withdrawer,
    article_id: Annotated[ArticleId, Path(description="Id of the article.")],
    queue: Work,
    _: NoParameters,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Take an article back: it leaves every list, search and claim, and what it alone carried is gone.

    What others carry too is counted anew. `/v1/changes` tells that it was withdrawn; its own address answers 410.
    """
    wanted = Wanted(task=Task.WITHDRAW, article_id=article_id)
    return await carry_out(request, queue, wanted, key_id=key_id, once=make_once(request, idempotency_key, b""))


async def carry_out(request: Request, queue: Queue, wanted: Wanted, *, key_id: str, once: Once | None) -> Response:
    """Have it done, and the answer that says what became of it."""
    [accepted] = await queue.accept([wanted], key_id=key_id, once=once)
    job = await queue.wait(accepted)
    if job.why is not None:
        raise RefusedError(job.why, status=job.status)
    result = make_result(job)
    is_new = request.method == "POST" and job.outcome in {"loaded", "revised"}
    headers = {"Location": f"{request.scope.get('root_path', '')}/v1/articles/{result.id}", "Cache-Control": "no-store"}
    return Response(result.model_dump_json(), status_code=201 if is_new else 200, media_type=JSON, headers=headers)


def parse_body(kind: str, body: bytes, request: Request, settings: Settings) -> Submission:
    """The article in a body. Raises AppError that says what is wrong with it."""
    if kind == JSON:
        return parse_submission(body, max_chars=settings.max_text_chars)
    if kind == HTML:
        charset = re.search(r"charset=\"?([\w-]+)", request.headers.get("content-type", ""), re.IGNORECASE)
        if charset and charset[1].lower() not in {"utf-8", "utf8"}:
            raise WrongTypeError("pages are read in UTF-8", where="Content-Type")
        return Submission(html=decode(body))
    known = f"{JSON}, {HTML}" if request.method == "PUT" else f"{JSON}, {HTML}, {NDJSON}"
    raise WrongTypeError(f"the body's type is not one of {known}", where="Content-Type")


def make_once(request: Request, key: str | None, body: bytes) -> Once | None:
    """The client's key with what it stands for: method, path, type and body."""
    if key is None:
        return None
    if not PRINTED.fullmatch(key):
        raise InvalidInputError("1 to 200 printed ASCII characters without spaces", where="Idempotency-Key")
    head = f"{request.method} {request.url.path} {get_kind(request.headers)}\n"
    return Once(key, sha256(head.encode() + body).hexdigest())
