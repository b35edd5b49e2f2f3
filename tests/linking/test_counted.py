import pytest

from app.linking.counted import compare_counted, parse_counted


class TestParseCounted:
    def test_finds_heads_behind_words_for_anything(self) -> None:
        assert parse_counted("pieces of equipment – tanks and armoured trucks").heads == {"tank", "truck"}

    def test_takes_what_stands_in_front_of_of(self) -> None:
        assert parse_counted("crates of shells").heads == parse_counted("crates").heads


class TestCompareCounted:
    @pytest.mark.parametrize(
        ("a", "b", "verdict"),
        [
            ("people", "", "same"),
            ("lives", "persons", "same"),
            ("deckhands", "two crewmen", "same"),
            ("residential houses", "houses", "same"),
            ("children", "people", "part"),
            ("children", "", "open"),
            ("villagers", "people", "loose"),
            ("residents", "passengers", "part"),
            ("attack drones", "night drones", "same"),
            ("serious cases", "cases", "loose"),
            ("Chilean sailors", "Peruvian sailors", "other"),
            ("rockets", "rockets and drones", "part"),
            ("public buildings", "residential buildings", "other"),
            ("horses", "people", "other"),
            ("children", "women", "other"),
        ],
    )
    def test_tells_groups_from_parts(self, a: str, b: str, verdict: str) -> None:
        assert compare_counted(parse_counted(a), parse_counted(b)) == verdict
        assert compare_counted(parse_counted(b), parse_counted(a)) == verdict
