import pytest

from app.linking.voices.offices import find_holders, find_ministry, is_held_office


class TestFindMinistry:
    @pytest.mark.parametrize(
        "text",
        [
            "Finance Minister Ilse Halvard spoke.",
            "The finance minister, Ilse Halvard, spoke.",
            "In parliament Ilse Halvard, the finance minister, spoke.",
            "Ilse Halvard, 51, Velmora finance minister, spoke.",
        ],
    )
    def test_a_minister_belongs_to_the_ministry(self, text: str) -> None:
        assert find_ministry("Ilse Halvard", [text]) == "Finance Ministry"

    @pytest.mark.parametrize(
        "text",
        ["Prime Minister Ilse Halvard spoke.", "Ilse Halvard, a former minister, spoke.", "Ilse Halvard met the finance minister."],
    )
    def test_others_belong_to_none(self, text: str) -> None:
        assert find_ministry("Ilse Halvard", [text]) is None

    def test_of_two_it_is_the_one_that_speaks(self) -> None:
        texts = ["Money minister Jon Rask", "Jon Rask, the finance minister"]
        assert find_ministry("Jon Rask", texts) is None
        assert find_ministry("Jon Rask", texts, bodies=["Ministry of Finance"]) == "Finance Ministry"


class TestFindHolders:
    @pytest.mark.parametrize(
        ("office", "text"),
        [
            ("governor’s office", "Governor Ilse Halvard spoke."),
            ("the mayor's spokeswoman", "Ilse Halvard, the town's mayor, spoke."),
            ("Velmoran presidency", "Velmora’s president, Ilse Halvard, spoke. Orsany’s president Jon Rask did not."),
            ("prime minister's press office", "Former prime minister Jon Rask spoke against Prime Minister Ilse Halvard."),
            ("presidential palace", "Ilse Halvard, 51, the president of Velmora, spoke."),
        ],
    )
    def test_an_office_is_that_of_who_holds_it(self, office: str, text: str) -> None:
        assert is_held_office(office)
        assert find_holders(office, ["Ilse Halvard", "Jon Rask"], [text]) == ["Ilse Halvard"]

    @pytest.mark.parametrize(
        ("office", "text"),
        [
            ("governor’s office", "Governor Ilse Halvard and Governor Jon Rask spoke."),
            ("governor’s office", "Mayor Ilse Halvard spoke."),
            ("governor’s office", "Deputy Governor Ilse Halvard spoke."),
            ("governor’s office", "Ilse Halvard met the governor."),
            ("ticket office", "Governor Ilse Halvard spoke."),
        ],
    )
    def test_of_two_who_are_called_so_and_of_others_it_is_nobodys(self, office: str, text: str) -> None:
        assert find_holders(office, ["Ilse Halvard", "Jon Rask"], [text]) == []
