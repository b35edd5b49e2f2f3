from starlette.testclient import TestClient

from tests.routers.conftest import World


class TestListEntities:
    def test_gives_them_by_name_with_counts(self, client: TestClient, world: World) -> None:
        items = client.get("/v1/entities").json()["items"]
        assert [(each["name"], each["claim_count"], each["article_count"]) for each in items] == [
            ("Ada Quill", 2, 2),
            ("Ost", 0, 2),
            ("Water Board", 1, 1),
        ]

    def test_filters_by_kind_and_by_any_of_its_names(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/entities?kind=place&kind=organization").json()["total"]["value"] == 2
        [found] = client.get("/v1/entities?name=mayor%20ada%20quill").json()["items"]
        assert found["id"] == world.mayor.id

    def test_pages(self, client: TestClient, world: World) -> None:
        first = client.get("/v1/entities?limit=2").json()
        rest = client.get(f"/v1/entities?limit=2&cursor={first['next']}").json()
        assert [each["name"] for each in first["items"] + rest["items"]] == ["Ada Quill", "Ost", "Water Board"]


class TestReadEntity:
    def test_tells_what_it_said_and_what_is_said_of_it(self, client: TestClient, world: World) -> None:
        mayor = client.get(f"/v1/entities/{world.mayor.id}").json()
        assert mayor["aliases"] == ["Mayor Ada Quill", "Quill"]
        assert [claim["id"] for claim in mayor["said"]] == [world.forty.id, world.thirty_five.id]
        assert mayor["said_of"] == []
        town = client.get(f"/v1/entities/{world.town.id}").json()
        assert [claim["id"] for claim in town["said_of"]] == [world.forty.id]

    def test_unknown_id(self, client: TestClient) -> None:
        assert client.get("/v1/entities/e-00000000000000ff").status_code == 404
