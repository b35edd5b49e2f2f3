from typing import Any

import pytest

from app.linking.reading import render_figure, render_statement
from app.models import Appearance, Quantity
from app.vocabulary import ClaimKind


class TestRenderFigure:
    @pytest.mark.parametrize(
        ("exact", "shown"),
        [
            ("More than 100", "more than 100"),
            ("AT LEAST four", "at least four"),
            ("THREE", "three"),
            ("$20", "$20"),
            ("18 km", "18 km"),
            ("or about 12%", "about 12%"),
        ],
    )
    def test_stands_inside_a_sentence(self, exact: str, shown: str) -> None:
        assert render_figure(exact) == shown


class TestRenderStatement:
    @pytest.mark.parametrize(
        ("counted", "shown"), [("14 gates", "three of 14 gates failed"), ("gates", "three gates failed"), ("", "three failed")]
    )
    def test_a_part_of_a_count_is_of_it(self, counted: str, shown: str) -> None:
        told: dict[str, Any] = {"kind": ClaimKind.QUANTITY, "exact": "Three of the 14 gates jammed"}
        quantity: dict[str, Any] = {"exact": "Three", "counted": counted, "measure": "failed"}
        assert render_statement(Appearance(**told), Quantity(**quantity)) == shown
