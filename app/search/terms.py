"""Words and phrases to look for, and what of a person's typing can be one."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MAX_WORDS_IN_TERM = 32
MAX_WORD_CHARS = 64
MIN_PREFIX_CHARS = 2
ONLY_LETTERS = "has no letter or digit, and only those are looked for"

# Scripts that write no spaces between words, or hang endings on them: Thai to Burmese, Khmer, kana, Han, Hangul.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0x20000, 0x3FFFF),
)


# The ending is a word of its own to the index, and one that asks for "the river's" seldom wants no "river".
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]\b")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand beside each other in a text, in this order; most terms are a single word.

    `prefix` lets the last word be the beginning of a longer one. `quoted` words are meant as they are typed.
    """

    words: tuple[str, ...]
    prefix: bool = False
    quoted: bool = False

    def __str__(self) -> str:
        star = "*" if self.prefix else ""
        return f'"{" ".join(self.words)}"{star}' if len(self.words) > 1 or self.quoted else f"{self.words[0]}{star}"

    @property
    def is_common(self) -> bool:
        """Whether it is a word that stands in nearly every text."""
        return len(self.words) == 1 and not self.prefix and not self.quoted and self.words[0].lower() in find_stopwords()

    @property
    def is_unspaced(self) -> bool:
        """Whether it is of a script without spaces, so that what is looked for may stand inside a word of the index."""
        return any(low <= ord(char) <= high for word in self.words for char in word for low, high in _UNSPACED)


@cache
def find_stopwords() -> frozenset[str]:
    """Words that tell no text apart."""
    groups = tomllib.loads((files("app.search") / "stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in groups.values() for word in words.split())


def make_term(written: str, *, notes: list[str], starred: bool = False, quoted: bool = False) -> Term | None:
    """The term in what was typed, None where that has no letter and no digit; `notes` gain what had to be left out."""
    written = _POSSESSIVE.sub(" ", written)
    words = "".join(char if _is_token_char(char) else " " for char in written).split()
    if not words:
        # Marks between words go without saying; of a picture or a sign one may expect more.
        if any(unicodedata.category(char)[0] == "S" for char in written) and not any(note.endswith(ONLY_LETTERS) for note in notes):
            notes.append(f"{written[:20].strip()} {ONLY_LETTERS}")
        return None
    if len(words) > MAX_WORDS_IN_TERM or any(len(word) > MAX_WORD_CHARS for word in words):
        notes.append(f"terms were cut to {MAX_WORDS_IN_TERM} words of {MAX_WORD_CHARS} characters")
        words = [word[:MAX_WORD_CHARS] for word in words[:MAX_WORDS_IN_TERM]]
    if starred and len(words[-1]) < MIN_PREFIX_CHARS:
        notes.append(f"a prefix needs {MIN_PREFIX_CHARS} characters; shorter ones were looked for as whole words")
        starred = False
    return Term(tuple(words), starred, quoted)


def _is_token_char(char: str) -> bool:
    # What FTS5's unicode61 takes for a part of a word: letters, digits, marks on letters and private-use characters.
    category = unicodedata.category(char)
    return category[0] in "LNM" or category == "Co"
