"""Reading a store through the API, as a fact-checker's program would."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.db import make_engine, migrate
from app.loader.load import load
from app.main import create_app
from app.settings import Settings

PAGE = 100
CLAIM_ID = re.compile(r"c-[0-9a-f]{16}")


@dataclass(frozen=True)
class Loaded:
    """A store with its articles read by the real pipeline, and a client of the API on it."""

    engine: Engine
    client: TestClient


def open_store(path: Path, *sources: Path) -> Loaded:
    """A new store in the file `path`, with `sources` loaded one after the other."""
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    for source in sources:
        assert load(engine, [source]).refused == []
    return Loaded(engine, TestClient(create_app(engine, Settings(log_level="ERROR"))))


def read(loaded: Loaded, path: str, **parameters: Any) -> dict[str, Any]:
    """What a GET answers."""
    response = loaded.client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def read_all(loaded: Loaded, path: str, **parameters: Any) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    page = read(loaded, path, **{"limit": PAGE, **parameters})
    items = list(page["items"])
    while page["next"]:
        page = read(loaded, path, **{"limit": PAGE, **parameters}, cursor=page["next"])
        items += page["items"]
    return items


def find_claims(loaded: Loaded, **filters: Any) -> list[dict[str, Any]]:
    """The lookups of all claims that the filters let through."""
    return [read(loaded, f"/v1/claims/{claim['id']}") for claim in read_all(loaded, "/v1/claims", **filters)]


def find_with(loaded: Loaded, words: str, **filters: Any) -> list[dict[str, Any]]:
    """The lookups of the claims with an appearance whose evidence holds `words`; read from the export, in one request."""
    listed = {claim["id"] for claim in read_all(loaded, "/v1/claims", **filters)}
    return [
        claim
        for claim in export_claims(loaded)
        if claim["id"] in listed and any(words in words_of(each) for each in claim["appearances"])
    ]


def export_claims(loaded: Loaded) -> list[dict[str, Any]]:
    """The lookups of all claims."""
    return [json.loads(line) for line in loaded.client.get("/v1/export/claims.jsonl").text.splitlines()]


def require_one(claims: list[dict[str, Any]]) -> dict[str, Any]:
    """The only claim of the list."""
    assert len(claims) == 1, [claim["statement"] for claim in claims]
    return claims[0]


def words_of(appearance: dict[str, Any]) -> str:
    """The evidence of an appearance."""
    return str(appearance["evidence"]["exact"])


def origins_of(claim: dict[str, Any]) -> list[str]:
    """The names of the origins, sorted."""
    return sorted(origin["name"] for origin in claim["origins"])


def speakers_of(claim: dict[str, Any]) -> list[str | None]:
    """The name of the speaker of each appearance, null where it is narrated."""
    return [appearance["speaker"] and appearance["speaker"]["name"] for appearance in claim["appearances"]]


def hedges_of(claim: dict[str, Any]) -> set[str]:
    """The hedge words of all appearances."""
    return {hedge["exact"] for appearance in claim["appearances"] for hedge in appearance["hedges"]}


def hide_ids(words: list[str]) -> list[str]:
    """Reasons with the claims' ids hidden."""
    return [CLAIM_ID.sub("c-…", line) for line in words]


def find_verdicts(loaded: Loaded) -> list[tuple[Any, ...]]:
    """Every claim without its id: where it appears, in which words, with which figure; support, disputed and origins. Sorted."""
    return sorted(
        (
            sorted(
                (
                    each["article"]["loaded_from"],
                    each["evidence"]["start"],
                    words_of(each),
                    (each["quantity"] or {}).get("exact", ""),
                )
                for each in claim["appearances"]
            ),
            claim["kind"],
            claim["support"],
            claim["disputed"],
            origins_of(claim),
            sorted((link["relation"], sorted(hide_ids(link["reasons"]))) for link in claim["links"]),
        )
        for claim in export_claims(loaded)
    )


def find_texts(loaded: Loaded) -> dict[str, str]:
    """The text of each article by its id."""
    return {article["id"]: read(loaded, f"/v1/articles/{article['id']}")["text"] for article in read_all(loaded, "/v1/articles")}


def find_spans(answer: Any, article: str | None = None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every span in an answer with the id of the article that it belongs to, which stands beside it or further out."""
    if isinstance(answer, list):
        for each in answer:
            yield from find_spans(each, article)
    elif isinstance(answer, dict):
        near = answer.get("article")
        article = near["id"] if isinstance(near, dict) else near or article
        if {"start", "end", "exact"} <= answer.keys():
            yield article, answer
        for each in answer.values():
            yield from find_spans(each, article)
