"""Scoring what was read against what was marked."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import InvalidInputError
from app.evaluation.claims import score_article
from app.evaluation.evaluate import evaluate
from app.evaluation.figures import is_same_number
from app.evaluation.gold import GoldArticle, GoldClaim, GoldFigure, find_gold
from app.evaluation.report import find_lines
from app.evaluation.tally import Tally
from app.pipeline.records import Claim, Quantity, Speaker, make_span
from app.vocabulary import Certainty, Comparator, EntityKind, Voice
from tests.loader.fakes import read_lines, reading_each

TEXT = "Ada Quill said 40 people left Ost.\nIt may have rained.\nA fine day."


def mark(exact: str, **fields: Any) -> GoldClaim:
    start = TEXT.index(exact)
    default = {"speaker": None, "voice": "narrated", "certainty": "stated", "checkable": True}
    return GoldClaim(**{**default, **fields, "start": start, "end": start + len(exact), "exact": exact})


def mark_figure(exact: str, **fields: Any) -> GoldFigure:
    start = TEXT.index(exact)
    return GoldFigure(**{"value": 40, "measure": "evacuated", **fields, "start": start, "end": start + len(exact), "exact": exact})


def read(exact: str, *, speaker: str | None = None, voice: Voice = Voice.NARRATED, quantities: tuple[Quantity, ...] = ()) -> Claim:
    start = TEXT.index(exact)
    said = Speaker(speaker, EntityKind.PERSON, None) if speaker else None
    evidence = make_span(TEXT, start, start + len(exact))
    return Claim(evidence, said, None, None, voice, Certainty.STATED, (), True, None, (), quantities)


def read_figure(
    exact: str, value: float = 40, measure: str | None = "evacuated", comparator: Comparator = Comparator.EQUAL
) -> Quantity:
    start = TEXT.index(exact)
    return Quantity(start, start + len(exact), exact, value, value, value, comparator, None, None, "people", measure)


def score(claims: list[GoldClaim], got: list[Claim], unclaimed: tuple[GoldFigure, ...] = ()) -> Tally:
    tally = Tally()
    score_article(GoldArticle(name="a", text=TEXT, claims=claims, unclaimed_quantities=list(unclaimed)), got, tally)
    return tally


class TestClaims:
    def test_a_claim_is_found_by_half_of_its_span(self) -> None:
        tally = score([mark("40 people left Ost"), mark("It may have rained")], [read("40 people left"), read("It")])
        assert tally.compute_found("claim") == (0.5, 0.5, 0.5)
        assert tally.errors["missed claim"] == ["It may have rained"]

    def test_an_optional_claim_is_neither_asked_for_nor_punished(self) -> None:
        claims = [mark("40 people left Ost"), mark("A fine day", optional=True)]
        assert score(claims, [read("40 people left Ost")]).compute_found("claim") == (1, 1, 1)
        assert score(claims, [read("40 people left Ost"), read("A fine day")]).compute_found("claim") == (1, 1, 1)

    def test_answers_are_judged_on_matched_claims_only(self) -> None:
        claims = [
            mark("40 people left Ost", speaker="Ada Quill", speaker_kind="person", voice="indirect"),
            mark("It may have rained", certainty="hedged"),
        ]
        tally = score(
            claims,
            [read("40 people left Ost", speaker="Quill", voice=Voice.INDIRECT), read("It may have rained"), read("A fine day")],
        )
        assert tally.compute_accuracy("speaker") == 1
        assert tally.compute_accuracy("voice") == 1
        assert tally.compute_accuracy("certainty") == 0.5
        assert tally.compute_f1("certainty", "hedged") == 0
        assert tally.compute_f1("certainty", "stated") == pytest.approx(2 / 3)

    def test_nothing_read_scores_nothing(self) -> None:
        assert score([mark("A fine day")], []).compute_found("claim") == (0, 0, 0)


class TestFigures:
    def test_a_figure_is_found_by_its_number(self) -> None:
        claims = [mark("40 people left Ost", quantities=[mark_figure("40")])]
        right = score(claims, [read("40 people left Ost", quantities=(read_figure("40 people"),))])
        assert right.compute_found("figure") == (1, 1, 1)
        wrong = score(claims, [read("40 people left Ost", quantities=(read_figure("40", value=4),))])
        assert wrong.compute_found("figure") == (0, 0, 0)

    def test_comparator_measure_and_unit_are_judged(self) -> None:
        claims = [mark("40 people left Ost", quantities=[mark_figure("40", comparator=">", measure="evacuees")])]
        tally = score(claims, [read("40 people left Ost", quantities=(read_figure("40"),))])
        assert tally.compute_accuracy("comparator") == 0
        assert tally.compute_accuracy("measure") == 1
        assert tally.errors["comparator"] == ["> / = :: 40 "]

    def test_figures_outside_claims_and_optional_ones_are_passed_over(self) -> None:
        got = [read("40 people left Ost", quantities=(read_figure("40"),))]
        assert score([mark("40 people left Ost")], got, (mark_figure("40"),)).compute_found("figure") == (0, 0, 0)
        optional = [mark("40 people left Ost", quantities=[mark_figure("40", optional=True)])]
        assert score(optional, got).counts["figure", "read"] == 0

    @pytest.mark.parametrize(
        ("gold", "got", "same"),
        [
            ({"value": 0.2}, {"value": 20.0, "unit": "%"}, True),
            ({"value": 0.2}, {"value": 20.0}, False),
            ({"value": None, "low": 1, "high": 2, "comparator": "range"}, {"value": None, "low": 1.0, "high": 2.0}, True),
            ({"value": None, "low": 1, "high": 2, "comparator": "range"}, {"value": None, "low": 1.0, "high": 3.0}, False),
            ({"value": 100}, {"value": None, "low": 100.0, "high": None}, True),
            ({"value": 1000}, {"value": 1000.5}, True),
            ({"value": 100}, {"value": None, "low": None, "high": None}, False),
        ],
    )
    def test_same_number(self, gold: dict[str, Any], got: dict[str, Any], same: bool) -> None:
        default = {
            "start": 0,
            "end": 1,
            "exact": "x",
            "comparator": Comparator.EQUAL,
            "change": None,
            "unit": None,
            "counted": "",
            "measure": None,
        }
        quantity = Quantity(**{**default, "low": None, "high": None, **got})
        assert is_same_number(GoldFigure(start=0, end=1, **gold), quantity) is same


class TestReport:
    def test_it_names_every_measure_and_as_many_errors_as_are_asked_for(self) -> None:
        tally = score([mark("A fine day"), mark("It may have rained")], [])
        lines = "\n".join(find_lines(tally, articles=1, errors=1))
        for word in (
            "claim",
            "figure",
            "speaker",
            "voice",
            "certainty macro-F1",
            "checkable",
            "comparator",
            "measure",
            "unit",
            "narrated",
        ):
            assert word in lines
        assert "-- missed claim: 2\n   A fine day" in lines
        assert "It may have rained" not in lines


class TestLabels:
    def test_precision_is_of_what_was_read_and_recall_of_what_was_marked(self) -> None:
        claims = [
            mark("40 people left Ost", speaker="Ada Quill", speaker_kind="person", voice="indirect", speaker_mention="Ada Quill"),
            mark("It may have rained"),
            mark("A fine day", optional=True),
        ]
        said = read("40 people left Ost", speaker="Ben Stone", voice=Voice.INDIRECT)
        tally = score(claims, [said, read("It may have rained"), read("A fine day")])
        assert tally.compute_labelled("by voice", "indirect") == (1, 1, 1)
        assert tally.compute_labelled("by speaker", "person") == (0, 0, 0)
        assert tally.compute_labelled("by speaker", "nobody") == (1, 1, 1)
        assert "by phenomenon" in "\n".join(find_lines(tally, articles=1))

    def test_a_figure_is_right_with_its_comparator(self) -> None:
        claims = [mark("40 people left Ost", quantities=[mark_figure("40", comparator=">")])]
        tally = score(claims, [read("40 people left Ost", quantities=(read_figure("40"),))])
        assert tally.compute_labelled("by figure", "comparator >") == (0, 0, 0)
        assert tally.find_labels("by figure") == ["comparator =", "comparator >"]


class TestFolder:
    def write(self, folder: Path, gold: Any, text: str | None = TEXT) -> Path:
        (folder / "one.gold.json").write_text(gold if isinstance(gold, str) else json.dumps(gold))
        (folder / "relations.gold.json").write_text("{}")
        if text is not None:
            (folder / "one.txt").write_text(text)
        return folder

    def test_texts_are_read_and_scored(self, tmp_path: Path) -> None:
        folder = self.write(tmp_path, {"article": "one.txt", "claims": [mark("40 people left Ost.").model_dump()]})
        report = list(evaluate(folder, read=reading_each(read_lines), max_chars=1_000))
        assert report[0].startswith("articles 1  claims marked 1, read 3, matched 1")

    @pytest.mark.parametrize(
        ("gold", "text", "why"),
        [
            ({"claims": [{"start": 0}]}, TEXT, "'claims'"),
            ({"claims": [mark("A fine day").model_dump() | {"start": 0}]}, TEXT, "the claim at 0 does not stand in the text"),
            ("{", TEXT, "is not valid JSON"),
            ("[1]", TEXT, "is not valid JSON"),
            ({"claims": []}, None, "has no text one.txt beside it"),
        ],
    )
    def test_broken_gold_is_refused(self, tmp_path: Path, gold: Any, text: str | None, why: str) -> None:
        with pytest.raises(InvalidInputError, match=why):
            list(find_gold(self.write(tmp_path, gold, text), max_chars=1_000))

    def test_a_folder_without_gold_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match=r"holds no NAME\.gold\.json"):
            list(find_gold(tmp_path, max_chars=1_000))
