import pytest

from app.linking.reading import add_sums, render_figure
from tests.linking.factory import make_figure


class TestRenderFigure:
    @pytest.mark.parametrize(
        ("exact", "shown"),
        [
            ("More than 100", "more than 100"),
            ("AT LEAST four", "at least four"),
            ("THREE", "three"),
            ("$20", "$20"),
            ("18 km", "18 km"),
        ],
    )
    def test_stands_inside_a_sentence(self, exact: str, shown: str) -> None:
        assert render_figure(exact) == shown


class TestAddSums:
    def test_figures_of_one_statement_make_totals(self) -> None:
        port, sea = add_sums([make_figure(84, measure="killed"), make_figure(11, measure="killed")])
        assert port.sums == sea.sums == {95.0}

    def test_other_measures_and_open_intervals_are_not_added(self) -> None:
        killed, hurt, more = add_sums([make_figure(84, measure="killed"), make_figure(11), make_figure(5, ">", measure="killed")])
        assert killed.sums == hurt.sums == more.sums == frozenset()
