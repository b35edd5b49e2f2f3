"""What every format is written from."""

import pytest
from sqlalchemy import Engine

from app.db import writing
from app.exporting.claims import find_claims
from tests.exporting.conftest import fill
from tests.factories import make_appearance, make_article, make_claim


class TestFindClaims:
    @pytest.mark.parametrize("batch", [1, 2, 3, 100])
    def test_every_claim_comes_once_in_its_order_whatever_the_batch(self, engine: Engine, batch: int) -> None:
        ids = fill(engine, 6)
        assert [claim.id for claim in find_claims(engine, batch=batch)] == ids

    def test_no_appearance_is_left_out(self, engine: Engine) -> None:
        with writing(engine) as session:
            claim = make_claim(session)
            for _ in range(60):
                make_appearance(session, claim, make_article(session))
        (found,) = find_claims(engine)
        assert len(found.appearances) == 60

    def test_an_empty_store_has_none(self, engine: Engine) -> None:
        assert list(find_claims(engine)) == []

    def test_a_claim_added_meanwhile_comes_last_and_none_is_lost(self, engine: Engine) -> None:
        ids = fill(engine, 3)
        claims = find_claims(engine, batch=2)
        got = [next(claims).id]
        later = fill(engine, 1)
        got += [claim.id for claim in claims]
        assert got == ids + later
