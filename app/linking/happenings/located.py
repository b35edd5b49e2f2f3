"""Which of the places named in a claim's words are where it holds: "a strike on Kyiv", not "a missile made in North Korea"."""

import re
from collections.abc import Iterator, Mapping

from app.linking.happenings.happenings import read_nouns
from app.linking.lexicon import read_set
from app.linking.places import is_place_name
from app.linking.wording.words import lemma, normalise
from app.models import Appearance

TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|[,;:()]")


def find_located(appearance: Appearance, names: Mapping[str, str]) -> Iterator[str]:
    """Entity ids of the places that the evidence puts itself in, on, at or near, in order; `names` are the entities' names."""
    for place in appearance.places:
        entity_id = str(place["entity_id"])
        start = int(place["start"]) - appearance.start
        if not 0 <= start < len(appearance.exact):
            continue
        if not is_place_name(str(place["exact"]), names.get(entity_id, "")):
            continue
        if is_located(appearance.exact[:start], behind=appearance.exact[start + len(str(place["exact"])) :]):
            yield entity_id


def is_located(before: str, *, behind: str = "") -> bool:
    """Whether the words in front of a place's name, and those behind it, make it the scene: "on", "struck", "in the city of"."""
    tokens = TOKEN.findall(before)
    while tokens and (tokens[-1].lower() in read_set("located", "between") or _is_listed(tokens)):
        tokens.pop()
    if not tokens:
        return False
    last = tokens[-1].lower()
    if last in read_set("located", "prepositions"):
        return not _tells_origin(tokens[:-1])
    if behind.lower().startswith(("'s ", "’s ")):
        return False
    return _is_blow(last)


def _is_listed(tokens: list[str]) -> bool:
    """Whether the last word is a name that the place is listed beside or lies in: "in Orsany, ", "in Orsany and "."""
    return len(tokens) > 1 and tokens[-1][0].isupper()


def _tells_origin(tokens: list[str]) -> bool:
    """Whether the words tell where a thing comes from ("a missile made in"), and not what was done there ("was made in")."""
    if not tokens or lemma(tokens[-1].lower()) not in {lemma(word) for word in read_set("located", "origin")}:
        return False
    return len(tokens) < 2 or tokens[-2].lower() not in read_set("located", "auxiliaries")


def _is_blow(word: str) -> bool:
    """Whether the word is a verb of something that happens to its object ("struck Kyiv", "to attack Kyiv")."""
    return normalise(word) in read_set("located", "blows") or lemma(word) in {lemma(noun) for noun in read_nouns()}
