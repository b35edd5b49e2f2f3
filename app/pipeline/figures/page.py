"""A Doc with its lexemes side by side, and the figures read on it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from app.pipeline.figures.lexemes import Kind, Lexeme, find_lexemes
from app.pipeline.figures.number import Number
from app.vocabulary import Comparator


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with comparator and unit, before anything is known of what it counts.

    `first` to `last` (exclusive) are lexemes of the whole, `number` those of the number alone. `kind` is the unit's kind
    ("length", "money", "age"), null for a count; `rate` says that it is the amount for one ("$80 per barrel"); `shared` names a
    currency of several states ("peso").
    """

    first: int
    last: int
    number: Number
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    symbol: str | None = None
    kind: str | None = None
    rate: bool = False
    shared: str | None = None


class Page:
    """The Doc, its lexemes, and the way from one to the other."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lexemes: list[Lexeme] = find_lexemes(doc.text)
        self._starts: list[int] = doc.to_array("IDX").tolist()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the whole page, in lower case."""
        return frozenset(lexeme.norm for lexeme in self.lexemes)

    def token_at(self, offset: int) -> Token:
        """The token that covers or comes right before the offset."""
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]

    def token(self, index: int) -> Token:
        """The token in which the lexeme at `index` begins."""
        return self.token_at(self.lexemes[index].start)

    def lexeme_at(self, offset: int) -> int:
        """The index of the first lexeme that begins at the offset or behind it."""
        return bisect_left(self.lexemes, offset, key=lambda lexeme: lexeme.start)

    def norm(self, index: int) -> str:
        """Lower-case text of a lexeme, "" outside the page."""
        return self.lexemes[index].norm if 0 <= index < len(self.lexemes) else ""

    def tag(self, index: int) -> str:
        """The fine part of speech of the token at a lexeme, "" outside the page and at a line break."""
        if not 0 <= index < len(self.lexemes) or self.lexemes[index].kind is Kind.BREAK:
            return ""
        return str(self.token(index).tag_)

    def glued(self, index: int) -> bool:
        """Whether no blank stands before the lexeme; False outside the page."""
        return 0 <= index < len(self.lexemes) and self.lexemes[index].glued

    def is_word(self, index: int) -> bool:
        """Whether the lexeme is made of letters."""
        return 0 <= index < len(self.lexemes) and self.lexemes[index].kind is Kind.WORD

    def sentence_start(self, index: int) -> bool:
        """Whether the lexeme opens a sentence or a line."""
        if index <= 0 or self.lexemes[index - 1].kind is Kind.BREAK:
            return True
        return bool(self.token(index).is_sent_start) and self.token(index).idx == self.lexemes[index].start
