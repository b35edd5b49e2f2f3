"""Records the answers that the docs page shows, from a store of the seed articles: `python -m tests.routers.examples`.

Run it after a change of what is read, linked or shown; a test gives the same requests again and compares.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.db import make_engine, migrate, writing
from app.loader.accepting import QueueFullError
from app.loader.load import load
from app.main import create_app
from app.models import Article
from app.search.deadline import SlowQueryError
from app.settings import Settings
from tests.routers.writing import SECRET
from tests.routers.writing_examples import record_writing

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
RECORDED = ROOT / "app" / "routers" / "examples"
QUERY = "zelensky injured"
DRAFT = (
    "President Zelensky said that 90 people were injured in the Russian strike on Kyiv on April 24. "
    "More than 200 missiles and drones were launched, the State Emergency Service said."
)
UNKNOWN = "0" * 16
# Two loads differ in their times only, and two builds of SQLite in the last digits of a score.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
SETTLED = "2026-11-22T12:00:00Z"
DIGITS = 3
QUIET = Settings(log_level="ERROR", secret=SECRET)
FULL = QueueFullError("64 texts wait to be read (max_queue); again in 5 s")

Example = dict[str, Any]


@contextmanager
def seeded() -> Iterator[Engine]:
    """An engine on a store that holds the seed articles and nothing else."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        migrate(url)
        engine = make_engine(url)
        summary = load(engine, [SEEDS])
        if summary.refused:
            raise RuntimeError(f"a seed article was refused: {summary.refused[0]}")
        yield engine
        engine.dispose()


def record(engine: Engine) -> dict[str, Example]:
    """What to show of each operation: values for its parameters, a body, and an answer for each status."""
    with TestClient(create_app(engine, QUIET), follow_redirects=False, headers={"X-Request-ID": "example"}) as client:
        recorded = {**_record_lists(client), **_record_ones(client, engine), **_record_rest(client), **record_writing()}
        settled: dict[str, Example] = _settle(recorded)
        return settled


def _record_lists(client: TestClient) -> dict[str, Example]:
    lists: dict[str, Example] = {}
    for name in ("claims", "articles", "events", "entities", "changes"):
        path = f"/v1/{name}"
        query = "?limit=1&disputed=true&facets=true" if name == "claims" else "?limit=2"
        lists[f"list_{name}"] = _example(
            {200: client.get(path + query), 400: client.get(f"{path}?cursor=AAAA"), 422: client.get(f"{path}?colour=red")}
        )
    with patch("app.schemas.search.find", side_effect=SlowQueryError("the search took longer than 5 seconds", where="q")):
        slow = client.get("/v1/search?q=flood")
    lists["search"] = _example(
        {
            200: client.get("/v1/search", params={"q": QUERY, "limit": 1}),
            400: client.get("/v1/search?cursor=AAAA"),
            404: client.get(f"/v1/search?like=c-{UNKNOWN}"),
            422: client.get("/v1/search?query=injured"),
            503: slow,
        },
        parameters={"q": QUERY},
    )
    lists["suggest"] = _example(
        {200: client.get("/v1/suggest?q=zel&limit=3"), 422: client.get("/v1/suggest?query=zel")}, parameters={"q": "zel"}
    )
    return lists


def _record_ones(client: TestClient, engine: Engine) -> dict[str, Example]:
    claim_id = client.get("/v1/claims?measure=injured&disputed=true").json()["items"][0]["id"]
    claim = client.get(f"/v1/claims/{claim_id}").json()
    article_id = claim["appearances"][0]["article"]["id"]
    ones = {
        "read_claim": _one(client, "/v1/claims/{}", "claim_id", claim_id),
        "list_appearances": _one(client, "/v1/claims/{}/appearances", "claim_id", claim_id, paged=True),
        "read_event": _one(client, "/v1/events/{}", "event_id", claim["event"]["id"]),
        "read_entity": _one(client, "/v1/entities/{}", "entity_id", claim["origins"][0]["id"]),
        "read_article": _one(client, "/v1/articles/{}", "article_id", article_id),
        "list_article_claims": _one(client, "/v1/articles/{}/claims", "article_id", article_id, paged=True),
    }
    with _withdrawn(engine, article_id):
        ones["read_article"]["responses"]["410"] = client.get(f"/v1/articles/{article_id}").json()
        ones["list_article_claims"]["responses"]["410"] = client.get(f"/v1/articles/{article_id}/claims").json()
    return ones


def _one(client: TestClient, path: str, name: str, known: str, *, paged: bool = False) -> Example:
    answers = {
        200: client.get(path.format(known) + ("?limit=1" if paged else "")),
        404: client.get(path.format(known[:2] + UNKNOWN)),
        422: client.get(path.format("42")),
    }
    if paged:
        answers[400] = client.get(f"{path.format(known)}?cursor=AAAA")
    return _example(answers, parameters={name: known})


def _record_rest(client: TestClient) -> dict[str, Example]:
    body = {"id": "my text", "text": next(part for part in _paragraphs() if "injured" in part)}
    read = {
        200: client.post("/v1/extract", json=body),
        400: client.post("/v1/extract", content='{"text": ', headers={"Content-Type": "application/json"}),
        413: client.post("/v1/extract", json={"text": "x" * 1_000_001}),
        415: client.post("/v1/extract", content="Rain.", headers={"Content-Type": "text/plain"}),
        422: client.post("/v1/extract", json={"text": ""}),
        503: _get_full(client, "/v1/extract"),
    }
    draft = {"id": "my draft", "text": DRAFT, "published_at": "2025-04-24"}
    checked = {
        200: client.post("/v1/check", json=draft),
        400: client.post("/v1/check", content='{"text": ', headers={"Content-Type": "application/json"}),
        413: client.post("/v1/check", json={"text": "x" * 1_000_001}),
        415: client.post("/v1/check", content="Rain.", headers={"Content-Type": "text/plain"}),
        422: client.post("/v1/check", json={"text": ""}),
        503: _get_full(client, "/v1/check"),
    }
    return {
        "check_claims": {**_example(checked), "body": draft},
        "extract_claims": {**_example(read), "body": body},
        "export_claims": _example_of_file(client, "/v1/export/claims.jsonl", end="\n", lines=1),
        "export_claims_csv": _example_of_file(client, "/v1/export/claims.csv", end="\r\n", lines=3),
        "export_claims_jsonld": _example_of_graph(client, "/v1/export/claims.jsonld", nodes=4),
        "read_index": _example({200: client.get("/"), 422: client.get("/?x=1")}),
        "read_health": _example({200: client.get("/healthz"), 422: client.get("/healthz?x=1")}),
        "read_readiness": _example({200: client.get("/readyz"), 422: client.get("/readyz?x=1"), 503: _get_not_ready()}),
    }


def _example_of_file(client: TestClient, path: str, *, end: str, lines: int) -> Example:
    first = client.get(path).text.split(end)[:lines]
    return {"parameters": {}, "responses": {"200": end.join([*first, ""]), "422": client.get(f"{path}?x=1").json()}}


def _example_of_graph(client: TestClient, path: str, *, nodes: int) -> Example:
    document = client.get(path).json()
    answers = {"200": {**document, "@graph": document["@graph"][:nodes]}, "422": client.get(f"{path}?x=1").json()}
    return {"parameters": {}, "responses": answers}


def _get_full(client: TestClient, path: str) -> Any:
    with patch("app.routers.queue.Queue.read", side_effect=FULL):
        return client.post(path, json={"text": "Rain."})


def _get_not_ready() -> Any:
    with TemporaryDirectory() as folder:
        unready = make_engine(f"sqlite:///{folder}/nothing.db")
        with TestClient(create_app(unready, QUIET), headers={"X-Request-ID": "example"}) as client:
            answer = client.get("/readyz")
        unready.dispose()
        return answer


def _paragraphs() -> list[str]:
    return min(SEEDS.glob("*.txt")).read_text("utf-8").split("\n\n")


def _example(answers: dict[int, Any], *, parameters: dict[str, str] | None = None) -> Example:
    for status, answer in answers.items():
        if answer.status_code != status:
            raise RuntimeError(f"{answer.request.url} gave {answer.status_code}, not {status}: {answer.text}")
    return {"parameters": parameters or {}, "responses": {str(status): answer.json() for status, answer in answers.items()}}


@contextmanager
def _withdrawn(engine: Engine, article_id: str) -> Iterator[None]:
    for moment in (datetime.now(UTC), None):
        with writing(engine) as session:
            article = session.get_one(Article, article_id)
            article.withdrawn_at = moment
        if moment:
            yield


def _settle(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _settle(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_settle(each) for each in value]
    if isinstance(value, float):
        return round(value, DIGITS)
    return MOMENT.sub(SETTLED, value) if isinstance(value, str) else value


def read_recorded() -> dict[str, Example]:
    """The examples as they are shipped, by operation."""
    recorded: dict[str, Example] = {path.stem: json.loads(path.read_text("utf-8")) for path in RECORDED.glob("*.json")}
    return recorded


def write(examples: dict[str, Example], *, say: Callable[[str], object] = sys.stdout.write) -> None:
    """Ship the examples."""
    for path in RECORDED.glob("*.json"):
        path.unlink()
    for name, example in sorted(examples.items()):
        path = RECORDED / f"{name}.json"
        path.write_text(json.dumps(example, ensure_ascii=False, indent=1) + "\n", "utf-8")
        say(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    with seeded() as engine:
        write(record(engine))
