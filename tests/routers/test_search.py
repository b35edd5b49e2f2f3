import pytest
from starlette.testclient import TestClient

from tests.routers.conftest import World


class TestSearch:
    def test_marks_the_found_words(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=bridge&kind=claims").json()
        [hit] = page["items"]
        assert hit["claim"]["id"] == world.closed.id
        assert hit["article"] is None
        [[start, end]] = hit["passage"]["marks"]
        assert hit["passage"]["text"][start:end] == "bridge"
        assert page["found"] == {"claims": 1, "articles": 1}

    def test_finds_articles(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=%22old%20bridge%22&kind=articles").json()
        assert [hit["article"]["id"] for hit in page["items"]] == [world.morning.id]
        assert page["facets"]["publisher"] == [{"value": "The Ost Gazette", "count": 1, "id": None}]

    def test_counts_hits_by_what_narrows_them(self, client: TestClient, world: World) -> None:
        facets = client.get("/v1/search?q=moved&kind=claims").json()["facets"]
        assert facets["speaker"] == [{"value": "Ada Quill", "count": 2, "id": world.mayor.id}]
        assert facets["measure"] == [{"value": "moved", "count": 2, "id": None}]

    def test_pages_through_the_ranking(self, client: TestClient, world: World) -> None:
        whole = client.get("/v1/search?q=river%20people").json()
        for limit in (1, 2, 3):
            seen: list[str] = []
            address: str | None = f"/v1/search?q=river%20people&limit={limit}"
            while address:
                answer = client.get(address)
                seen += [(hit["claim"] or hit["article"])["id"] for hit in answer.json()["items"]]
                address = answer.links["next"]["url"] if "next" in answer.links else None
            assert seen == [(hit["claim"] or hit["article"])["id"] for hit in whole["items"]]
        assert whole["total"] == {"value": 5, "relation": "eq"}

    def test_claims_and_articles_take_turns(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=river%20people").json()
        assert [hit["kind"] for hit in page["items"]] == ["claims", "articles", "claims", "articles", "claims"]
        assert page["found"] == {"claims": 3, "articles": 2}
        assert set(page["facets"]) == {"kind", "support", "measure", "speaker", "publisher", "language"}

    @pytest.mark.parametrize(
        "q", ["", "💥", "O'Neil \"", "KN-23", '"', "-", "*", "NEAR(", "a:b", "\x00", "x" * 10_000, "wort " * 2_000]
    )
    def test_nothing_that_a_person_types_is_an_error(self, client: TestClient, world: World, q: str) -> None:
        answer = client.get("/v1/search", params={"q": q})
        assert answer.status_code == 200
        assert answer.json()["items"] == []

    def test_says_what_it_could_not_look_for(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/search?q=").json()["notes"] == ["there is no word to look for"]

    def test_names_the_limit_of_a_query(self, client: TestClient) -> None:
        answer = client.get("/v1/search", params={"q": "y" * 20_001})
        assert answer.status_code == 422
        assert "20000" in answer.json()["detail"]

    def test_refuses_a_cursor_of_another_query(self, client: TestClient, world: World) -> None:
        cursor = client.get("/v1/search?q=river%20people&limit=1").json()["next"]
        assert client.get(f"/v1/search?q=people&limit=1&cursor={cursor}").status_code == 400
