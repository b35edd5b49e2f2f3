from starlette.testclient import TestClient

from tests.routers.conftest import World


class TestRevalidation:
    def test_answers_304_while_nothing_changed(self, client: TestClient, world: World) -> None:
        for path in ("/v1/claims", f"/v1/claims/{world.rose.id}", "/v1/search?q=river", "/openapi.json", "/docs"):
            first = client.get(path)
            assert first.headers["etag"].startswith('W/"')
            assert first.headers["cache-control"] == "no-cache"
            again = client.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]

    def test_the_tag_is_the_same_whatever_the_compression(self, client: TestClient, world: World) -> None:
        tags = {client.get("/v1/claims", headers={"Accept-Encoding": each}).headers["etag"] for each in ("gzip", "br", "identity")}
        assert len(tags) == 1

    def test_compresses_as_asked(self, client: TestClient, world: World) -> None:
        for encoding in ("zstd", "br", "gzip"):
            assert client.get("/openapi.json", headers={"Accept-Encoding": encoding}).headers["content-encoding"] == encoding

    def test_head_is_get_without_the_body(self, client: TestClient, world: World) -> None:
        got, head = client.get("/v1/claims"), client.head("/v1/claims")
        assert head.content == b""
        assert [head.headers[each] for each in ("etag", "content-type")] == [got.headers[each] for each in ("etag", "content-type")]

    def test_an_error_is_not_kept(self, client: TestClient) -> None:
        headers = client.get("/nope").headers
        assert headers["cache-control"] == "no-store"
        assert "etag" not in headers

    def test_assets_have_weak_tags_too(self, client: TestClient) -> None:
        first = client.get("/static-offline-docs/swagger-ui.css")
        assert first.headers["etag"].startswith('W/"')
        assert client.get(first.url.path, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
