import pytest

from app.linking.counting.counted import compare_counted, find_sort, parse_counted, take_crowd, take_implied


class TestParseCounted:
    def test_finds_heads_behind_words_for_anything(self) -> None:
        assert parse_counted("pieces of equipment – tanks and armoured trucks").heads == {"tank", "truck"}

    def test_takes_what_stands_in_front_of_of(self) -> None:
        assert parse_counted("crates of shells").heads == parse_counted("crates").heads

    def test_pieces_of_something_are_that(self) -> None:
        assert parse_counted("pieces of heavy artillery").heads == parse_counted("artillery").heads
        assert parse_counted("a number of barges").heads == parse_counted("barges").heads

    def test_deaths_are_people(self) -> None:
        assert parse_counted("deaths").heads == parse_counted("people").heads

    def test_a_crowd_is_whoever_came(self) -> None:
        assert take_crowd(parse_counted("fans")) == parse_counted("people")
        assert take_crowd(parse_counted("barges")) == parse_counted("barges")

    def test_a_sort_behind_of_them(self) -> None:
        assert find_sort(" of them soldiers") == parse_counted("soldiers")
        assert find_sort(" of whom were young children , in the yard") == parse_counted("young children")
        assert not find_sort(" of them fatal").heads
        assert not find_sort(" of them people").heads
        assert not find_sort(" soldiers").heads

    def test_who_is_held_is_anyone_held(self) -> None:
        assert take_implied(parse_counted("suspects"), "arrested") == parse_counted("people")
        assert take_implied(parse_counted("suspects"), "injured") == parse_counted("suspects")
        assert take_implied(parse_counted("soldiers"), "arrested") == parse_counted("soldiers")


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


class TestMembers:
    def test_crew_members_are_crew(self) -> None:
        assert parse_counted("crew members").heads == parse_counted("crew").heads
        assert parse_counted("party members").heads == parse_counted("members").heads
