import pytest

from app.linking.counting.times import (
    complete,
    get_days_before,
    get_hours_apart,
    is_later,
    is_other_time,
    is_same_day,
    parse_moment,
)


class TestParseMoment:
    def test_leaves_parts_open(self) -> None:
        moment = parse_moment("XXXX-05-03")
        assert moment is not None
        assert (moment.year, moment.month, moment.day, moment.minute) == (None, 5, 3, None)

    def test_reads_a_time_of_day(self) -> None:
        moment = parse_moment("2031-05-03T20:15:00+02:00")
        assert moment is not None
        assert moment.minute == 20 * 60 + 15

    @pytest.mark.parametrize("edtf", [None, "", "soon", "../2031"])
    def test_knows_none_in_other_words(self, edtf: str | None) -> None:
        assert parse_moment(edtf) is None


class TestIsSameDay:
    def test_fits_a_day_without_year(self) -> None:
        assert is_same_day("XXXX-05-03", "2031-05-03")
        assert not is_same_day("XXXX-05-03", "2031-05-04")

    def test_wants_a_day_on_both_sides(self) -> None:
        assert not is_same_day("2031-05", "2031-05-03")


class TestIsOtherTime:
    def test_wants_a_part_that_differs(self) -> None:
        assert is_other_time("2030", "2031-05-03")
        assert not is_other_time("2031", "2031-05-03")
        assert not is_other_time("2031-01-01/2031-06-30", "2031-05-03")
        assert not is_other_time(None, "2031-05-03")


class TestIsLater:
    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("2031-05-04", "2031-05-03"),
            ("2032", "2031-12-31"),
            ("XXXX-05-04", "XXXX-05-03"),
            ("2031-05-03T20:00", "2031-05-03T09:30"),
        ],
    )
    def test_orders_moments(self, left: str, right: str) -> None:
        assert is_later(left, right)
        assert not is_later(right, left)

    @pytest.mark.parametrize(
        ("left", "right"), [("2031-05", "2031-05-03"), ("2031-05-03T10:00", "2031-05-03"), ("XXXX-05-04", "2031-05-03")]
    )
    def test_says_nothing_where_the_text_does_not(self, left: str, right: str) -> None:
        assert not is_later(left, right)
        assert not is_later(right, left)


class TestComplete:
    def test_takes_the_year_of_the_same_day(self) -> None:
        assert complete("XXXX-05-03", "2031-05-03") == "2031-05-03"
        assert complete("XXXX-05-03", "2031-05-04") == "XXXX-05-03"


class TestGetHoursApart:
    def test_clocks_are_compared_by_their_offsets(self) -> None:
        assert get_hours_apart("2031-05-03T20:00:00+02:00", "2031-05-04T01:00:00+09:00") == 2
        assert is_later("2031-05-03T20:00:00+02:00", "2031-05-04T01:00:00+09:00")

    def test_a_day_has_no_hours(self) -> None:
        assert get_hours_apart("2031-05-03", "2031-05-04T01:00:00+09:00") is None


class TestSeasons:
    @pytest.mark.parametrize(("left", "right"), [("2031-21", "2031-05"), ("2031-24", "2031-01"), ("2031-34", "2031-06-02")])
    def test_a_month_may_lie_in_a_season_or_a_quarter(self, left: str, right: str) -> None:
        assert not is_other_time(left, right)
        assert not is_other_time(right, left)
        assert not is_later(left, right)
        assert not is_later(right, left)

    def test_another_season_is_another_time(self) -> None:
        assert is_other_time("2031-21", "2031-23")
        assert is_other_time("2031-21", "2031-11")
        assert is_later("2031-11", "2031-21")
        assert not is_later("2031-21", "2031-11")

    def test_a_day_is_no_season(self) -> None:
        assert is_other_time("2031-05-21", "2031-05-04")


class TestDaysBefore:
    @pytest.mark.parametrize(
        ("edtf", "least", "most"),
        [("2031-05-03", 30, 32), ("2031-03", 60, 66), ("2030", 150, 160), ("2031-06", 0, 0), ("2031-21", 0, 0), (None, 0, 0)],
    )
    def test_counts_from_the_last_day_that_may_be_meant(self, edtf: str | None, least: float, most: float) -> None:
        assert least <= get_days_before(edtf, "2031-06-03T10:00:00Z") <= most
