import pytest
from starlette.testclient import TestClient


class TestProblems:
    @pytest.mark.parametrize(
        ("method", "path", "status"),
        [
            ("GET", "/nope", 404),
            ("GET", "/v1/claims/", 404),
            ("GET", "/v1/claims/c-00000000000000ff", 404),
            ("DELETE", "/v1/claims", 405),
            ("GET", "/v1/extract", 405),
            ("GET", "/v1/claims?cursor=AAAA", 400),
            ("GET", "/v1/claims?limit=x", 422),
            ("GET", "/static-offline-docs/none.js", 404),
        ],
    )
    def test_every_error_has_one_form(self, client: TestClient, method: str, path: str, status: int) -> None:
        answer = client.request(method, path)
        problem = answer.json()
        assert answer.status_code == problem["status"] == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(problem) == {"type", "title", "status", "detail", "instance", "request_id", "errors"}
        assert problem["instance"] == path.partition("?")[0]
        assert problem["request_id"] == answer.headers["x-request-id"]

    def test_405_says_what_is_allowed(self, client: TestClient) -> None:
        assert client.delete("/v1/claims").headers["allow"] == "GET, HEAD"
        assert client.delete("/v1/claims").json()["detail"] == "DELETE is not allowed here; allowed are GET, HEAD"
        assert client.get("/v1/extract").headers["allow"] == "POST"
        assert client.patch("/v1/articles").headers["allow"] == "GET, HEAD, POST"
        assert client.post("/v1/articles/a-0000000000000001").headers["allow"] == "DELETE, GET, HEAD, PUT"

    def test_names_a_parameter_as_it_was_sent(self, client: TestClient) -> None:
        answer = client.get("/v1/entities?kind=place&kind=alien").json()
        assert [each["where"] for each in answer["errors"]] == ["kind"]

    @pytest.mark.parametrize("path", ["/v1/extract", "/v1/check"])
    def test_points_at_each_field_of_a_body(self, client: TestClient, path: str) -> None:
        errors = client.post(path, json={"text": 5, "colour": "red", "id": [1]}).json()["errors"]
        assert {error["pointer"]: error["where"] for error in errors} == {"/text": "text", "/colour": "colour", "/id": "id"}
        assert [error["pointer"] for error in client.post(path, json=[]).json()["errors"]] == [""]
        assert [error["pointer"] for error in client.get("/v1/claims?limit=x").json()["errors"]] == [None]

    @pytest.mark.parametrize("path", ["/v1/extract", "/v1/check"])
    def test_a_body_of_another_type_is_told_so(self, client: TestClient, path: str) -> None:
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            answer = client.post(path, content='{"text": "Rain."}', headers={"Content-Type": kind})
            assert (answer.status_code, answer.json()["errors"][0]["where"]) == (415, "Content-Type")
        answer = client.post(path, json="Rain.")
        assert (answer.status_code, answer.json()["detail"]) == (422, "body: is not a JSON object")

    def test_does_not_echo_what_was_sent(self, client: TestClient) -> None:
        answer = client.post("/v1/extract", json={"text": 5, "key": "hunter2"})
        assert "hunter2" not in answer.text

    def test_shows_a_bounded_number_of_errors(self, client: TestClient) -> None:
        answer = client.get("/v1/claims?" + "&".join(f"p{number}=1" for number in range(500)))
        assert len(answer.json()["errors"]) == 20
