"""Who joins an event, and at what cost: a large one holds, and nobody is compared with all of it."""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from app.db import writing
from app.linking import joining, link_article, relink_event
from app.linking.happenings.traits import Traits
from app.linking.lexicon import read_lexicon
from app.models import Article, Claim, now
from tests.linking.articles import OTHER_SLIDE, SLIDE, SLIDE_AGAIN
from tests.linking.factory import Said, Store

SAID = [Said("four lorries were under the rock", speaker="Ilse Halvard")]
NAMES = {
    "Quenby": ("Quenby", "place"),
    "Orsany": ("Orsany", "place"),
    "Torvik": ("Torvik", "place"),
    "Ilse Halvard": ("Ilse Halvard", "person"),
    "Per Aune": ("Per Aune", "person"),
}


@pytest.fixture
def store(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setitem(read_lexicon("particulars")["events"], "most_members", 3)
    monkeypatch.setitem(read_lexicon("particulars")["events"], "most_sampled", 2)
    monkeypatch.setitem(read_lexicon("particulars")["events"], "most_compared", 2)
    with writing(engine) as session:
        yield Store(session, NAMES)


def link(store: Store, name: str, text: str = SLIDE) -> None:
    said = SAID if text.startswith(SLIDE) else []
    link_article(store.session, store.add(name, text, said, published_at="2031-05-03"), run_id=store.run_id)


def find_events(store: Store) -> set[frozenset[str]]:
    events: dict[str, set[str]] = {}
    for article in store.session.exec(select(Article)):
        if article.withdrawn_at is None:
            events.setdefault(article.event_id or "", set()).add(article.identity)
    return {frozenset(one) for one in events.values()}


class TestLargeEvent:
    def test_others_join_it_though_it_is_not_worked_out_anew(self, store: Store) -> None:
        for number in range(6):
            link(store, f"slide {number}", f"{SLIDE} This is report {number}.")
        link(store, "again", SLIDE_AGAIN)
        link(store, "elsewhere", OTHER_SLIDE)
        assert find_events(store) == {frozenset({"again", *(f"slide {number}" for number in range(6))}), frozenset({"elsewhere"})}

    def test_who_joins_is_compared_with_a_sample(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        for number in range(6):
            link(store, f"slide {number}", f"{SLIDE} This is report {number}.")
        compared: list[int] = []

        def count(traits: Traits, others: Sequence[Traits]) -> float:
            compared.append(len(others))
            return 1.0

        monkeypatch.setattr(joining, "get_share", count)
        monkeypatch.setattr(joining, "group_articles", lambda _: pytest.fail("worked out anew"))
        link(store, "again", SLIDE_AGAIN)
        assert compared == [2]

    def test_what_it_says_is_one_claim_all_the_same(self, store: Store) -> None:
        for number in range(6):
            link(store, f"slide {number}", f"{SLIDE} This is report {number}.")
        assert len(store.session.exec(select(Claim)).all()) == 1

    def test_a_member_that_now_reports_another_happening_leaves_it(self, store: Store) -> None:
        for number in range(6):
            link(store, f"slide {number}", f"{SLIDE} This is report {number}.")
        link(store, "slide 4", OTHER_SLIDE)
        assert frozenset({"slide 4"}) in find_events(store)
        assert len(find_events(store)) == 2

    def test_it_holds_together_when_one_is_withdrawn(self, store: Store) -> None:
        for number in range(6):
            link(store, f"slide {number}", f"{SLIDE} This is report {number}.")
        article = store.session.exec(select(Article).where(Article.identity == "slide 2")).one()
        article.withdrawn_at = now()
        relink_event(store.session, article.event_id or "", run_id=store.run_id)
        assert find_events(store) == {frozenset(f"slide {number}" for number in range(6) if number != 2)}
