import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.routers.middleware import Shield


class TestEnvelope:
    def test_keeps_a_sane_request_id_and_replaces_any_other(self, client: TestClient) -> None:
        assert client.get("/healthz", headers={"X-Request-ID": "abc-1.2_3"}).headers["x-request-id"] == "abc-1.2_3"
        for odd in ("", "a b", "x" * 65, '"}{"'):
            assert len(client.get("/healthz", headers={"X-Request-ID": odd}).headers["x-request-id"]) == 32

    def test_logs_one_line_of_json_for_a_request(self, client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
        client.get("/v1/claims?speaker=somebody", headers={"X-Request-ID": "mine"})
        [line] = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        assert (line["event"], line["path"], line["status"], line["request_id"]) == ("request", "/v1/claims", 200, "mine")

    def test_every_answer_forbids_guessing_types_and_running_scripts(self, client: TestClient) -> None:
        for path in ("/", "/nope", "/v1/claims?x=1"):
            headers = client.get(path).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["content-security-policy"].startswith("default-src 'none'")

    def test_names_no_server(self, client: TestClient) -> None:
        assert "server" not in client.get("/healthz").headers


class TestShield:
    def test_tells_nothing_of_an_unexpected_error_but_the_request(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("the password is swordfish")

        monkeypatch.setattr("app.routers.service.get_last_sequence", fail)
        answer = client.get("/readyz", headers={"X-Request-ID": "mine", "Origin": "https://news.example"})
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.json()["request_id"] == "mine"
        assert "swordfish" not in answer.text
        assert "swordfish" in capsys.readouterr().err

    def test_breaks_off_what_has_begun(self) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            raise RuntimeError("midway")

        with pytest.raises(RuntimeError, match="midway"):
            TestClient(Shield(app)).get("/")


class TestCors:
    def test_any_page_may_read(self, client: TestClient) -> None:
        answer = client.get("/v1/claims", headers={"Origin": "https://news.example"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "Link" in answer.headers["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in answer.headers

    def test_no_page_may_write(self, client: TestClient) -> None:
        wish = {"Origin": "https://news.example", "Access-Control-Request-Method": "DELETE"}
        assert client.options("/v1/claims", headers=wish).status_code == 400
