"""An article's words as plain strings, and which of them begin with a capital: only these can begin names.

Looking at every token once for each way to find a name costs more than the finding; the words of the article read last are kept.
"""

from functools import lru_cache

from spacy.tokens import Doc, Token


@lru_cache(maxsize=1)
def list_words(doc: Doc) -> list[str]:
    """The text of each token. The list is shared: read it only."""
    strings = doc.vocab.strings
    keys: list[int] = doc.to_array("ORTH").tolist()
    texts = {key: strings[key] for key in set(keys)}
    return [texts[key] for key in keys]


@lru_cache(maxsize=1)
def find_capitals(doc: Doc) -> list[Token]:
    """The tokens that begin with a capital, in order. The list is shared: read it only."""
    return [doc[at] for at, word in enumerate(list_words(doc)) if word[:1].isupper()]
