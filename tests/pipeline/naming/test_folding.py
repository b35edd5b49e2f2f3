"""Comparing names."""

import pytest

from app.pipeline.naming.folding import fold


class TestFold:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("Émile Foré", "emile fore"),
            ("BRASK", "Brask"),
            ("O’Dorrin", "O'Dorrin"),
            ("Strasse", "Straße"),
            ("Ｂrask", "Brask"),
            ("E\u0301mile", "\u00c9mile"),
            (" Brask\n", "Brask"),
        ],
    )
    def test_one_name_in_two_writings(self, name: str, other: str) -> None:
        assert fold(name) == fold(other)

    @pytest.mark.parametrize(("name", "other"), [("Brask", "Bräske"), ("El-Sayed", "El Sayed"), ("Харь", "Хапь")])
    def test_two_names(self, name: str, other: str) -> None:
        assert fold(name) != fold(other)

    def test_nothing(self) -> None:
        assert fold("") == ""
