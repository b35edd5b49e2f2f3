import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.testclient import TestClient

from app.search import snapshots
from tests import factories as make
from tests.routers.conftest import World
from tests.search.fuzz import ask, make_queries


class TestSearch:
    def test_marks_the_found_words(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=bridge&kind=claims").json()
        [hit] = page["items"]
        assert hit["claim"]["id"] == world.closed.id
        assert hit["article"] is None
        [[start, end]] = hit["passage"]["marks"]
        assert hit["passage"]["text"][start:end] == "bridge"
        assert page["found"] == {"claims": 1, "articles": 1}

    def test_finds_articles(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=%22old%20bridge%22&kind=articles").json()
        assert [hit["article"]["id"] for hit in page["items"]] == [world.morning.id]
        assert page["facets"]["publisher"] == [{"value": "The Ost Gazette", "count": 1, "id": None}]

    def test_counts_hits_by_what_narrows_them(self, client: TestClient, world: World) -> None:
        facets = client.get("/v1/search?q=moved&kind=claims").json()["facets"]
        assert facets["speaker"] == [{"value": "Ada Quill", "count": 2, "id": world.mayor.id}]
        assert facets["measure"] == [{"value": "moved", "count": 2, "id": None}]

    def test_pages_through_the_ranking(self, client: TestClient, world: World) -> None:
        whole = client.get("/v1/search?q=river%20people").json()
        for limit in (1, 2, 3):
            seen: list[str] = []
            address: str | None = f"/v1/search?q=river%20people&limit={limit}"
            while address:
                answer = client.get(address)
                seen += [(hit["claim"] or hit["article"])["id"] for hit in answer.json()["items"]]
                address = answer.links["next"]["url"] if "next" in answer.links else None
            assert seen == [(hit["claim"] or hit["article"])["id"] for hit in whole["items"]]
        assert whole["total"] == {"value": 5, "relation": "eq"}

    def test_claims_and_articles_take_turns(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=river%20people").json()
        assert [hit["kind"] for hit in page["items"]] == ["claims", "articles", "claims", "articles", "claims"]
        assert page["found"] == {"claims": 3, "articles": 2}
        assert set(page["facets"]) == {
            *("kind", "support", "measure", "event", "voice", "certainty", "publisher", "year", "speaker", "entity", "language")
        }

    @pytest.mark.parametrize(
        "q", ["", "💥", "O'Neil \"", "KN-23", '"', "-", "*", "NEAR(", "a:b", "\x00", "x" * 5_000, "wort " * 700]
    )
    def test_nothing_that_a_person_types_is_an_error(self, client: TestClient, world: World, q: str) -> None:
        answer = client.get("/v1/search", params={"q": q})
        assert answer.status_code == 200
        assert answer.json()["items"] == []

    def test_says_what_it_could_not_look_for(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/search?q=").json()["notes"] == ["there is no word to look for"]

    def test_refuses_a_cursor_of_another_query(self, client: TestClient, world: World) -> None:
        cursor = client.get("/v1/search?q=river%20people&limit=1").json()["next"]
        assert client.get(f"/v1/search?q=people&limit=1&cursor={cursor}").status_code == 400

    def test_pages_stay_as_they_were_while_articles_are_added(self, client: TestClient, world: World, session: Session) -> None:
        whole = [hit["article"]["id"] for hit in client.get("/v1/search?q=river%20ost&kind=articles").json()["items"]]
        first = client.get("/v1/search?q=river%20ost&kind=articles&limit=1").json()
        make.make_article(session, "The river, the river and the river of Ost.", title="River Ost")
        session.commit()
        for forgotten in (False, True):
            if forgotten:
                snapshots.forget()
            path = f"/v1/search?q=river%20ost&kind=articles&limit=1&cursor={first['next']}"
            second = client.get(path).json()
            assert [hit["article"]["id"] for page in (first, second) for hit in page["items"]] == whole
            assert (second["total"], second["facets"], second["next"]) == (first["total"], first["facets"], None)

    def test_fields_narrow(self, client: TestClient, world: World) -> None:
        def find(q: str, kind: str = "claims") -> set[str]:
            return {hit[kind[:-1]]["id"] for hit in client.get("/v1/search", params={"q": q, "kind": kind}).json()["items"]}

        assert find("people speaker:Quill") == {world.forty.id, world.thirty_five.id}
        assert find("river speaker:Quill") == set()
        assert find("speaker:Quill") == {world.forty.id, world.thirty_five.id}
        assert find("measure:moved OR bridge") == {world.forty.id, world.thirty_five.id, world.closed.id}
        assert find("river people disputed:no") == {world.rose.id}
        assert find("river people support:corroborated") == {world.rose.id}
        assert find("people publisher:ost") == {world.forty.id}
        assert find("river people -disputed:yes") == {world.rose.id}
        assert find("people entity:Ost") == {world.forty.id}
        assert find("river after:2031-05 before:2032") == {world.rose.id}
        assert find("river before:2031") == set()
        articles = (world.morning.id, world.evening.id)
        for narrow in ("speaker:Quill", "entity:Ost", "measure:moved", "support:corroborated", "disputed:yes", "-before:2031"):
            assert find(f"river {narrow}", "articles") == set(articles)
        assert find("river publisher:gazette", "articles") == {world.morning.id}
        assert find("river after:2031", "articles") == {world.morning.id}

    def test_days_of_publication_as_parameters(self, client: TestClient, world: World) -> None:
        for days, count in (("published_from=2031-05-01&published_to=2031-05-01", 1), ("published_from=2031-05-02", 0)):
            assert client.get(f"/v1/search?q=river&kind=articles&{days}").json()["total"]["value"] == count

    def test_highlights_as_safe_html(self, client: TestClient, world: World, session: Session) -> None:
        make.make_claim(session, "The <b>weir</b> & the dam broke")
        session.commit()
        [hit] = client.get("/v1/search?q=weir&kind=claims").json()["items"]
        assert hit["passage"]["html"] == "The &lt;b&gt;<mark>weir</mark>&lt;/b&gt; &amp; the dam broke"

    def test_misspelt_words_are_corrected_and_named(self, client: TestClient, world: World) -> None:
        page = client.get("/v1/search?q=brigde&kind=claims").json()
        assert [hit["claim"]["id"] for hit in page["items"]] == [world.closed.id]
        assert page["corrected"] == [{"from": "brigde", "to": "bridge"}]
        for insisting in ({"q": '"brigde"'}, {"q": "brigde", "corrected": "false"}):
            page = client.get("/v1/search", params=insisting).json()
            assert (page["items"], page["corrected"]) == ([], [])

    def test_explains_scores(self, client: TestClient, world: World) -> None:
        for q in ("river people", '"the river" rose', "river AND noon", "ri* -bridge"):
            for hit in client.get("/v1/search", params={"q": q, "explain": True}).json()["items"]:
                assert sum(hit["explanation"].values()) == pytest.approx(hit["score"])
                assert hit["score"] > 0
        assert client.get("/v1/search?q=river").json()["items"][0]["explanation"] is None

    def test_latest_first(self, client: TestClient, world: World, session: Session) -> None:
        late = make.make_article(session, "A river.", title=None, published_utc=make.EPOCH.replace(year=2032))
        undated = make.make_article(session, "River river river river.", title=None)
        session.commit()
        page = client.get("/v1/search?q=river&kind=articles&sort=date").json()
        assert [hit["article"]["id"] for hit in page["items"]] == [late.id, world.morning.id, world.evening.id, undated.id]
        assert client.get("/v1/search?q=river&kind=claims&sort=date").json()["found"]["claims"] == 1

    def test_more_like_a_claim(self, client: TestClient, world: World) -> None:
        page = client.get(f"/v1/search?like={world.forty.id}&kind=claims").json()
        assert [hit["claim"]["id"] for hit in page["items"]] == [world.thirty_five.id]
        assert client.get(f"/v1/search?like={world.forty.id}&q=bridge&kind=claims").json()["items"] == []
        answer = client.get("/v1/search?like=c-0000000000000000")
        assert (answer.status_code, answer.json()["errors"][0]["where"]) == (404, "like")

    def test_facets_say_when_they_are_lower_bounds(self, client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        assert client.get("/v1/search?q=river").json()["facets_relation"] == "eq"
        for module in ("app.schemas.search", "app.search.found"):
            monkeypatch.setattr(f"{module}.FACETED", 1)
        page = client.get("/v1/search?q=people&kind=claims").json()
        assert (page["facets_relation"], page["found"]["claims"], page["facets"]["kind"][0]["count"]) == ("gte", 2, 1)

    def test_any_query_is_answered(self, engine: Engine, world: World) -> None:
        """A pinned part of `python -m tests.search.fuzz`."""
        asked, failed, *_ = ask(engine, make_queries(300, seed=2))
        assert (asked, failed) == (300, 0)


class TestSuggest:
    def test_names_measures_and_words(self, client: TestClient, world: World) -> None:
        items = client.get("/v1/suggest?q=mo").json()["items"]
        assert [(item["kind"], item["text"]) for item in items] == [("measure", "moved"), ("term", "moved"), ("term", "more")]
        items = client.get("/v1/suggest?q=quil").json()["items"]
        assert items[0] == {"kind": "entity", "text": "Ada Quill", "count": 2, "id": world.mayor.id}

    def test_last_word_is_completed(self, client: TestClient, world: World) -> None:
        assert {"kind": "term", "text": "bridge", "count": 1, "id": None} in client.get("/v1/suggest?q=old%20bri").json()["items"]

    def test_follows_changes_of_names(self, client: TestClient, world: World, session: Session) -> None:
        world.mayor.name = "Bea Quince"
        session.add(world.mayor)
        session.commit()
        assert client.get("/v1/suggest?q=quin").json()["items"][0]["text"] == "Bea Quince"

    @pytest.mark.parametrize("q", ["", " ", "\x00", "'", '"', "%", "*", "x" * 200])
    def test_nothing_begins_so(self, client: TestClient, world: World, q: str) -> None:
        assert client.get("/v1/suggest", params={"q": q}).json() == {"items": []}
