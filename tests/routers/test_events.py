from starlette.testclient import TestClient

from tests.routers.conftest import World


class TestListEvents:
    def test_counts_articles_and_claims(self, client: TestClient, world: World) -> None:
        [event] = client.get("/v1/events").json()["items"]
        assert event["place"] == {"id": world.town.id, "name": "Ost"}
        assert event["article_count"] == 2
        assert event["claim_counts"] == {"corroborated": 1, "single_source": 3}
        assert event["disputed_count"] == 2

    def test_filters_by_place_and_dispute(self, client: TestClient, world: World) -> None:
        def count(query: str) -> int:
            value: int = client.get(f"/v1/events?{query}").json()["total"]["value"]
            return value

        assert [count("place=ost"), count("place=West"), count("disputed=true"), count("disputed=false")] == [1, 0, 1, 0]


class TestReadEvent:
    def test_lays_the_figures_of_one_measure_side_by_side(self, client: TestClient, world: World) -> None:
        event = client.get(f"/v1/events/{world.event.id}").json()
        [row] = event["quantities"]
        assert (row["measure"], row["agree"]) == ("moved", False)
        cells = [(cell["article"], cell["exact"]["exact"], cell["speaker"]["name"]) for cell in row["figures"]]
        assert cells == [(world.morning.id, "More than 40", "Ada Quill"), (world.evening.id, "35", "Ada Quill")]

    def test_sorts_claims_by_support(self, client: TestClient, world: World) -> None:
        event = client.get(f"/v1/events/{world.event.id}").json()
        assert [claim["id"] for claim in event["claims"]["corroborated"]] == [world.rose.id]
        assert event["claims"]["echoed"] == []
        assert len(event["claims"]["single_source"]) == 3
        assert [article["id"] for article in event["articles"]] == [world.morning.id, world.evening.id]

    def test_says_as_of_when_and_what_differs(self, client: TestClient, world: World) -> None:
        [row] = client.get(f"/v1/events/{world.event.id}").json()["quantities"]
        assert [cell["as_of"] for cell in row["figures"]] == ["2031-05-01", None]
        assert [cell["differs"] for cell in row["figures"]] == [[world.thirty_five.id], [world.forty.id]]
        assert [(item["as_of"], item["articles"]) for item in row["timeline"]] == [("2031-05-01", [world.morning.id])]

    def test_names_places_and_people(self, client: TestClient, world: World) -> None:
        event = client.get(f"/v1/events/{world.event.id}").json()
        assert event["places"] == [{"id": world.town.id, "name": "Ost", "claim_count": 1}]
        [mayor] = event["people"]
        assert (mayor["name"], mayor["affiliation"], mayor["article_count"]) == ("Ada Quill", "Ost", 2)

    def test_unknown_id(self, client: TestClient) -> None:
        assert client.get("/v1/events/v-00000000000000ff").status_code == 404
