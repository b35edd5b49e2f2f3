from app.linking.happenings.labels import find_place, format_day, make_label
from tests.linking.articles import SLIDE
from tests.linking.articles import make_article_traits as traits


class TestFindPlace:
    def test_prefers_the_place_beside_the_happening(self) -> None:
        places = {"a": {"e-1": ("Orsany", 1), "e-2": ("Quenby", 2)}}
        assert find_place([traits("a", SLIDE)], places) == ("e-2", "Quenby")

    def test_takes_a_country_last(self) -> None:
        places = {"a": {"e-1": ("Peru", 9), "e-2": ("Quenby", 1)}}
        assert find_place([traits("a", SLIDE)], places) == ("e-2", "Quenby")


class TestMakeLabel:
    def test_says_what_where_and_when(self) -> None:
        assert make_label([traits("a", SLIDE)], place="Quenby", day="2031-05-03") == "Landslide in Quenby, 3 May 2031"

    def test_does_not_take_a_verb_for_a_happening(self) -> None:
        assert make_label([traits("a", "Workers strike the word from the sign.")], place=None, day=None).startswith("Workers")

    def test_a_brigade_is_no_fire_and_a_country_has_no_at(self) -> None:
        text = "Fans died in a stampede. The fire brigade came, and the fire chief spoke of fire exits."
        assert make_label([traits("a", text)], place="Peru", day=None) == "Stampede in Peru"

    def test_falls_back_on_a_title(self) -> None:
        assert make_label([traits("a", "Words.", title="A quiet week")], place=None, day=None) == "A quiet week"

    def test_stands_without_any_words(self) -> None:
        assert make_label([traits("a", "")], place=None, day=None) == "Untitled"


class TestFormatDay:
    def test_leaves_out_an_unknown_year(self) -> None:
        assert format_day("XXXX-05-03") == "3 May"
