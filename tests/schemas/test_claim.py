import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import Link
from app.schemas.claim import Figure, make_link_item
from app.vocabulary import Comparator, Relation


def shown(value: float | None) -> str:
    figure = Figure(measure="moved", counted="people", comparator=Comparator.EQUAL, change=None, value=value)
    return figure.model_dump_json(include={"value"})


class TestFigure:
    @pytest.mark.parametrize(
        ("value", "text"), [(100, "100"), (100.0, "100"), (2.5, "2.5"), (-3.0, "-3"), (0.0, "0"), (None, "null"), (2e16, "2e+16")]
    )
    def test_whole_numbers_have_no_point(self, value: float | None, text: str) -> None:
        assert shown(value) == f'{{"value":{text}}}'

    @given(st.floats(allow_nan=False, allow_infinity=False))
    def test_every_number_is_read_back_as_it_was(self, value: float) -> None:
        assert json.loads(shown(value)) == {"value": value}


class TestMakeLinkItem:
    def link(self, relation: Relation) -> Link:
        return Link(claim_id="c-1", other_id="c-2", relation=relation, score=0.8, reasons=["same event"], run_id=1)

    def test_a_conflict_reads_the_same_from_both_ends(self) -> None:
        link = self.link(Relation.CONFLICTS)
        for near, far in (("c-1", "c-2"), ("c-2", "c-1")):
            assert make_link_item(link, claim_id=near, far_id=far, far_statement="").reasons == ["same event"]

    def test_a_refinement_says_which_refines_which(self) -> None:
        link = self.link(Relation.REFINES)
        near = make_link_item(link, claim_id="c-1", far_id="c-2", far_statement="")
        far = make_link_item(link, claim_id="c-2", far_id="c-1", far_statement="")
        assert near.reasons == ["this claim refines c-2", "same event"]
        assert far.reasons == ["c-1 refines this claim", "same event"]
