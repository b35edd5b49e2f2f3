import pytest

from app.linking.voices.offices import find_ministry


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
