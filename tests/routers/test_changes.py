from sqlmodel import Session
from starlette.testclient import TestClient

from tests import factories as make
from tests.routers.conftest import World


class TestListChanges:
    def test_gives_the_oldest_first(self, client: TestClient, world: World) -> None:
        items = client.get("/v1/changes").json()["items"]
        assert [each["id"] for each in items] == [world.morning.id, world.evening.id, world.rose.id]
        assert [each["sequence"] for each in items] == sorted(each["sequence"] for each in items)

    def test_resumes_where_it_ended(self, client: TestClient, world: World, session: Session) -> None:
        page = client.get("/v1/changes?limit=100").json()
        assert page["next"] is None
        idle = client.get(f"/v1/changes?cursor={page['resume']}").json()
        assert (idle["items"], idle["resume"]) == ([], page["resume"])
        change = make.make_change(session, action="withdrawn", resource="article", resource_id=world.morning.id)
        session.commit()
        [fresh] = client.get(f"/v1/changes?cursor={page['resume']}").json()["items"]
        assert (fresh["sequence"], fresh["action"], fresh["id"]) == (change.sequence, "withdrawn", world.morning.id)

    def test_filters(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/changes?resource=claim").json()["total"]["value"] == 1
        assert client.get("/v1/changes?action=withdrawn&action=merged").json()["total"]["value"] == 0

    def test_an_empty_log_has_nothing_to_resume_from(self, client: TestClient) -> None:
        page = client.get("/v1/changes").json()
        assert (page["items"], page["next"], page["resume"]) == ([], None, None)
