"""Pairs read from a file, judged, and scored against their labels."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.cli.commands import cli
from app.errors import InvalidInputError
from app.evaluation.matching_pairs import Kind, judge_pairs, measure_area, measure_f1, score_pairs

FIRE = {"title": "Barn fire in Torvik", "text": "A barn of Ilse Halvard burned in Torvik on Monday.", "published": "2031-06-03"}
AGAIN = {"title": "Torvik barn lost", "text": "The fire took the barn of Ilse Halvard on Monday.", "published": "2031-06-04"}
OTHER = {"title": "Barn fire in Orsany", "text": "A barn of Jon Rask burned in Orsany on Friday.", "published": "2031-06-07"}


def write(rows: list[dict[str, Any]], tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def judge(kind: str, rows: list[dict[str, Any]], tmp_path: Path) -> list[dict[str, Any]]:
    return judge_pairs(Kind(kind), write(rows, tmp_path))[1]


class TestFigures:
    def test_given_comparators_are_taken(self, tmp_path: Path) -> None:
        row = {"id": "1", "a": "", "b": "", "a_value": 9, "a_comparator": ">=", "b_value": 7, "b_comparator": "="}
        assert judge("figure_pairs", [row], tmp_path) == [{"id": "1", "label": "contradict"}]

    @pytest.mark.slow
    def test_others_are_read_from_the_words(self, tmp_path: Path) -> None:
        row = {"id": "1", "a": "Nine cows were killed.", "b": "At least 7 cows were killed.", "a_value": 9, "b_value": 7}
        assert judge("figure_pairs", [row], tmp_path) == [{"id": "1", "label": "compatible"}]


class TestArticles:
    @pytest.mark.slow
    def test_one_happening_scores_above_another(self, tmp_path: Path) -> None:
        rows = [{"id": "same", "a": FIRE, "b": AGAIN}, {"id": "other", "a": FIRE, "b": OTHER}]
        same, other = judge("event_pairs", rows, tmp_path)
        assert (same["id"], other["id"]) == ("same", "other")
        assert same["score"] > other["score"] + 0.2

    @pytest.mark.slow
    def test_title_and_day_may_be_unknown(self, tmp_path: Path) -> None:
        bare = {"title": None, "text": FIRE["text"]}
        (verdict,) = judge("event_pairs", [{"id": "1", "a": bare, "b": bare}], tmp_path)
        assert verdict["score"] >= 1


class TestAnswers:
    def test_each_pair_gets_a_score_in_order(self, tmp_path: Path) -> None:
        rows = [
            {"id": "2", "question": "Who came?", "a": "the mayor", "b": "the mayor"},
            {"id": "1", "question": "Who came?", "a": "the mayor", "b": "two goats"},
        ]
        same, other = judge("same_answer", rows, tmp_path)
        assert (same["id"], other["id"]) == ("2", "1")
        assert same["score"] > 0.9 > other["score"]


class TestScores:
    def test_the_area_counts_ties_half(self) -> None:
        assert measure_area([(0.9, True), (0.5, True), (0.5, False), (0.1, False)]) == 0.875
        assert measure_area([(0.9, True)]) is None

    def test_f1_of_a_label(self) -> None:
        pairs = [("agree", "agree"), ("agree", "contradict"), ("contradict", "contradict")]
        assert measure_f1(pairs, "agree") == pytest.approx(2 / 3)
        assert measure_f1(pairs, "compatible") == 0

    def test_figures_are_scored_by_label(self) -> None:
        rows = [{"id": "1", "label": "agree"}, {"id": "2", "label": "contradict"}]
        line = score_pairs(Kind.FIGURES, rows, [{"id": "1", "label": "agree"}, {"id": "2", "label": "agree"}])
        assert line == "2 pairs: macro-F1 0.222 (agree 0.667, compatible 0.000, contradict 0.000)"

    def test_others_are_scored_by_area(self) -> None:
        rows = [{"id": "1", "label": 1}, {"id": "2", "label": 0}]
        line = score_pairs(Kind.ANSWERS, rows, [{"id": "1", "score": 0.7}, {"id": "2", "score": 0.2}])
        assert line == "2 pairs: area under the curve 1.000"

    def test_labels_are_needed(self) -> None:
        with pytest.raises(InvalidInputError, match="label 1"):
            score_pairs(Kind.ANSWERS, [{"id": "1"}], [{"id": "1", "score": 0.7}])


class TestFiles:
    @pytest.mark.parametrize("content", ["[1]", "{", '{"id": "1"}', '"words"'])
    def test_what_is_no_pair_is_refused_by_name(self, content: str, tmp_path: Path) -> None:
        path = tmp_path / "odd.jsonl"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InvalidInputError, match=r"odd\.jsonl: cannot be read as same_answer"):
            judge_pairs(Kind.ANSWERS, path)

    def test_so_is_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match="cannot be read"):
            judge_pairs(Kind.FIGURES, tmp_path / "none.jsonl")


class TestCommand:
    def test_it_prints_a_score_or_the_verdicts(self, tmp_path: Path) -> None:
        row = {"id": "1", "a": "", "b": "", "a_value": 9, "a_comparator": ">=", "b_value": 7, "b_comparator": "=", "label": "agree"}
        arguments = ["evaluate", "matching", "figure_pairs", str(write([row], tmp_path))]
        assert CliRunner().invoke(cli, arguments).output.startswith("1 pairs: macro-F1 0.000")
        assert json.loads(CliRunner().invoke(cli, [*arguments, "--verdicts"]).output) == {"id": "1", "label": "contradict"}

    def test_an_unknown_kind_is_refused(self, tmp_path: Path) -> None:
        result = CliRunner().invoke(cli, ["evaluate", "matching", "weather", str(write([], tmp_path))])
        assert result.exit_code == 2
        assert "figure_pairs, event_pairs, same_answer" in result.output
