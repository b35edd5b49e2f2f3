import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from tests import factories as make
from tests.routers.conftest import EVENING, MORNING, World


class TestListArticles:
    def test_gives_articles_without_their_text(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/articles").json()
        assert [article["id"] for article in page["items"]] == [world.morning.id, world.evening.id]
        assert page["items"][0]["event"] == {"id": world.event.id, "label": world.event.label}
        assert [article["appearance_count"] for article in page["items"]] == [3, 2]
        assert "text" not in page["items"][0]
        assert page["items"][1]["publisher"] is None

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("publisher=The%20Ost%20Gazette", 1),
            ("language=en", 2),
            ("language=uk", 0),
            ("entity=ost", 2),
            ("entity=Water%20Board", 1),
            ("entity=Fire%20Brigade", 0),
            ("published_from=2031-05-01", 1),
            ("published_to=2031-04-30", 0),
        ],
    )
    def test_filters(self, client: TestClient, world: World, query: str, count: int) -> None:
        assert client.get(f"/v1/articles?{query}").json()["total"] == {"value": count, "relation": "eq"}

    def test_pages_by_time_of_loading(self, client: TestClient, world: World) -> None:
        first = client.get("/v1/articles?limit=1").json()
        second = client.get(f"/v1/articles?limit=1&cursor={first['next']}").json()
        assert [second["items"][0]["id"], second["next"]] == [world.evening.id, None]

    def test_leaves_out_what_was_withdrawn(self, client: TestClient, world: World, session: Session) -> None:
        world.morning.withdrawn_at = make.EPOCH
        session.commit()
        assert [article["id"] for article in client.get("/v1/articles").json()["items"]] == [world.evening.id]


class TestReadArticle:
    def test_gives_text_zones_and_revisions(self, client: TestClient, world: World, session: Session) -> None:
        make.make_revision(session, world.morning, "An earlier state.", is_current=False)
        session.commit()
        article = client.get(f"/v1/articles/{world.morning.id}").json()
        assert article["text"] == MORNING
        assert article["zones"] == [{"kind": "body", "start": 0, "end": len(MORNING)}]
        assert [revision["is_current"] for revision in article["revisions"]] == [True, False]

    def test_a_withdrawn_article_is_gone(self, client: TestClient, world: World, session: Session) -> None:
        world.morning.withdrawn_at = make.EPOCH
        session.commit()
        for tail in ("", "/claims"):
            answer = client.get(f"/v1/articles/{world.morning.id}{tail}")
            assert answer.status_code == 410
            assert "withdrawn at 2031-05-01T00:00:00Z" in answer.json()["detail"]

    def test_unknown_and_malformed_ids(self, client: TestClient) -> None:
        assert client.get("/v1/articles/a-00000000000000ff").status_code == 404
        assert client.get("/v1/articles/..%2f..").status_code == 404
        assert client.get("/v1/articles/A-00000000000000FF").status_code == 422

    def test_a_text_beyond_the_basic_plane_comes_whole(self, client: TestClient, session: Session) -> None:
        article = make.make_article(session, "💥 “Flut” stieg \u0301e")
        session.commit()
        assert client.get(f"/v1/articles/{article.id}").json()["text"] == "💥 “Flut” stieg \u0301e"


class TestListArticleClaims:
    def test_gives_appearances_in_reading_order_with_their_claims(self, client: TestClient, world: World) -> None:
        page = client.get(f"/v1/articles/{world.evening.id}/claims").json()
        assert [each["claim"]["id"] for each in page["items"]] == [world.thirty_five.id, world.rose.id]
        assert page["items"][0]["claim"]["disputed"] is True
        for each in page["items"]:
            assert EVENING[each["evidence"]["start"] : each["evidence"]["end"]] == each["evidence"]["exact"]

    def test_pages(self, client: TestClient, world: World) -> None:
        path = f"/v1/articles/{world.morning.id}/claims"
        first = client.get(f"{path}?limit=2").json()
        second = client.get(f"{path}?limit=2&cursor={first['next']}").json()
        assert len(first["items"] + second["items"]) == 3
        assert second["next"] is None

    def test_a_cursor_of_another_article_is_refused(self, client: TestClient, world: World) -> None:
        cursor = client.get(f"/v1/articles/{world.morning.id}/claims?limit=1").json()["next"]
        assert client.get(f"/v1/articles/{world.evening.id}/claims?limit=1&cursor={cursor}").status_code == 400
