import pytest

from app.linking.counting.manner import find_allowed, find_month, find_period, find_rate, is_foreseen, is_found, is_most, is_until


class TestFindPeriod:
    @pytest.mark.parametrize(
        ("before", "after", "seconds"),
        [
            ("", " of rain fell on the valley in 36 hours", 129600),
            ("", " were stolen over the past two weeks", 1209600),
            ("", " fell within a day", 86400),
            ("In three days, ", " fell", None),
            ("within three days ", " fell", 259200),
            ("", " fell in the valley", None),
        ],
    )
    def test_seconds(self, before: str, after: str, seconds: float | None) -> None:
        assert find_period(before, after) == seconds


class TestFindMonth:
    @pytest.mark.parametrize(
        ("clause", "month"),
        [
            ("An October fire at the mill killed 4", "2030-10"),
            ("the February blast hurt 12", "2031-02"),
            ("It comes seven months after a crash that hurt 12", "2030-10"),
            ("four months ago 12 were hurt", "2031-01"),
            ("The toll stood at 12 two months after the blast", None),
            ("The crowds March past, 12 of them hurt", None),
            ("12 were hurt in May", None),
        ],
    )
    def test_month(self, clause: str, month: str | None) -> None:
        assert find_month(clause, "2031-05-09") == month

    def test_without_a_date(self) -> None:
        assert find_month("An October fire at the mill killed 4", None) is None


class TestFindAllowed:
    @pytest.mark.parametrize(
        ("before", "after", "way"),
        [
            ("where the limit is ", "", "allowed"),
            ("in a ", " zone", "allowed"),
            ("The tram went ", " where the limit is", "reached"),
            ("limits were lifted and the tram was soon running at ", "", "reached"),
        ],
    )
    def test_way(self, before: str, after: str, way: str) -> None:
        assert find_allowed(before, after, "m/s") == way

    @pytest.mark.parametrize(
        ("before", "after", "way"),
        [
            ("in a ", " zone", None),
            ("the mill posted a loss of ", "", None),
            ("past the legal limit of ", "", "allowed"),
            ("at most ", " allowed on the bridge", "allowed"),
        ],
    )
    def test_no_speed(self, before: str, after: str, way: str | None) -> None:
        assert find_allowed(before, after, "m") == way

    def test_a_count_has_no_limit(self) -> None:
        assert find_allowed("inside its limit of ", "", None) is None


class TestFindRate:
    @pytest.mark.parametrize(
        ("after", "rate"),
        [
            (" a day", "day"),
            (" tonnes of flour each month", "month"),
            (" a day later", None),
            (" in the dispute, a year after the last", None),
            (" were lost", None),
        ],
    )
    def test_rate(self, after: str, rate: str | None) -> None:
        assert find_rate(after) == rate


class TestWords:
    def test_most(self) -> None:
        assert is_most("the strongest gust was 90 km/h")
        assert not is_most("a gust recorded at 90 km/h")

    def test_foreseen(self) -> None:
        assert is_foreseen("another 40 mm is likely")
        assert not is_foreseen("another 40 mm fell")

    def test_what_may_have_been_is_over(self) -> None:
        assert not is_foreseen("the lorry may have been doing ", "90 km/h")
        assert not is_foreseen("the true number could be ", "more than 80")
        assert is_foreseen("the storm could bring ", "90 mm")
        assert is_foreseen("we could see ", "90 of them tomorrow")

    def test_a_limit_and_how_long_it_took(self) -> None:
        assert is_until("limit", "distance")
        assert is_until(None, "limit")
        assert not is_until("limit", "limit")
        assert not is_until("length", "limit")

    def test_found(self) -> None:
        assert is_found("Divers pulled four bodies from the lake", "killed")
        assert not is_found("Four people were pulled from the lake", "killed")
        assert not is_found("Four bodies were pulled from the lake", "rescued")
