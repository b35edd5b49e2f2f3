"""Items by where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.order import InOrder
from app.pipeline.records import Span

WALL, PIER, PUMP = Span(2, 5, "wal"), Span(5, 8, "pie"), Span(12, 14, "pu")
PLACED = InOrder([PUMP, WALL, PIER])


class TestTouching:
    def test_in_reading_order_however_given(self) -> None:
        assert PLACED.touching(0, 20) == [WALL, PIER, PUMP]

    def test_what_is_cut_by_the_borders_counts(self) -> None:
        assert PLACED.touching(4, 6) == [WALL, PIER]

    def test_neighbours_share_no_character(self) -> None:
        assert PLACED.touching(8, 12) == []
        assert PLACED.touching(5, 8) == [PIER]

    def test_nothing_placed(self) -> None:
        assert InOrder[Span]([]).touching(0, 20) == []

    @given(
        cuts=st.lists(st.integers(0, 40), unique=True, max_size=12).map(sorted),
        start=st.integers(0, 40),
        length=st.integers(1, 20),
    )
    def test_same_as_looking_at_all(self, cuts: list[int], start: int, length: int) -> None:
        items = [Span(a, b, "") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        end = start + length
        assert InOrder(reversed(items)).touching(start, end) == [i for i in items if i.start < end and start < i.end]


class TestWithin:
    def test_what_crosses_a_border_is_left_out(self) -> None:
        assert PLACED.within(2, 13) == [WALL, PIER]
        assert PLACED.within(3, 14) == [PIER, PUMP]

    def test_same_borders_are_within(self) -> None:
        assert PLACED.within(5, 8) == [PIER]


class TestAt:
    def test_end_is_open(self) -> None:
        assert PLACED.at(2) == WALL
        assert PLACED.at(4) == WALL
        assert PLACED.at(5) == PIER

    def test_gaps_hold_nothing(self) -> None:
        assert PLACED.at(0) is None
        assert PLACED.at(9) is None
        assert PLACED.at(14) is None


class TestBackwards:
    def test_nearest_first(self) -> None:
        assert list(PLACED.backwards(20)) == [PUMP, PIER, WALL]

    def test_what_ends_there_counts_and_what_goes_on_does_not(self) -> None:
        assert list(PLACED.backwards(8)) == [PIER, WALL]
        assert list(PLACED.backwards(7)) == [WALL]

    def test_before_the_first(self) -> None:
        assert list(PLACED.backwards(4)) == []
