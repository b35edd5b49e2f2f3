import json

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from app.db import StoreError
from tests import factories as make
from tests.routers.conftest import World


class TestExportClaims:
    def test_gives_every_lookup_on_a_line_of_its_own(self, client: TestClient, world: World) -> None:
        answer = client.get("/v1/export/claims.jsonl")
        assert answer.headers["content-type"] == "application/jsonl"
        lookups = [json.loads(line) for line in answer.text.splitlines()]
        assert lookups[2] == client.get(f"/v1/claims/{world.forty.id}").json()
        assert len(lookups) == 4

    def test_is_complete_over_many_batches(self, client: TestClient, session: Session) -> None:
        claims = [make.make_claim(session).id for _ in range(250)]
        session.commit()
        answer = client.get("/v1/export/claims.jsonl")
        assert [json.loads(line)["id"] for line in answer.text.splitlines()] == claims

    def test_an_empty_store_gives_no_line(self, client: TestClient) -> None:
        assert client.get("/v1/export/claims.jsonl").text == ""

    def test_a_store_that_fails_at_once_is_told_as_such(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(number: int) -> str:
            raise StoreError("cannot be read")

        monkeypatch.setattr("app.routers.export.find_lines", lambda _: map(fail, range(1)))
        answer = client.get("/v1/export/claims.jsonl", headers={"Accept-Encoding": "gzip"})
        assert (answer.status_code, answer.json()["detail"]) == (503, "cannot be read")

    def test_is_not_sent_again_until_something_changes(self, client: TestClient, world: World, session: Session) -> None:
        tag = client.get("/v1/export/claims.jsonl").headers["etag"]
        assert client.get("/v1/export/claims.jsonl", headers={"If-None-Match": tag}).status_code == 304
        make.make_change(session)
        session.commit()
        assert client.get("/v1/export/claims.jsonl", headers={"If-None-Match": tag}).status_code == 200
