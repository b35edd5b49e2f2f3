"""Searching a collection and writing a run."""

import json
from pathlib import Path

import pytest

from app.errors import InvalidInputError
from app.evaluation.search import write_run
from app.search.ranking import Mode

CORPUS = [
    {"_id": "bridge", "title": "Bridge closed", "text": "The old bridge of Marrow was closed on Friday after a crack was found."},
    {"_id": "harvest", "title": "", "text": "Farmers expect a poor apple harvest this year."},
    {"_id": "ferry", "title": "Ferry", "text": "While the bridge stays closed, a ferry crosses the river every hour."},
]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    write_rows(tmp_path / "corpus.jsonl", CORPUS)
    queries = [{"_id": "", "text": "heading"}, {"_id": "q1", "text": "crack in the bridge"}, {"_id": "q2", "text": "apples"}]
    write_rows(tmp_path / "queries.jsonl", queries)
    return tmp_path


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


class TestRun:
    def test_ranks_each_query_under_the_collections_own_ids(self, collection: Path) -> None:
        run = collection / "out.run"
        assert write_run(collection, run, mode=Mode.LEXICAL) == 2
        lines = [line.split() for line in run.read_text("utf-8").splitlines()]
        assert [(query, document, rank) for query, _, document, rank, *_ in lines] == [
            ("q1", "bridge", "1"),
            ("q1", "ferry", "2"),
            ("q2", "harvest", "1"),
        ]
        assert all(len(line) == 6 and float(line[4]) > 0 for line in lines)

    def test_meaning_finds_what_shares_no_word(self, collection: Path) -> None:
        write_rows(collection / "queries.jsonl", [{"_id": "q", "text": "orchards will yield little fruit"}])
        run = collection / "out.run"
        write_run(collection, run, mode=Mode.HYBRID)
        assert run.read_text("utf-8").split()[2] == "harvest"
        write_run(collection, run, mode=Mode.LEXICAL)
        assert run.read_text("utf-8") == ""

    def test_folder_without_a_corpus_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match=r"corpus\.jsonl is missing"):
            write_run(tmp_path, tmp_path / "out.run", mode=Mode.LEXICAL)

    @pytest.mark.parametrize("row", ["{", '["x"]', '{"_id": "x"}', '{"_id": 1, "text": "y"}'])
    def test_row_that_is_none_is_refused_with_its_place(self, collection: Path, row: str) -> None:
        (collection / "corpus.jsonl").write_text(f"{json.dumps(CORPUS[0])}\n{row}\n", "utf-8")
        with pytest.raises(InvalidInputError) as refused:
            write_run(collection, collection / "out.run", mode=Mode.LEXICAL)
        assert str(refused.value.where).endswith("corpus.jsonl:2")
