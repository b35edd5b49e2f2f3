from app.linking.reading import add_sums
from tests.linking.factory import make_figure


class TestAddSums:
    def test_figures_of_one_statement_make_totals(self) -> None:
        port, sea = add_sums([make_figure(84, measure="killed"), make_figure(11, measure="killed")])
        assert port.sums == sea.sums == {95.0}

    def test_other_measures_and_open_intervals_are_not_added(self) -> None:
        killed, hurt, more = add_sums([make_figure(84, measure="killed"), make_figure(11), make_figure(5, ">", measure="killed")])
        assert killed.sums == hurt.sums == more.sums == frozenset()
