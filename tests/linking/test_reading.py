import pytest

from app.linking.reading import render_figure


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
