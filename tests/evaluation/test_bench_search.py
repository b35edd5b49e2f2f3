"""What searches cost: the store that is filled for it, and the lines that are told."""

import gzip
import json
from pathlib import Path

import pytest

from app.evaluation.bench_search import find_sentences, main, measure_searches
from app.evaluation.bench_search_rows import make_passages

BODY = "The ferry left the old pier at noon with forty people. Nobody in the harbour had seen such a crowd before."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as rows:
        rows.writelines(json.dumps(row) + "\n" for row in ({"body": BODY}, {"text": BODY}, {"title": "No text"}))
    return path


class TestMeasure:
    def test_tells_each_kind_of_search_at_each_size(self, corpus: Path) -> None:
        lines = list(measure_searches([corpus], sizes=(8, 20), queries=2))
        assert [line.split(" ")[0] for line in lines if "passages" in line] == ["8", "20", "20"]
        assert len(lines) == 3 * (1 + 6)
        assert lines[14] == "20 passages and as many claims"

    def test_sentences_are_those_of_the_rows(self, corpus: Path) -> None:
        assert len(list(find_sentences(corpus))) == 4

    def test_passages_have_no_end_unless_there_is_nothing(self) -> None:
        passages = make_passages(["One.", "Two."])
        assert [set(next(passages).split()) for _ in range(3)] == [{"One.", "Two."}] * 3
        assert list(make_passages([])) == []

    def test_a_file_must_be_named(self) -> None:
        with pytest.raises(SystemExit, match="name files"):
            main([])
