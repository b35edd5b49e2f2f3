"""Words that name one thing together."""

import pytest

from app.linking.voices.fullnames import count_named

TEXT = "Ilse Halvard of Quenby met Jon Rask’s brother at the Quenby Harvest Bank"


class TestCountNamed:
    @pytest.mark.parametrize(
        ("keys", "count"),
        [
            (("ils", "halvard"), 1),
            (("halvard", "rask"), 2),
            (("quenby", "harvest", "bank"), 1),
            (("halvard", "quenby", "jon", "rask"), 3),
            (("torvik", "orsany"), 2),
            ((), 0),
        ],
    )
    def test_words_side_by_side_are_one(self, keys: tuple[str, ...], count: int) -> None:
        assert count_named(keys, [TEXT]) == count

    def test_it_is_enough_that_one_text_has_them_side_by_side(self) -> None:
        assert count_named(("ils", "halvard"), ["Halvard spoke", "It was Ilse Halvard"]) == 1

    def test_a_long_line_of_capitals_takes_linear_time(self) -> None:
        assert count_named(("x",), ["X " * 50_000]) == 1
