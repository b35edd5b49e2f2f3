"""Scoring quotations against rows in which they were marked."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import InvalidInputError
from app.evaluation.evaluate import evaluate
from app.evaluation.quotes import GoldText, find_gold_texts, score_text
from app.evaluation.tally import GOLD, READ, Tally
from app.pipeline.records import Attribution, Extraction, Quote, Speaker, make_span
from app.vocabulary import EntityKind, Voice
from tests.loader.fakes import read_lines, reading_each

TEXT = "“The wall is weak,” said Tilda Brask. “It may fall.” Odo Harl said that boats had left."


def mark(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "speaker": "Brask", **fields}


def read(words: str, speaker: str, mention: str | None = None) -> Quote:
    start = TEXT.index(words)
    span = make_span(TEXT, TEXT.index(mention), TEXT.index(mention) + len(mention)) if mention else None
    return Quote(start, start + len(words), words, Speaker(speaker, EntityKind.PERSON, span), None, None, Voice.DIRECT)


def score(quotes: list[dict[str, Any]], *got: Quote, ignore: list[dict[str, Any]] | None = None) -> Tally:
    tally = Tally()
    gold = GoldText.model_validate({"id": "a", "text": TEXT, "quotes": quotes, "ignore": ignore or []})
    said = tuple(Attribution(q.start, q.end, q.exact, q.voice, q.speaker, None, None) for q in got)
    score_text(gold, Extraction("a", "en", True, (), got, said, (), (), ()), tally)
    return tally


class TestScore:
    def test_marks_and_stops_at_the_borders_do_not_count(self) -> None:
        tally = score([mark("The wall is weak")], read("“The wall is weak,”", "Tilda Brask"))
        assert tally.compute_found("exact quote") == (1, 1, 1)
        assert tally.compute_accuracy("speaker") == 1

    def test_half_of_the_joint_length_is_found_but_not_exact(self) -> None:
        tally = score([mark("“The wall is weak,”")], read("wall is weak", "Tilda Brask"))
        assert (tally.compute_found("quote"), tally.compute_found("exact quote")) == ((1, 1, 1), (0, 0, 0))

    def test_a_speaker_is_the_same_by_the_words_or_by_the_name(self) -> None:
        at = TEXT.index("Tilda Brask")
        placed = {"speaker": "she", "speaker_start": at, "speaker_end": at + len("Tilda Brask")}
        assert score([mark("It may fall", **placed)], read("It may fall", "X", "Tilda Brask")).compute_accuracy("speaker") == 1
        assert score([mark("It may fall")], read("It may fall", "Tilda Brask")).compute_accuracy("speaker") == 1
        assert score([mark("It may fall")], read("It may fall", "Odo Harl", "Odo Harl")).compute_accuracy("speaker") == 0

    def test_what_lies_in_a_stretch_to_ignore_is_neither_right_nor_wrong(self) -> None:
        got = read("It may fall", "Tilda Brask"), read("boats had left", "Odo Harl")
        assert score([mark("It may fall")], *got).compute_found("quote")[0] == 0.5
        assert score([mark("It may fall")], *got, ignore=[mark("that boats had left")]).compute_found("quote")[0] == 1

    def test_precision_is_of_what_was_read_and_recall_of_what_was_marked(self) -> None:
        quotes = [mark("The wall is weak"), mark("It may fall")]
        tally = score(quotes, read("It may fall", "Tilda Brask"), read("boats had left", "Odo Harl"))
        assert (tally.labelled["by voice", "direct", GOLD], tally.labelled["by voice", "direct", READ]) == (2, 2)
        assert tally.compute_labelled("by voice", "direct") == (0.5, 0.5, 0.5)


class TestFile:
    def test_a_file_of_rows_is_scored(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.jsonl"
        row = {
            "id": "a",
            "text": "Ann Example said boats left.",
            "quotes": [{"start": 17, "end": 27, "kind": "indirect", "speaker": "Ann Example"}],
        }
        path.write_text(json.dumps(row) + "\n")
        report = list(evaluate(path, read=reading_each(read_lines), max_chars=1_000))
        assert report[0] == "texts 1  quotes marked 1, read 0, matched 0"

    @pytest.mark.parametrize("line", ["{", "[1]", '{"id": "a"}', '{"id": "a", "text": "x", "quotes": [{"start": "y"}]}'])
    def test_a_broken_row_is_named(self, tmp_path: Path, line: str) -> None:
        path = tmp_path / "rows.jsonl"
        path.write_text('{"id": "a", "text": "x"}\n' + line)
        with pytest.raises(InvalidInputError) as refused:
            list(find_gold_texts(path, max_chars=10))
        assert str(refused.value).startswith(f"{path}:2")
