from datetime import timedelta

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from app.models import ClaimAlias
from app.vocabulary import Certainty
from tests import factories as make
from tests.routers.conftest import World


def statements(client: TestClient, query: str) -> list[str]:
    answer = client.get(f"/v1/claims?{query}")
    assert answer.status_code == 200, answer.text
    return [claim["statement"] for claim in answer.json()["items"]]


class TestListClaims:
    def test_gives_claims_in_the_order_of_loading(self, client: TestClient, world: World) -> None:
        assert statements(client, "") == [
            "The river rose",
            "The old bridge may have been closed",
            "more than 40 people moved",
            "35 people moved",
        ]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("support=corroborated", {"The river rose"}),
            ("support=corroborated&support=echoed", {"The river rose"}),
            ("disputed=true", {"more than 40 people moved", "35 people moved"}),
            ("kind=statement", {"The river rose", "The old bridge may have been closed"}),
            ("certainty=hedged", {"The old bridge may have been closed"}),
            ("speaker=quill", {"more than 40 people moved", "35 people moved"}),
            ("speaker=Mayor%20Ada%20Quill&publisher=The%20Ost%20Gazette", {"more than 40 people moved"}),
            ("entity=Ost", {"more than 40 people moved"}),
            ("measure=moved&min_value=36", {"more than 40 people moved"}),
            ("measure=moved&max_value=40", {"35 people moved"}),
            ("min_value=100000", {"more than 40 people moved"}),
            ("measure=killed", set()),
            ("published_from=2031-05-01&published_to=2031-05-01&disputed=true", {"more than 40 people moved"}),
            ("published_to=2031-04-30", set()),
            ("published_to=9999-12-31&kind=quantity", {"more than 40 people moved"}),
            ("voice=indirect&kind=statement", {"The river rose"}),
            ("checkable=false", set()),
        ],
    )
    def test_filters(self, client: TestClient, world: World, query: str, found: set[str]) -> None:
        assert set(statements(client, query)) == found

    def test_one_and_the_same_appearance_must_meet_the_filters_of_appearances(self, client: TestClient, world: World) -> None:
        # The board is cited in the evening only, and what the morning says it says in its own voice.
        assert statements(client, f"speaker={world.board.id}&article={world.morning.id}") == []

    def test_filters_by_event_and_article(self, client: TestClient, world: World) -> None:
        assert len(statements(client, f"event={world.event.id}&article={world.evening.id}")) == 2

    def test_a_withdrawn_article_carries_nothing(self, client: TestClient, world: World, session: Session) -> None:
        world.evening.withdrawn_at = make.EPOCH
        session.commit()
        assert statements(client, f"article={world.evening.id}") == []

    def test_counts_facets_only_when_asked(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/claims").json()["facets"] is None
        facets = client.get("/v1/claims?facets=true&disputed=true").json()["facets"]
        assert facets["support"] == [{"value": "single_source", "count": 2, "id": None}]
        assert facets["disputed"] == [{"value": True, "count": 2, "id": None}]
        assert facets["publisher"] == [{"value": "The Ost Gazette", "count": 1, "id": None}]

    def test_pages_reach_every_claim_once_while_others_are_added(self, client: TestClient, world: World, session: Session) -> None:
        seen: list[str] = []
        address: str | None = "/v1/claims?limit=1"
        while address and len(seen) < 10:
            answer = client.get(address)
            seen += [claim["id"] for claim in answer.json()["items"]]
            if len(seen) == 2:
                make.make_claim(session, "Added while somebody was reading")
                session.commit()
            address = answer.links["next"]["url"] if "next" in answer.links else None
        assert seen[:4] == [world.rose.id, world.closed.id, world.forty.id, world.thirty_five.id]
        assert len(seen) == len(set(seen)) == 5

    def test_a_cursor_serves_only_the_filters_it_came_from(self, client: TestClient, world: World) -> None:
        cursor = client.get("/v1/claims?limit=1").json()["next"]
        assert client.get(f"/v1/claims?limit=2&cursor={cursor}").status_code == 200
        answer = client.get(f"/v1/claims?disputed=true&cursor={cursor}")
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["where"] == "cursor"

    @pytest.mark.parametrize(
        ("query", "where"),
        [
            ("colour=red", "colour"),
            ("kind=statement&kind=quantity", "kind"),
            ("speaker=a&speaker=b&limit=2", "speaker"),
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=99999999999999999999", "limit"),
            ("min_value=nan", "min_value"),
            ("max_value=1e999", "max_value"),
            ("min_value=2&max_value=1", "min_value"),
            ("support=true", "support"),
            ("event=1", "event"),
            ("published_from=2031-13-01", "published_from"),
            ("published_from=2031", "published_from"),
            ("published_from=2031-05-02&published_to=2031-05-01", "published_from"),
            ("speaker=%00", "speaker"),
            (f"speaker={'x' * 201}", "speaker"),
            (f"cursor={'x' * 2000}", "cursor"),
        ],
    )
    def test_refuses_what_it_does_not_understand(self, client: TestClient, query: str, where: str) -> None:
        answer = client.get(f"/v1/claims?{query}")
        assert answer.status_code == 422
        assert [each["where"] for each in answer.json()["errors"]] == [where]

    def test_names_the_parameters_that_it_knows(self, client: TestClient) -> None:
        detail = client.get("/v1/claims?colour=red").json()["detail"]
        assert "colour: no such parameter" in detail
        assert "support, disputed" in detail


class TestReadClaim:
    def test_has_the_keys_of_the_design(self, client: TestClient, world: World) -> None:
        lookup = client.get(f"/v1/claims/{world.forty.id}").json()
        assert set(lookup) == {
            *("id", "kind", "statement", "support", "disputed", "why", "origins", "checkable", "certainty", "when"),
            *("where", "event", "quantity", "appearances", "links"),
        }
        [appearance] = lookup["appearances"]
        assert set(appearance) == {
            *("id", "article", "evidence", "speaker", "via", "cue", "voice", "certainty", "hedges", "quantity"),
        }
        assert set(appearance["article"]) == {"id", "title", "publisher", "published_at", "url", "loaded_from"}
        assert set(appearance["evidence"]) == {"start", "end", "exact", "prefix", "suffix", "revision"}
        assert set(lookup["origins"][0]) == {"id", "name", "kind", "affiliation"}
        assert set(lookup["links"][0]) == {"relation", "claim", "score", "reasons"}

    def test_tells_who_says_it_in_which_words(self, client: TestClient, world: World) -> None:
        lookup = client.get(f"/v1/claims/{world.forty.id}").json()
        [appearance] = lookup["appearances"]
        assert appearance["speaker"] == {
            "id": world.mayor.id,
            "name": "Ada Quill",
            "kind": "person",
            "mention": {"start": 55, "end": 70, "exact": "Mayor Ada Quill"},
        }
        assert appearance["evidence"]["exact"] == "More than 40 people have been moved"
        assert appearance["quantity"] == {"start": 18, "end": 30, "exact": "More than 40"}
        assert appearance["via"] == "Ost Radio"
        assert lookup["where"] == [{"id": world.town.id, "name": "Ost"}]
        assert lookup["certainty"] == {"stated": 1}

    def test_evidence_slices_back_from_the_revision_it_names(self, client: TestClient, world: World) -> None:
        [appearance, *_] = client.get(f"/v1/claims/{world.rose.id}").json()["appearances"]
        article = client.get(f"/v1/articles/{appearance['article']['id']}").json()
        evidence = appearance["evidence"]
        assert article["revision"] == evidence["revision"]
        assert article["text"][evidence["start"] : evidence["end"]] == evidence["exact"]

    def test_shows_whole_numbers_without_a_point_and_open_bounds_as_null(self, client: TestClient, world: World) -> None:
        answer = client.get(f"/v1/claims/{world.forty.id}")
        assert '"value":40,"low":40,"high":null' in answer.text

    def test_shows_a_conflict_on_both_claims(self, client: TestClient, world: World) -> None:
        for claim, other in ((world.forty, world.thirty_five), (world.thirty_five, world.forty)):
            [link] = client.get(f"/v1/claims/{claim.id}").json()["links"]
            assert (link["relation"], link["claim"]) == ("conflicts", {"id": other.id, "statement": other.statement})
            assert link["reasons"] == ["same event", "35 is outside more than 40"]

    def test_says_which_way_a_directed_link_goes(self, client: TestClient, world: World) -> None:
        [link] = client.get(f"/v1/claims/{world.closed.id}").json()["links"]
        assert link["reasons"][0] == f"this claim updates {world.rose.id}"
        [link] = client.get(f"/v1/claims/{world.rose.id}").json()["links"]
        assert link["reasons"][0] == f"{world.closed.id} updates this claim"

    def test_gives_null_for_what_is_not_known(self, client: TestClient, world: World) -> None:
        [appearance] = client.get(f"/v1/claims/{world.closed.id}").json()["appearances"]
        assert appearance["speaker"] is None
        assert appearance["quantity"] is None
        assert [hedge["exact"] for hedge in appearance["hedges"]] == ["may"]

    def test_shows_the_first_fifty_appearances(self, client: TestClient, world: World, session: Session) -> None:
        article = make.make_article(session, "The river rose.")
        for _ in range(60):
            make.make_appearance(session, world.rose, article, certainty=Certainty.DENIED)
        session.commit()
        lookup = client.get(f"/v1/claims/{world.rose.id}").json()
        assert len(lookup["appearances"]) == 50
        assert lookup["certainty"] == {"denied": 60, "stated": 2}

    def test_leads_from_a_merged_claim_to_the_one_that_stands(self, client: TestClient, world: World, session: Session) -> None:
        session.add(ClaimAlias(old_id="c-00000000000000ff", claim_id=world.rose.id))
        session.commit()
        for tail in ("", "/appearances"):
            answer = client.get(f"/v1/claims/c-00000000000000ff{tail}")
            assert answer.status_code == 308
            assert answer.headers["location"] == f"/v1/claims/{world.rose.id}{tail}"

    def test_unknown_and_malformed_ids(self, client: TestClient, world: World) -> None:
        assert client.get("/v1/claims/c-00000000000000ff").status_code == 404
        assert client.get("/v1/claims/none").status_code == 422
        assert client.get(f"/v1/claims/{world.rose.id}?deep=1").status_code == 422


class TestListAppearances:
    def test_reaches_all_of_them_by_article_and_as_read(self, client: TestClient, world: World, session: Session) -> None:
        late = make.make_article(session, "The river rose.", added_at=make.EPOCH - timedelta(days=1))
        ids = [make.make_appearance(session, world.rose, late).id for _ in range(5)]
        session.commit()
        seen: list[str] = []
        address: str | None = f"/v1/claims/{world.rose.id}/appearances?limit=3"
        while address:
            answer = client.get(address)
            assert answer.json()["total"] == {"value": 7, "relation": "eq"}
            seen += [each["id"] for each in answer.json()["items"]]
            address = answer.links["next"]["url"] if "next" in answer.links else None
        assert seen[:5] == ids
        assert len(set(seen)) == 7
