from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schemas.cursors import InvalidCursorError, make_cursor, make_scope, read_cursor

SCOPE = make_scope("/v1/claims", {"disputed": True})
KEYS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.integers(-(2**63) + 1, 2**63 - 1),
        st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),
    ),
    min_size=1,
    max_size=4,
)


class TestCursors:
    @given(KEYS)
    def test_gives_back_the_keys(self, keys: list[Any]) -> None:
        cursor = make_cursor(keys, scope=SCOPE)
        assert read_cursor(cursor, scope=SCOPE, kinds=[type(key) for key in keys]) == tuple(keys)

    @given(KEYS, st.data())
    def test_a_changed_character_is_noticed(self, keys: list[Any], data: st.DataObject) -> None:
        cursor = make_cursor(keys, scope=SCOPE)
        at = data.draw(st.integers(0, len(cursor) - 1))
        other = data.draw(st.characters().filter(lambda char: char != cursor[at]))
        with pytest.raises(InvalidCursorError):
            read_cursor(cursor[:at] + other + cursor[at + 1 :], scope=SCOPE, kinds=[type(key) for key in keys])

    @given(st.text(max_size=200))
    def test_any_other_string_is_refused(self, cursor: str) -> None:
        with pytest.raises(InvalidCursorError):
            read_cursor(cursor, scope=SCOPE, kinds=[int])

    def test_another_list_refuses_it(self) -> None:
        cursor = make_cursor([7], scope=SCOPE)
        for scope in (make_scope("/v1/claims", {}), make_scope("/v1/events", {"disputed": True})):
            with pytest.raises(InvalidCursorError):
                read_cursor(cursor, scope=scope, kinds=[int])

    @pytest.mark.parametrize(
        ("keys", "kinds"),
        [([7], [str]), (["7"], [int]), ([True], [int]), ([2**63], [int]), ([7, 7], [int]), (["1 May"], [datetime])],
    )
    def test_keys_of_another_type_are_refused(self, keys: list[Any], kinds: list[type]) -> None:
        with pytest.raises(InvalidCursorError):
            read_cursor(make_cursor(keys, scope=SCOPE), scope=SCOPE, kinds=kinds)

    def test_keeps_the_moment_of_another_zone(self) -> None:
        moment = datetime(2031, 5, 1, 12, tzinfo=timezone(timedelta(hours=3)))
        assert read_cursor(make_cursor([moment], scope=SCOPE), scope=SCOPE, kinds=[datetime]) == (moment,)


class TestMakeScope:
    def test_neither_order_nor_absent_filters_count(self) -> None:
        assert make_scope("/", {"a": 1, "b": None, "c": 2}) == make_scope("/", {"c": 2, "a": 1})
