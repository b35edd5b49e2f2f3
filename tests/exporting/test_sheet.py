"""The export of appearances as CSV."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.db import writing
from app.exporting import sheet
from app.exporting.claims import find_claims
from app.exporting.formulas import is_formula
from app.models import Claim
from tests import factories as make
from tests.exporting.conftest import fill, say
from tests.exporting.test_formulas import BLANKS, FORMS, FORMULAS

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
SAID = ("title", "publisher", "url", "loaded_from", "exact", "via")
TEXTS = (*SAID, "statement", "event_label", "speaker", "affiliation", "origins", "where")
HOSTILE = [
    *(blank + formula for blank in BLANKS for formula in FORMULAS),
    *(blank + sign + "1+1" for blank in ("", " ") for signs in FORMS.values() for sign in signs),
    *('a","=1+1', "a\r\n=1+1", "a\n=1+1", 'a"\r\n"=1+1', "a,=1+1", '"=1+1', '""', '"', ",", "\r\n", "\n"),
    *('",\r\n"', "\\", '\\"=1', "a;b", "a\x1ab"),
]


def write(engine: Engine) -> str:
    return "".join(sheet.find_lines(find_claims(engine)))


def read(engine: Engine) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(engine), newline=""), strict=True))


class TestFindLines:
    def test_each_appearance_is_a_row_of_its_claim(self, engine: Engine) -> None:
        with writing(engine) as session:
            twice, once = make.make_claim(session), make.make_claim(session, "The bridge is shut")
            article = make.make_article(session, "The river rose. The bridge is shut.")
            ids = [make.make_appearance(session, twice, make.make_article(session)).id for _ in range(2)]
            ids.append(make.make_appearance(session, once, article, "The bridge is shut").id)
        rows = read(engine)
        assert [row["claim_id"] for row in rows] == [twice.id, twice.id, once.id]
        assert [row["appearance_id"] for row in rows] == ids
        assert [row["statement"] for row in rows] == ["The river rose", "The river rose", "The bridge is shut"]

    def test_an_empty_store_has_a_header_only(self, engine: Engine) -> None:
        assert write(engine) == ",".join(sheet.COLUMNS) + "\r\n"

    def test_what_it_says_is_what_the_lookup_says(self, engine: Engine) -> None:
        say(engine, "Ada Quill")
        [row] = read(engine)
        [claim] = find_claims(engine)
        shown: dict[str, Any] = json.loads(claim.model_dump_json())
        [appearance] = shown["appearances"]
        same = {key: appearance["evidence"][key] for key in ("exact", "prefix", "suffix", "revision")}
        same |= {key: appearance["article"][key] for key in ("title", "publisher", "published_at", "url", "loaded_from")}
        same |= {key: appearance[key] for key in ("voice", "certainty", "via")}
        same |= {key: shown[key] for key in ("kind", "statement", "support")}
        assert {key: row[key] for key in same} == same
        assert (row["speaker_id"], row["speaker_kind"], row["affiliation"]) == (shown["origins"][0]["id"], "person", "Ada Quill")
        assert (row["cue"], row["hedges"], row["when"], row["why"]) == ("said", "Perhaps", "2031-05-01", "Ada Quill; Ada Quill")

    def test_a_span_slices_back(self, engine: Engine) -> None:
        text = say(engine, "𝒜da “Quill”, née Ö")
        [row] = read(engine)
        assert text[int(row["start"]) : int(row["end"])] == row["exact"] == "𝒜da “Quill”, née Ö"

    def test_null_is_empty_and_truth_is_written_as_in_json(self, engine: Engine) -> None:
        fill(engine, 1)
        [row] = read(engine)
        assert (row["disputed"], row["checkable"]) == ("false", "true")
        assert {row[key] for key in ("value", "speaker", "event_id", "url", "quantity_exact")} == {""}

    @pytest.mark.usefixtures("fall")
    def test_a_number_stays_a_number(self, engine: Engine) -> None:
        [row] = read(engine)
        assert (row["value"], row["low"], row["high"], row["comparator"]) == ("-2.5", "-3", "", "~")
        assert ',"~",-2.5,-3,,' in write(engine)

    def test_a_number_too_large_to_tell_is_empty_as_in_json(self, engine: Engine) -> None:
        with writing(engine) as session:
            make.make_appearance(session, make.make_figure_claim(session, value=float("inf")), make.make_article(session))
        assert [(row["value"], row["low"], row["measure"]) for row in read(engine)] == [("", "", "moved")]

    def test_an_equal_sign_alone_stays_one(self, engine: Engine) -> None:
        with writing(engine) as session:
            make.make_appearance(session, make.make_figure_claim(session), make.make_article(session))
        assert [row["comparator"] for row in read(engine)] == ["="]

    def test_every_row_ends_as_the_standard_says(self, engine: Engine) -> None:
        fill(engine, 3)
        lines = list(sheet.find_lines(find_claims(engine)))
        assert [line[-2:] for line in lines] == ["\r\n"] * 4
        assert not write(engine).startswith("\ufeff")


class TestFormulas:
    def test_no_text_is_run_nor_breaks_out_of_its_cell(self, engine: Engine) -> None:
        texts = list(dict.fromkeys(HOSTILE))
        for words in texts:
            say(engine, words)
        rows = read(engine)
        assert len(rows) == len(texts)
        for words, row in zip(texts, rows, strict=True):
            assert None not in row
            for column, cell in row.items():
                assert not is_formula(cell) or cell.startswith("'"), (column, cell)
            assert {row[column].removeprefix("'") if is_formula(words) else row[column] for column in TEXTS} == {words}

    def test_only_texts_are_in_quotation_marks(self, engine: Engine, fall: Claim) -> None:
        line = list(sheet.find_lines(find_claims(engine)))[1]
        bare = {cell for cell in re.split(r'"(?:[^"]|"")*"|,|\r\n', line) if cell}
        assert fall.id in line
        assert all(re.fullmatch(r"true|false|-?\d+(\.\d+)?", cell) for cell in bare)


def test_every_column_is_documented() -> None:
    section = PAGE.read_text("utf-8").split("\n## Exports\n")[1].split("\n## ")[0]
    assert list(sheet.COLUMNS) == re.findall(r"`(\w+)`", section.split("| columns |")[1].split("\n\n")[0])
