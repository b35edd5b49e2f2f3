"""The export of claims as lines of JSON."""

import json

import pytest
from sqlalchemy import Engine

from app.db import writing
from app.exporting.jsonl import find_lines
from tests.factories import make_appearance, make_article, make_claim


def fill(engine: Engine, claims: int) -> list[str]:
    with writing(engine) as session:
        article = make_article(session)
        rows = [make_claim(session) for _ in range(claims)]
        for row in rows:
            make_appearance(session, row, article)
    return [row.id for row in rows]


class TestFindLines:
    @pytest.mark.parametrize("batch", [1, 2, 3, 100])
    def test_every_claim_comes_once_in_its_order_whatever_the_batch(self, engine: Engine, batch: int) -> None:
        ids = fill(engine, 6)
        assert [json.loads(line)["id"] for line in find_lines(engine, batch=batch)] == ids

    def test_a_line_is_a_whole_lookup(self, engine: Engine) -> None:
        fill(engine, 1)
        (line,) = find_lines(engine)
        assert "\n" not in line
        assert {"statement", "support", "disputed", "why", "origins", "appearances", "links"} <= json.loads(line).keys()

    def test_no_appearance_is_left_out(self, engine: Engine) -> None:
        with writing(engine) as session:
            claim = make_claim(session)
            for _ in range(60):
                make_appearance(session, claim, make_article(session))
        (line,) = find_lines(engine)
        assert len(json.loads(line)["appearances"]) == 60

    def test_an_empty_store_has_no_line(self, engine: Engine) -> None:
        assert list(find_lines(engine)) == []

    def test_a_claim_added_meanwhile_comes_last_and_none_is_lost(self, engine: Engine) -> None:
        ids = fill(engine, 3)
        lines = find_lines(engine, batch=2)
        got = [json.loads(next(lines))["id"]]
        later = fill(engine, 1)
        got += [json.loads(line)["id"] for line in lines]
        assert got == ids + later
