"""Articles out of files: plain text, rows, pages, streams."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.loader.find import find_articles, find_articles_of
from app.loader.records import LoadedArticle, Refusal
from app.loader.walk import Found, find_files
from tests.loader.fakes import write_files

LIMIT = 1_000
PAGE = """<!doctype html><html lang="en-GB"><head><title>River rises | Ost Gazette</title>
<meta property="og:title" content="River rises at Ost"><meta property="og:site_name" content="The Ost Gazette">
<meta property="article:published_time" content="2021-05-02T10:00:00+00:00"><meta name="author" content="Ada Quill">
<link rel="canonical" href="https://gazette.example/river"></head>
<body><nav>Home News Sport</nav><article><h1>River rises at Ost</h1>
<p>The river at Ost rose by two metres overnight, the water board said on Friday, and more rain is on its way from the west.</p>
<p>“We have moved 40 families,” said Ada Quill, who leads the board. “Nobody is missing, and nobody was hurt in the night.”</p>
</article><footer>All rights reserved</footer></body></html>"""


def read_all(path: Path) -> list[LoadedArticle | Refusal]:
    return [item for found in find_files(path) if isinstance(found, Found) for item in find_articles(found, max_chars=LIMIT)]


def read_one(path: Path) -> LoadedArticle:
    (item,) = read_all(path)
    assert isinstance(item, LoadedArticle), item
    return item


def refuse_one(path: Path) -> str:
    (item,) = read_all(path)
    assert isinstance(item, Refusal), item
    return item.why


class TestText:
    def test_the_text_is_kept_but_for_newlines_and_the_byte_order_mark(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__txt="\ufeff  One\r\ntwo\rthree \u2028 cafe\u0301 👩‍🚒\n")
        assert read_one(tmp_path).text == "  One\ntwo\nthree \u2028 cafe\u0301 👩‍🚒\n"

    def test_the_sidecar_says_what_is_known(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__b__txt="It rained.", a__b__meta__json='{"title": "Rain", "published_at": "2031-05-02"}')
        article = read_one(tmp_path)
        assert (article.about.title, article.about.published_at, article.name) == ("Rain", "2031-05-02", "a.b")

    @pytest.mark.parametrize(
        ("sidecar", "identity"),
        [
            ("{}", "path:deep/a.txt"),
            ('{"url": "https://a.example/1"}', "url:https://a.example/1"),
            ('{"url": "https://a.example/1", "id": "77"}', "id:77"),
        ],
    )
    def test_identity_is_id_else_url_else_path(self, tmp_path: Path, sidecar: str, identity: str) -> None:
        write_files(tmp_path / "deep", a__txt="It rained.", a__meta__json=sidecar)
        assert read_one(tmp_path).identity == identity

    @pytest.mark.parametrize(
        ("raw", "why"),
        [
            (b"caf\xe9 au lait", "is not UTF-8: byte 3 is 0xe9"),
            ("Rain".encode("utf-16"), "is not UTF-8: byte 0 is 0xff (it looks like UTF-16)"),
            (b"ab\0c", "holds a NUL character at offset 2"),
            (b"x" * (LIMIT + 1), "has 1,001 characters; the limit is 1,000"),
            (b"x" * (LIMIT * 5), "has more than 4,003 bytes"),
        ],
    )
    def test_what_is_no_text_is_refused_with_the_place(self, tmp_path: Path, raw: bytes, why: str) -> None:
        write_files(tmp_path, a__txt=raw)
        assert refuse_one(tmp_path).startswith(why)

    def test_a_bad_sidecar_refuses_its_article(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__txt="It rained.", a__meta__json='{"date": "2031"}')
        assert refuse_one(tmp_path).startswith("its sidecar a.meta.json: 'date' is not a key of a sidecar")

    def test_a_broken_link_and_a_pipe_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
        os.mkfifo(tmp_path / "b.txt")
        first, second = read_all(tmp_path)
        assert isinstance(first, Refusal)
        assert first.why == "cannot be read: No such file or directory"
        assert isinstance(second, Refusal)
        assert second.why == "is not a regular file"


class TestRows:
    def test_rows_come_in_order_and_blank_lines_are_passed_over(self, tmp_path: Path) -> None:
        write_files(tmp_path, r__jsonl='\ufeff{"id": 1, "text": "One."}\n\n{"body": "Two.", "publisher": "Ost Gazette"}')
        one, two = read_all(tmp_path)
        assert isinstance(one, LoadedArticle)
        assert isinstance(two, LoadedArticle)
        assert (one.identity, one.name, one.text) == ("id:1", "1", "One.")
        assert (two.identity, two.text, two.about.publisher) == ("path:r.jsonl:3", "Two.", "Ost Gazette")

    def test_a_bad_row_is_refused_with_its_line_and_the_rest_is_read(self, tmp_path: Path) -> None:
        write_files(tmp_path, r__jsonl='{"text": "One."}\n{"text": \n["x"]\n{"text": "\\ud83d"}\n{"text": "Two."}\n')
        items = read_all(tmp_path)
        assert [item.where for item in items if isinstance(item, Refusal)] == ["r.jsonl:2", "r.jsonl:3", "r.jsonl:4"]
        assert isinstance(items[-1], LoadedArticle)

    def test_an_endless_line_ends_the_file(self, tmp_path: Path) -> None:
        write_files(tmp_path, r__jsonl='{"text": "One."}\n{"text": "' + "x" * (LIMIT * 12 + 100_001))
        assert [getattr(item, "why", "")[:14] for item in read_all(tmp_path)] == ["", "is longer than"]

    def test_a_packed_file_reads_like_a_plain_one(self, tmp_path: Path) -> None:
        write_files(tmp_path, r__jsonl__gz=gzip.compress(b'{"id": "g", "text": "One."}\n'))
        assert read_one(tmp_path).identity == "id:g"

    def test_a_packed_file_that_breaks_off_is_refused_behind_its_last_good_row(self, tmp_path: Path) -> None:
        rows = "".join(json.dumps({"id": i, "text": os.urandom(200).hex()}) + "\n" for i in range(50)).encode()
        write_files(tmp_path, r__jsonl__gz=gzip.compress(rows)[:-2_000])
        *good, last = read_all(tmp_path)
        assert good
        assert isinstance(last, Refusal)
        assert last.why.startswith("cannot be unpacked further")

    def test_a_bomb_is_not_unpacked_to_its_end(self, tmp_path: Path) -> None:
        write_files(tmp_path, r__jsonl__gz=gzip.compress((b" " * 99_999 + b"\n") * 500))
        assert "times its size; the rest is not read" in refuse_one(tmp_path)

    def test_an_archive_is_not_opened(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("../../a.txt", "x" * 50_000_000)
        assert read_all(tmp_path) == []
        (tmp_path / "a.zip").rename(tmp_path / "a.txt")
        assert "more than 4,003 bytes" in refuse_one(tmp_path)


class TestPage:
    def test_a_page_gives_its_article_and_what_it_says_about_it(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__html=PAGE)
        article = read_one(tmp_path)
        assert "“We have moved 40 families,” said Ada Quill" in article.text
        assert "Sport" not in article.text
        about = article.about
        assert (about.title, about.publisher, about.published_at) == ("River rises at Ost", "The Ost Gazette", "2021-05-02")
        assert (about.byline, about.language, article.identity) == ("Ada Quill", "en-GB", "url:https://gazette.example/river")

    def test_a_publisher_is_not_made_up_from_the_address(self, tmp_path: Path) -> None:
        write_files(
            tmp_path,
            a__html=PAGE.replace('<meta property="og:site_name" content="The Ost Gazette">', "").replace("| Ost Gazette", ""),
        )
        assert read_one(tmp_path).about.publisher is None

    def test_a_sidecar_outranks_the_page(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__html=PAGE, a__meta__json='{"id": "p1", "publisher": "Ost Evening Post"}')
        article = read_one(tmp_path)
        assert (article.identity, article.about.publisher, article.about.title) == (
            "id:p1",
            "Ost Evening Post",
            "River rises at Ost",
        )

    @pytest.mark.parametrize("raw", [b"", b"<html></html>", b"plain words", b"\0\1\2", b"<html><body><p></p></body></html>"])
    def test_a_page_without_an_article_is_refused(self, tmp_path: Path, raw: bytes) -> None:
        write_files(tmp_path, a__html=raw)
        assert refuse_one(tmp_path)

    def test_a_packed_page_is_not_unpacked_without_end(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__html=gzip.compress(b"<p>" + b" " * 50_000_000))
        assert refuse_one(tmp_path)


class TestStream:
    def read(self, raw: bytes) -> list[LoadedArticle | Refusal]:
        return list(find_articles_of(io.BufferedReader(io.BytesIO(raw)), max_chars=LIMIT))

    def test_words_are_one_text(self) -> None:
        (article,) = self.read(b"It rained.\nThen it stopped.")
        assert isinstance(article, LoadedArticle)
        assert (article.name, article.text) == ("stdin", "It rained.\nThen it stopped.")

    def test_objects_are_rows(self) -> None:
        assert [getattr(item, "name", None) for item in self.read(b'{"id": "a", "text": "1"}\n{"id": "b", "text": "2"}')] == [
            "a",
            "b",
        ]

    @given(st.binary(max_size=300))
    def test_no_bytes_end_in_an_exception(self, raw: bytes) -> None:
        for item in self.read(raw):
            assert isinstance(item, LoadedArticle | Refusal)
