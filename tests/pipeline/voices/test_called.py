"""Names that are told in part, trades and what tabloids call somebody, in whole texts read with the real model."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def speakers(read: Read, text: str) -> list[str | None]:
    """The speaker of each claim, in reading order."""
    return [claim.speaker.name if claim.speaker else None for claim in read(text).claims]


class TestKin:
    def test_a_wife_s_surname_is_the_husband_s(self, read: Read) -> None:
        text = "Pier fall\n\nDaniel Quarnby was among the injured. “He slept all day,” said his wife, Martha. “I was afraid.”"
        assert set(speakers(read, text)[1:]) == {"Martha Quarnby"}

    def test_a_friend_s_is_not(self, read: Read) -> None:
        text = "Pier fall\n\nDaniel Quarnby was among the injured. “He slept all day,” said his friend, Martha."
        assert speakers(read, text)[-1] == "Martha"

    def test_who_has_a_surname_keeps_it(self, read: Read) -> None:
        text = "Pier fall\n\nDaniel Quarnby was injured. Martha Holt waited. “He slept all day,” said his sister, Martha."
        assert speakers(read, text)[-1] == "Martha Holt"


class TestTrades:
    def test_a_trade_is_no_part_of_a_name(self, read: Read) -> None:
        text = "Gig fire\n\nRoadie Kwame Quarnby dragged four fans out. ‘Anybody would have done that,’ he shrugged."
        assert speakers(read, text)[-1] == "Kwame Quarnby"

    def test_a_cue_taken_for_a_participle(self, read: Read) -> None:
        text = "Leak\n\nA whistleblower claimed managers had been told in March that the valves leaked."
        assert speakers(read, text) == ["whistleblower"]

    def test_a_participle_that_is_one(self, read: Read) -> None:
        assert speakers(read, "Leak\n\nThree accused managers were told to go home.") == [None]


@pytest.mark.parametrize(
    ("word", "name"), [("Cops", "police"), ("Aussie divers", "Australian divers"), ("Coppersmiths", "coppersmiths")]
)
def test_what_tabloids_call_them(read: Read, word: str, name: str) -> None:
    assert speakers(read, f"Pier fall\n\n{word} said nine boats had been lost off the pier.") == [name]


class TestHeadlines:
    @pytest.mark.parametrize(("dash", "who"), [("-", "police"), ("–", "coastguard"), ("—", "mayor")])
    def test_behind_the_last_dash_stands_who_says_so(self, read: Read, dash: str, who: str) -> None:
        assert speakers(read, f"Nine people hurt in ferry blaze off Delmar {dash} {who}\n\nThe ferry burned.")[0] == who

    @pytest.mark.parametrize("tail", ["Harbour Herald", "worst in years", "live updates"])
    def test_what_else_stands_there_says_nothing(self, read: Read, tail: str) -> None:
        assert speakers(read, f"Nine people were hurt in ferry blaze off Delmar - {tail}\n\nThe ferry burned.")[0] is None


def test_a_number_admits_nothing(read: Read) -> None:
    said = read("Raid\n\nA total of 30 shells hit the port, army chiefs say – twice the number Valdoria admits to.").claims
    assert said[0].speaker is not None
    assert said[0].speaker.name == "army chiefs"


class TestGoingOn:
    def test_behind_a_figure_or_a_wish_the_article_goes_on(self, read: Read) -> None:
        text = "Storm\n\nInsurers estimate the loss at between $8m and $9m. A fund for widows had raised $2m by Friday."
        assert speakers(read, text)[-1] is None

    def test_behind_a_clause_its_speaker_goes_on(self, read: Read) -> None:
        text = "Storm\n\nInsurers said the loss was $8m. Most of it would be paid by Friday."
        assert speakers(read, text) == ["insurers", "insurers"]


class TestWhoTheyAre:
    def test_people_briefed_on_it(self, read: Read) -> None:
        text = "Leak\n\n“The valves leaked,” said two people briefed on the matter."
        assert speakers(read, text) == ["two people briefed on the matter"]

    def test_people_injured_by_it(self, read: Read) -> None:
        assert speakers(read, "Leak\n\nTwo people injured in the blast said the valves leaked.") == ["two people"]

    @pytest.mark.parametrize(
        ("opening", "name"),
        [
            ("Delmar City Police arrested nine men.", "Delmar City Police"),
            ("Cops were called to the pier.", "police"),
            ("Rescuers came to the pier.", "force"),
        ],
    )
    def test_the_force_is_the_police(self, read: Read, opening: str, name: str) -> None:
        assert speakers(read, f"Raid\n\n{opening} The force said that nobody was hurt.")[-1] == name

    def test_its_records_are_whose_they_are(self, read: Read) -> None:
        text = "Leak\n\nVarden Ltd denied on Monday that it was late.\n\nIts records show that 40 valves were opened in May."
        assert speakers(read, text)[-1] == "Varden Ltd"

    @pytest.mark.parametrize("who", ["the Delmar Institute", "the weather office"])
    def test_forecast_behind_its_comma(self, read: Read, who: str) -> None:
        assert speakers(read, f"Rain\n\nThe storm will reach the coast by noon, forecast {who}.") == [who.removeprefix("the ")]

    def test_that_somebody_spoke_without_a_name_is_no_claim(self, read: Read) -> None:
        claims = read("Leak\n\nThe mine may shut, an official said, speaking on condition of anonymity.").claims
        assert [claim.evidence.exact for claim in claims] == ["The mine may shut"]


class TestBodies:
    def test_spokesman_before_a_rank(self, read: Read) -> None:
        text = (
            "Shelling\n\n“Nobody crossed,” army spokesman Colonel Olen Tarr told a briefing. "
            "The spokesman denied that a bridge was hit."
        )
        assert speakers(read, text)[-1] == "Olen Tarr"

    def test_club_by_the_last_word_of_its_name(self, read: Read) -> None:
        text = "Crush\n\nHolmwick Athletic said 9,100 people came. The club denied that it had sold too many tickets."
        assert speakers(read, text)[-1] == "Holmwick Athletic"

    def test_company_spokesman_speaks_for_the_firm_heard(self, read: Read) -> None:
        text = "Drones\n\nSecurity firm Greyfen denied that it had flown drones. “We were never there,” said a company spokesman."
        assert speakers(read, text)[-1] == "Greyfen"

    def test_hospital_spokesman_without_a_hospital_heard(self, read: Read) -> None:
        text = "Fire\n\nFive people were hurt. “All are stable,” said a hospital spokesman."
        assert speakers(read, text)[-1] == "hospital spokesman"

    def test_post_on_somebody_s_channel(self, read: Read) -> None:
        text = "Strike\n\nThe dockers’ union met on Friday. A post on the union’s website said that three men were hurt."
        assert "union" in (speakers(read, text)[-1] or "")

    def test_hyphened_given_name(self, read: Read) -> None:
        text = "Tents\n\n“We asked for tents,” said the alliance’s director, Hyun-soo Quarnby. He said that none had come."
        assert speakers(read, text)[-1] == "Hyun-soo Quarnby"

    def test_ministry_of_a_neighbouring_state(self, read: Read) -> None:
        text = "Coup\n\nThe foreign ministry of neighbouring Tarvenia urged both sides to hold their fire."
        assert speakers(read, text)[-1] == "foreign ministry of neighbouring Tarvenia"

    def test_town_is_nobody_whom_a_pronoun_means(self, read: Read) -> None:
        text = (
            "Shelling\n\nWeeping gran Ludmila Harst, 68, fled from the town of Brezna yesterday.\n\n"
            "‘They hit our street,’ she told the Post.\n\nColonel Olen Tarr flatly denied shelling Brezna."
        )
        assert "Ludmila Harst" in speakers(read, text)
