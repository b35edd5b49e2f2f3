import pytest

from app.linking.voices.services import is_one_service


class TestIsOneService:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("police", "force"),
            ("Quenby police", "regional police"),
            ("police", "Quenby police force"),
            ("air force of Velmora", "Velmora’s air force"),
            ("army", "General Staff"),
            ("county prosecutor’s office", "prosecutors"),
        ],
    )
    def test_by_all_its_words(self, a: str, b: str) -> None:
        assert is_one_service(a, b)
        assert is_one_service(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("Quenby police", "Orsany police"),
            ("police", "army"),
            ("police", "police union"),
            ("Velmoran army", "Kestrian army"),
            ("Harbour Trust", "police"),
            ("police", "task force"),
        ],
    )
    def test_others_are_two(self, a: str, b: str) -> None:
        assert not is_one_service(a, b)
        assert not is_one_service(b, a)
