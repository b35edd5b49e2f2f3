import pytest

from app.linking.happenings.days import Day, find_day, find_days_around, find_news_day, tells_happening


class TestFindDay:
    def test_completes_the_year(self) -> None:
        assert find_day([["XXXX-05-03"], ["2031-05-03"]]) == "2031-05-03"

    def test_prefers_what_comes_first(self) -> None:
        assert find_day([["2031-05-03", "2031-04-01"], ["2031-05-03"]]) == "2031-05-03"

    def test_needs_a_day(self) -> None:
        assert find_day([["2031", "2030-01/2031-05"]]) is None


class TestTellsHappening:
    @pytest.mark.parametrize(
        ("exact", "when", "told"),
        [
            ("the bridge fell into the Orva on Tuesday", "Tuesday", True),
            ("the bridge fell into the Orva", "Tuesday", False),
            ("The inspectors presented what they had found on Tuesday", "Tuesday", False),
            ("The number of injured had climbed to 30 by Tuesday", "Tuesday", False),
        ],
        ids=["a deed", "said on that day", "a step of an office", "a count that went on"],
    )
    def test_words_and_steps_are_no_happening(self, exact: str, when: str, told: bool) -> None:
        assert tells_happening(exact, when) is told


class TestFindNewsDay:
    def test_prefers_what_is_near_publication(self) -> None:
        days = [Day("2031-04-02"), Day("2031-05-03"), Day("2031-05-04")]
        assert find_news_day(days, published="2031-05-05T08:00:00+00:00") == Day("2031-05-03")

    def test_prefers_what_took_place_to_what_was_said(self) -> None:
        days = [Day("2031-05-04", is_told=False), Day("2031-05-03")]
        assert find_news_day(days, published="2031-05-05") == Day("2031-05-03")
        assert find_news_day(days[:1], published="2031-05-05") == Day("2031-05-04", is_told=False)

    def test_takes_the_first_where_none_is_near_or_nobody_knows_when_it_was_published(self) -> None:
        days = [Day("2031-04-02"), Day("2031-05-03")]
        assert find_news_day(days, published="2032-01-05") == find_news_day(days, published=None) == Day("2031-04-02")


class TestFindDaysAround:
    def test_leaves_room(self) -> None:
        assert find_days_around("2031-03-01T23:00:00+00:00", 3) == ("2031-02-24", "2031-03-06")

    def test_needs_a_day(self) -> None:
        assert find_days_around(None, 3) is None
        assert find_days_around("2031-03", 3) is None
