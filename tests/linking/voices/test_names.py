import pytest

from app.linking.voices.names import find_named_state, is_one_body, is_one_name, is_one_person, may_be_short_for


class TestIsOnePerson:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Halvard", "Ilse Halvard"),
            ("Ilse Halvard", "Ilse Maria Halvard"),
            ("I. Halvard", "Ilse Halvard"),
            ("Premier Ilse Halvard", "Ilse Halvard"),
            ("Dmytro Korensky", "Dmytro Korenskyy"),
            ("Korenskiy", "Dmytro Korenskyi"),
            ("José Marín", "Jose Marin"),
        ],
    )
    def test_one_name_in_two_forms(self, a: str, b: str) -> None:
        assert is_one_person(a, b)
        assert is_one_person(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Ilse", "Ilse Halvard"),
            ("Ilse Halvard", "Jon Halvard"),
            ("Premier", "Ilse Halvard"),
            ("President of Velmora", "Ilse Halvard"),
            ("Ivan Petrov", "Ivan Petrik"),
            ("", "Ilse Halvard"),
        ],
    )
    def test_two_names(self, a: str, b: str) -> None:
        assert not is_one_person(a, b)

    def test_a_letter_more_needs_more_than_the_family_name(self) -> None:
        assert not is_one_person("Johanson", "Johansson-Berg")
        assert not is_one_person("Korenskaya", "Korinskaya")
        assert is_one_person("Korenskaya", "Korinskaya", is_close=True)


class TestIsOneBody:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Rescue Service of Peru", "Rescue Service"),
            ("Peruvian Energy Ministry", "Ministry of Energy"),
            ("Quenby Harbour Trust Ltd", "Quenby Harbour Trust"),
            ("QHTC", "Quenby Harbour Trust Council"),
        ],
    )
    def test_with_and_without_its_state_or_ending(self, a: str, b: str) -> None:
        assert is_one_body(a, b)
        assert is_one_body(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Energy Ministry", "Interior Ministry"),
            ("Red Lantern", "Red Lantern Children's Fund"),
            ("Peru", "Ministry of Peru"),
            ("Lima Police", "Quenby Police"),
        ],
    )
    def test_two_bodies(self, a: str, b: str) -> None:
        assert not is_one_body(a, b)

    def test_who_heads_energy_heads_its_ministry(self) -> None:
        assert not is_one_body("Energy", "Energy Ministry")
        assert is_one_body("Energy", "Energy Ministry", is_office=True)

    def test_a_party_by_its_leader(self) -> None:
        assert is_one_body("Ada Brask's party", "Ada Brask's Open Door party")
        assert is_one_body("Ada Brask’s Open Door party", "Open Door")
        assert not is_one_body("Ada Brask's party", "Jon Rask's party")
        assert not is_one_body("Ada Brask's party", "Ada Brask's club")
        assert not is_one_body("St Ada’s University", "Quenby University")


class TestMayBeShortFor:
    def test_a_company_may_have_a_name_of_its_own(self) -> None:
        assert may_be_short_for("company", ["Quenby Marine"])

    def test_a_ministry_is_called_one(self) -> None:
        assert may_be_short_for("ministry", ["Ministry of Fisheries"])
        assert not may_be_short_for("ministry", ["Harbour Watch"])


class TestIsOneName:
    def test_town_under_another_name(self) -> None:
        assert is_one_name("Peking", "Beijing")

    def test_capitals_accents_and_the_article(self) -> None:
        assert is_one_name("The Málaga Tern", "malaga tern")


class TestFindNamedState:
    def test_reads_the_adjective(self) -> None:
        assert find_named_state("Peruvian Energy Ministry") == "peru"
        assert find_named_state("Energy Ministry") is None
