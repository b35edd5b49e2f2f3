"""The query language. Nothing that a person types is an error: what cannot be read is looked for as words, and notes say so.

words         any of them, more are better      AND OR NOT     in capitals; OR binds closest to words after AND
"a phrase"    must occur                        ( )            keep together
-without      must not occur                    field:value    must hold, see `fields`
begin*        words that begin so
"""

import re
from dataclasses import dataclass, replace
from itertools import islice

from app.search.fields import Condition
from app.search.grammar import MAX_TERMS, read_nodes
from app.search.nodes import Every, Node, Some, Without, find_terms, has_condition
from app.search.terms import Term

MAX_CHARS = 20_000
# With more words than this beside it, a quoted phrase is part of a passage that somebody copied, and filters nothing.
MAX_WORDS_BESIDE_PHRASE = 6

# What people paste with a passage and no text repeats.
# Tried where a word begins only: at each letter of a long one it would take square time.
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|\w\.\w+/)\S*")
# What prose has and a query seldom: an end of a sentence, a dash between words, who is spoken to.
_PROSE = re.compile(r"\w[.!?…][\"')]*\s+\w|\s[–—]\s|(?<!\S)@\w")
_ENDED = re.compile(r"[\w%)\]][.!?…][\"')\]]{0,3}\Z")
# Words that were run together, as in hashtags: HighWaterAtOst.
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_QUOTE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked for.

    A hit has every phrase, meets everything `required` and nothing `excluded`, and has one word at least where it needs no phrase
    and no other word; more words rank it higher. `notes` say in words what of the query was left out, and why.
    """

    words: tuple[Term, ...] = ()
    phrases: tuple[Term, ...] = ()
    required: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for and nothing to leave out."""
        return not (self.words or self.phrases or self.required or self.excluded)

    def requiring(self, *conditions: Condition) -> "Query":
        """The query with more that must hold; one that looks for nothing keeps to that."""
        return replace(self, required=(*self.required, *conditions)) if conditions and not self.is_empty else self

    @property
    def has_operators(self) -> bool:
        """Whether it says more than which words to look for, so that it filters before it ranks."""
        return bool(self.phrases or self.required or self.excluded)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every word and phrase that is looked for, each once: what ranks."""
        inside = (term for node in self.required for term in find_terms(node))
        return tuple(dict.fromkeys((*self.phrases, *self.words, *inside)))


def parse(query: str) -> Query:
    """Read any string whatever as a query. Time is linear in its length, of which at most MAX_CHARS count.

    A word with marks inside it ("KN-23", "O'Neil") is looked for with its parts beside each other. A quotation mark
    that is never closed is ignored. NUL and lone surrogates separate words.
    """
    notes: list[str] = []
    if len(query) > MAX_CHARS:
        notes.append(f"only the first {MAX_CHARS:,} characters were read")
    readable = "".join(" " if _is_unreadable(char) else char for char in query[:MAX_CHARS]).translate(_QUOTE_MARKS)
    parsed = _sort(read_nodes(readable, notes))
    # A sentence is one by all of its words, also where few of them tell anything.
    is_long = len(parsed.words) > MAX_WORDS_BESIDE_PHRASE
    is_sentence = not parsed.phrases and len(readable.split()) > MAX_WORDS_BESIDE_PHRASE and bool(_ENDED.search(readable.rstrip()))
    if is_sentence or (is_long and (_ADDRESS.search(readable) or _PROSE.search(readable))):
        if not all(isinstance(node, Condition) for node in (*parsed.required, *parsed.excluded)):
            notes.append("so long a text is read as a passage, in which NOT, AND, OR and dashes join and exclude nothing")
        parsed = _sort(read_nodes(_ADDRESS.sub(" ", readable), notes, operators=False))
    if parsed.is_empty:
        notes.append("there is no word to look for")
    parsed = replace(parsed, notes=tuple(dict.fromkeys(notes)))
    return _spread(parsed) if is_sentence or len(parsed.words) > MAX_WORDS_BESIDE_PHRASE else parsed


def resemble(text: str, query: Query) -> Query:
    """What says the like of `text`, ranked by its words, and answers `query`, which now only filters."""
    plain = parse("".join(char.lower() if char.isalnum() else " " for char in text))
    filters = tuple(Some(words) for words in (query.words, plain.words) if words)
    return replace(query, words=plain.words, required=(*query.required, *filters), notes=() if query.is_empty else query.notes)


def relax(query: Query) -> Query:
    """The same query with the words of its phrases and groups standing free, for when no text has them as they are."""
    if not query.phrases:
        return _loosen(query, "nothing has these words together; they were looked for one by one")
    wanted = ", ".join(f'"{" ".join(phrase.words)}"' for phrase in query.phrases[:3])
    return _loosen(query, f"nothing has {wanted} word for word; its words were looked for one by one")


def can_relax(query: Query) -> bool:
    """Whether the query asks for words side by side or together, so that `relax` makes it find more."""
    return any(len(phrase.words) > 1 for phrase in query.phrases) or any(
        isinstance(node, Every) and len(list(find_terms(node))) > 1 for node in query.required
    )


def _loosen(query: Query, note: str) -> Query:
    """The same query with its phrases and groups, and their words, beside the other words; conditions stay."""
    groups = [node for node in query.required if has_condition(node)]
    loose = (*query.words, *query.phrases, *(term for node in query.required if node not in groups for term in find_terms(node)))
    singles = [Term((word,)) for term in loose if len(term.words) > 1 for word in term.words]
    words = islice(dict.fromkeys((*loose, *(term for term in singles if not term.is_common))), MAX_TERMS)
    return Query(tuple(words), (), tuple(groups), query.excluded, (*query.notes, note))


def _spread(query: Query) -> Query:
    """The same query as a passage: its phrases need not occur, and the parts of its compounds count by themselves as well."""
    if query.phrases:
        query = _loosen(query, "so long a query is read as a passage, in which quoted phrases need not occur")
    parts = [part for term in query.words for word in term.words for part in (word, *_RUN_TOGETHER.split(word))]
    singles = (Term((part,)) for part in parts)
    words = islice(dict.fromkeys((*query.words, *(term for term in singles if not term.is_common))), MAX_TERMS)
    return replace(query, words=tuple(words))


def _sort(nodes: list[Node]) -> Query:
    """What stands side by side at the top of a query: what must hold, what must not, and the words."""
    words: dict[Term, None] = {}
    phrases: dict[Term, None] = {}
    required: dict[Node, None] = {}
    excluded: dict[Node, None] = {}
    for node in nodes:
        if isinstance(node, Without):
            excluded[node.part] = None
        elif isinstance(node, Term):
            (phrases if node.quoted else words)[node] = None
        else:
            required[node] = None
    telling = {word: None for word in words if not word.is_common}
    # Common words are looked for only where nothing else is.
    kept = telling if telling or phrases or any(True for node in required for _ in find_terms(node)) else words
    return Query(tuple(kept), tuple(phrases), tuple(required), tuple(excluded))


def _is_unreadable(char: str) -> bool:
    return char == "\0" or "\ud800" <= char <= "\udfff"
