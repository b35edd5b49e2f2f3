"""Statements in other words: alike in meaning, with one telling number in both."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.claims import find_statement_pairs
from app.linking.features import Statement
from app.linking.paraphrases import compare_meaning, find_paraphrases
from tests.linking.factory import make_statement

SHED = "The Quenby mill sheds 2,340 posts"
LEAVE = "some 2340 must leave their looms"


def make(text: str, degrees: float | None = 0, *, article: str = "a-1", **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees or 0)), np.sin(np.radians(degrees or 0))
    return replace(make_statement(text, article=article, **more), vector=None if degrees is None else vector)


class TestCompareMeaning:
    def test_one_number_and_one_meaning_are_one_statement(self) -> None:
        verdict = compare_meaning(make(SHED), make(LEAVE, 30, article="a-2"))
        assert verdict is not None
        assert verdict.relation == "same"
        assert verdict.reasons == ("same event", "alike in meaning: 0.87", "same numbers: 2340")

    @pytest.mark.parametrize(
        ("text", "more"),
        [
            ("some 990 must leave their looms", {}),
            ("some weavers must leave their looms", {}),
            ("some 2340 must leave their looms and 12 their homes", {}),
            (LEAVE, {"is_denial": True}),
            (LEAVE, {"when": "2030-01-05"}),
            (LEAVE, {"degrees": 60}),
            (LEAVE, {"degrees": None}),
        ],
        ids=["another number", "no number", "one number more on each side", "denied", "another day", "not alike", "no vector"],
    )
    def test_others_are_not(self, text: str, more: dict[str, Any]) -> None:
        first = make(f"{SHED} in 3 towns", when="2031-05-06")
        assert compare_meaning(first, make(text, article="a-2", **more)) is None

    @pytest.mark.parametrize("number", ["12", "2031", "500", "3,000"])
    def test_a_number_that_many_share_tells_nothing(self, number: str) -> None:
        assert compare_meaning(make(f"{number} were there"), make(f"they met {number} people", article="a-2")) is None


class TestFindParaphrases:
    def test_pairs_of_a_fresh_article_only(self) -> None:
        statements = [make(SHED), make(LEAVE, 10, article="a-2"), make("rain fell", 5, article="a-2")]
        assert [verdict.relation for _, _, verdict in find_paraphrases(statements, fresh={"a-2"})] == ["same"]
        assert list(find_paraphrases(statements, fresh=set())) == []

    def test_linking_finds_what_shares_one_number_only(self) -> None:
        statements = [make(SHED), make(LEAVE, 10, article="a-2")]
        pairs = list(find_statement_pairs(statements, fresh={"a-2"}))
        assert [(a, b, verdict.relation) for a, b, verdict in pairs] == [(f"p-{SHED}", f"p-{LEAVE}", "same")]
        assert list(find_statement_pairs([replace(one, vector=None) for one in statements], fresh={"a-2"})) == []
