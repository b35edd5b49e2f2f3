import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.exporting.graph import CONTEXT
from tests.routers.examples import read_recorded, record, seeded

GUIDE = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture
def document(client: TestClient) -> Any:
    return client.get("/openapi.json").json()


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


class TestOpenapi:
    def test_introduces_itself(self, document: Any) -> None:
        assert document["info"]["title"] == "Twosource"
        assert "two-source rule" in document["info"]["description"]
        assert [tag["name"] for tag in document["tags"]][:3] == ["Search", "Claims", "Events"]
        assert all(tag["description"] for tag in document["tags"])

    def test_every_operation_is_described_for_a_newcomer(self, document: Any) -> None:
        tags = {tag["name"] for tag in document["tags"]}
        for _, path, operation in operations(document):
            assert operation["summary"], path
            assert len(operation["description"]) > 40, path
            assert set(operation["tags"]) <= tags, path
            for parameter in operation.get("parameters", []):
                assert parameter.get("description"), (path, parameter["name"])

    def test_every_field_is_described(self, document: Any) -> None:
        bare = [
            f"{name}.{field}"
            for name, schema in document["components"]["schemas"].items()
            for field, kind in schema.get("properties", {}).items()
            if "description" not in kind and "$ref" not in kind and "$ref" not in kind.get("items", {})
        ]
        assert bare == []

    def test_every_answer_is_described_and_every_error_is_a_problem(self, document: Any) -> None:
        for _, path, operation in operations(document):
            for status, response in operation["responses"].items():
                assert response["description"], (path, status)
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"], (path, status)

    def test_whatever_asks_the_store_may_be_told_to_come_back(self, document: Any) -> None:
        told = {path for _, path, operation in operations(document) if "503" in operation["responses"]}
        assert told == {path for path in document["paths"] if path.startswith("/v1/")} | {"/readyz"}

    def test_every_answer_has_an_example(self, document: Any) -> None:
        for _, path, operation in operations(document):
            for status, response in operation["responses"].items():
                for content in response.get("content", {}).values():
                    assert "example" in content, (path, status)

    def test_every_required_parameter_can_be_tried_as_it_stands(self, document: Any) -> None:
        for _, path, operation in operations(document):
            for parameter in operation.get("parameters", []):
                if parameter["required"]:
                    assert "example" in parameter, (path, parameter["name"])

    def test_offers_no_null_in_an_address_and_filters_before_paging(self, document: Any) -> None:
        parameters = document["paths"]["/v1/claims"]["get"]["parameters"]
        assert all("null" not in str(parameter["schema"]) for parameter in parameters)
        assert [parameter["name"] for parameter in parameters][-3:] == ["facets", "limit", "cursor"]
        assert parameters[0]["name"] == "kind"

    def test_names_no_other_machine(self, client: TestClient) -> None:
        hosts = set(re.findall(r"https?://[^\s\"'<>)]+", client.get("/openapi.json").text + client.get("/docs").text))
        # The names that linked data has for its terms look like addresses; nothing is asked of them.
        assert hosts == {term for term in map(str, CONTEXT.values()) if term.startswith("http")}

    def test_a_wrong_method_is_no_operation(self, document: Any) -> None:
        assert {method for method, _, _ in operations(document)} == {"get", "post", "put", "delete"}


class TestDocsPage:
    def test_allows_its_own_script_by_digest_only(self, client: TestClient) -> None:
        answer = client.get("/docs")
        policy = answer.headers["content-security-policy"]
        assert "'sha256-" in policy
        assert "script-src 'self' 'unsafe-inline'" not in policy
        for asset in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
            assert client.get(asset).status_code == 200

    def test_keeps_the_prefix_it_is_served_under(self, client: TestClient) -> None:
        client.app.root_path = "/news"  # type: ignore[attr-defined]  # the client knows only that it is an ASGI application
        assert "url: '/news/openapi.json'" in client.get("/docs").text


class TestGuide:
    def test_speaks_of_every_path_and_parameter(self, document: Any) -> None:
        guide = GUIDE.read_text("utf-8")
        for method, path, operation in operations(document):
            assert f"{method.upper()} {path}`" in guide, path
            for parameter in operation.get("parameters", []):
                assert f"`{parameter['name']}" in guide, (path, parameter["name"])


@pytest.mark.slow
class TestExamples:
    def test_are_what_the_store_of_the_seeds_answers(self) -> None:
        with seeded() as engine:
            fresh = record(engine)
        assert fresh == read_recorded(), "run `python -m tests.routers.examples` and look at what changed"
