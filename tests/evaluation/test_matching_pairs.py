"""Pairs read from a file, judged, and printed a verdict a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.evaluation.matching_pairs import main

FIRE = {"title": "Barn fire in Torvik", "text": "A barn of Ilse Halvard burned in Torvik on Monday.", "published": "2031-06-03"}
AGAIN = {"title": "Torvik barn lost", "text": "The fire took the barn of Ilse Halvard on Monday.", "published": "2031-06-04"}
OTHER = {"title": "Barn fire in Orsany", "text": "A barn of Jon Rask burned in Orsany on Friday.", "published": "2031-06-07"}


def judge(kind: str, rows: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    main([kind, str(path)])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class TestFigures:
    def test_given_comparators_are_taken(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        row = {"id": "1", "a": "", "b": "", "a_value": 9, "a_comparator": ">=", "b_value": 7, "b_comparator": "="}
        assert judge("figure_pairs", [row], tmp_path, capsys) == [{"id": "1", "label": "contradict"}]

    @pytest.mark.slow
    def test_others_are_read_from_the_words(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        row = {"id": "1", "a": "Nine cows were killed.", "b": "At least 7 cows were killed.", "a_value": 9, "b_value": 7}
        assert judge("figure_pairs", [row], tmp_path, capsys) == [{"id": "1", "label": "compatible"}]


class TestArticles:
    @pytest.mark.slow
    def test_one_happening_scores_above_another(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [{"id": "same", "a": FIRE, "b": AGAIN}, {"id": "other", "a": FIRE, "b": OTHER}]
        same, other = judge("event_pairs", rows, tmp_path, capsys)
        assert (same["id"], other["id"]) == ("same", "other")
        assert same["score"] > other["score"] + 0.2


class TestAnswers:
    def test_each_pair_gets_a_score_in_order(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [
            {"id": "2", "question": "Who came?", "a": "the mayor", "b": "the mayor"},
            {"id": "1", "question": "Who came?", "a": "the mayor", "b": "two goats"},
        ]
        same, other = judge("same_answer", rows, tmp_path, capsys)
        assert (same["id"], other["id"]) == ("2", "1")
        assert same["score"] > 0.9 > other["score"]


class TestUsage:
    def test_an_unknown_kind_is_refused_with_the_usage(self) -> None:
        with pytest.raises(SystemExit, match="figure_pairs,event_pairs,same_answer"):
            main(["weather", "pairs.jsonl"])
