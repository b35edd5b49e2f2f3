"""Which state or body the words around a name tell that somebody belongs to."""

from collections.abc import Mapping

from spacy.tokens import Doc

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.folding import fold
from app.pipeline.naming.kinds import words_of


def find_state(doc: Doc, start: int, end: int, states: Mapping[str, str]) -> str | None:
    """The state that the words name by adjective, name or capital, or None."""
    for i in range(start, end):
        for size in (2, 1):
            if i + size <= end and doc[i].text[:1].isupper():
                words = words_of(doc, i, i + size)
                known = words if words in states.values() else states.get(fold(words))
                state = gazetteer.get_state(words) or known
                if state:
                    return state
    return None


def find_affiliation(doc: Doc, start: int, end: int, states: Mapping[str, str]) -> str | None:
    """The state that the words name, else the first body among them."""
    state = find_state(doc, start, end, states)
    if state is not None:
        return state
    for i in range(start, end):
        named = doc[i].ent_type_ in ("ORG", "GPE") and doc[i].text[0].isupper()
        if named and doc[i].lower_ not in read_words("people", "portfolios"):
            stop = i + 1
            while stop < end and doc[stop].ent_type_ == doc[i].ent_type_:
                stop += 1
            return words_of(doc, i, stop)
    return None
