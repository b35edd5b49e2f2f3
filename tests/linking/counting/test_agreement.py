"""Two printed figures: one number, two that fit, two that cannot both hold."""

import pytest

from app.linking.counting.agreement import Agreement, Printed, compare_printed
from app.vocabulary import Comparator


def make(words: str) -> Printed:
    sign, _, number = words.rpartition(" ")
    return Printed(float(number), Comparator(sign or "="))


class TestComparing:
    @pytest.mark.parametrize(
        ("a", "b", "verdict"),
        [
            ("7", "7", "agree"),
            ("7", ">= 7", "agree"),
            ("~ 30", "30", "agree"),
            ("> 7", "> 7", "agree"),
            ("12", ">= 7", "compatible"),
            (">= 12", ">= 7", "compatible"),
            ("~ 30", "31", "compatible"),
            ("<= 40", "12", "compatible"),
            ("7", "> 7", "compatible"),
            ("7", "8", "contradict"),
            (">= 12", "7", "contradict"),
            ("> 12", "< 7", "contradict"),
            ("~ 30", "40", "contradict"),
        ],
    )
    def test_verdicts_either_way_round(self, a: str, b: str, verdict: str) -> None:
        assert compare_printed(make(a), make(b)) == compare_printed(make(b), make(a)) == Agreement(verdict)

    def test_words_that_stay_close_bound_the_open_side(self) -> None:
        nearly = Printed(80, Comparator.LESS, "nearly 80")
        assert compare_printed(nearly, Printed(75)) is Agreement.COMPATIBLE
        assert compare_printed(nearly, Printed(30)) is Agreement.CONTRADICT
        assert compare_printed(Printed(80, Comparator.LESS, "fewer than 80"), Printed(30)) is Agreement.COMPATIBLE

    def test_no_number_contradicts_none(self) -> None:
        assert compare_printed(Printed(None), Printed(3)) is Agreement.COMPATIBLE
