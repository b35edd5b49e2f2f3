from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.db import make_engine
from app.main import create_app


@pytest.fixture
def without_store(tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application whose store was never made."""
    engine = make_engine(f"sqlite:///{tmp_path / 'nothing.db'}")
    with TestClient(create_app(engine)) as client:
        yield client
    engine.dispose()


class TestReadIndex:
    def test_gives_a_program_paths_that_answer(self, client: TestClient) -> None:
        links = client.get("/", headers={"Accept": "*/*"}).json()["links"]
        assert {client.get(path).status_code for name, path in links.items() if name not in ("check", "extract")} == {200}

    def test_leads_a_browser_to_the_docs(self, client: TestClient) -> None:
        answer = client.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (307, "/docs", "Accept, Origin")

    def test_keeps_the_prefix_it_is_served_under(self, client: TestClient) -> None:
        client.app.root_path = "/news"  # type: ignore[attr-defined]  # the client knows only that it is an ASGI application
        assert client.get("/").json()["links"]["claims"] == "/news/v1/claims"


class TestReadHealth:
    def test_asks_nothing_of_the_store(self, without_store: TestClient) -> None:
        assert without_store.get("/healthz").json()["status"] == "ok"


class TestReadReadiness:
    def test_is_ready_with_a_store(self, client: TestClient) -> None:
        assert client.get("/readyz").json()["status"] == "ok"

    def test_says_so_where_the_store_cannot_be_read(self, without_store: TestClient) -> None:
        answer = without_store.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["detail"] == "the store cannot be read"
