"""Scoring links against marked pairs."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import InvalidInputError
from app.evaluation.linking import evaluate_linking
from app.evaluation.relations import find_relations
from tests.loader.fakes import make_linking_steps

FIRST = (
    "Flood in Ost forces people out\n\nAda Quill said 40 people left Ost after the river Brel flooded the market\n\n"
    "The river Brel flooded schools, shops and the old market of Ost\n\nThe Brel bridge stays shut"
)
SECOND = (
    "Ost flood: river still high\n\nBram Oster said 40 people left Ost after the river Brel flooded the market\n\n"
    "The river Brel flooded shops and schools in Ost\n\nThe Brel pier held"
)
LEFT = "40 people left Ost"


def write(folder: Path, *pairs: dict[str, Any]) -> Path:
    place = folder / "flood"
    place.mkdir()
    for name, text in (("one", FIRST), ("two", SECOND)):
        (place / f"{name}.txt").write_text(text, "utf-8")
        (place / f"{name}.meta.json").write_text(json.dumps({"publisher": f"The {name}", "published_at": "2031-05-02"}), "utf-8")
    (place / "relations.gold.json").write_text(json.dumps({"pairs": pairs}), "utf-8")
    return folder


def pair(relation: str, a: str, b: str, **fields: Any) -> dict[str, Any]:
    return {"a": ["one", a], "b": ["two", b], "relation": relation, **fields}


def report(folder: Path) -> list[str]:
    return list(evaluate_linking(folder, steps=make_linking_steps(), max_chars=1_000))


class TestReport:
    def test_right_pairs_leave_nothing_to_list(self, tmp_path: Path) -> None:
        same = pair("same", LEFT, LEFT, measure="moved", standing="corroborated")
        trap = pair("unrelated-trap", "The Brel bridge stays shut", "The Brel pier held", trap="counted")
        lines = report(write(tmp_path, same, trap))
        assert lines[0].startswith("articles 2  claims")
        assert "same figures         1.000  of 1" in lines
        assert "unrelated-trap       1.000  of 1" in lines
        assert "support              1.000  of 2" in lines
        assert "events B³            P 1.000  R 1.000  F1 1.000  links between different events 0" in lines
        assert not [line for line in lines if line.startswith("--")]

    def test_a_wrong_pair_is_listed_with_what_we_say_and_why(self, tmp_path: Path) -> None:
        lines = report(write(tmp_path, pair("conflict", LEFT, LEFT, measure="moved")))
        assert "conflict figures     0.000  of 1  opposite 1" in lines
        assert "-- conflict figures, we say same [moved]" in lines
        assert any(line.startswith("   same: said in 2 articles, by Ada Quill and Bram Oster") for line in lines)
        assert f"-- disputed: one: {LEFT}: we say no" in lines

    def test_words_that_were_not_read_are_no_trap_kept_apart(self, tmp_path: Path) -> None:
        lines = report(write(tmp_path, pair("unrelated-trap", "Flood in Venn", "The Brel pier held")))
        assert "unrelated-trap       0.000  of 1  not read 1" in lines

    def test_support_is_a_verdict_on_the_whole_claim(self, tmp_path: Path) -> None:
        echoed = pair("same", LEFT, LEFT, measure="moved", standing="echoed")
        lines = report(write(tmp_path, echoed, pair("same", "40 people", "40 people", measure="moved", standing="corroborated")))
        assert "support              1.000  of 4" in lines


class TestRelations:
    @pytest.mark.parametrize(
        ("marked", "why"),
        [
            ("{", "holds no list of pairs"),
            ("{}", "holds no list of pairs"),
            ('{"pairs": [{"a": ["one"], "b": ["two", "x"], "relation": "same"}]}', "'a'"),
            ('{"pairs": [{"a": ["one", "x"], "b": ["two", "x"], "relation": "alike"}]}', "'relation'"),
        ],
    )
    def test_broken_pairs_are_refused(self, tmp_path: Path, marked: str, why: str) -> None:
        (tmp_path / "relations.gold.json").write_text(marked)
        with pytest.raises(InvalidInputError, match=why):
            list(find_relations(tmp_path))

    def test_a_folder_without_pairs_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match=r"holds no relations\.gold\.json"):
            list(find_relations(tmp_path))
