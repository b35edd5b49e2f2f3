"""Given names: they tell a person's name from a body's, and most of them whether "he" or "she" is meant."""

from app.pipeline.lexicon import read_words
from app.pipeline.naming.folding import fold


def is_given(word: str) -> bool:
    """Whether `word` is a given name, of whatever gender."""
    return fold(word) in read_words("given_names", "given")


def get_gender(name: str) -> bool | None:
    """True where the first word of a full name is a man's, False where it is a woman's, None where nobody can tell."""
    first = fold(name).partition(" ")[0]
    if first in read_words("given_names", "given.male"):
        return True
    return False if first in read_words("given_names", "given.female") else None
