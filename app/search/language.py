"""The query language: words, "phrases", -exclusions and prefix*. Nothing that a person types is an error.

No word reaches FTS5 unquoted, so none of its operators, columns or special characters can be reached from a query.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

MAX_CHARS = 20_000
MAX_TERMS = 64
MAX_WORDS_IN_TERM = 32
MAX_WORD_CHARS = 64
MIN_PREFIX_CHARS = 2
# With more words than this beside it, a quoted phrase is part of a passage that somebody copied, and filters nothing.
MAX_WORDS_BESIDE_PHRASE = 6
ONLY_LETTERS = "has no letter or digit, and only those are looked for"

# A phrase opens where no word stands before its mark: in `6' 2" tall` the mark is an inch.
_TERM = re.compile(r'(?P<minus>(?<!\S)-+)?(?:(?<!\w)"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s"]+))')
_QUOTE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand beside each other in a text, in this order; most terms are a single word.

    `prefix` lets the last word be the beginning of a longer one.
    """

    words: tuple[str, ...]
    prefix: bool = False

    def __str__(self) -> str:
        star = "*" if self.prefix else ""
        return f'"{" ".join(self.words)}"{star}' if len(self.words) > 1 else f"{self.words[0]}{star}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked for.

    A hit has every phrase, none of the excluded terms, and one word at least where there are no phrases; more words
    rank it higher. `notes` say in words what of the query was left out, and why.
    """

    words: tuple[Term, ...] = ()
    phrases: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for and nothing to leave out."""
        return not (self.words or self.phrases or self.excluded)


def parse(query: str) -> Query:
    """Read any string whatever as a query. Time is linear in its length, of which at most MAX_CHARS count.

    A word with marks inside it ("KN-23", "O'Neil") is looked for with its parts beside each other. A quotation mark
    that is never closed is ignored. NUL and lone surrogates separate words.
    """
    notes: list[str] = []
    if len(query) > MAX_CHARS:
        notes.append(f"only the first {MAX_CHARS:,} characters were read")
    readable = "".join(" " if _is_unreadable(char) else char for char in query[:MAX_CHARS]).translate(_QUOTE_MARKS)
    words: dict[Term, None] = {}
    common: dict[Term, None] = {}
    phrases: dict[Term, None] = {}
    excluded: dict[Term, None] = {}
    count = 0
    for match in _TERM.finditer(readable):
        phrase = match["phrase"]
        written = match["word"] if phrase is None else phrase
        term = _make_term(written, starred=bool(match["star"]) if phrase is not None else written.endswith("*"), notes=notes)
        if term is None:
            continue
        group = excluded if match["minus"] else phrases if phrase is not None else common if _is_common(term) else words
        if term in group:
            continue
        if count == MAX_TERMS:
            notes.append(f"only the first {MAX_TERMS} different terms were used")
            break
        group[term] = None
        count += group is not common
    if not words and not phrases:
        words = common
    if not (words or phrases or excluded):
        notes.append("there is no word to look for")
    parsed = Query(tuple(words), tuple(phrases), tuple(excluded), tuple(dict.fromkeys(notes)))
    if phrases and len(words) > MAX_WORDS_BESIDE_PHRASE:
        return _loosen(parsed, "so long a query is read as a passage, in which quoted phrases need not occur")
    return parsed


def relax(query: Query) -> Query:
    """The same query with the words of its phrases standing free, for when no text has the phrases as they are."""
    wanted = ", ".join(f'"{" ".join(phrase.words)}"' for phrase in query.phrases[:3])
    return _loosen(query, f"nothing has {wanted} word for word; its words were looked for one by one")


def _loosen(query: Query, note: str) -> Query:
    """The same query with its phrases, and their words, beside the other words."""
    singles = (Term((word,)) for phrase in query.phrases for word in phrase.words)
    loose = dict.fromkeys((*query.words, *query.phrases, *(term for term in singles if not _is_common(term))))
    return Query(tuple(islice(loose, MAX_TERMS)), (), query.excluded, (*query.notes, note))


@cache
def _stopwords() -> frozenset[str]:
    groups = tomllib.loads((files("app.search") / "stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in groups.values() for word in words.split())


def _is_common(term: Term) -> bool:
    return len(term.words) == 1 and not term.prefix and term.words[0].lower() in _stopwords()


def make_match(query: Query) -> str | None:
    """The FTS5 expression for `query`; None where it has nothing to look for (it may still exclude)."""
    wanted = _any_of((*query.phrases, *query.words))
    if not wanted:
        return None
    # Phrases filter; they are repeated in the alternatives so that words beside them rank without being needed.
    required = " AND ".join([*map(_quote, query.phrases), f"({wanted})"])
    excluded = make_exclusion(query)
    return f"({required}) NOT ({excluded})" if excluded else required


def make_exclusion(query: Query) -> str | None:
    """The FTS5 expression for what `query` excludes; None where it excludes nothing."""
    return _any_of(query.excluded) or None


def _any_of(terms: tuple[Term, ...]) -> str:
    return " OR ".join(map(_quote, terms))


def _quote(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")


def _make_term(written: str, *, starred: bool, notes: list[str]) -> Term | None:
    words = [word for word in "".join(char if _is_token_char(char) else " " for char in written).split() if word]
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
    return Term(tuple(words), starred)


def _is_unreadable(char: str) -> bool:
    return char == "\0" or "\ud800" <= char <= "\udfff"


def _is_token_char(char: str) -> bool:
    # What FTS5's unicode61 takes for a part of a word: letters, digits, marks on letters and private-use characters.
    category = unicodedata.category(char)
    return category[0] in "LNM" or category == "Co"
