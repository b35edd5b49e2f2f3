import csv
import io
import json
import re

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.testclient import TestClient

from app.db import StoreError
from app.exporting.formats import FORMATS
from app.routers.export import PATIENCE
from app.schemas.claim import ClaimLookup
from app.settings import Settings
from tests import factories as make
from tests.routers.conftest import World

ADDRESSES = [f"/v1/export/claims.{form}" for form in FORMATS]


@pytest.mark.parametrize("address", ADDRESSES)
class TestEveryFormat:
    def test_is_complete_over_many_batches(self, client: TestClient, session: Session, address: str) -> None:
        claims = [make.make_claim(session) for _ in range(250)]
        for claim in claims:
            make.make_appearance(session, claim, make.make_article(session))
        session.commit()
        found = re.findall(r"c-[0-9a-f]{16}", client.get(address).text)
        assert list(dict.fromkeys(found)) == [claim.id for claim in claims]

    def test_is_a_file_with_a_plain_name(self, client: TestClient, address: str) -> None:
        answer = client.get(address)
        assert answer.headers["content-disposition"] == f'attachment; filename="{address.rpartition("/")[2]}"'
        assert answer.headers["x-content-type-options"] == "nosniff"

    def test_a_store_that_fails_at_once_is_told_as_such(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        def fail(number: int) -> str:
            raise StoreError("cannot be read")

        monkeypatch.setattr("app.exporting.formats.find_claims", lambda _: map(fail, range(1)))
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert (answer.status_code, answer.json()["detail"]) == (503, "cannot be read")
        assert "content-disposition" not in answer.headers

    def test_a_slow_batch_has_longer_than_a_request_before_the_stream_breaks_off(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        given = []

        def find(engine: Engine) -> list[ClaimLookup]:
            given.append(engine.get_execution_options()["seconds"])
            return []

        monkeypatch.setattr("app.exporting.formats.find_claims", find)
        assert client.get(address).status_code == 200
        assert given == [PATIENCE * Settings().max_query_seconds]

    @pytest.mark.usefixtures("world")
    def test_is_not_sent_again_until_something_changes(self, client: TestClient, session: Session, address: str) -> None:
        tag = client.get(address).headers["etag"]
        unchanged = client.get(address, headers={"If-None-Match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        make.make_change(session)
        session.commit()
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 200

    @pytest.mark.usefixtures("world")
    @pytest.mark.parametrize("encoding", ["br", "gzip"])
    def test_is_compressed_as_asked(self, client: TestClient, address: str, encoding: str) -> None:
        plain, packed = (client.get(address, headers={"Accept-Encoding": each}) for each in ("identity", encoding))
        assert (packed.headers["content-encoding"], packed.text) == (encoding, plain.text)
        assert packed.headers["etag"] == plain.headers["etag"]

    def test_knows_no_parameter(self, client: TestClient, address: str) -> None:
        assert client.get(f"{address}?support=echoed").status_code == 422


class TestExportClaims:
    def test_gives_every_lookup_on_a_line_of_its_own(self, client: TestClient, world: World) -> None:
        answer = client.get("/v1/export/claims.jsonl")
        assert answer.headers["content-type"] == "application/jsonl"
        lookups = [json.loads(line) for line in answer.text.splitlines()]
        assert lookups[2] == client.get(f"/v1/claims/{world.forty.id}").json()
        assert len(lookups) == 4

    def test_an_empty_store_gives_no_line(self, client: TestClient) -> None:
        assert client.get("/v1/export/claims.jsonl").text == ""


class TestExportClaimsCsv:
    def test_gives_every_appearance_in_a_row(self, client: TestClient, world: World) -> None:
        answer = client.get("/v1/export/claims.csv")
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        assert [row["claim_id"] for row in rows] == [world.rose.id] * 2 + [world.closed.id, world.forty.id, world.thirty_five.id]
        more = rows[3]
        assert (more["comparator"], more["value"], more["low"], more["high"]) == (">", "40", "40", "")
        assert (more["speaker"], more["affiliation"], more["via"]) == ("Ada Quill", "Ost", "Ost Radio")
        assert (more["where"], more["quantity_exact"]) == ("Ost", "More than 40")

    def test_an_empty_store_gives_a_header(self, client: TestClient) -> None:
        assert client.get("/v1/export/claims.csv").text.startswith("claim_id,kind,statement,")


class TestExportClaimsJsonld:
    def test_gives_every_claim_and_its_annotations(self, client: TestClient, world: World) -> None:
        answer = client.get("/v1/export/claims.jsonld")
        assert answer.headers["content-type"] == "application/ld+json"
        _, *nodes = answer.json()["@graph"]
        assert [node["text"] for node in nodes if node["type"] == "Claim"] == [
            claim.statement for claim in (world.rose, world.closed, world.forty, world.thirty_five)
        ]
        more = next(node for node in nodes if node["id"].endswith(world.forty.id))
        assert more["mainEntity"]["minValue"] == 40
        assert [node["body"] for node in nodes if node["type"] == "Annotation"].count(more["id"]) == 1

    def test_an_empty_store_gives_a_document(self, client: TestClient) -> None:
        assert len(client.get("/v1/export/claims.jsonld").json()["@graph"]) == 1
