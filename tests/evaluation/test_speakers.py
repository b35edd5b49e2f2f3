"""Whether two names are one speaker."""

import pytest

from app.evaluation.speakers import is_same_speaker


class TestPerson:
    @pytest.mark.parametrize(
        ("gold", "read"),
        [
            ("Ada Quill", "Quill"),
            ("Ada Quill", "A Quill"),
            ("Ada Quill", "Mayor Quill"),
            ("Ada Quill", "Ada Quill, mayor of Ost"),
            ("Ada Quill", "Ada Quill of the water board"),
            ("Zoë Müller", "Zoe Muller"),
            ("Quill", "Ada Quill"),
        ],
    )
    def test_one_person(self, gold: str, read: str) -> None:
        assert is_same_speaker(gold, read, kind="person")

    @pytest.mark.parametrize(
        ("gold", "read"), [("Ada Quill", "Ben Quill"), ("Ada Quill", "Ada Stone"), ("Ada Quill", "the mayor"), ("Ada Quill", None)]
    )
    def test_two_persons(self, gold: str, read: str | None) -> None:
        assert not is_same_speaker(gold, read, kind="person")


class TestBody:
    @pytest.mark.parametrize(
        ("gold", "read"),
        [
            ("Ost Water Board", "the water board"),
            ("Ost Water Board", "OWB"),
            ("UN Refugee Agency", "UNRA"),
            ("hospital source", "a source at the hospital"),
            ("ministry spokesman", "spokesman"),
            ("Board of Health (BOH)", "board of health"),
            ("rescue services", "rescue service"),
        ],
    )
    def test_one_body(self, gold: str, read: str) -> None:
        assert is_same_speaker(gold, read, kind="organization")

    @pytest.mark.parametrize(
        ("gold", "read"), [("Ost Water Board", "Ost Fire Brigade"), ("hospital source", "army source"), ("the", "Ost")]
    )
    def test_two_bodies(self, gold: str, read: str) -> None:
        assert not is_same_speaker(gold, read, kind="organization")


class TestNobody:
    def test_nobody_equals_nobody_only(self) -> None:
        assert is_same_speaker(None, None, kind=None)
        assert not is_same_speaker(None, "Ada Quill", kind=None)
