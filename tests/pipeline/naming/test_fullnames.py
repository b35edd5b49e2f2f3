"""Whose name a form is."""

import pytest

from app.pipeline.naming.fullnames import MOST_ALIKE, FullNames


class TestForms:
    @pytest.mark.parametrize(
        ("full", "form"),
        [
            ("Tilda Brask", "Brask"),
            ("Tilda Maria Brask", "Tilda Brask"),
            ("Tilda Maria Brask", "T. M. Brask"),
            ("Tilda Brask", "T. Brask"),
            ("Émile Foré", "FORE"),
            ("Greta van der Holm", "Van der Holm"),
            ("Greta van der Holm", "Holm"),
            ("Omar bin Tarif", "Bin Tarif"),
            ("Karim al-Nadri", "Al-Nadri"),
            ("Karim al-Nadri", "Nadri"),
            ("Inés Prado Luján", "Prado"),
            ("Inés Prado Luján", "Inés Prado"),
            ("Chu Wei Lin", "Chu"),
            ("Tesfaye Abera Gudeta", "Tesfaye"),
            ("Odo Harl Jr.", "Harl"),
        ],
    )
    def test_stands_for_the_full_name(self, full: str, form: str) -> None:
        assert FullNames([form, full]).get(form) == full

    @pytest.mark.parametrize(
        ("full", "form"),
        [
            ("Tilda Brask", "Odo Brask"),
            ("Tilda Brask", "O. Brask"),
            ("Tilda Brask", "Bras"),
            ("Odo Harl Jr.", "Odo Harl"),
            ("Tilda Brask", ""),
        ],
    )
    def test_of_somebody_else(self, full: str, form: str) -> None:
        assert FullNames([full]).get(form) is None


class TestSeveral:
    def test_surname_comes_before_the_given_name(self) -> None:
        assert FullNames(["Anton Prade", "Falk Anton"]).get("Anton") == "Falk Anton"

    def test_surname_comes_before_one_with_a_particle(self) -> None:
        assert FullNames(["Rui da Costa", "Ana Costa"]).get("Costa") == "Ana Costa"

    def test_surname_of_two_is_nobody_s(self) -> None:
        assert FullNames(["Tilda Brask", "Odo Brask"]).get("Brask") is None

    def test_surname_is_who_is_named_far_more_often(self) -> None:
        assert FullNames(["Tilda Brask", "Odo Brask", "Tilda", "Tilda Brask"]).get("Brask") == "Tilda Brask"

    @pytest.mark.parametrize(("male", "name"), [(True, "Oscar Brask"), (False, "Ingrid Brask")])
    def test_title_tells_which(self, male: bool, name: str) -> None:
        assert FullNames(["Ingrid Brask", "Oscar Brask"]).get("Brask", male=male) == name

    def test_of_a_crowd_nobody_is_meant(self) -> None:
        assert FullNames([f"N{number} Brask" for number in range(MOST_ALIKE + 1)]).get("Brask") is None
