from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.db import writing
from app.linking import link_article, relink_event
from app.models import (
    Appearance,
    Article,
    Change,
    Claim,
    ClaimAlias,
    ClaimFigure,
    ClaimOrigin,
    ClaimPlace,
    Entity,
    Event,
    Link,
    now,
)
from app.models.ids import make_id
from app.search.checking import check_index
from app.vocabulary import Action, Resource
from tests.linking.factory import Said, Store
from tests.linking.pair import FIRST, FIRST_SAID, NAMES, add_elsewhere, add_first, add_second


@pytest.fixture
def blank(engine: Engine) -> Iterator[Store]:
    with writing(engine) as session:
        yield Store(session, NAMES)


@pytest.fixture
def pair(blank: Store) -> Store:
    for add in (add_first, add_second):
        link_article(blank.session, add(blank), run_id=blank.run_id)
    return blank


def find_claim(session: Session, statement: str) -> Claim:
    return session.exec(select(Claim).where(Claim.statement == statement)).one()


def find_names(session: Session, claim: Claim) -> list[str]:
    query = select(Entity.name).join(ClaimOrigin).where(ClaimOrigin.claim_id == claim.id).order_by(col(ClaimOrigin.ordinal))
    return list(session.exec(query))


def count_appearances(session: Session, claim: Claim) -> int:
    return len(session.exec(select(Appearance).where(Appearance.claim_id == claim.id)).all())


def dump(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Everything that linking writes, but for times, runs and the order of loading."""
    tables: list[Any] = [Claim, ClaimFigure, ClaimOrigin, ClaimPlace, Link, Event]
    leave_out = {"created_at", "updated_at", "run_id", "sequence"}
    return {
        table.__name__: sorted((row.model_dump(exclude=leave_out) for row in session.exec(select(table))), key=str)
        for table in tables
    }


class TestVerdicts:
    def test_the_dead_are_echoed(self, pair: Store) -> None:
        claim = find_claim(pair.session, "31 people killed")
        assert (claim.support, claim.disputed) == ("echoed", False)
        assert claim.why == ["said in 2 articles, all by Ilse Halvard", *claim.why[1:]]
        assert count_appearances(pair.session, claim) == 4

    def test_the_hurt_are_disputed(self, pair: Store) -> None:
        more, less = find_claim(pair.session, "more than 240 people injured"), find_claim(pair.session, "212 injured")
        assert (more.support, more.disputed, less.support, less.disputed) == ("single_source", True, "single_source", True)
        assert more.why == [
            "said in one article, by Ilse Halvard",
            f"212 injured ({less.id}) is outside more than 240; same speaker, times unknown",
        ]
        assert less.why[1] == f"212 is outside more than 240 people injured ({more.id}); same speaker, times unknown"

    def test_the_conflict_says_why(self, pair: Store) -> None:
        link = pair.session.exec(select(Link)).one()
        assert (link.relation, link.score) == ("conflicts", 0.97)
        assert link.reasons == [
            "same event",
            "same measure: injured",
            "212 is outside more than 240",
            "same speaker, times unknown",
        ]

    def test_a_part_is_not_disputed(self, pair: Store) -> None:
        assert not find_claim(pair.session, "nine teenagers injured").disputed

    def test_the_rockets_are_corroborated(self, pair: Store) -> None:
        claim = find_claim(pair.session, "more than 300 munitions – rockets and drones launched")
        assert claim.support == "corroborated"
        assert claim.why == ["said in 2 articles, by Ilse Halvard and Rescue Directorate, two bodies of one state: Velmora"]
        assert find_names(pair.session, claim) == ["Ilse Halvard", "Rescue Directorate"]

    def test_the_rocket_is_echoed_in_all_its_wordings(self, pair: Store) -> None:
        claim = find_claim(pair.session, FIRST_SAID[0].exact)
        assert (claim.support, claim.disputed) == ("echoed", False)
        assert find_names(pair.session, claim) == ["Ilse Halvard"]
        assert count_appearances(pair.session, claim) == 5

    def test_the_checks_are_echoed(self, pair: Store) -> None:
        assert find_claim(pair.session, "Our technicians are checking all the parts").support == "echoed"

    def test_the_rest_stands_alone(self, pair: Store) -> None:
        claim = find_claim(pair.session, "Kestria would halt its raids on Velmora")
        assert (claim.support, claim.why) == ("single_source", ["said in one article, by Jon Rask"])

    def test_nothing_else_is_disputed(self, pair: Store) -> None:
        disputed = pair.session.exec(select(Claim.statement).where(col(Claim.disputed)).order_by(Claim.statement)).all()
        assert disputed == ["212 injured", "more than 240 people injured"]

    def test_every_appearance_has_its_claim(self, pair: Store) -> None:
        assert pair.session.exec(select(Appearance).where(col(Appearance.claim_id).is_(None))).all() == []

    def test_a_figure_is_kept_as_its_founder_prints_it(self, pair: Store) -> None:
        figure = pair.session.get_one(ClaimFigure, find_claim(pair.session, "more than 240 people injured").id)
        assert (figure.comparator, figure.value, figure.low, figure.high) == (">", 240, 240, None)


class TestEvent:
    def test_both_articles_report_one(self, pair: Store) -> None:
        event = pair.session.exec(select(Event)).one()
        assert event.label == "Raid on Orsany, 3 October 2031"
        assert event.when_edtf == "2031-10-03"
        assert pair.session.get_one(Entity, event.place_id or "").name == "Orsany"

    def test_its_place_holds_for_claims_that_name_none(self, pair: Store) -> None:
        claim = find_claim(pair.session, "more than 240 people injured")
        place = pair.session.exec(select(Entity.name).join(ClaimPlace).where(ClaimPlace.claim_id == claim.id)).all()
        assert place == ["Orsany"]

    def test_a_raid_elsewhere_is_another(self, pair: Store) -> None:
        link_article(pair.session, add_elsewhere(pair), run_id=pair.run_id)
        assert len(pair.session.exec(select(Event)).all()) == 2
        assert find_claim(pair.session, "12 people killed").support == "single_source"
        assert len(pair.session.exec(select(Link)).all()) == 1

    def test_the_order_of_loading_does_not_matter(self, blank: Store) -> None:
        def verdicts() -> list[tuple[str, str, bool]]:
            claims = blank.session.exec(select(Claim))
            return sorted((claim.kind, claim.support, claim.disputed) for claim in claims)

        for add in (add_elsewhere, add_second, add_first):
            link_article(blank.session, add(blank), run_id=blank.run_id)
        backwards = verdicts()
        for article in blank.session.exec(select(Article)).all():
            article.withdrawn_at = now()
            relink_event(blank.session, article.event_id or "", run_id=blank.run_id)
        assert verdicts() == []
        for add in (add_first, add_second, add_elsewhere):
            article_id = add(blank)
            blank.session.get_one(Article, article_id).withdrawn_at = None
            link_article(blank.session, article_id, run_id=blank.run_id)
        assert verdicts() == backwards


class TestAgain:
    def test_linking_again_changes_nothing(self, pair: Store) -> None:
        before, changes = dump(pair.session), len(pair.session.exec(select(Change)).all())
        event = pair.session.exec(select(Event)).one()
        relink_event(pair.session, event.id, run_id=pair.run_id)
        for article in pair.session.exec(select(Article)).all():
            link_article(pair.session, article.id, run_id=pair.run_id)
        assert dump(pair.session) == before
        assert len(pair.session.exec(select(Change)).all()) == changes

    def test_ids_come_from_the_founding_appearance(self, pair: Store) -> None:
        claim = find_claim(pair.session, "Our technicians are checking all the parts")
        founder = make_id("p", make_id("a", "first.txt"), "statement", "our technicians are checking all the parts")
        assert claim.id == make_id("c", founder)

    def test_a_claim_keeps_its_id_when_an_article_joins(self, blank: Store) -> None:
        link_article(blank.session, add_first(blank), run_id=blank.run_id)
        before = {claim.id for claim in blank.session.exec(select(Claim))}
        link_article(blank.session, add_second(blank), run_id=blank.run_id)
        assert before <= {claim.id for claim in blank.session.exec(select(Claim))}

    def test_the_change_log_says_what_joined(self, pair: Store) -> None:
        claim = find_claim(pair.session, "31 people killed")
        changes = pair.session.exec(select(Change).where(Change.resource_id == claim.id).order_by(col(Change.sequence))).all()
        assert [(change.action, change.detail.get("fields")) for change in changes] == [
            (Action.ADDED, None),
            (Action.CHANGED, ["appearances", "support", "why"]),
        ]

    def test_the_change_log_says_what_was_lost(self, pair: Store) -> None:
        claim = find_claim(pair.session, "31 people killed")
        before = len(pair.session.exec(select(Change).where(Change.resource_id == claim.id)).all())
        pair.add("first.txt", FIRST, [said for said in FIRST_SAID if said.exact != "The raid killed 31 people"])
        link_article(pair.session, make_id("a", "first.txt"), run_id=pair.run_id)
        after = pair.session.exec(select(Change).where(Change.resource_id == claim.id).order_by(col(Change.sequence))).all()
        assert len(after) > before
        assert after[-1].action == Action.CHANGED
        assert "appearances" in after[-1].detail["fields"]


class TestCopies:
    def test_a_reprint_under_another_name_is_an_echo(self, blank: Store) -> None:
        said = [*FIRST_SAID[:-1], Said("Jon Rask expressed hope")]
        for key, publisher in (("one.txt", "The Tern"), ("two.txt", "The Gull")):
            article_id = blank.add(key, FIRST, said, title="Kestria hits Orsany with a foreign rocket", publisher=publisher)
            link_article(blank.session, article_id, run_id=blank.run_id)
        claim = find_claim(blank.session, "Jon Rask expressed hope")
        assert (claim.support, find_names(blank.session, claim)) == ("echoed", ["The Tern"])
        assert claim.why == ["said in 2 articles, all by The Tern; both print nearly the same text"]
        assert set(blank.session.exec(select(Claim.support))) == {"echoed"}


class TestWhere:
    def find_places(self, session: Session, claim: Claim) -> list[str]:
        query = select(Entity.name).join(ClaimPlace).where(ClaimPlace.claim_id == claim.id)
        return list(session.exec(query.order_by(col(ClaimPlace.ordinal))))

    def test_not_where_a_weapon_was_made(self, pair: Store) -> None:
        for statement in ("31 people killed", "212 injured", FIRST_SAID[0].exact):
            assert self.find_places(pair.session, find_claim(pair.session, statement)) == ["Orsany"]

    def test_where_the_words_put_it(self, pair: Store) -> None:
        claim = find_claim(pair.session, "Kestria would halt its raids on Velmora")
        assert self.find_places(pair.session, claim) == ["Velmora"]


class TestRevised:
    def test_a_claim_follows_the_new_words(self, pair: Store) -> None:
        said = [one for one in FIRST_SAID if "240" not in one.exact]
        pair.add("first.txt", FIRST, said)
        link_article(pair.session, make_id("a", "first.txt"), run_id=pair.run_id)
        assert pair.session.exec(select(Claim).where(col(Claim.disputed))).all() == []
        assert pair.session.exec(select(Link)).all() == []

    def test_what_nobody_says_any_longer_is_withdrawn(self, pair: Store) -> None:
        gone = find_claim(pair.session, "Kestria would halt its raids on Velmora").id
        pair.add("first.txt", FIRST, FIRST_SAID[:-1])
        link_article(pair.session, make_id("a", "first.txt"), run_id=pair.run_id)
        assert pair.session.get(Claim, gone) is None
        last = pair.session.exec(select(Change).where(Change.resource_id == gone).order_by(col(Change.sequence).desc())).first()
        assert last is not None
        assert last.action == Action.WITHDRAWN

    def test_an_article_that_turns_to_another_happening_leaves_the_event(self, pair: Store) -> None:
        said = [Said("A raid on Torvik killed 12 people", figures=(("12", "people", "killed", "=", 12),))]
        text = "A raid on Torvik killed 12 people. The raid on Torvik is over."
        article_id = pair.add("second.txt", text, said, title="Raid on Torvik")
        link_article(pair.session, article_id, run_id=pair.run_id)
        assert len(pair.session.exec(select(Event)).all()) == 2
        assert find_claim(pair.session, "31 people killed").support == "single_source"


class TestWithdrawn:
    def test_the_other_article_stands_alone(self, pair: Store) -> None:
        article = pair.session.get_one(Article, make_id("a", "second.txt"))
        article.withdrawn_at = now()
        relink_event(pair.session, article.event_id or "", run_id=pair.run_id)
        assert set(pair.session.exec(select(Claim.support))) == {"single_source"}
        assert pair.session.exec(select(Claim).where(col(Claim.disputed))).all() == []

    def test_an_event_without_articles_is_gone(self, pair: Store) -> None:
        event_id = pair.session.exec(select(Event.id)).one()
        for article in pair.session.exec(select(Article)).all():
            article.withdrawn_at = now()
        relink_event(pair.session, event_id, run_id=pair.run_id)
        assert pair.session.exec(select(Claim)).all() == []
        assert pair.session.exec(select(Event)).all() == []
        change = pair.session.exec(
            select(Change).where(Change.resource == Resource.EVENT).order_by(col(Change.sequence).desc())
        ).first()
        assert change is not None
        assert change.action == Action.WITHDRAWN


class TestMerged:
    def test_a_bridging_wording_merges_two_claims(self, blank: Store) -> None:
        """A third wording that is close to both of two makes them one; the younger id leads to the older claim."""
        texts = {
            "one.txt": "Halvard: Kestrian gunboats shelled the grain silos of Orsany",
            "two.txt": "Halvard: the grain silos, fuel tanks and rail yard of Orsany burned",
            "three.txt": "Halvard: Kestrian gunboats shelled the grain silos, fuel tanks and rail yard of Orsany burned",
        }
        ids = {}
        for key, text in texts.items():
            said = Said(text.removeprefix("Halvard: "), speaker="Ilse Halvard")
            ids[key] = blank.add(
                key, f"{text}. Ilse Halvard of Velmora spoke after the raid on Orsany.", [said], title="Raid on Orsany"
            )
            link_article(blank.session, ids[key], run_id=blank.run_id)
        claim = blank.session.exec(select(Claim)).one()
        alias = blank.session.exec(select(ClaimAlias)).one()
        assert alias.claim_id == claim.id
        merged = blank.session.exec(select(Change).where(Change.action == Action.MERGED)).one()
        assert (merged.resource_id, merged.detail) == (alias.old_id, {"into": claim.id})


class TestIndex:
    def test_agrees_with_the_claims(self, pair: Store) -> None:
        problems = check_index(pair.session)
        assert [problem for problem in problems if "claim" in problem] == []
