"""Lands that no gazetteer lists: a name of which the article makes an adjective ("Orvania" beside "Orvanian troops")."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from app.pipeline.naming import gazetteer
from app.pipeline.naming.capitals import find_capitals
from app.pipeline.naming.folding import fold

VOWELS = "aeiouy"
LANDLIKE = (*VOWELS, "land", "stan", "an", "or", "en")  # ends of lands' names; "Orwellian" is of a person
ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "ic", "i", "er")


def find_lands(doc: Doc, names: Iterable[str]) -> set[str]:
    """Those of the folded one-word `names` that an adjective or the name of a people in the text is made of."""
    stems: dict[str, set[str]] = {}
    for name in names:
        if name.endswith(LANDLIKE) and len(name) >= gazetteer.SHORTEST_STEM and name.isalpha():
            stems.setdefault(name.rstrip(VOWELS), set()).add(name)
    lands: set[str] = set()
    for token in find_capitals(doc) if stems else ():
        if token.is_alpha and _modifies(doc, token):
            word = fold(token.text)
            for base in _find_bases(word):
                lands |= {name for name in stems.get(base, ()) if name != word and not name.startswith(word)}
    return lands


def _modifies(doc: Doc, token: Token) -> bool:
    """Whether a word stands before a common noun, or behind "the" as the name of a people."""
    if token.i + 1 < len(doc) and doc[token.i + 1].text.islower() and doc[token.i + 1].pos_ in ("NOUN", "ADJ"):
        return True
    return token.lower_.endswith("ns") and token.i > 0 and doc[token.i - 1].lower_ == "the"


def _find_bases(word: str) -> set[str]:
    """The names, without their last vowels, of which a people's adjective can be made."""
    found = set()
    for adjective in {word, word.removesuffix("s")}:
        for ending in ENDINGS:
            if adjective.endswith(ending) and len(adjective) - len(ending) >= gazetteer.SHORTEST_STEM:
                found.add(adjective.removesuffix(ending).rstrip(VOWELS))
    return found
