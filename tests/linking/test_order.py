"""Six articles on two happenings: in whatever order they come, and whatever was there before, the store says the same."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Engine, delete
from sqlmodel import Session, col, select

from app.db import writing
from app.linking import link_article, relink_event
from app.models import Appearance, Article, Claim, ClaimOrigin, Entity, Event, Link, now
from app.models.ids import make_id
from tests.linking.factory import Said, Store
from tests.linking.pair import ELSEWHERE, ELSEWHERE_SAID, FIRST, FIRST_SAID, NAMES, SECOND, SECOND_SAID

HALVARD: dict[str, Any] = {"speaker": "Ilse Halvard", "affiliation": "Velmora"}
TOLL = (
    "The toll of the raid on Orsany has risen to 34, Premier Ilse Halvard said.\n"
    "Jon Rask denied that Kestrian forces hit Orsany with a cruise rocket. The raid on Orsany used rockets of East Lommark."
)
TOLL_SAID = [
    Said("The toll of the raid on Orsany has risen to 34", **HALVARD, figures=(("34", "", "killed", "=", 34),)),
    Said("Kestrian forces hit Orsany with a cruise rocket", speaker="Jon Rask", certainty="denied"),
]
STATE = (
    "Velmora says 31 people were killed in the raid on Orsany with Kestrian rockets and drones.\n"
    "About 250 were hurt in Orsany, the Rescue Directorate said. The rockets came from East Lommark."
)
STATE_SAID = [
    Said("31 people were killed in the raid on Orsany", speaker="Velmora", kind="government", affiliation="Velmora",
         figures=(("31", "people", "killed", "=", 31),)),
    Said("About 250 were hurt in Orsany", speaker="Rescue Directorate", kind="organization", affiliation="Velmora",
         figures=(("250", "", "injured", "=", 250),)),
]  # fmt: skip
TORVIK = "A raid on Torvik has killed 12 people, Ilse Halvard said. The raid on Torvik came at night, Jon Rask said."
TORVIK_SAID = [
    Said("A raid on Torvik has killed 12 people", **HALVARD, figures=(("12", "people", "killed", "=", 12),)),
    Said("The raid on Torvik came at night", speaker="Jon Rask"),
]
ARTICLES: dict[str, tuple[str, list[Said], dict[str, Any]]] = {
    "first": (FIRST, FIRST_SAID, {"title": "Kestria hits Orsany with a foreign rocket", "published_at": "2031-10-04"}),
    "second": (
        SECOND,
        SECOND_SAID,
        {"title": "East Lommark rocket used in Kestrian raid killed 31 in Orsany", "publisher": "The Tern"},
    ),
    "toll": (TOLL, TOLL_SAID, {"title": "Toll of the raid on Orsany rises", "publisher": "Kite", "published_at": "2031-10-06"}),
    "state": (STATE, STATE_SAID, {"title": "Raid on Orsany: rockets of East Lommark", "published_at": "2031-10-04"}),
    "elsewhere": (ELSEWHERE, ELSEWHERE_SAID, {"publisher": "The Tern"}),
    "torvik": (TORVIK, TORVIK_SAID, {"title": "Raid on Torvik", "publisher": "Kite"}),
}


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    with writing(engine) as session:
        yield Store(session, NAMES)


def add(store: Store, names: Sequence[str]) -> None:
    for name in names:
        text, said, more = ARTICLES[name]
        link_article(store.session, store.add(name, text, said, **more), run_id=store.run_id)


def withdraw(store: Store, names: Sequence[str]) -> None:
    for name in names:
        article = store.session.get_one(Article, make_id("a", name))
        article.withdrawn_at = now()
        relink_event(store.session, article.event_id or "", run_id=store.run_id)


def clear(store: Store) -> None:
    """Take every article out, so that the next ones come into an empty store."""
    withdraw(store, [one.identity for one in store.session.exec(select(Article).where(col(Article.withdrawn_at).is_(None)))])
    assert store.session.exec(select(Claim)).all() == []
    store.session.execute(delete(Article))
    store.session.flush()
    store.session.expunge_all()


def describe(session: Session) -> dict[str, Any]:
    """What the store says, without ids, which the first to come gives."""
    members: dict[str, frozenset[str]] = {}
    for row in session.exec(select(Appearance).where(col(Appearance.claim_id).is_not(None))):
        members[row.claim_id or ""] = members.get(row.claim_id or "", frozenset()) | {row.id}
    origins: dict[str, set[str]] = {}
    for claim_id, name in session.exec(select(ClaimOrigin.claim_id, Entity.name).join(Entity)):
        origins.setdefault(claim_id, set()).add(name)
    events: dict[str, set[str]] = {}
    for article in session.exec(select(Article).where(col(Article.event_id).is_not(None), col(Article.withdrawn_at).is_(None))):
        events.setdefault(article.event_id or "", set()).add(article.identity)
    claims = {(members[one.id], one.support, one.disputed, frozenset(origins[one.id])) for one in session.exec(select(Claim))}
    links = {(frozenset((members[one.claim_id], members[one.other_id])), one.relation) for one in session.exec(select(Link))}
    return {"claims": claims, "links": links, "events": {frozenset(one) for one in events.values()}}


class TestOrder:
    def test_the_six_articles_hold_every_sort_of_verdict(self, store: Store) -> None:
        add(store, list(ARTICLES))
        said = describe(store.session)
        assert {support for _, support, _, _ in said["claims"]} == {"single_source", "echoed", "corroborated"}
        assert {relation for _, relation in said["links"]} >= {"conflicts", "updates"}
        assert said["events"] == {frozenset({"first", "second", "toll", "state"}), frozenset({"elsewhere", "torvik"})}
        assert len(store.session.exec(select(Event)).all()) == 2

    @pytest.mark.parametrize("seed", range(8))
    def test_any_order_gives_the_same(self, store: Store, seed: int) -> None:
        add(store, list(ARTICLES))
        straight = describe(store.session)
        clear(store)
        add(store, random.Random(seed).sample(list(ARTICLES), len(ARTICLES)))  # noqa: S311 - an order, not a secret
        assert describe(store.session) == straight


class TestWithdrawn:
    @pytest.mark.parametrize("gone", list(ARTICLES))
    def test_withdrawing_leaves_what_the_others_would_have_given(self, store: Store, gone: str) -> None:
        others = [name for name in ARTICLES if name != gone]
        add(store, others)
        without = describe(store.session)
        clear(store)
        add(store, list(ARTICLES))
        withdraw(store, [gone])
        assert describe(store.session) == without


class TestRevised:
    def test_a_revision_leaves_what_its_words_alone_would_have_given(self, store: Store) -> None:
        others = [name for name in ARTICLES if name != "state"]
        add(store, [*others, "state"])
        wanted = describe(store.session)
        clear(store)
        add(store, list(ARTICLES))
        store.add("state", ELSEWHERE, ELSEWHERE_SAID, title="Raid on Torvik")
        link_article(store.session, make_id("a", "state"), run_id=store.run_id)
        assert frozenset({"elsewhere", "torvik", "state"}) in describe(store.session)["events"]
        text, said, more = ARTICLES["state"]
        store.add("state", text, said, title=more["title"])
        link_article(store.session, make_id("a", "state"), run_id=store.run_id)
        assert describe(store.session) == wanted
