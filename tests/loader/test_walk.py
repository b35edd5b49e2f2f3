"""Folders and files named for loading."""

import os
from pathlib import Path

import pytest

from app.loader.records import Refusal
from app.loader.walk import Found, find_files
from tests.loader.fakes import write_files


def names(path: Path) -> list[str]:
    return [item.inside if isinstance(item, Found) else item.where for item in find_files(path)]


class TestFolder:
    def test_files_come_sorted_with_their_path_inside_the_folder(self, tmp_path: Path) -> None:
        write_files(tmp_path, b__txt="2", a__TXT="1", c__jsonl="", d__jsonl__gz="", e__html="", f__htm="")
        write_files(tmp_path / "aa", z__txt="3")
        assert names(tmp_path) == ["a.TXT", "aa/z.txt", "b.txt", "c.jsonl", "d.jsonl.gz", "e.html", "f.htm"]

    def test_other_kinds_sidecars_and_hidden_files_are_passed_over(self, tmp_path: Path) -> None:
        write_files(tmp_path, a__pdf="", a__meta__json="{}", a__gold__json="{}", __hidden__txt="", README="")
        assert names(tmp_path) == []

    def test_a_folder_linked_into_itself_is_entered_once(self, tmp_path: Path) -> None:
        write_files(tmp_path / "a", one__txt="1")
        (tmp_path / "a" / "loop").symlink_to(tmp_path)
        (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
        assert names(tmp_path) == ["a/one.txt"]

    def test_a_name_that_is_not_utf8_is_written_out(self, tmp_path: Path) -> None:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("1")
        assert names(tmp_path) == ["caf\\xe9.txt"]


class TestFile:
    def test_a_file_is_known_by_its_name(self, tmp_path: Path) -> None:
        write_files(tmp_path / "deep", one__txt="1")
        assert names(tmp_path / "deep" / "one.txt") == ["one.txt"]

    @pytest.mark.parametrize(
        ("name", "why"), [("none.txt", "there is no such file or folder"), ("a.pdf", "is of no kind that is read")]
    )
    def test_what_cannot_be_loaded_is_refused(self, tmp_path: Path, name: str, why: str) -> None:
        write_files(tmp_path, a__pdf="")
        (refusal,) = find_files(tmp_path / name)
        assert isinstance(refusal, Refusal)
        assert refusal.why.startswith(why)
