import pytest

from app.linking.voices.agencies import find_agency, is_collective, is_part_of_name, is_spokesman


class TestFindAgency:
    @pytest.mark.parametrize(
        ("name", "body"),
        [
            ("river patrol officials", "river patrol"),
            ("a spokeswoman for the Quenby Harbour Trust", "Quenby Harbour Trust"),
            ("Velmora’s military spokesman", "Velmora"),
            ("senior officials at the port", "port"),
            ("the dockers' leaders", "dockers"),
            ("river patrol’s latest interim report", "river patrol"),
            ("poll by the Quenby Institute", "Quenby Institute"),
        ],
    )
    def test_finds_the_body_behind_a_role(self, name: str, body: str) -> None:
        assert find_agency(name) == body

    @pytest.mark.parametrize("name", ["hospital source", "witnesses", "officials", "diplomat with knowledge of the talks"])
    def test_some_speak_for_nobody(self, name: str) -> None:
        assert find_agency(name) is None


class TestIsPartOfName:
    def test_the_bare_role_and_the_full_one(self) -> None:
        assert is_part_of_name("officials", "river patrol officials")
        assert not is_part_of_name("union officials", "river patrol officials")
        assert not is_part_of_name("officials", "witnesses")


class TestIsCollective:
    def test_what_an_event_has_one_of(self) -> None:
        assert is_collective("organisers", "organisers of the parade")
        assert is_collective("panel of three judges", "40-page judgment")

    def test_others_are_many(self) -> None:
        assert not is_collective("officials", "officials")
        assert not is_collective("organisers", "judges")
        assert not is_collective("Court", "Court")


class TestIsSpokesman:
    def test_of_nobody(self) -> None:
        assert is_spokesman("spokeswoman")
        assert is_spokesman("company spokesman") is False
        assert not is_spokesman("official")
