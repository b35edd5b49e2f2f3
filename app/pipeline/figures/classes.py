"""Semantic classes of what is counted: people, weapons, buildings, jobs …"""

import re
from functools import cache

from spacy.tokens import Token

from app.pipeline.lexicon import read_lexicon, read_words

_ROLE_SUFFIX = re.compile(r"[a-z]{3,}(?:ist|ian|man|woman|mate|person|folk|people)")
_PERSON_SUFFIX = re.compile(r"[a-z]{3,}(?:ists|ers|ors|ians|ees|men|women|children|mates|persons|folk|ants)")


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Class → its lemmas; the plurals that only look like people are no class."""
    lexicon = read_lexicon("measures_classes")
    return {name: frozenset(words.split()) for name, words in lexicon.items() if name != "not_person"}


def find_classes(head: Token | None, words: str) -> set[str]:
    """The classes of a counted phrase; {"none"} where nothing is named. `words` is the whole phrase, lower case."""
    if head is None:
        return {"none"}
    names = {head.lemma_.lower(), head.lower_}
    if head.tag_ in {"VBZ", "NNS"}:  # the lemma of "doses" may be "dos"
        names.add(head.lower_.removesuffix("s"))
    if head.lower_.endswith("men"):
        names.add(head.lower_.removesuffix("men") + "man")  # "servicemen" may be no plural to the tagger
    found = {name for name, lemmas in _classes().items() if names & lemmas}
    parts = re.findall(r"[a-z]{2,30}", words[:200])
    if any(part in _classes()["weapon"] or part.removesuffix("s") in _classes()["weapon"] for part in parts):
        found.add("weapon")
    if head.tag_ in {"NNS", "NNPS"} and _is_person(head):
        found.add("person")
    if head.tag_ == "NN" and _ROLE_SUFFIX.fullmatch(head.lower_):
        found.add("person")
    if head.tag_.startswith("NNP") and head.ent_type_ in {"NORP", "PERSON"}:
        found.add("person")
    if not found and head.tag_ == "VBN":
        return {"none"}  # "eleven of those killed"
    return found or {"other"}


def is_classed(word: Token) -> bool:
    """Whether a plural that the tagger takes for a verb is in the list of a class."""
    singular = word.lower_.removesuffix("s")
    return word.lower_.endswith("s") and any(
        singular in lemmas for name, lemmas in _classes().items() if name not in {"happening", "charge"}
    )


def _is_person(head: Token) -> bool:
    return head.lower_ not in read_words("measures_classes", "not_person") and _PERSON_SUFFIX.fullmatch(head.lower_) is not None
