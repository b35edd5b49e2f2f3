"""What a number is, and the words that numbers are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.pipeline.figures.lexemes import Lexeme
from app.pipeline.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the lexemes `first` to `last` (exclusive) that write it.

    `share` marks a part of a whole (a fraction, "one in five"), `vague` a plural that names no exact number ("dozens"),
    `plain` bare digits with no separator, decimals or magnitude, `word` one that has no digits; `scale` is the closing scale.
    """

    value: float
    first: int
    last: int
    share: bool = False
    vague: bool = False
    plain: bool = False
    word: bool = False
    scale: float = 1.0


@cache
def read_values(group: str) -> dict[str, float]:
    """The words of a group of the number lexicon with their values."""
    return {word: float(value) for word, value in read_lexicon("numbers")[group].items()}


def get_scale(lexemes: Sequence[Lexeme], index: int) -> float:
    """The scale word at `index` ("million", "dozen"), 0 where none stands."""
    if index >= len(lexemes) or lexemes[index].norm in {"dozens", "lakhs", "crores"}:
        return 0.0
    return read_values("scales").get(lexemes[index].norm, 0.0)


def get_small(word: str) -> tuple[float, float] | None:
    """A word below hundred with the place it needs: 1 for units, 10 for teens and tens."""
    if (value := read_values("units").get(word)) is not None:
        return value, 0.5
    if (value := read_values("teens").get(word)) is not None:
        return value, 9.5
    if (value := read_values("tens").get(word)) is not None:
        return value, 9.5
    return None
