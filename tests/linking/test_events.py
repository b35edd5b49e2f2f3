import pytest

from app.linking.events import (
    Traits,
    compare_articles,
    find_day,
    find_names,
    find_place,
    format_day,
    is_one_event,
    make_label,
    make_traits,
)

SLIDE = (
    "A landslide buried a stretch of the road between Quenby and Orsany on Monday. Ilse Halvard, the governor, said that four "
    "lorries were under the rock. The landslide in Quenby followed a week of rain."
)
SLIDE_AGAIN = (
    "Governor Ilse Halvard has asked for diggers after the landslide in Quenby. The road to Orsany stays closed, "
    "and rain is forecast."
)
OTHER_SLIDE = (
    "A landslide in Torvik cut the railway on Monday. Mayor Per Aune said that nobody was hurt. Rain is forecast for Torvik."
)
VOTE = "Ilse Halvard won the election in Orsany with a small lead over Jon Rask, officials said."


def traits(name: str, text: str, *, title: str = "", days: tuple[str, ...] = (), published: str | None = None) -> Traits:
    return make_traits(article_id=name, order=(name, name), title=title, text=text, days=days, published=published)


class TestCompareArticles:
    def test_joins_two_reports_of_one_happening(self) -> None:
        assert is_one_event(traits("a", SLIDE), traits("b", SLIDE_AGAIN))

    @pytest.mark.parametrize(
        "other", [OTHER_SLIDE, VOTE, "", "Nothing."], ids=["same kind elsewhere", "same people", "empty", "short"]
    )
    def test_keeps_others_apart(self, other: str) -> None:
        assert not is_one_event(traits("a", SLIDE), traits("b", other))

    def test_is_symmetric(self) -> None:
        a, b = traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",))
        assert compare_articles(a, b) == compare_articles(b, a)

    def test_counts_a_shared_day(self) -> None:
        same = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",)))
        other = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("2031-05-09",)))
        assert same > other

    def test_keeps_months_apart(self) -> None:
        a, b = traits("a", SLIDE, published="2031-05-03"), traits("b", SLIDE_AGAIN, published="2031-09-03")
        assert not is_one_event(a, b)


class TestFindNames:
    def test_takes_capitals_inside_a_sentence(self) -> None:
        assert find_names("Rain fell on Quenby. Diggers came from Orsany’s depot.") == {"quenby", "orsany"}

    def test_takes_nothing_from_a_line_in_capitals(self) -> None:
        assert find_names("Four Lorries Buried Under Rock") == frozenset()


class TestFindDay:
    def test_completes_the_year(self) -> None:
        assert find_day([traits("a", SLIDE, days=("XXXX-05-03",)), traits("b", SLIDE, days=("2031-05-03",))]) == "2031-05-03"

    def test_prefers_what_comes_first(self) -> None:
        assert (
            find_day([traits("a", SLIDE, days=("2031-05-03", "2031-04-01")), traits("b", SLIDE, days=("2031-05-03",))])
            == "2031-05-03"
        )

    def test_needs_a_day(self) -> None:
        assert find_day([traits("a", SLIDE, days=("2031", "2030-01/2031-05"))]) is None


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

    def test_falls_back_on_a_title(self) -> None:
        assert make_label([traits("a", "Words.", title="A quiet week")], place=None, day=None) == "A quiet week"

    def test_stands_without_any_words(self) -> None:
        assert make_label([traits("a", "")], place=None, day=None) == "Untitled"


class TestFormatDay:
    def test_leaves_out_an_unknown_year(self) -> None:
        assert format_day("XXXX-05-03") == "3 May"
