"""Where an article's main happening took place."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from app.linking.happenings.happenings import WORD
from app.linking.lexicon import read_section, read_set
from app.linking.places import is_town, make_forms, name_town, read_countries
from app.linking.wording.words import lemma

Joined = tuple[tuple[str, str, str], ...]
"""What prepositions join happenings to: noun, preposition and the words behind."""
OFTEN, IN_TITLE, BESIDE, NAMED = 5, 3, 3, 3
"""How many namings count for a place, and what its standing in the title, beside the happening and anywhere are worth."""
AGE = re.compile(r"[1-9]\d")
FIRST_WORDS = 400
"""How far into title and text a place named once must stand to be a scene: further down it is background."""


def weigh_place(name: str, count: int, *, title: str, joined: Joined) -> int:
    """How much speaks for a place as the scene: how often it is named, in the title, beside the happening."""
    beside = BESIDE if find_preposition(joined, name) else 0
    return min(count, OFTEN) + (IN_TITLE if name in title else 0) + beside + NAMED


def find_scene(counts: Mapping[str, int], *, title: str, joined: Joined, spaced: str, names: frozenset[str]) -> str | None:
    """The key of the town where the article's happening took place; where no town was read, the name beside its happening.

    `counts` are the places by name, `names` the lower-case words that are names. Countries are no scene. A name beside the
    happening that the gazetteer lists is one whatever the reading made of it.
    """
    first = spaced[: len(title) + FIRST_WORDS]
    towns = {
        name: count
        for name, count in counts.items()
        if not is_country(name, [spaced])
        and (count > 1 or (_space(name) in first and not _is_home(name, first)) or find_preposition(joined, name))
    }
    best = min(towns, key=lambda name: (-weigh_place(name, towns[name], title=title, joined=joined), name), default=None)
    if best is not None and find_preposition(joined, best):
        return name_town(best)
    words = [behind.split(" ")[0] for _, _, behind in joined]
    beside = [word for word in words if word in names and word not in read_countries().forms and word not in read_set("time")]
    for word in beside:
        if best is None or is_town(word):
            return name_town(word)
    return name_town(best) if best else None


def _is_home(name: str, spaced: str) -> bool:
    """Whether a text names a place only in front of people, and in nothing: "a Quenby couple fled", where they live is no scene; or
    as somebody's given name: "Orsany Rask, 27,".
    """
    words, own = spaced.split(), _space(name).split()
    at = [number for number in range(len(words)) if words[number : number + len(own)] == own]
    return bool(at) and all(
        (
            any(lemma(word) in _read_visitors() for word in words[number + len(own) : number + len(own) + 2])
            or any(AGE.fullmatch(word) for word in words[number + len(own) + 1 : number + len(own) + 2])
        )
        and words[max(0, number - 1)] not in read_set("located", "prepositions") | {"of", "from"}
        for number in at
    )


@cache
def _read_visitors() -> frozenset[str]:
    """The forms that words for people are brought to, whose town may be another than where they are told of."""
    groups = read_section("counted")
    words = " ".join([*groups["people"], groups["anyone"], groups["parts"], groups["loose"]]).split()
    return frozenset(lemma(word) for word in words) - frozenset(lemma(word) for word in read_set("located", "at_home"))


def is_country(name: str, spaced: Iterable[str]) -> bool:
    """Whether a place is a country: a listed one, or one that the texts make an adjective of ("Velmoran")."""
    if name.lower() in read_countries().forms:
        return True
    forms = _find_forms(name)
    # One look at a set of words each, and a search through the text only for the few forms of several words.
    return any(not forms.isdisjoint(_split(text)) or any(f" {form} " in text for form in forms if " " in form) for text in spaced)


def find_preposition(joined: Joined, place: str, noun: str | None = None) -> str | None:
    """The preposition by which an article joins a happening, or this one, to the place."""
    words = _space(place)[1:]
    for found, preposition, behind in joined:
        if noun in (None, found) and behind.startswith(words):
            return preposition
    return None


@lru_cache(maxsize=4_000)
def _space(name: str) -> str:
    """The name as it stands in a text in lower case with one space between words."""
    return f" {' '.join(WORD.findall(name.lower()))} "


@lru_cache(maxsize=400)
def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=4_000)
def _find_forms(name: str) -> frozenset[str]:
    return frozenset(make_forms(name)) - {name.lower(), f"{name.lower()}s"}
