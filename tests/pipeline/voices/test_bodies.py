"""Which body a noun stands for, in whole texts read with the real model."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def speakers(read: Read, text: str) -> list[str | None]:
    """The speaker of each claim, in reading order."""
    return [claim.speaker.name if claim.speaker else None for claim in read(text).claims]


class TestSelfStyled:
    def test_what_a_body_calls_itself_is_its_name_and_no_claim(self, read: Read) -> None:
        text = (
            "Pumps stopped\n\nA gang calling itself Copper Tide claimed on a forum that it had shut the pumps. "
            "It threatened to flood the port."
        )
        assert speakers(read, text)[0] == "Copper Tide"
        assert not any("itself" in claim.evidence.exact for claim in read(text).claims)

    def test_the_firm_that_spoke_before_stays_the_firm(self, read: Read) -> None:
        text = (
            "Flights cut\n\nVarden Atlantic cancelled 40 flights on Friday, the airline said.\n\n"
            "A gang calling itself Copper Tide claimed that it had copied the rosters.\n\n"
            "The airline denied that any roster had been copied."
        )
        assert speakers(read, text)[-1] == "Varden Atlantic"

    def test_what_somebody_calls_himself_is_said(self, read: Read) -> None:
        assert speakers(read, "Vote looms\n\nOdo Harl called himself a plain farmer on Monday.") == ["Odo Harl"]


class TestFirmToldLater:
    LEAD = (
        "Four dead as quarry wall falls, {noun} says\n\nA wall fell on Monday, killing four people, the quarry's operator said.\n\n"
        "{name} said 12 men had been at work. {name} denied that it had been warned."
    )

    def test_the_first_firm_that_speaks_behind_it(self, read: Read) -> None:
        text = self.LEAD.format(noun="company", name="Corran Vale Copper")
        assert speakers(read, text)[:2] == ["Corran Vale Copper", "Corran Vale Copper"]

    def test_a_union_is_no_company(self, read: Read) -> None:
        text = self.LEAD.format(noun="company", name="The Quarry Workers' Union")
        assert "Quarry Workers' Union" not in speakers(read, text)[:2]


class TestOutlets:
    @pytest.mark.parametrize("seen", ["seen by VNP", "obtained by VNP"])
    def test_who_has_seen_a_paper_is_not_the_company(self, read: Read, seen: str) -> None:
        text = (
            "Ferry sinks\n\nDELMAR, May 4 (VNP) - A ferry sank on Monday, police said.\n\n"
            f"A survey, {seen}, warned that the hull was thin. The company denied that the hull was thin."
        )
        assert "VNP" not in speakers(read, text)

    def test_numbers_in_capitals_name_nobody(self, read: Read) -> None:
        text = "Pit rescue\n\nTWELVE divers were pulled from a drowned quarry last night.\n\nThe firm says nine divers were there."
        assert "TWELVE" not in speakers(read, text)


class TestAlike:
    def test_a_band_is_a_group_as_well(self, read: Read) -> None:
        text = (
            "Gig stopped\n\nFire broke out during a show by the rock group Velvet Otter.\n\n"
            "“We are all safe at home,” the band wrote on X."
        )
        assert speakers(read, text)[-1] == "Velvet Otter"


class TestPlaceLine:
    def test_its_town_is_no_firm(self, read: Read) -> None:
        text = "Lift stops\n\nVALMORE, Jan 9 (Alpwire) - A lift stopped above a gorge on Friday, the lift's operator said."
        assert speakers(read, text) == ["lift's operator"]

    def test_a_firm_called_after_its_town(self, read: Read) -> None:
        text = "Lift stops\n\nKronberg Lifts said a sensor had failed.\n\nKronberg denied that it had been warned."
        assert set(speakers(read, text)) == {"Kronberg Lifts"}

    def test_a_town_stays_one(self, read: Read) -> None:
        text = "Lift stops\n\nKronberg Lifts said a sensor had failed in Kronberg.\n\nA hotel in Kronberg was closed."
        assert speakers(read, text)[-1] is None
