"""The smallest pieces that numbers are read from, cut from the text by one linear scan.

spaCy's tokens keep "14.6million" whole and cut "5-10W" oddly, so figures are read from pieces of their own; grammar is
looked up in the Doc by offset. Every pattern is bounded and none can backtrack over more than a few dozen characters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip


class Kind(Enum):
    """What a lexeme is made of."""

    NUMERAL = "numeral"
    WORD = "word"
    MARK = "mark"
    CODE = "code"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the text; `norm` is lower case with a straight apostrophe. `glued` says that no blank stands before it."""

    start: int
    end: int
    kind: Kind
    text: str
    norm: str
    glued: bool


_PATTERN = re.compile(
    r"(?P<code>https?://\S+|www\.\S+"
    r"|\+[0-9]{1,3}[ .-]\(?[0-9]{1,5}\)?(?:[ ./-][0-9]{2,8}){1,5}"  # a telephone number
    r"|\([0-9]{3}\)[ ]?[0-9]{3}[ .-][0-9]{4}(?![0-9])"
    r"|(?<![0-9])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,6}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,8}(?:[-/:][0-9]{1,8}){2,12}(?![0-9])"  # 2025-04-24, 01/02/2003, 555-123-4567
    r"|(?<![0-9])(?![0-9]{1,3}(?:\.[0-9]{3}){2,6}(?![0-9.]))[0-9]{1,5}(?:\.[0-9]{1,5}){2,12}(?![0-9])"  # 192.168.0.1, 24.04.2025
    r")"
    r"|(?P<numeral>(?:"
    r"[0-9]{1,3}(?:,[0-9]{3}){1,7}(?![0-9])(?:\.[0-9]{1,15}(?![0-9]))?"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,7}(?![0-9])(?:[.,][0-9]{1,3}(?![0-9]))?"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9])"  # lakh and crore groups
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,6}(?![0-9])"
    r"|(?<![0-9],)[0-9]{1,3},[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|[0-9]+(?:\.[0-9]{1,15}(?![0-9]))?"
    r"|(?<![\w.])\.[0-9]{1,15}(?![0-9])"
    r")(?:[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])|[ ]?[x×][ ]?10\^?[-−+]?[0-9]{1,3}(?![0-9])|\^[-+]{0,2}[0-9]{1,3}(?![0-9]))?"
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<break>[\n\r\u2028\u2029][\s]*)"
    r"|(?P<mark>>=|<=|[^\s])"
)


def find_lexemes(text: str) -> list[Lexeme]:
    """The lexemes of `text` in order; blanks are left out, line breaks are kept."""
    found: list[Lexeme] = []
    end = -1
    for match in _PATTERN.finditer(text):
        piece = match.group()
        kind = Kind(match.lastgroup or "mark")
        found.append(Lexeme(match.start(), match.end(), kind, piece, piece.lower().replace("’", "'"), glued=match.start() == end))
        end = match.end()
    return found


def read_numeral(piece: str) -> float | None:
    """The value of a numeral as cut by `find_lexemes`; None where it is too long to be a figure."""
    if piece in VULGAR:
        return VULGAR[piece]
    base, power = _split_power(piece)
    digits = re.sub(r"[\u00a0\u202f\u2009]", "", base)
    if re.fullmatch(r"[0-9]{1,3},[0-9]{1,2}", digits):
        digits = digits.replace(",", ".")
    digits = digits.replace(",", "")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    if len(digits) > 20:
        return None
    value = float(digits)
    if power is None:
        return value
    exponent, scientific = power
    if not scientific:
        return value**exponent if abs(exponent) <= 60 and value else None
    return value * 10.0**exponent if abs(exponent) <= 60 else None


def _split_power(piece: str) -> tuple[str, tuple[int, bool] | None]:
    match = re.fullmatch(r"(?P<base>[^eExX×^]+?)\s?(?P<sign>[eE]|[x×]\s?10\^?|\^)(?P<power>[-+−]{0,2}[0-9]+)", piece)
    if match is None:
        return piece, None
    power = match["power"].replace("−", "-").replace("--", "").replace("+-", "-").replace("++", "+").replace("-+", "-")
    return match["base"], (int(power), match["sign"] != "^")


def words_at(lexemes: Sequence[Lexeme], index: int, phrase: Sequence[str]) -> bool:
    """Whether the lexemes from `index` on are exactly the words of `phrase`."""
    if index < 0 or index + len(phrase) > len(lexemes):
        return False
    return all(lexemes[index + step].norm == word for step, word in enumerate(phrase))
