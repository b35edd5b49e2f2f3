"""The log tells what happened to which request, and nothing of what was sent or stored."""

import json
from typing import Any

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from starlette.testclient import TestClient

from tests.routers.conftest import World

WORD = "swordfish"


class Strict(BaseModel):
    """Something whose errors repeat what was given, unless told otherwise."""

    number: int


def fail_on_input(*_: object, **__: object) -> None:
    Strict.model_validate({"number": WORD})


def fail_on_words(*_: object, **__: object) -> None:
    raise ValueError("x" * 1_000 + WORD)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


class TestLog:
    def test_holds_neither_query_nor_body_nor_key(
        self, client: TestClient, world: World, capsys: pytest.CaptureFixture[str]
    ) -> None:
        client.get(f"/v1/search?q={WORD}")
        client.get(f"/v1/claims?{WORD}=1")
        client.post("/v1/extract", content=json.dumps({"text": 5, "id": WORD}), headers={"Content-Type": "application/json"})
        client.post("/v1/articles", json={"text": WORD}, headers={"Authorization": f"Bearer {WORD}"})
        client.get("/v1/claims", headers={"X-Request-ID": f"{WORD} "})
        found = lines(capsys)
        assert len(found) == 5
        assert WORD not in json.dumps(found)

    @pytest.mark.parametrize("fail", [fail_on_input, fail_on_words])
    def test_of_an_error_it_holds_the_place_and_not_the_input(
        self, client: TestClient, fail: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("app.routers.service.get_last_sequence", fail)
        assert client.get("/readyz", headers={"X-Request-ID": "mine"}).status_code == 500
        [error, request] = lines(capsys)
        assert (error["level"], error["request_id"], request["status"]) == ("error", "mine", 500)
        assert "read_readiness" in error["exception"]
        assert fail.__name__ in error["exception"]
        assert WORD not in json.dumps([error, request])

    def test_errors_of_the_store_hold_no_values(self, engine: Engine) -> None:
        def insert() -> None:
            with engine.begin() as connection:
                connection.execute(text("INSERT INTO zone (revision_id) VALUES (:value)"), {"value": WORD})

        with pytest.raises(IntegrityError) as raised:
            insert()
        assert WORD not in str(raised.value)
