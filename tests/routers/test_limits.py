"""Limits on addresses, headers and on how often a client asks."""

from typing import Any

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.main import create_app
from app.routers.limits import COST_OF_EXPENSIVE, MAX_CLIENTS, Allowance, get_limited_client
from app.settings import Settings

FAR = ("198.51.100.7", 4000)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def ask(engine: Engine, client: tuple[str, int] = FAR, **settings: Any) -> TestClient:
    return TestClient(create_app(engine, Settings(log_level="ERROR", **settings)), client=client)


class TestHead:
    def test_a_long_address_is_refused_by_the_name_of_its_limit(self, client: TestClient) -> None:
        for address in ("/v1/claims?speaker=" + "x" * 40_000, "/" + "x" * 40_000, "/v1/claims?" + "x&" * 20_000):
            answer = client.get(address)
            assert answer.status_code == 414
            assert "32000 bytes (max_url_bytes)" in answer.json()["detail"]

    def test_long_headers_are_refused_by_the_name_of_their_limit(self, client: TestClient) -> None:
        for headers in ({"X-Long": "x" * 40_000}, {f"X-{number}": "x" * 100 for number in range(400)}):
            answer = client.get("/healthz", headers=headers)
            assert answer.status_code == 431
            assert "32000 bytes (max_header_bytes)" in answer.json()["detail"]

    def test_an_ordinary_request_is_let_through(self, client: TestClient) -> None:
        assert client.get("/v1/claims?speaker=" + "x" * 150).status_code == 200


class TestAllowance:
    def test_is_used_up_and_fills_again(self) -> None:
        clock = Clock()
        allowance = Allowance(60, clock)
        assert [allowance.take("a", 1)[0] for _ in range(61)] == [*range(59, -1, -1), -1]
        clock.now += 1
        assert [allowance.take("a", 1)[0] for _ in range(2)] == [0, -1]
        clock.now += 3_600
        assert allowance.take("a", 1)[0] == 59

    def test_each_client_has_its_own(self) -> None:
        allowance = Allowance(1, Clock())
        assert [allowance.take(client, 1)[0] for client in "abab"] == [0, 0, -1, -1]

    def test_a_cost_above_the_whole_takes_the_whole(self) -> None:
        assert Allowance(5, Clock()).take("a", 10)[0] == 0

    def test_refusals_cost_nothing(self) -> None:
        clock = Clock()
        allowance = Allowance(60, clock)
        for _ in range(1_000):
            allowance.take("a", 1)
        clock.now += 1
        assert allowance.take("a", 1)[0] == 0

    def test_remembers_a_bounded_number_of_clients(self) -> None:
        allowance = Allowance(1, Clock())
        for number in range(MAX_CLIENTS + 100):
            allowance.take(str(number), 1)
        assert len(allowance._full_at) <= MAX_CLIENTS
        assert allowance.take(str(MAX_CLIENTS + 99), 1)[0] == -1


class TestRequestsPerMinute:
    def test_says_what_is_left_and_when_to_come_back(self, engine: Engine) -> None:
        client = ask(engine, requests_per_minute=2)
        answers = [client.get("/healthz") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert [answer.headers["ratelimit"] for answer in answers[:2]] == ['"requests";r=1;t=30', '"requests";r=0;t=60']
        assert answers[0].headers["ratelimit-policy"] == '"requests";q=2;w=60'
        refused = answers[2]
        assert refused.headers["content-type"] == "application/problem+json"
        assert 1 <= int(refused.headers["retry-after"]) <= 31
        assert "requests_per_minute" in refused.json()["detail"]

    def test_expensive_requests_count_for_several(self, engine: Engine) -> None:
        for address in ("/v1/search?q=x", "/v1/claims?facets=true", "/v1/export/claims.jsonl"):
            client = ask(engine, requests_per_minute=30)
            client.get(address)
            # It fills again meanwhile: by one in two seconds.
            assert left(client) in range(30 - COST_OF_EXPENSIVE - 1, 30 - 3)

    def test_a_forwarding_header_changes_nothing_where_nobody_is_trusted(self, engine: Engine) -> None:
        client = ask(engine, requests_per_minute=3)
        statuses = [client.get("/healthz", headers={"X-Forwarded-For": f"203.0.113.{n}"}).status_code for n in range(5)]
        assert statuses == [200, 200, 200, 429, 429]

    def test_a_trusted_proxy_tells_its_visitors_apart(self, engine: Engine) -> None:
        client = ask(engine, ("10.0.0.1", 1), requests_per_minute=1, trusted_proxies=["10.0.0.0/8"])
        seen = [client.get("/healthz", headers={"X-Forwarded-For": who}).status_code for who in ("203.0.113.1", "203.0.113.2")]
        assert seen == [200, 200]
        # What a visitor wrote itself stands in front of what the proxy added, and is not believed.
        forged = {"X-Forwarded-For": "192.0.2.99, 203.0.113.1"}
        assert client.get("/healthz", headers=forged).status_code == 429

    @pytest.mark.parametrize("headers", [{"X-Forwarded-For": "203.0.113.1"}, {"Forwarded": "for=203.0.113.1"}, {"X-Real-IP": "x"}])
    def test_an_unnamed_proxy_on_this_machine_is_limited_as_one(self, engine: Engine, headers: dict[str, str]) -> None:
        client = ask(engine, ("127.0.0.1", 1), requests_per_minute=1)
        assert [client.get("/healthz", headers=headers).status_code for _ in range(2)] == [200, 429]

    def test_this_machine_is_not_limited(self, engine: Engine) -> None:
        for host in ("127.0.0.1", "::1"):
            client = ask(engine, (host, 1), requests_per_minute=1)
            assert {client.get("/healthz").status_code for _ in range(5)} == {200}

    def test_zero_is_no_limit(self, engine: Engine) -> None:
        client = ask(engine, requests_per_minute=0)
        assert "ratelimit" not in client.get("/healthz").headers

    def test_one_network_of_ipv6_is_one_client(self) -> None:
        def client(host: str) -> str | None:
            return get_limited_client({"client": (host, 1), "headers": []})

        assert client("2001:db8:1:2::5") == client("2001:db8:1:2:ffff::1") != client("2001:db8:1:3::5")
        assert client("::ffff:198.51.100.7") == "198.51.100.7"
        assert client("fe80::1%eth0") is not None


class TestPageItems:
    def test_a_page_is_bounded_by_the_setting(self, engine: Engine) -> None:
        client = ask(engine, max_page_items=10)
        assert client.get("/v1/claims?limit=10").status_code == 200
        answer = client.get("/v1/claims?limit=11")
        assert answer.status_code == 422
        assert "10 (max_page_items)" in answer.json()["detail"]
        assert client.get("/v1/claims").status_code == 200


def left(client: TestClient) -> int:
    return int(client.get("/healthz").headers["ratelimit"].partition("r=")[2].partition(";")[0])
