from typing import Any

import pytest
from starlette.testclient import TestClient

from app.settings import Settings
from tests.routers.conftest import World


def check(client: TestClient, body: bytes) -> Any:
    return client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})


class TestCheckClaims:
    @pytest.mark.slow
    def test_checks_a_text_against_the_store(self, client: TestClient, world: World) -> None:
        text = (
            "Flood reaches Ost. The river rose in Ost on 1 May 2031, Mayor Ada Quill told Ost Radio, and 35 people have been moved "
            "from Ost as the flood reached the old bridge."
        )
        answer = client.post("/v1/check", json={"id": "mine", "text": text, "published_at": "2031-05-01"})
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert (found["id"], found["language"], found["read"]) == ("mine", "en", True)
        assert found["claims"]
        for claim in found["claims"]:
            assert text[claim["evidence"]["start"] : claim["evidence"]["end"]] == claim["evidence"]["exact"]
            assert claim["why"]
        assert len(client.get("/v1/articles").json()["items"]) == 2

    @pytest.mark.slow
    def test_a_text_in_another_language_has_no_claims(self, client: TestClient, world: World) -> None:
        text = "Der Fluss ist am Freitag über die Ufer getreten und hat die Straßen überflutet, sagte die Bürgermeisterin."
        found = client.post("/v1/check", json={"text": text}).json()
        assert (found["language"], found["read"], found["claims"]) == ("de", False, [])

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b'{"text": "Rain', 400),
            (b"{}", 422),
            (b'{"text": ""}', 422),
            (b'{"text": "Rain.", "title": "x"}', 422),
            (b'{"text": "Rain.", "published_at": "yesterday"}', 422),
            (b'{"text": "' + b"x" * 1_001 + b'"}', 413),
            (b'{"text": "' + b"x" * 3_000 + b'"}', 413),
        ],
    )
    def test_refuses_what_it_cannot_check(self, client: TestClient, settings: Settings, body: bytes, status: int) -> None:
        answer = check(client, body)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"

    def test_takes_no_parameters(self, client: TestClient) -> None:
        assert client.post("/v1/check?limit=1", json={"text": "Rain."}).status_code == 422
