"""Figures that take their measure from another one, or from the clause behind their noun."""

import pytest

from tests.pipeline.figures.conftest import Figures


def measures(figures: Figures, text: str) -> list[str | None]:
    return [one.measure for one in figures(text)]


class TestCorrections:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The audit will take six months rather than three.", ["duration", "duration"]),
            ("The shaft is 300 metres deep, not 250 as the owner said.", ["depth", "depth"]),
            ("A shift lasts ten hours instead of 12.", ["duration", "duration"]),
        ],
    )
    def test_an_amount_that_another_stands_for(self, figures: Figures, text: str, expected: list[str]) -> None:
        assert measures(figures, text) == expected


class TestParts:
    def test_of_them_points_to_the_count_and_not_to_the_time_between(self, figures: Figures) -> None:
        assert measures(figures, "Officers made 40 arrests over the six days, 15 of them on Friday.") == [
            "arrested",
            "duration",
            "arrested",
        ]

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("Crews reconnected 300 of the 900 flats that lost power.", "outage"),
            ("Power was back in 2,300 of the 5,100 homes cut off.", "outage"),
            ("A coroner will examine two of the six people who died at sea.", "killed"),
        ],
    )
    def test_the_clause_behind_a_whole_tells_of_it(self, figures: Figures, text: str, whole: str) -> None:
        assert measures(figures, text)[-1] == whole

    def test_a_small_whole_is_the_count_given_before(self, figures: Figures) -> None:
        text = "A gunman has held 12 people in a bank since noon. He let four of the 12 go at dusk, all of them ill."
        assert measures(figures, text) == ["held", "released", "held"]


class TestHolding:
    def test_people_held_in_an_article_on_hostages(self, figures: Figures) -> None:
        text = "Two hostages got out through a window. The council said 14 people were still being held."
        assert measures(figures, text)[-1] == "held"

    def test_suspects_are_arrested_there_as_elsewhere(self, figures: Figures) -> None:
        text = "The hostages got out through a window. Three suspects are being held in custody."
        assert measures(figures, text)[-1] == "arrested"


class TestDeeds:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The guard fired three shots at the door.", "fired"),
            ("The gang fired 20 bullets into the car.", "fired"),
            ("The group, which runs 24 clinics, stopped work on Monday.", "total"),
            ("The chain, which runs 24 shops, shut six.", "total"),
            ("Rust had weakened the cable by 40%.", "change"),
            ("It will take nine days to clear the backlog.", "duration"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert measures(figures, text)[0] == measure
