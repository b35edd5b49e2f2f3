"""The answers of writing that the docs page shows, recorded on a store of their own."""

import json
from collections.abc import Callable
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from starlette.testclient import TestClient

from app.db import make_engine, migrate
from app.errors import AppError
from app.loader.accepting import InProgressError, QueueFullError
from app.vocabulary import Scope
from tests.routers.writing import SETTINGS, make_key, serving

Answers = dict[int, Any]
BODY = {
    "id": "gazette-2031-0412",
    "title": "River rises at Ost",
    "publisher": "The Ost Gazette",
    "byline": "Ann Example",
    "published_at": "2031-05-01T07:30:00+02:00",
    "language": "en",
    "text": "River rises at Ost\n\nMore than 40 people have left Ost, Mayor Ada Quill said on Thursday.",
}
LATER = {**BODY, "text": "River falls at Ost\n\nMore than 45 people had left Ost, Mayor Ada Quill said on Friday."}
LARGE = SETTINGS.model_copy(update={"max_body_bytes": 2_000_000, "max_text_chars": 1_000_000, "max_queue": 64})
FULL = QueueFullError("64 articles wait to be read already (max_queue); again in 5 s")
BUSY = InProgressError("the request that was made with this key is still being carried out", where="Idempotency-Key")


def record_writing() -> dict[str, dict[str, Any]]:
    """What to show of each operation that writes."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        migrate(url)
        engine = make_engine(url)
        with serving(engine, settings=LARGE) as client:
            client.headers["X-Request-ID"] = "example"
            wrong = {operation: make_key(engine, scope)[1] for operation, scope in (("w", Scope.WITHDRAW), ("d", Scope.WRITE))}
            keys = {"Authorization": make_key(engine, *Scope)[1]["Authorization"]}
            examples = _record(client, keys, wrong)
        engine.dispose()
    return examples


def _record(client: TestClient, key: dict[str, str], wrong: dict[str, dict[str, str]]) -> dict[str, dict[str, Any]]:
    def post(body: Any, headers: dict[str, str] | None = None, path: str = "/v1/articles", method: str = "POST") -> Any:
        content = body if isinstance(body, str) else json.dumps(body)
        sent = {"Content-Type": "application/json", **(key if headers is None else headers)}
        return client.request(method, path, content=content, headers=sent)

    added: Answers = {201: post(BODY), 200: post(BODY)}
    path = added[201].headers["location"]

    def put(body: Any, headers: dict[str, str] | None = None, path: str = path) -> Any:
        return post(body, headers, path, "PUT")

    def delete(headers: dict[str, str] | None = None, path: str = path) -> Any:
        return client.delete(path, headers=key if headers is None else headers)

    unknown = "/v1/articles/a-0000000000000000"
    revised: Answers = {200: put(LATER), 404: put(LATER, path=unknown)}
    for answers, send, send_with in ((added, post, wrong["w"]), (revised, put, wrong["w"])):
        answers |= _record_refusals(send, send_with, key)
    withdrawn: Answers = {200: delete(), 401: delete({}), 403: delete(wrong["d"]), 404: delete(path=unknown)}
    withdrawn[409] = _failing(BUSY, delete)
    withdrawn[503] = _failing(FULL, delete)
    withdrawn[422] = delete(path="/v1/articles/42")
    article_id = {"article_id": path.rpartition("/")[2]}
    return {
        "add_articles": _show(added, body=BODY),
        "revise_article": _show(revised, body=LATER, parameters=article_id),
        "withdraw_article": _show(withdrawn, parameters=article_id),
    }


def _record_refusals(send: Callable[..., Any], wrong: dict[str, str], key: dict[str, str]) -> Answers:
    return {
        400: send('{"text": '),
        401: send(BODY, {}),
        403: send(BODY, wrong),
        409: _failing(BUSY, lambda: send(BODY)),
        413: send({"text": "x" * 1_000_001}),
        415: send(BODY, {**key, "Content-Type": "text/plain"}),
        422: send({"title": "River rises at Ost"}),
        503: _failing(FULL, lambda: send(BODY)),
    }


def _failing(error: AppError, send: Callable[[], Any]) -> Any:
    with patch("app.routers.queue.accept", side_effect=error):
        return send()


def _show(answers: Answers, *, body: Any = None, parameters: dict[str, str] | None = None) -> dict[str, Any]:
    for status, answer in answers.items():
        if answer.status_code != status:
            raise RuntimeError(f"{answer.request.url} gave {answer.status_code}, not {status}: {answer.text}")
    shown = {str(status): answers[status].json() for status in sorted(answers)}
    return {"parameters": parameters or {}, "responses": shown, **({"body": body} if body else {})}
