"""Measurements in the form that Prometheus reads."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from sqlmodel import Session
from starlette.testclient import TestClient

from app.db import make_engine
from app.main import create_app
from app.models import Job, Task, WriteKey, now
from tests.routers.conftest import World


def samples(client: TestClient) -> Iterator[tuple[str, dict[str, str], float]]:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            yield sample.name, sample.labels, sample.value


def routes(client: TestClient) -> set[tuple[str, str, str]]:
    return {
        (labels["method"], labels["route"], labels["status"])
        for name, labels, _ in samples(client)
        if name == "twosource_request_seconds_count"
    }


class TestReadMetrics:
    def test_measures_answers_by_route_and_not_by_path(self, client: TestClient, world: World) -> None:
        client.get(f"/v1/claims/{world.rose.id}")
        client.get(f"/v1/claims/{world.forty.id}")
        client.head("/v1/claims")
        client.get("/v1/claims?limit=x")
        client.get("/nope/1")
        client.get("/nope/2")
        client.request("BREW", "/v1/claims")
        found = routes(client)
        assert {
            ("GET", "/v1/claims/{claim_id}", "200"),
            ("HEAD", "/v1/claims", "200"),
            ("GET", "/v1/claims", "422"),
            ("GET", "none", "404"),
        } <= found
        assert {method for method, _, _ in found} <= {"GET", "HEAD", "other"}

    def test_tells_the_size_and_the_freshness_of_the_store(self, client: TestClient, world: World) -> None:
        found = {(name, *labels.values()): value for name, labels, value in samples(client)}
        assert found["twosource_store_up",] == 1
        assert found["twosource_store_rows", "articles"] == 2
        assert found["twosource_store_rows", "claims"] == 4
        assert found["twosource_store_last_change",] == 3
        assert found["twosource_store_last_change_timestamp_seconds",] > 0
        assert found["twosource_store_bytes", "database"] > 0
        assert found["twosource_open_requests",] == 1
        assert (found["twosource_queue_jobs",], found["twosource_queue_oldest_seconds",]) == (0, 0)

    def test_tells_what_waits_to_be_written(self, client: TestClient, session: Session) -> None:
        session.add(WriteKey(id="k-1", name="desk", digest="x", scopes=[]))
        session.flush()
        session.add(Job(task=Task.WITHDRAW, key_id="k-1", accepted_at=now() - timedelta(minutes=5)))
        session.commit()
        found = {name: value for name, _, value in samples(client)}
        assert found["twosource_queue_jobs"] == 1
        assert 299 < found["twosource_queue_oldest_seconds"] < 400

    def test_answers_without_a_store(self, tmp_path: Path) -> None:
        engine = make_engine(f"sqlite:///{tmp_path / 'nothing.db'}")
        with TestClient(create_app(engine)) as client:
            found = {name: value for name, _, value in samples(client)}
        assert found["twosource_store_up"] == 0
        assert "twosource_store_rows" not in found

    def test_two_applications_are_measured_apart(self, client: TestClient, tmp_path: Path) -> None:
        client.get("/v1/claims")
        with TestClient(create_app(make_engine(f"sqlite:///{tmp_path / 'other.db'}"))) as other:
            assert routes(other) == set()

    def test_is_not_kept(self, client: TestClient) -> None:
        assert client.get("/metrics").headers["cache-control"] == "no-store"
