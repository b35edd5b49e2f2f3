from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from sqlalchemy import Engine, event
from sqlmodel import Session

from app.models import Claim
from app.queries.lookups import find_appearances, find_links
from app.schemas.lookup import read_lookups
from app.vocabulary import Relation
from tests import factories as make


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def make_claims(session: Session, count: int) -> list[Claim]:
    article = make.make_article(session)
    speaker = make.make_entity(session)
    claims = [make.make_claim(session, event_id=make.make_event(session).id) for _ in range(count)]
    for claim in claims:
        make.make_appearance(session, claim, article, speaker=speaker)
        make.make_origin(session, claim, speaker)
    for one, other in pairwise(claims):
        make.make_link(session, one, other, Relation.UPDATES)
    return claims


class TestReadLookups:
    def test_takes_as_many_selects_for_many_claims_as_for_one(self, session: Session, engine: Engine) -> None:
        ids = [claim.id for claim in make_claims(session, 30)]
        session.commit()
        counts = []
        for wanted in (ids[:1], ids):
            session.expunge_all()
            with counting(engine) as seen:
                lookups = read_lookups(session, wanted, first=50)
            assert [lookup.id for lookup in lookups] == wanted
            counts.append(sum(statement.startswith(("SELECT", "WITH")) for statement in seen))
        assert counts[0] == counts[1] <= 8

    def test_keeps_the_order_asked_for_and_leaves_out_what_is_unknown(self, session: Session) -> None:
        one, two = make_claims(session, 2)
        assert [lookup.id for lookup in read_lookups(session, [two.id, "c-none", one.id])] == [two.id, one.id]


class TestFindAppearances:
    def test_takes_the_first_of_each_claim(self, session: Session) -> None:
        early, late = make.make_article(session), make.make_article(session)
        claims = [make.make_claim(session), make.make_claim(session)]
        for article in (late, early):
            for claim in claims:
                for _ in range(3):
                    make.make_appearance(session, claim, article)
        found = find_appearances(session, [claim.id for claim in claims], first=4)
        assert [[row[1].id for row in rows] for rows in found.values()] == [[early.id] * 3 + [late.id]] * 2

    def test_leaves_out_withdrawn_articles(self, session: Session) -> None:
        claim, article = make.make_claim(session), make.make_article(session, withdrawn_at=make.EPOCH)
        make.make_appearance(session, claim, article)
        assert find_appearances(session, [claim.id], first=None) == {}


class TestFindLinks:
    def test_finds_them_from_either_end(self, session: Session) -> None:
        one, two, three = make_claims(session, 3)
        found = find_links(session, [two.id])
        assert {far_id for _, far_id, _ in found[two.id]} == {one.id, three.id}
        assert set(found) == {two.id}
