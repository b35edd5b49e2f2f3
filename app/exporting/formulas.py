"""Cells that a spreadsheet would run instead of show."""

import unicodedata

SIGNS = frozenset("=+-@")
RUN_WHERE_FIRST = ("\t", "\r", "\n")
PASSED_OVER = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
MARK = "'"


def disarm(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet could take it for a formula (OWASP: CSV injection).

    Spreadsheets pass over blanks before a formula, and some take the full-width forms of its signs. Who takes one apostrophe from
    each cell that `is_formula` behind it has the text again, because texts that begin with apostrophes are counted as well.
    """
    return MARK + text if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether it begins with a tab or an end of line, or what shows first, apostrophes aside, is a formula's sign in any form.

    A sign alone, as a comparator is, has nothing to run.
    """
    if text in SIGNS:
        return False
    if text.lstrip(MARK).startswith(RUN_WHERE_FIRST):
        return True
    for letter in text:
        if letter != MARK and unicodedata.category(letter) not in PASSED_OVER:
            return unicodedata.normalize("NFKC", letter)[0] in SIGNS
    return False
