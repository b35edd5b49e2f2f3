"""Hostile values in every parameter of every address: each is answered, and none as if nothing were wrong with the server."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import hypothesis
import pytest
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.routers.conftest import World
from tests.routers.conftest import client as client
from tests.routers.conftest import settings as settings
from tests.routers.conftest import world as world

NUMBERS = [
    str(2**63 - 1),
    str(2**63),
    str(-(2**63) - 1),
    str(2**64),
    "9" * 400,
    "-" + "9" * 5_000,
    "NaN",
    "nan",
    "inf",
    "-Infinity",
    "1e308",
    "1e309",
    "0x7f",
    "1_000",
    "٣",
    "1.5",
    "",
    " 1",
    "--1",
]
# Already percent-encoded, since they hold bytes that are no text.
WORDS = [
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%C0%AF",
    "%FF%FE",
    "%0d%0aSet-Cookie:%20owned=1",
    "%0aX-Owned:%201",
    "..%2f..%2fetc%2fpasswd",
    "%27%20OR%20%271%27=%271",
    "%27;DROP%20TABLE%20claim;--",
    "%22%20OR%20*",
    "NEAR(a%20b)",
    "statement:x",
    "*",
    "^a",
    "%7Bspeaker%7D:%20a",
    "a%20AND%20NOT",
    "(((((((",
    "%22",
    "KN-23",
    "%F0%9F%92%A3" * 40,
    "%E2%80%AE",
    "%EF%BB%BF",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "=cmd%7C%27/C%20calc%27!A0",
    "a" * 6_000,
    "%25%32%65" * 20,
    "true%00",
    "null",
    "[]",
]
PATHS = [
    "/v1/claims/..%2f..%2fetc%2fpasswd",
    "/v1/claims/%2e%2e/%2e%2e/articles",
    "/static-offline-docs/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/static-offline-docs/%2e%2e/%2e%2e/app/main.py",
    "/static-offline-docs//etc/passwd",
    "/static-offline-docs/%00",
    "/static-offline-docs/swagger-ui.css%00.js",
    "/%2e%2e/%2e%2e/etc/passwd",
    "//evil.example/v1/claims",
    "/v1//claims",
    "/v1/claims%2f",
    "/V1/CLAIMS",
    "/v1/claims;jsessionid=1",
    "/v1/claims/c-0000000000000001%0d%0aX-Owned:%201",
    "/v1/claims/" + "a" * 5_000,
    "/v1/claims/%ED%A0%80",
    "/v1/claims/%FF",
    "/docs/../openapi.json%00",
    "/.git/config",
    "/.env",
    "/twosource.db",
    "/metrics/../v1/claims%3f",
]
ENOUGH = 150  # the generator's queries; `make fuzz` tries far more


def find_targets(document: Any, kinds: set[str]) -> Iterator[tuple[str, str]]:
    """Each GET with a query parameter of these types."""
    for path, item in document["paths"].items():
        for parameter in item.get("get", {}).get("parameters", []):
            schema = parameter["schema"]
            found = {schema.get("type"), *(each.get("type") for each in schema.get("anyOf", []))}
            if parameter["in"] == "query" and found & kinds:
                yield path, parameter["name"]


def fill(path: str, world: World) -> str:
    """The path with ids that exist."""
    ids = {"claim_id": world.rose.id, "article_id": world.morning.id, "event_id": world.event.id, "entity_id": world.mayor.id}
    return path.format(**ids)


def assert_sane(answer: Any, sent: str) -> None:
    assert answer.status_code in {200, 400, 404, 414, 422}, (sent, answer.status_code, answer.text[:300])
    assert not {"set-cookie", "x-owned"} & set(answer.headers), sent
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", sent
        json.loads(answer.text)


class TestQueryParameters:
    def test_numbers(self, client: TestClient, world: World) -> None:
        tried = 0
        for path, name in find_targets(client.get("/openapi.json").json(), {"integer", "number"}):
            for value in NUMBERS:
                sent = f"{fill(path, world)}?{name}={quote(value)}"
                assert_sane(client.get(sent), sent)
                tried += 1
        assert tried >= 150

    def test_words(self, client: TestClient, world: World) -> None:
        tried = 0
        for path, name in find_targets(client.get("/openapi.json").json(), {"string", "boolean", "array"}):
            for value in WORDS:
                sent = f"{fill(path, world)}?{name}={value}"
                assert_sane(client.get(sent), sent)
                tried += 1
        assert tried >= 1_000

    def test_names(self, client: TestClient) -> None:
        for name in WORDS:
            answer = client.get(f"/v1/claims?{name}=1")
            assert answer.status_code in {414, 422}
            assert_sane(answer, name)


class TestPaths:
    @pytest.mark.parametrize("path", PATHS)
    def test_leads_nowhere(self, client: TestClient, path: str) -> None:
        answer = client.get(f"http://testserver{path}")
        assert answer.status_code in {400, 404, 422}
        assert_sane(answer, path)
        assert "root:" not in answer.text


class TestHeaders:
    @pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host", "Origin", "Referer", "If-None-Match", "Range", "Accept"])
    def test_no_header_steers_the_answer(self, client: TestClient, name: str) -> None:
        for path in ("/", "/v1/claims", "/docs", "/nope"):
            answer = client.get(path, headers={name: "evil.example"})
            assert answer.status_code < 500
            assert "evil.example" not in "".join(
                value for key, value in answer.headers.items() if key != "access-control-allow-origin"
            )
            assert "evil.example" not in answer.text

    def test_cors_gives_no_credentials_to_anybody(self, client: TestClient) -> None:
        for origin in ("https://evil.example", "null", "https://testserver.evil.example"):
            answer = client.get("/v1/claims", headers={"Origin": origin, "Cookie": "session=1"})
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "access-control-allow-credentials" not in answer.headers


class TestCursors:
    def test_no_bit_of_a_cursor_can_be_changed(self, client: TestClient, world: World) -> None:
        tried = 0
        for path in ("/v1/claims", "/v1/articles", "/v1/search?q=river", "/v1/changes", "/v1/entities"):
            first = f"{path}{'&' if '?' in path else '?'}limit=1"
            cursor = client.get(first).json()["next"]
            assert client.get(f"{first}&cursor={cursor}").status_code == 200
            for place in range(len(cursor)):
                for bit in (0, 5):
                    changed = cursor[:place] + chr(ord(cursor[place]) ^ (1 << bit)) + cursor[place + 1 :]
                    answer = client.get(f"{first}&cursor={quote(changed)}")
                    assert answer.status_code in {400, 422}, changed
                    tried += 1
            for end in range(len(cursor)):
                assert client.get(f"{first}&cursor={cursor[:end]}").status_code in {400, 422}
        assert tried >= 400

    def test_a_cursor_of_another_query_is_refused(self, client: TestClient, world: World) -> None:
        cursor = client.get("/v1/claims?limit=1").json()["next"]
        for query in ("disputed=true", "kind=quantity", "support=echoed"):
            assert client.get(f"/v1/claims?limit=1&{query}&cursor={cursor}").status_code == 400
        assert client.get(f"/v1/articles?limit=1&cursor={cursor}").status_code == 400


class TestSearch:
    def test_nothing_typed_is_an_error(self, client: TestClient, world: World) -> None:
        pieces = st.sampled_from(
            [*"\"()*-:^+{}[]\\/%_'", "AND", "OR", "NOT", "NEAR", "river", "Quill", "é", "京", "\x00", "\ud800", " ", "speaker:"]
        )

        @hypothesis.seed(20_260_424)
        @hypothesis.settings(max_examples=ENOUGH, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
        @hypothesis.given(st.lists(st.one_of(pieces, st.text(max_size=6)), max_size=12).map("".join))
        def check(typed: str) -> None:
            answer = client.get(f"/v1/search?q={quote(typed.encode('utf-8', 'surrogatepass'))}")
            assert answer.status_code in {200, 422}, typed
            assert_sane(answer, typed)

        check()
