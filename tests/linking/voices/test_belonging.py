import pytest

from app.linking.voices.belonging import find_bodies

TRUST = "Quenby Harbour Trust"


class TestFindBodies:
    @pytest.mark.parametrize(
        ("text", "body"),
        [
            ("The port is safe, Quenby Harbour Trust chief Jon Rask said.", TRUST),
            ("The port is safe, the trust's director, Jon Rask, said.", "trust"),
            ("The port is safe, said Jon Rask, chief executive of the Quenby Harbour Trust.", TRUST),
            ("The port is safe, said Jon Rask, 51, who heads the Quenby Harbour Trust, on Friday.", TRUST),
            ("The port is safe, said Jon Rask, the dockers’ federation’s president.", "dockers’ federation"),
            ("Union leader Jon Rask spoke.", "union"),
            ("Halvard's chairman, Jon Rask, spoke.", "Halvard"),
            ("Port Board spokesman Jon Rask spoke.", "Port Board"),
            ("“We were told so,” thundered union boss Jon Rask.", "union"),
            ("But union boss Jon Rask spoke.", "union"),
            ("It was late, the river patrol chief, Captain Jon Rask, said.", "river patrol"),
            ("It was late. The head of the Quenby Harbour Trust, Jon Rask, said so.", TRUST),
        ],
    )
    def test_whom_somebody_leads_or_speaks_for(self, text: str, body: str | None) -> None:
        assert next(iter(find_bodies("Jon Rask", [text])), None) == body

    @pytest.mark.parametrize(
        "text",
        [
            "Prime Minister Jon Rask spoke.",
            "Jon Rask, president of Peru, spoke.",
            "Gang leader Jon Rask spoke.",
            "A former judge, Jon Rask, spoke.",
            "Ex-judge Jon Rask spoke.",
            "Jon Rask, of the Quenby Harbour Trust, spoke.",
            "He was the chief. Jon Rask spoke.",
            "Jon Rask met the director of the Quenby Harbour Trust.",
        ],
    )
    def test_others_belong_to_none(self, text: str) -> None:
        assert find_bodies("Jon Rask", [text]) == []

    def test_its_is_the_body_named_last(self) -> None:
        text = "The Orsany Union spoke first.\nThe Quenby Harbour Trust denied it. Its chairman, Jon Rask, laughed."
        assert find_bodies("Jon Rask", [text], bodies=[TRUST, "Orsany Union"]) == [TRUST]

    def test_a_body_that_speaks_itself_needs_no_office(self) -> None:
        assert find_bodies("Jon Rask", ["Firebrand Jon Rask, of the Quenby Harbour Trust, spoke."], bodies=[TRUST]) == [TRUST]

    def test_its_is_a_body_by_its_short_name(self) -> None:
        text = "Quenby Cycles did.\nSales fell.\n\nHalm sells them.\nQuenby denied it. Its spokesman, Jon Rask, laughed."
        assert find_bodies("Jon Rask", [text], bodies=["Quenby Cycles", "Halm"]) == ["Quenby Cycles"]

    def test_a_name_goes_before_a_description(self) -> None:
        texts = ["The union's president, Jon Rask, spoke.", "Jon Rask, president of the Orsany Dockers' Union, spoke."]
        assert find_bodies("Jon Rask", texts)[0] == "Orsany Dockers' Union"
