import json
import logging
import threading
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select
from starlette.testclient import TestClient

from app.db import reading, writing
from app.loader.verify import verify
from app.models import Job, WriteKey, now
from app.pipeline.records import Extraction
from app.queries.keys import revoke_key
from app.vocabulary import Scope
from tests.loader.fakes import read_lines
from tests.routers.writing import SETTINGS, make_key, serving

FLOOD = "Flood at Ost\nAda Quill said 40 people left Ost.\nIt rained."
LATER = "Flood at Ost\nAda Quill said 45 people left Ost.\nIt rained."
UNKNOWN = "/v1/articles/a-0000000000000000"
ROUTES = [("POST", "/v1/articles"), ("PUT", UNKNOWN), ("DELETE", UNKNOWN)]


@pytest.fixture
def desk(engine: Engine) -> Iterator[TestClient]:
    """A client that sends a key for everything."""
    with serving(engine) as client:
        client.headers.update(make_key(engine, *Scope)[1])
        yield client


def send(client: TestClient, path: str = "/v1/articles", *, method: str = "POST", **article: Any) -> Any:
    return client.request(method, path, json={"text": FLOOD, **article})


class TestKeys:
    @pytest.mark.parametrize(("method", "path"), ROUTES)
    @pytest.mark.parametrize(
        ("header", "why"),
        [
            (None, "writing needs a key"),
            ("Basic ZGVzazpkZXNr", "writing needs a key"),
            ("Bearer x", "no key of this server"),
            ("Bearer tsk_000000000000_" + "A" * 43, "no key of this server"),
        ],
    )
    def test_no_key_writes_nothing(self, engine: Engine, method: str, path: str, header: str | None, why: str) -> None:
        with serving(engine) as client:
            answer = client.request(method, path, json={"text": FLOOD}, headers={"Authorization": header} if header else {})
        assert answer.status_code == 401
        assert why in answer.json()["detail"]
        assert answer.headers["www-authenticate"] == "Bearer"

    @pytest.mark.parametrize(("method", "path"), ROUTES)
    def test_a_key_of_another_scope_is_forbidden(self, engine: Engine, method: str, path: str) -> None:
        has = Scope.WRITE if method == "DELETE" else Scope.WITHDRAW
        with serving(engine) as client:
            answer = client.request(method, path, json={"text": FLOOD}, headers=make_key(engine, has)[1])
        assert answer.status_code == 403
        assert has.value in answer.json()["detail"]

    @pytest.mark.parametrize(("method", "path"), ROUTES)
    def test_an_expired_key_says_when(self, engine: Engine, method: str, path: str) -> None:
        header = make_key(engine, *Scope, expires_at=now() - timedelta(seconds=1))[1]
        with serving(engine) as client:
            answer = client.request(method, path, json={"text": FLOOD}, headers=header)
        assert (answer.status_code, "expired at" in answer.text) == (401, True)

    @pytest.mark.parametrize(("method", "path"), ROUTES)
    def test_a_revoked_key_is_refused_at_once(self, engine: Engine, method: str, path: str) -> None:
        row, header = make_key(engine, *Scope)
        with serving(engine) as client:
            assert client.request(method, path, json={"text": FLOOD}, headers=header).status_code in {201, 404}
            with writing(engine) as session:
                revoke_key(session, row.id)
            answer = client.request(method, path, json={"text": FLOOD}, headers=header)
        assert (answer.status_code, "revoked at" in answer.text) == (401, True)

    def test_a_changed_key_is_none(self, engine: Engine) -> None:
        header = make_key(engine, *Scope)[1]["Authorization"]
        with serving(engine) as client:
            for at in (12, 20, len(header) - 2):
                changed = header[:at] + ("0" if header[at] != "0" else "1") + header[at + 1 :]
                assert send(client, headers=None).status_code == 401
                assert client.post("/v1/articles", json={"text": FLOOD}, headers={"Authorization": changed}).status_code == 401

    def test_another_secret_knows_no_key(self, engine: Engine) -> None:
        header = make_key(engine, *Scope)[1]
        with serving(engine, settings=SETTINGS.model_copy(update={"secret": "x" * 40})) as client:
            assert client.post("/v1/articles", json={"text": FLOOD}, headers=header).status_code == 401

    def test_a_key_in_the_address_is_refused(self, engine: Engine) -> None:
        token = make_key(engine, *Scope)[1]["Authorization"].split()[1]
        with serving(engine) as client:
            assert client.post(f"/v1/articles?key={token}", json={"text": FLOOD}).status_code in {401, 422}

    def test_it_is_long_and_random_and_stored_as_a_keyed_hash(self, engine: Engine) -> None:
        made = [make_key(engine, *Scope) for _ in range(20)]
        tokens = [header["Authorization"].split()[1] for _, header in made]
        assert len({token[-43:] for token in tokens}) == len(tokens)
        assert {len(urlsafe_b64decode(f"{token[-43:]}=")) for token in tokens} == {32}
        for (row, _), token in zip(made, tokens, strict=True):
            # Who reads the tables cannot try keys: the hash needs the secret, which lies elsewhere.
            assert row.digest not in {sha256(token.encode()).hexdigest(), sha256(token[-43:].encode()).hexdigest()}

    def test_it_is_in_no_log_and_in_no_table(
        self, engine: Engine, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ) -> None:
        header = make_key(engine, *Scope)[1]
        token = header["Authorization"].split()[1]
        caplog.set_level(logging.DEBUG)
        with serving(engine, settings=SETTINGS.model_copy(update={"log_level": "DEBUG"})) as client:
            answers = [client.post("/v1/articles", json=body, headers=header) for body in ({"text": FLOOD}, {"text": ""}, {"x": 1})]
        with engine.connect() as connection:
            tables = [name for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))]
            rows = [str(row) for name in tables for row in connection.execute(text(f'SELECT * FROM "{name}"'))]  # noqa: S608 - our own names
        written = "".join(capfd.readouterr()) + caplog.text + "".join(answer.text for answer in answers) + "".join(rows)
        assert '"status": 201' in written
        assert token not in written
        assert token.rpartition("_")[2] not in written

    def test_its_use_is_noted_to_the_minute(self, engine: Engine) -> None:
        row, header = make_key(engine, *Scope)
        used: list[Any] = []
        with serving(engine) as client:
            for _ in range(2):
                client.post("/v1/articles", json={"text": FLOOD}, headers=header)
                with reading(engine) as session:
                    used.append(session.get_one(WriteKey, row.id).last_used_at)
        assert used[0] is not None
        assert used[0] == used[1]
        assert now() - used[0] < timedelta(minutes=1)


class TestAddArticles:
    def test_an_article_is_stored_read_and_linked(self, desk: TestClient, engine: Engine) -> None:
        answer = send(desk, id="one", title="Flood", publisher="Ost Gazette", published_at="2031-05-01")
        assert (answer.status_code, answer.json()["outcome"], answer.json()["read"]) == (201, "loaded", True)
        article = desk.get(answer.headers["location"]).json()
        assert (article["id"], article["text"], article["publisher"]) == (answer.json()["id"], FLOOD, "Ost Gazette")
        claims = desk.get(f"{answer.headers['location']}/claims").json()["items"]
        assert "40 people left Ost." in [claim["evidence"]["exact"] for claim in claims]
        assert list(verify(engine)) == []

    def test_the_same_again_changes_nothing_and_another_text_revises(self, desk: TestClient) -> None:
        outcomes = [send(desk, id="one", **more) for more in ({}, {}, {"title": "Flood"}, {"text": LATER})]
        assert [(each.status_code, each.json()["outcome"]) for each in outcomes] == [
            (201, "loaded"),
            (200, "unchanged"),
            (200, "updated"),
            (201, "revised"),
        ]
        assert len({each.json()["id"] for each in outcomes}) == 1

    def test_without_id_or_url_it_is_known_by_its_text(self, desk: TestClient) -> None:
        ids = [send(desk, text=words).json()["id"] for words in (FLOOD, LATER, FLOOD.replace("\n", "\r\n"))]
        assert ids[0] == ids[2] != ids[1]

    def test_the_url_makes_the_same_id_as_in_a_file(self, desk: TestClient) -> None:
        from app.models.ids import make_id

        assert send(desk, url="https://gazette.example/1").json()["id"] == make_id("a", "url:https://gazette.example/1")

    def test_a_page_is_read_for_its_article(self, desk: TestClient) -> None:
        page = (
            '<html><head><title>Flood at Ost</title><link rel="canonical" href="https://m.example/flood"></head><body><article>'
            "<p>Ada Quill said that 40 people had left Ost after the river had risen through the night and into the morning.</p>"
            "<p>The bridge was closed to lorries, the town said in a notice that it put up on Monday.</p></article></body></html>"
        )
        answer = desk.post("/v1/articles", content=page, headers={"Content-Type": "text/html; charset=utf-8"})
        assert answer.status_code == 201, answer.text
        article = desk.get(answer.headers["location"]).json()
        assert article["url"] == "https://m.example/flood"
        assert "<" not in article["text"]
        described = desk.post("/v1/articles", json={"html": page, "publisher": "The Mill"})
        assert (described.json()["id"], described.json()["outcome"]) == (answer.json()["id"], "updated")
        nothing = desk.post("/v1/articles", content="<html></html>", headers={"Content-Type": "text/html"})
        assert (nothing.status_code, "no article text" in nothing.text) == (422, True)

    @pytest.mark.parametrize(
        ("body", "status", "why"),
        [
            (b"", 400, "is not valid JSON"),
            (b'{"text": "x"', 400, "is not valid JSON"),
            (b"[]", 422, "is not a JSON object"),
            (b"{}", 422, "needs either text or html"),
            (b'{"text": "x", "html": "<p>x"}', 422, "needs either text or html"),
            (b'{"text": " \\n"}', 422, "text: is empty"),
            (b'{"text": "a\\u0000b"}', 422, "text: holds a NUL character at offset 1"),
            (b'{"text": "a\\ud800b"}', 400, "stand for a character in pairs only"),
            (b'{"text": "x", "title": "a\\udc00"}', 400, "stand for a character in pairs only"),
            (b'{"text": "x", "title": "a\\u0000"}', 422, "'title' holds a control character"),
            (b'{"text": "x", "text": "y"}', 400, "the field 'text' is named twice"),
            (b'{"text": NaN}', 400, "NaN is no number in JSON"),
            (b'{"text": "x", "id": 18446744073709551616}', 400, "an integer is longer than 64 bits"),
            (b'{"text": "x", "title": 1}', 422, "'title' must be a string"),
            (b'{"text": "x", "published_at": "yesterday"}', 422, "'published_at' is neither a date"),
            (b'{"text": "x", "url": "javascript:alert(1)"}', 422, "'url' is not of the form"),
            (b'{"text": "x", "colour": "red"}', 422, "'colour' is not a key of an article"),
            (b'{"text": "\xff"}', 400, ""),
            (b'{"text": "' + b"x" * 2_001 + b'"}', 413, "2,001 characters"),
            (b'{"text": "' + b"x" * 5_001 + b'"}', 413, "max_body_bytes"),
            (b'{"text": "x", "title": ' + b"[" * 100 + b"]" * 100 + b"}", 400, "nested deeper"),
        ],
    )
    def test_what_is_no_article_is_refused_with_the_reason(self, desk: TestClient, body: bytes, status: int, why: str) -> None:
        answer = desk.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert why in answer.json()["detail"]

    @pytest.mark.parametrize(
        ("body", "errors"),
        [
            (
                {"text": "x", "colour": "red", "a/b~": 1},
                {"/colour": "is not a key of an article", "/a~1b~0": "is not a key of an article"},
            ),
            (
                {"text": "x", "title": 1, "byline": "x" * 501},
                {"/title": "must be a string or null", "/byline": "is longer than 500 characters"},
            ),
            ({}, {"": "needs either text or html"}),
            ({"text": " "}, {"/text": "is empty"}),
            ({"text": 5}, {"/text": "must be a string or null"}),
            ({"text": "x", "k" * 300: 1}, {"/" + "k" * 199: "is not a key of an article"}),
        ],
    )
    def test_each_field_at_fault_is_pointed_at(self, desk: TestClient, body: dict[str, Any], errors: dict[str, str]) -> None:
        path = send(desk, id="one").headers["location"]
        alone = [desk.post("/v1/articles", json=body), desk.put(path, json=body)]
        lines = desk.post("/v1/articles", content=json.dumps(body), headers={"Content-Type": "application/x-ndjson"})
        for answer in (*(each.json() for each in alone), json.loads(lines.text)):
            assert {error["pointer"]: error["detail"] for error in answer["errors"]} == errors
            assert all(reason in answer["detail"] for reason in errors.values())
        assert [each.status_code for each in alone] == [422, 422]
        long = desk.post("/v1/extract", json={"text": "x" * 2_001})
        assert (long.status_code, [error["pointer"] for error in long.json()["errors"]]) == (413, ["/text"])
        assert "hunter2" not in desk.post("/v1/articles", json={"text": {"key": "hunter2"}}).text

    def test_of_many_faults_the_first_are_told(self, desk: TestClient) -> None:
        answer = desk.post("/v1/articles", json={"text": "x", **{f"k{number}": 1 for number in range(400)}})
        assert (answer.status_code, len(answer.json()["errors"])) == (422, 20)
        assert len(answer.text) < 5_000

    @pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data", ""])
    def test_a_body_of_another_type_is_refused(self, desk: TestClient, kind: str) -> None:
        answer = desk.post("/v1/articles", content=b"x", headers={"Content-Type": kind})
        assert (answer.status_code, "application/x-ndjson" in answer.text) == (415, True)

    def test_an_article_that_reading_fails_on_is_refused_without_its_words(self, engine: Engine) -> None:
        def fail(words: str, **_: object) -> Extraction:
            raise ValueError(f"cannot read {words}")

        with serving(engine, read=fail) as client:
            answer = client.post("/v1/articles", json={"text": FLOOD}, headers=make_key(engine, *Scope)[1])
        assert answer.status_code == 422
        assert "ValueError" in answer.json()["detail"]
        assert "Quill" not in answer.text


class TestReviseArticle:
    def test_another_text_is_a_revision(self, desk: TestClient, engine: Engine) -> None:
        path = send(desk, id="one", title="Flood").headers["location"]
        answer = send(desk, path, method="PUT", text=LATER)
        assert (answer.status_code, answer.json()["outcome"]) == (200, "revised")
        article = desk.get(path).json()
        assert (article["text"], article["title"], len(article["revisions"])) == (LATER, None, 2)
        assert send(desk, path, method="PUT", text=LATER).json()["outcome"] == "unchanged"
        assert list(verify(engine)) == []

    def test_the_address_that_it_is_known_by_stays(self, desk: TestClient) -> None:
        path = send(desk, url="https://gazette.example/1").headers["location"]
        assert send(desk, path, method="PUT", text=LATER).json()["outcome"] == "revised"
        assert desk.get(path).json()["url"] == "https://gazette.example/1"

    @pytest.mark.parametrize("other", [{"id": "two"}, {"url": "https://gazette.example/2"}])
    def test_the_identity_of_another_article_is_refused(self, desk: TestClient, other: dict[str, str]) -> None:
        path = send(desk, url="https://gazette.example/1").headers["location"]
        answer = send(desk, path, method="PUT", **other)
        assert (answer.status_code, "is not what this article is known by" in answer.text) == (422, True)
        assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{key}" for key in other]

    def test_an_unknown_one_is_not_made(self, desk: TestClient) -> None:
        assert send(desk, UNKNOWN, method="PUT").status_code == 404
        assert send(desk, "/v1/articles/nonsense", method="PUT").status_code == 422


class TestWithdrawArticle:
    def test_it_is_gone_from_everything_but_the_change_log(self, desk: TestClient, engine: Engine) -> None:
        path = send(desk, id="one", publisher="Ost Gazette").headers["location"]
        answer = desk.delete(path)
        assert (answer.status_code, answer.json()["outcome"]) == (200, "withdrawn")
        assert desk.get(path).status_code == 410
        for listed in ("articles", "claims", "events", "entities"):
            assert desk.get(f"/v1/{listed}").json()["items"] == [], listed
        changes = desk.get("/v1/changes?action=withdrawn&resource=article").json()["items"]
        assert [change["id"] for change in changes] == [answer.json()["id"]]
        assert desk.delete(path).json()["outcome"] == "unchanged"
        assert list(verify(engine)) == []

    def test_what_others_carry_is_counted_anew(self, desk: TestClient, engine: Engine) -> None:
        told = "Flood at Ost\nAda Quill said 40 people left Ost on Monday."
        paths = [
            send(desk, id=name, text=told, publisher=name, title="Flood at Ost", published_at="2031-05-01").headers["location"]
            for name in ("Ost Gazette", "Hill Post")
        ]
        assert {claim["support"] for claim in desk.get("/v1/claims").json()["items"]} >= {"echoed"}
        desk.delete(paths[0])
        left = desk.get("/v1/claims").json()["items"]
        assert left
        assert {claim["support"] for claim in left} == {"single_source"}
        assert list(verify(engine)) == []

    def test_it_can_stand_again(self, desk: TestClient, engine: Engine) -> None:
        path = send(desk, id="one").headers["location"]
        before = desk.get(f"{path}/claims").json()["items"]
        desk.delete(path)
        assert send(desk, path, method="PUT").json()["outcome"] == "updated"
        assert [claim["evidence"] for claim in desk.get(f"{path}/claims").json()["items"]] == [one["evidence"] for one in before]
        assert list(verify(engine)) == []

    def test_an_unknown_one_is_told(self, desk: TestClient) -> None:
        assert desk.delete(UNKNOWN).status_code == 404


class TestIdempotencyKey:
    def test_the_same_request_is_carried_out_once(self, desk: TestClient) -> None:
        answers = [desk.post("/v1/articles", json={"text": FLOOD}, headers={"Idempotency-Key": "k-1"}) for _ in range(2)]
        assert [(each.status_code, each.json()) for each in answers] == [(201, answers[0].json())] * 2
        assert answers[1].headers["location"] == answers[0].headers["location"]

    def test_for_another_request_it_is_refused(self, desk: TestClient) -> None:
        desk.post("/v1/articles", json={"text": FLOOD}, headers={"Idempotency-Key": "k-1"})
        other = desk.post("/v1/articles", json={"text": LATER}, headers={"Idempotency-Key": "k-1"})
        assert (other.status_code, other.json()["errors"][0]["where"]) == (422, "Idempotency-Key")

    def test_two_keys_of_writing_do_not_share_it(self, desk: TestClient, engine: Engine) -> None:
        headers = {"Idempotency-Key": "k-1"}
        desk.post("/v1/articles", json={"text": FLOOD}, headers=headers)
        other = desk.post("/v1/articles", json={"text": LATER}, headers={**headers, **make_key(engine, *Scope)[1]})
        assert other.status_code == 201

    def test_it_is_forgotten_in_time(self, desk: TestClient, engine: Engine) -> None:
        desk.post("/v1/articles", json={"text": FLOOD}, headers={"Idempotency-Key": "k-1"})
        with writing(engine) as session:
            session.exec(select(Job)).one().finished_at = now() - timedelta(hours=SETTINGS.idempotency_hours, seconds=1)
        other = desk.post("/v1/articles", json={"text": LATER}, headers={"Idempotency-Key": "k-1"})
        assert other.status_code == 201

    def test_while_it_is_carried_out_it_is_in_progress(self, engine: Engine) -> None:
        begun, go_on = threading.Event(), threading.Event()

        def read_late(words: str, **named: Any) -> Extraction:
            begun.set()
            assert go_on.wait(20)
            return read_lines(words, **named)

        headers = {**make_key(engine, *Scope)[1], "Idempotency-Key": "k-1"}
        with serving(engine, read=read_late) as client, ThreadPoolExecutor(1) as pool:
            first = pool.submit(client.post, "/v1/articles", json={"text": FLOOD}, headers=headers)
            assert begun.wait(20)
            second = client.post("/v1/articles", json={"text": FLOOD}, headers=headers)
            go_on.set()
            assert first.result(20).status_code == 201
        assert (second.status_code, second.headers["retry-after"]) == (409, "1")

    @pytest.mark.parametrize("key", [b"", b"a b", b"x" * 201, "é".encode()])
    def test_one_that_is_no_key_is_refused(self, desk: TestClient, key: bytes) -> None:
        answer = desk.post("/v1/articles", json={"text": FLOOD}, headers=[(b"Idempotency-Key", key)])
        assert answer.status_code == 422


class TestBatch:
    def send(self, client: TestClient, body: bytes, **headers: str) -> list[dict[str, Any]]:
        answer = client.post("/v1/articles", content=body, headers={"Content-Type": "application/x-ndjson", **headers})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("application/x-ndjson")
        return [json.loads(line) for line in answer.text.splitlines()]

    def test_one_line_for_each_article_and_a_bad_one_stops_none(self, desk: TestClient, engine: Engine) -> None:
        good = [json.dumps({"id": f"n{number}", "text": f"Report {number}\nIt rained."}).encode() for number in range(12)]
        bad = [b"nonsense", b'{"text": ""}', b'{"text": "x", "text": "y"}', b'{"text": NaN}', b'{"text": "a\\ud800"}', b"\xff"]
        lines = [line for pair in zip(good, [*bad, b"", *good], strict=False) for line in pair]
        found = self.send(desk, b"\n".join(lines))
        assert [one["line"] for one in found] == [number for number, line in enumerate(lines, 1) if line]
        told = {one["line"]: one for one in found}
        for number, line in enumerate(lines, 1):
            if line in bad:
                assert (told[number]["outcome"], bool(told[number]["detail"]), told[number]["id"]) == ("refused", True, None)
            elif line:
                expected = "loaded" if lines.index(line) == number - 1 else "unchanged"
                assert (told[number]["outcome"], told[number]["detail"]) == (expected, None)
        assert list(verify(engine)) == []

    def test_it_is_longer_than_another_body_may_be(self, desk: TestClient) -> None:
        line = json.dumps({"id": "one", "text": FLOOD}).encode() + b"\n"
        found = self.send(desk, line * (2 * SETTINGS.max_body_bytes // len(line)))
        assert {one["outcome"] for one in found[1:]} == {"unchanged"}

    def test_a_line_that_is_too_long_ends_it(self, desk: TestClient) -> None:
        found = self.send(desk, b'{"text": "Rain."}\n{"text": "' + b"x" * 70_000)
        assert [one["outcome"] for one in found] == ["loaded", "refused"]
        assert "the rest is not read" in found[1]["detail"]

    def test_it_takes_no_idempotency_key(self, desk: TestClient) -> None:
        headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": "k-1"}
        assert desk.post("/v1/articles", content=b"", headers=headers).status_code == 422

    def test_an_empty_one_is_answered_by_nothing(self, desk: TestClient) -> None:
        assert self.send(desk, b"\n\n") == []


class TestQueue:
    def test_a_full_one_says_when_to_come_back_and_reads_go_on(self, engine: Engine) -> None:
        begun, go_on = threading.Event(), threading.Event()

        def read_late(words: str, **named: Any) -> Extraction:
            begun.set()
            assert go_on.wait(20)
            return read_lines(words, **named)

        header = make_key(engine, *Scope)[1]
        with serving(engine, settings=SETTINGS.model_copy(update={"max_queue": 2}), read=read_late) as client:
            with ThreadPoolExecutor(3) as pool:
                waiting = [
                    pool.submit(client.post, "/v1/articles", json={"text": words}, headers=header) for words in (FLOOD, LATER)
                ]
                assert begun.wait(20)
                while count_waiting(engine) < 2:
                    pass
                full = client.post("/v1/articles", json={"text": "Rain."}, headers=header)
                assert client.get("/v1/articles").status_code == 200
                go_on.set()
                assert [each.result(20).status_code for each in waiting] == [201, 201]
            assert client.post("/v1/articles", json={"text": "Rain."}, headers=header).status_code == 201
        assert (full.status_code, full.headers["retry-after"]) == (503, "5")
        assert "max_queue" in full.json()["detail"]

    def test_what_an_earlier_server_left_is_done_at_the_start(self, engine: Engine) -> None:
        row, _ = make_key(engine, *Scope)
        with writing(engine) as session:
            content = {"text": FLOOD, "identity": "id:left", "loaded_from": None}
            session.add(Job(task="store", article_id=None, content=content, key_id=row.id))
        with serving(engine) as client:
            for _ in range(200):
                if items := client.get("/v1/articles").json()["items"]:
                    break
                threading.Event().wait(0.05)
        assert len(items) == 1
        assert count_waiting(engine) == 0


def count_waiting(engine: Engine) -> int:
    with Session(engine) as session:
        return len([job for job in session.exec(select(Job)) if job.finished_at is None])
