from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.linking.counting.intervals import Interval, is_at_bound, is_disjoint, is_tight, is_within, make_interval, scale
from app.vocabulary import Comparator

VALUES = st.integers(0, 10**6).map(float)
POINT_OR_OPEN = [one for one in Comparator if one is not Comparator.RANGE]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    comparator = draw(st.sampled_from(list(Comparator)))
    value, other = draw(VALUES), draw(VALUES)
    interval = make_interval(comparator, value=value, low=min(value, other), high=max(value, other))
    assert interval is not None
    return interval


class TestMakeInterval:
    @pytest.mark.parametrize(
        ("comparator", "value", "exact", "low", "high"),
        [
            (Comparator.EQUAL, 12, "12", 12, 12),
            (Comparator.MORE, 100, "more than 100", 100, inf),
            (Comparator.AT_LEAST, 9, "at least 9", 9, inf),
            (Comparator.LESS, 16_000, "nearly 16,000", 14_400, 16_000),
            (Comparator.LESS, 220, "fewer than 220", 0, 220),
            (Comparator.AT_MOST, 40, "up to 40", 0, 40),
            (Comparator.ABOUT, 300, "about 300", 270, 330),
            (Comparator.MORE, 50, "just over 50", 50, 55),
        ],
    )
    def test_bounds_what_print_means(self, comparator: Comparator, value: float, exact: str, low: float, high: float) -> None:
        interval = make_interval(comparator, value=value, exact=exact)
        assert interval is not None
        assert (interval.low, interval.high) == (low, high)

    def test_orders_a_range(self) -> None:
        assert make_interval(Comparator.RANGE, value=None, low=7, high=5) == Interval(5, 7)

    def test_has_no_interval_without_a_number(self) -> None:
        assert make_interval(Comparator.EQUAL, value=None) is None
        assert make_interval(Comparator.RANGE, value=None, low=5) is None

    @given(st.sampled_from(POINT_OR_OPEN), VALUES)
    def test_touches_the_printed_number(self, comparator: Comparator, value: float) -> None:
        interval = make_interval(comparator, value=value)
        assert interval is not None
        assert interval.low <= value <= interval.high


class TestIsDisjoint:
    def test_leaves_out_an_open_end(self) -> None:
        more = Interval(100, inf, open_low=True)
        assert is_disjoint(Interval(90, 90), more)
        assert is_disjoint(Interval(100, 100), more)
        assert not is_disjoint(Interval(101, 101), more)

    def test_lets_closed_ends_meet(self) -> None:
        assert not is_disjoint(Interval(9, inf), Interval(9, 9))

    def test_nearly_many_is_not_few(self) -> None:
        nearly = make_interval(Comparator.LESS, value=16_000, exact="nearly 16,000")
        assert nearly is not None
        assert is_disjoint(nearly, Interval(3, 3))

    @given(intervals(), intervals())
    def test_is_symmetric(self, a: Interval, b: Interval) -> None:
        assert is_disjoint(a, b) == is_disjoint(b, a)

    @given(intervals())
    def test_nothing_is_apart_from_itself(self, a: Interval) -> None:
        assert not is_disjoint(a, a) or a.low == a.high


class TestIsWithin:
    @given(intervals())
    def test_everything_is_within_itself(self, a: Interval) -> None:
        assert is_within(a, a)

    @given(intervals(), intervals(), intervals())
    def test_is_transitive(self, a: Interval, b: Interval, c: Interval) -> None:
        assert not (is_within(a, b) and is_within(b, c)) or is_within(a, c)

    @given(intervals(), intervals(), VALUES)
    def test_keeps_what_is_apart_apart(self, a: Interval, b: Interval, value: float) -> None:
        point = Interval(value, value)
        if is_within(point, a) and is_within(a, b):
            assert is_within(point, b)


class TestIsAtBound:
    def test_sees_a_point_on_an_end(self) -> None:
        assert is_at_bound(Interval(100, 100), Interval(100, inf, open_low=True))
        assert not is_at_bound(Interval(101, 101), Interval(100, inf, open_low=True))
        assert not is_at_bound(Interval(5, 5), Interval(5, 5))

    def test_the_end_of_a_range_is_no_bound(self) -> None:
        assert not is_at_bound(Interval(16, 16), Interval(14, 16))


class TestIsTight:
    def test_wants_both_ends_close(self) -> None:
        assert is_tight(Interval(270, 330))
        assert not is_tight(Interval(0, 330))
        assert not is_tight(Interval(270, inf))


class TestScale:
    def test_changes_the_unit_and_widens(self) -> None:
        assert scale(Interval(2, inf, open_low=True), 1000) == Interval(2000, inf, open_low=True)
        assert scale(Interval(100, 200), 1, slack=0.25) == Interval(75, 250)
