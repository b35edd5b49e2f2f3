"""Places and the states that words stand for."""

import pytest

from app.pipeline.naming.gazetteer import get_state, is_capital, is_place, is_state


class TestGetState:
    @pytest.mark.parametrize(
        ("word", "state"),
        [
            ("Peru", "Peru"),
            ("Peruvian", "Peru"),
            ("Peruvians", "Peru"),
            ("Lima", "Peru"),
            ("Dutch", "Netherlands"),
            ("Malian", "Mali"),
            ("Iraqi", "Iraq"),
            ("Omani", "Oman"),
            ("Maltese", "Malta"),
            ("the United States", "United States"),
            ("U.S.", "United States"),
            ("Welsh", "United Kingdom"),
        ],
    )
    def test_name_adjective_and_capital(self, word: str, state: str) -> None:
        assert get_state(word) == state

    @pytest.mark.parametrize(
        ("word", "state"),
        [("Nigerian", "Nigeria"), ("Niger", "Niger"), ("Austrian", "Austria"), ("Australian", "Australia"), ("Indian", "India")],
    )
    def test_alike_names_are_kept_apart(self, word: str, state: str) -> None:
        assert get_state(word) == state

    @pytest.mark.parametrize("word", ["Valdorian", "Valdoria", "civilian", "captain", "villagers", "", "n", "Norman", "Liberation"])
    def test_words_of_no_state(self, word: str) -> None:
        assert get_state(word) is None


class TestKinds:
    @pytest.mark.parametrize("name", ["Peru", "Lima", "lima", "Arequipa", "UAE"])
    def test_places(self, name: str) -> None:
        assert is_place(name)

    @pytest.mark.parametrize("name", ["Valdoria", "Peruvian", "Tidewire", ""])
    def test_no_places(self, name: str) -> None:
        assert not is_place(name)

    def test_capital_is_no_state(self) -> None:
        assert is_capital("Lima")
        assert not is_state("Lima")

    def test_state_is_no_capital(self) -> None:
        assert is_state("Peru")
        assert not is_capital("Peru")

    def test_other_city_is_neither(self) -> None:
        assert not is_capital("Arequipa")
        assert not is_state("Arequipa")
