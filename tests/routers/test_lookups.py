"""The short way and the long way to a lookup give the same answer, and the short one leaves to the long what is not its own."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session
from starlette.testclient import TestClient

from app.db import Lookup, make_engine, writing
from app.schemas.documents import prepare_documents
from tests.routers.conftest import World


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids that the handler was asked for."""
    asked: list[str] = []

    def note(session: Session, claim_id: str) -> str:
        asked.append(claim_id)
        return claim_id

    monkeypatch.setattr("app.routers.claims.queries.require_claim_id", note)
    return asked


def prepare(engine: Engine) -> None:
    with writing(engine) as session:
        prepare_documents(session)


class TestPreparedLookups:
    def test_both_ways_give_the_same_answer(self, client: TestClient, world: World, engine: Engine, handled: list[str]) -> None:
        path = f"/v1/claims/{world.forty.id}"
        long = client.get(path)
        prepare(engine)
        short = client.get(path)
        assert handled == [world.forty.id]
        assert short.content == long.content
        differing = {"x-request-id"}
        assert {k: v for k, v in short.headers.items() if k not in differing} == {
            k: v for k, v in long.headers.items() if k not in differing
        }

    def test_a_tag_of_either_way_is_known_to_the_other(
        self, client: TestClient, world: World, engine: Engine, handled: list[str]
    ) -> None:
        path = f"/v1/claims/{world.forty.id}"
        tag = client.get(path).headers["etag"]
        prepare(engine)
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
        assert handled == [world.forty.id]

    def test_a_change_shows_at_once(self, client: TestClient, world: World, engine: Engine) -> None:
        prepare(engine)
        path = f"/v1/claims/{world.forty.id}"
        old = client.get(path)
        with writing(engine) as session:
            session.execute(text("UPDATE entity SET name = 'Ada Renamed' WHERE id = :id"), {"id": world.mayor.id})
        fresh = client.get(path, headers={"If-None-Match": old.headers["etag"]})
        assert fresh.status_code == 200
        assert fresh.json()["origins"][0]["name"] == "Ada Renamed"
        prepare(engine)
        assert client.get(path).content == fresh.content

    def test_what_other_code_made_is_not_shown(self, client: TestClient, world: World, engine: Engine) -> None:
        prepare(engine)
        with writing(engine) as session:
            session.execute(text("UPDATE claim_document SET shape = 'older', summary = '{}'"))
            session.execute(text("UPDATE appearance_document SET shape = 'older', body = '{}'"))
        assert client.get(f"/v1/claims/{world.forty.id}").json()["id"] == world.forty.id
        assert all(item["id"] for item in client.get("/v1/claims").json()["items"])
        assert all(item["id"] for item in client.get(f"/v1/articles/{world.morning.id}/claims").json()["items"])

    @pytest.mark.parametrize("rest", ["?x=1", "/", "?"])
    def test_other_addresses_are_not_its_own(self, client: TestClient, world: World, engine: Engine, rest: str) -> None:
        prepare(engine)
        status = {"?x=1": 422, "/": 404, "?": 200}[rest]
        assert client.get(f"/v1/claims/{world.forty.id}{rest}").status_code == status

    def test_head_and_compression_are_as_everywhere(self, client: TestClient, world: World, engine: Engine) -> None:
        prepare(engine)
        path = f"/v1/claims/{world.forty.id}"
        assert client.head(path).headers["etag"] == client.get(path).headers["etag"]
        assert client.get(path, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


class TestPagesOfDocuments:
    def test_lists_say_the_same_with_documents_and_without(self, client: TestClient, world: World, engine: Engine) -> None:
        paths = ("/v1/claims?limit=2", "/v1/claims?facets=true&speaker=Quill", f"/v1/articles/{world.morning.id}/claims?limit=1")
        before = [(client.get(path).content, client.get(path).headers.get("link")) for path in paths]
        prepare(engine)
        assert [(client.get(path).content, client.get(path).headers.get("link")) for path in paths] == before
        assert len(json.loads(before[0][0])["items"]) == 2


class TestLookup:
    def test_it_waits_for_nobody_and_cannot_write(self, engine: Engine, store: Path) -> None:
        lookup = Lookup(engine)
        assert lookup.get("SELECT ?", ("x",)) == ("x",)
        assert lookup.get("INSERT INTO search_key (id) VALUES (?) RETURNING id", ("x",)) is None
        assert lookup.get("SELECT * FROM nothing WHERE id = ?", ("x",)) is None
        assert lookup.get("PRAGMA busy_timeout", ()) == (0,)
        lookup.close()

    def test_a_store_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        assert Lookup(make_engine(f"sqlite:///{tmp_path}/none.db")).get("SELECT 1", ()) is None
        assert not (tmp_path / "none.db").exists()
