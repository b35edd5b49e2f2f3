"""What the judgements of stance ask of a token: which words it is, what is said of whom."""

from collections.abc import Callable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.lexicon import read_words

Test = Callable[[Token, Tokens], bool]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
SPEAKING = frozenset({"i", "we"})
_OBJECTS = frozenset({"dobj", "obj"})


def is_one_of(token: Token, *groups: str) -> bool:
    """Whether the token's lemma or the token as written is in a group of the lexicon."""
    words = read_words("stance", *groups)
    return token.lemma_.lower() in words or token.lower_ in words or _join(token) in words


def find_forms(token: Token) -> set[str]:
    """The forms under which the lexicon may know the token: lemma, as written, with what it is joined to."""
    return {token.lemma_.lower(), token.lower_, _join(token)}


def _join(token: Token) -> str:
    """The word with the one that a hyphen joins it to ("well-earned"), or that it makes a compound with ("game changer")."""
    if token.i == 0 or token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return ""
    before = token.nbor(-1)
    if before.text == "-" and token.i > 1:
        return f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
    if before.dep_ == "compound" and before.head.i == token.i:
        return f"{before.lower_}-{token.lemma_.lower()}"
    return ""


def get_subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to where it has none of its own."""
    for node in (verb, verb.head if verb.dep_ in {"conj", "xcomp"} else verb):
        for child in node.children:
            if child.dep_ in SUBJECTS:
                return child
    return None


def get_object(verb: Token) -> Token | None:
    """What the verb is done to."""
    return next((child for child in verb.children if child.dep_ in _OBJECTS), None)


def get_following(token: Token) -> str:
    """The next word of the article, in lower case; empty at its end."""
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def has_will(verb: Token) -> bool:
    """Whether the verb, or the one it is joined to, stands with "will"."""
    nodes = (verb, verb.head if verb.dep_ == "conj" else verb)
    return any(child.lower_ in WILL for node in nodes for child in node.children if child.dep_ == "aux")
