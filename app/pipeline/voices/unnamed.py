"""Voices without a name: the words themselves, with whom they belong to ("spokesman for the port", "Tilda Brask's lawyer")."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming.affiliations import find_affiliation, find_state
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

QUANTIFIERS = frozenset({"no", "some", "many"})
ISSUED = frozenset({"published", "conducted", "commissioned", "written", "released", "issued", "compiled", "prepared", "produced"})
LONGEST_AUTHOR = 12  # tokens of the body that a document is by


def make_unnamed(doc: Doc, voices: Voices, span: Range, head: Token, mention: Span, *, owner: Speaker | None) -> Speaker | None:
    """The words themselves, without article and clauses, where they mean somebody. `owner` is who their possessive stands for."""
    first, last = span[0], _pass_author(doc, voices, span, head)
    while first < head.i and doc[first].pos_ in ("DET", "PRON", "CCONJ", "PUNCT") and doc[first].lower_ not in QUANTIFIERS:
        first += 1
    words = " ".join(doc[first:last].text.split()).strip(" ,;:\"'“”‘’")
    if not words or not any(char.isalpha() for char in words):
        return None
    states = voices.names.states
    if owner is not None:
        poss = next(child for child in head.children if child.dep_ == "poss")
        rest = " ".join(token.text for token in doc[poss.i + 1 : last] if token.dep_ != "case")
        mark = "'" if owner.kind == EntityKind.UNNAMED and owner.name.endswith("s") else "'s"
        return Speaker(f"{owner.name}{mark} {rest}", _get_kind(head), mention, owner.affiliation or owner.name)
    numeral = doc[first].pos_ in ("NUM", "DET", "PRON") or doc[first].ent_type_ in ("CARDINAL", "ORDINAL", "DATE")
    small = numeral or (not doc[first].ent_type_ and doc[first].pos_ != "PROPN")
    if small and doc[first].is_sent_start and not words.split()[0].isupper():
        words = words[0].lower() + words[1:]
    words = " ".join(_plain(word) for word in words.split())
    kind = EntityKind.ORGANIZATION if words == "police" else _get_kind(head)
    named = find_affiliation(doc, first, last, states) if kind == EntityKind.UNNAMED else find_state(doc, first, last, states)
    return Speaker(words, kind, mention, named)


def _plain(word: str) -> str:
    """A word as it is called outside tabloids: "cops" are police."""
    return str(read_lexicon("people")["slang"].get(word.lower(), word))


def _get_kind(head: Token) -> EntityKind:
    noun = head.lemma_.lower()
    if noun in read_words("people", "bodies.government"):
        return EntityKind.GOVERNMENT
    body = bool({noun, head.lower_} & read_words("people", "bodies.organization"))
    if noun in read_words("people", "voices") and noun not in read_words("people", "unnamed.collectives"):
        # "A guard who was on shift" is somebody, "the guard" a body.
        body = body and head.tag_ != "NNS" and head.left_edge.lower_ not in ("a", "an", "one", "another")
    return EntityKind.ORGANIZATION if body else EntityKind.UNNAMED


def _pass_author(doc: Doc, voices: Voices, span: Range, head: Token) -> int:
    """The end of a document's words with the body that it is by: "audit by the Harbour Board"."""
    last = span[1]
    if read_words("people", "documents.words").isdisjoint((head.lemma_.lower(), head.lower_)):
        return last
    last += last < len(doc) and doc[last].lower_ in ISSUED
    if last + 1 >= len(doc) or doc[last].lower_ != "by":
        return span[1]
    author = next((m for m in (voices.names.placed.at(token.idx) for token in doc[last + 1 : last + 3]) if m is not None), None)
    if author is None:
        return span[1]
    return next((token.i for token in doc[last : last + LONGEST_AUTHOR] if token.idx >= author.end), last)


def get_noun(name: str) -> str:
    """The noun of a voice without a name: its last word before a preposition or clause ("spokesman for the port")."""
    words = name.lower().replace(",", " ,").split()
    behind = read_words("people", "unnamed.behind")
    cut = next((i for i, word in enumerate(words) if i and (word in behind or word == ",")), len(words))
    return words[cut - 1] if words else ""
