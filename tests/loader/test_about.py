"""What a sidecar and a row may say."""

from datetime import UTC, datetime

import pytest

from app.errors import InvalidInputError
from app.loader.about import parse_about, parse_moment, parse_row


class TestMoment:
    def test_a_date_alone_is_midnight_in_utc(self) -> None:
        assert parse_moment("2031-05-02") == datetime(2031, 5, 2, tzinfo=UTC)

    @pytest.mark.parametrize("written", ["2031-05-02T01:30:00+02:00", "2031-05-01T23:30:00Z", "2031-05-01t23:30:00.000z"])
    def test_a_time_is_turned_to_utc(self, written: str) -> None:
        assert parse_moment(written) == datetime(2031, 5, 1, 23, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        "written",
        [
            "2 May 2031",
            "2031-05-02T01:30:00",
            "2031-02-30",
            "0001-01-01T00:00:00+14:00",
            "2031-05-02\n",
            "",
            "２０３１-05-02T",
            "2031-13-01",
        ],
    )
    def test_anything_else_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            parse_moment(written)


class TestSidecar:
    def test_what_is_null_left_out_or_blank_is_unknown(self) -> None:
        about = parse_about(b'{"title": " ", "publisher": null}')
        assert (about.title, about.publisher, about.byline) == (None, None, None)

    def test_a_byte_order_mark_is_no_fault(self) -> None:
        assert parse_about(b'\xef\xbb\xbf{"title": "Flood"}').title == "Flood"

    @pytest.mark.parametrize(
        ("raw", "why"),
        [
            (b'{"publised_at": "2031-05-02"}', "'publised_at' is not a key of a sidecar; known are id, title"),
            (b'{"title": 5}', "'title' must be a string or null"),
            (b'{"id": true}', "'id' must be a string or null"),
            (b'{"title": "a\\u0000b"}', "'title' holds a control character"),
            (b'{"published_at": "May 2"}', "'published_at' is neither a date"),
            (b'{"url": "javascript:alert(1)"}', "'url' is not of the form"),
            (b'{"title": "Flood"', "is not valid JSON: EOF"),
            (b'{"title": "\\ud800"}', "is not valid JSON"),
            (b"[1]", "is not a JSON object"),
            (b"", "is not valid JSON"),
            (b"\xff\xfe{", "is not valid JSON"),
            (b"[" * 100_000, "is not valid JSON"),
        ],
    )
    def test_a_fault_is_named(self, raw: bytes, why: str) -> None:
        with pytest.raises(InvalidInputError) as caught:
            parse_about(raw)
        assert caught.value.detail.startswith(why)

    def test_a_long_title_is_refused_with_the_limit(self) -> None:
        with pytest.raises(InvalidInputError, match="'title' is longer than 1,000 characters"):
            parse_about(b'{"title": "' + b"x" * 1001 + b'"}')


class TestRow:
    def test_text_may_be_called_body_and_an_id_may_be_a_number(self) -> None:
        row = parse_row(b'{"id": 17, "body": "It rained.", "section": "weather"}')
        assert (row.id, row.text, row.body) == ("17", None, "It rained.")

    @pytest.mark.parametrize("key", ["published_at", "published"])
    def test_the_day_may_be_called_published(self, key: str) -> None:
        row = parse_row(f'{{"id": "1", "text": "It rained.", "{key}": "1987-02-26T15:02:20Z"}}'.encode())
        assert row.published_at == "1987-02-26T15:02:20Z"

    @pytest.mark.parametrize("key", ["published_at", "published"])
    def test_a_day_that_is_none_is_refused_by_the_key_it_has(self, key: str) -> None:
        with pytest.raises(InvalidInputError, match=f"'{key}' is neither a date"):
            parse_row(f'{{"id": "1", "text": "It rained.", "{key}": "26-FEB-1987"}}'.encode())

    @pytest.mark.parametrize(
        ("raw", "why"), [(b'{"id": "1"}', "has neither text nor body"), (b'{"text": "a", "body": "b"}', "has both")]
    )
    def test_exactly_one_text(self, raw: bytes, why: str) -> None:
        with pytest.raises(InvalidInputError, match=why):
            parse_row(raw)
