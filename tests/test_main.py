from pathlib import Path

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.main import ROUTERS, create_app
from app.routers.service import LINKS
from app.settings import Settings


class TestCreateApp:
    def test_opens_the_store_that_the_settings_name_at_the_first_request(self, store: Path) -> None:
        with TestClient(create_app(settings=Settings(database_url=f"sqlite:///{store}"))) as client:
            assert client.get("/readyz").status_code == 200

    def test_closes_the_store_when_it_ends(self, store: Path) -> None:
        with TestClient(create_app(settings=Settings(database_url=f"sqlite:///{store}"))) as client:
            client.get("/readyz")
            assert store.with_name("store.db-wal").exists()
        assert not store.with_name("store.db-wal").exists()

    def test_serves_every_router(self, engine: Engine) -> None:
        paths = create_app(engine).openapi()["paths"]
        assert all(any(path.startswith(module.router.prefix) for path in paths) for module in ROUTERS)

    def test_links_every_list(self, engine: Engine) -> None:
        operations = create_app(engine).openapi()["paths"]
        assert {path for path in operations if "{" not in path and path != "/"} <= set(LINKS.values())

    def test_two_applications_do_not_share_a_store(self, engine: Engine) -> None:
        one, other = create_app(engine), create_app(engine, Settings(max_text_chars=5_000))
        assert one.state.settings != other.state.settings

    @pytest.mark.parametrize("origins", [["https://news.example"], []])
    def test_narrows_cors_as_set(self, engine: Engine, origins: list[str]) -> None:
        with TestClient(create_app(engine, Settings(cors_origins=origins))) as client:
            headers = client.get("/healthz", headers={"Origin": "https://other.example"}).headers
            assert "access-control-allow-origin" not in headers
