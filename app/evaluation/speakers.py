"""Whether two names are one speaker, as gold and reading may write them differently."""

import re
import tomllib
import unicodedata
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text(encoding="utf-8"))
TITLES = frozenset(WORDS["titles"])
PREPOSITIONS = frozenset(WORDS["prepositions"])
EMPTY = frozenset(WORDS["empty"])
SHORT_FORMS = frozenset(WORDS["short_forms"])
ARTICLES = ("the", "a", "an")


def is_same_speaker(gold: str | None, read: str | None, *, kind: str | None) -> bool:
    """Nobody only equals nobody. A person equals by last name with no other first name before it; a body by its words, its
    acronym, or its head noun with something else in common.
    """
    if not gold or not read:
        return not gold and not read
    golds, reads = split_name(gold), split_name(read)
    if not golds or not reads:
        return False
    if golds == reads:
        return True
    if kind == "person" and not PREPOSITIONS & set(golds):
        return _is_same_person(golds, read)
    return _is_same_body([_singular(word) for word in golds], [_singular(word) for word in reads])


def split_name(name: str) -> list[str]:
    """The words of a name in lower case, without accents, possessives, brackets and a leading article."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = re.sub(r"\([^)]*\)", " ", plain.lower().replace("’", "'"))
    plain = re.sub(r"s'(?=\s)", "s", plain)
    plain = re.sub(r"'s\b|'(?=\s|$)", "", plain)
    words = re.findall(r"[a-z0-9&]+", plain)
    while words and words[0] in ARTICLES:
        words = words[1:]
    return words


def _is_same_person(golds: list[str], read: str) -> bool:
    reads = split_name(read)
    until = next((at for at, word in enumerate(reads) if word in PREPOSITIONS), len(reads))
    # "Ada Quill, governor of Ost", "Ada Quill of the water board": the name comes first.
    for words in (reads[:until], reads, split_name(re.split(r"[,(]", read)[0])):
        if words and words[-1] == golds[-1] and (len(words) == 1 or _is_same_first(golds, words[-2])):
            return True
    return len(golds) == 1 and golds[0] in reads


def _is_same_first(golds: list[str], first: str) -> bool:
    return len(golds) == 1 or first in TITLES or first == golds[-2] or (len(first) == 1 and first == golds[-2][0])


def _is_same_body(golds: list[str], reads: list[str]) -> bool:
    if (len(reads) == 1 < len(golds) and _acronym(golds) == reads[0]) or (
        len(golds) == 1 < len(reads) and _acronym(reads) == golds[0]
    ):
        return True
    one, two = (set(words) - PREPOSITIONS - EMPTY for words in (golds, reads))
    if one <= two or two <= one:
        return True
    head = _head(golds)
    if head != _head(reads):
        return False
    return one == {head} or two == {head} or bool((one & two) - {head})


def _head(words: list[str]) -> str:
    """The last word before a preposition: "spokesman" of "ministry spokesman for transport"."""
    return words[next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words)) - 1]


def _acronym(words: list[str]) -> str:
    letters = (
        word if word in SHORT_FORMS else word[0] for word in words if word not in PREPOSITIONS and word not in ("and", "the")
    )
    return "".join(letters)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word.replace("defence", "defense")
