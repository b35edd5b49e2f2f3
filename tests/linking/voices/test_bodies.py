import pytest

from app.linking.voices.alike import Voice, is_one_voice
from app.linking.voices.bodies import is_called_body, tell_bodies
from app.vocabulary import EntityKind
from tests.linking.factory import make_voice

MARINE = make_voice("Rask Marine", "organization")


def tell(*voices: Voice, text: str) -> dict[str, Voice]:
    return {voice.name: voice for voice in tell_bodies({voice.id: voice for voice in voices}, [text]).values()}


class TestTellBodies:
    @pytest.mark.parametrize(
        "text",
        [
            "Rask Marine denied it.\nChief executive Ada Brask spoke.",
            "Rask Marine denied it. “We never did,” a spokeswoman, Ada Brask, said.",
            "Rask Marine chairman Ada Brask spoke.",
            "Rask Marine, a ferry company, denied it. Its finance director, Mrs Brask, spoke.",
        ],
    )
    def test_whoever_speaks_for_a_body_is_its_voice(self, text: str) -> None:
        told = tell(MARINE, make_voice("Ada Brask"), text=text)
        assert told["Ada Brask"].bodies == ("Rask Marine",)
        assert is_one_voice(told["Ada Brask"], MARINE)

    def test_a_witness_behind_a_body_is_nobodys_voice(self) -> None:
        told = tell(MARINE, make_voice("Ada Brask"), text="Rask Marine denied it.\nAda Brask, a passenger, saw it.")
        assert told["Ada Brask"].bodies == ()

    def test_two_who_speak_for_one_body_are_one(self) -> None:
        text = "Rask Marine denied it. Spokesman Odo Harl laughed.\nRask Marine chief executive Ada Brask spoke."
        told = tell(MARINE, make_voice("Ada Brask"), make_voice("Odo Harl"), text=text)
        assert is_one_voice(told["Ada Brask"], told["Odo Harl"])

    def test_the_ministry_is_the_one_that_speaks(self) -> None:
        fisheries, ministry = make_voice("Ministry of Fisheries", "government"), make_voice("ministry", "government")
        assert is_one_voice(*tell(fisheries, ministry, text="The ministry spoke.").values())
        others = tell(fisheries, ministry, make_voice("Ministry of Works", "government"), text="The ministry spoke.")
        assert not is_one_voice(others["ministry"], others["Ministry of Fisheries"])

    def test_an_office_and_who_holds_it_are_one(self) -> None:
        office, holder = make_voice("governor’s office", "unnamed"), make_voice("Ada Brask")
        assert is_one_voice(*tell(office, holder, text="Governor Ada Brask spoke.").values())
        assert not is_one_voice(*tell(office, holder, text="Ada Brask met the governor.").values())

    def test_a_body_that_one_article_reads_as_a_person_is_the_body(self) -> None:
        told = tell_bodies(
            {"e-1": make_voice("Rask Marine"), "e-2": MARINE, "e-3": make_voice("Ada Brask")}, ["Rask Marine said so."]
        )
        assert told["e-1"].kind is told["e-2"].kind is EntityKind.ORGANIZATION
        assert told["e-3"].kind is EntityKind.PERSON

    @pytest.mark.parametrize(
        "text",
        [
            "“It is safe,” insisted Rask Marine boss Ada Brask.",
            "Odo Harl, a spokesman for Rask Marine, laughed.",
            "A gang calling itself Rask Marine did it.",
        ],
    )
    def test_what_somebody_leads_or_speaks_for_is_a_body(self, text: str) -> None:
        assert tell(make_voice("Rask Marine"), text=text)["Rask Marine"].kind is EntityKind.ORGANIZATION

    @pytest.mark.parametrize(
        "text",
        [
            "At school Jon Rask spoke.",
            "Odo Harl, a lawyer for Jon Rask, laughed.",
            "Jon Rask, the ferry boss, denied it.",
            "Mayor Jon Rask’s spokesman Odo Harl spoke.",
        ],
    )
    def test_whom_somebody_serves_may_be_a_person(self, text: str) -> None:
        assert tell(make_voice("Jon Rask"), text=text)["Jon Rask"].kind is EntityKind.PERSON

    def test_who_leads_the_union_leads_the_only_one(self) -> None:
        union, leader = make_voice("Dockers’ Union of Orsany", "organization"), make_voice("Ada Brask")
        text = "The union struck. Union leader Ada Brask spoke."
        assert is_one_voice(*tell(union, leader, text=text).values())
        both = tell(union, leader, make_voice("Carters’ Union", "organization"), text=text)
        assert not is_one_voice(both["Ada Brask"], both["Dockers’ Union of Orsany"])

    def test_nobody_leads_a_state_by_leading_its_port(self) -> None:
        state = make_voice("Velmora", "government", affiliation="Velmora")
        told = tell(state, make_voice("Ada Brask"), text="Velmoran boats fled Velmora. The port’s director, Ada Brask, saw it.")
        assert "Velmora" not in told["Ada Brask"].bodies

    def test_initials_are_a_body(self) -> None:
        told = tell(make_voice("ODU", "unnamed"), make_voice("Ada Brask"), text="ODU denied it. Its leader, Ada Brask, spoke.")
        assert is_one_voice(told["ODU"], told["Ada Brask"])

    def test_the_chief_of_police_and_the_police_are_one(self) -> None:
        police = make_voice("police", "organization")
        told = tell(police, make_voice("Ada Brask", affiliation="Quenby"), text="Quenby police chief Ada Brask said so.")
        assert is_one_voice(told["Ada Brask"], police)
        assert told["Ada Brask"].affiliation == "Quenby"

    def test_a_prosecutor_and_the_prosecutors_are_one(self) -> None:
        prosecutors = make_voice("prosecutors", "unnamed")
        told = tell(prosecutors, make_voice("Ada Brask"), text="So said the prosecutor, Ada Brask, on Monday.")
        assert is_one_voice(told["Ada Brask"], make_voice("prosecutors", "organization"))

    def test_the_club_is_the_one_named_last(self) -> None:
        rovers = make_voice("Torvik Rovers", "organization")
        text = "Torvik Rovers denied it. “We sold none,” the club's chairman, Ada Brask, said."
        assert tell(rovers, make_voice("Ada Brask"), text=text)["Ada Brask"].bodies == ("Torvik Rovers",)

    def test_a_rebel_commander_speaks_for_the_front(self) -> None:
        front = make_voice("Quenby Freedom Front", "organization")
        told = tell(front, make_voice("Ada Brask"), text="Rebel commander Ada Brask said so.")
        assert told["Ada Brask"].bodies == ("Quenby Freedom Front",)

    def test_somebodys_club_is_the_club_that_he_leads(self) -> None:
        club, owned = make_voice("Torvik", "organization"), make_voice("Ada Brask's club", "organization")
        told = tell(club, owned, make_voice("Ada Brask"), text="Torvik chairman Ada Brask spoke. Her club paid.")
        assert is_one_voice(told["Ada Brask's club"], told["Torvik"])

    def test_a_short_affiliation_is_that_of_the_only_body_of_this_name(self) -> None:
        rescue = make_voice("Mountain Rescue Service", "organization")
        text = "Mountain Rescue Service chief Ada Brask spoke."
        told = tell(rescue, make_voice("Ada Brask", affiliation="Rescue Service"), text=text)
        assert told["Ada Brask"].affiliation == "Mountain Rescue Service"


class TestKinds:
    def test_a_word_in_small_letters_is_a_name_where_it_stands_with_a_capital(self) -> None:
        told = tell(make_voice("torvik", "unnamed"), text="Torvik said so. A match between Torvik and Orsany was off.")
        assert told["Torvik"].kind is EntityKind.ORGANIZATION

    @pytest.mark.parametrize(
        "text",
        [
            "The operator, Rask Marine, denied it.",
            "Rask Marine, the ferry company, denied it.",
            "Rask Marine said the port was open. All are well, it added.",
        ],
    )
    def test_what_is_called_a_body_is_one(self, text: str) -> None:
        assert is_called_body("Rask Marine", text)

    @pytest.mark.parametrize(
        "text",
        [
            "Ada Brask, the union’s president, denied it.",
            "Union president Ada Brask said the port was open. The union is well, it added.",
            "Ada Brask spoke.",
        ],
    )
    def test_somebody_in_office_is_none(self, text: str) -> None:
        assert not is_called_body("Ada Brask", text)
