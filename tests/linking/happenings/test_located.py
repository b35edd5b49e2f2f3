import pytest

from app.linking.happenings.located import is_located


class TestIsLocated:
    @pytest.mark.parametrize(
        "before",
        [
            "the raid on",
            "shelling killed 12 in",
            "a school in the northern city of",
            "a fire broke out near Quenby and",
            "gunboats struck",
            "an order to attack",
            "the rocket was made in",
        ],
    )
    def test_puts_it_there(self, before: str) -> None:
        assert is_located(f"{before} ")

    @pytest.mark.parametrize(
        "before",
        [
            "",
            "a rocket made in",
            "a ship registered in",
            "the president of",
            "talks with",
            "the alliance between Quenby and",
            "thanked",
        ],
    )
    def test_only_names_it(self, before: str) -> None:
        assert not is_located(f"{before} ")

    def test_an_owner_is_no_scene(self) -> None:
        assert not is_located("gunboats struck ", behind="'s harbour")
