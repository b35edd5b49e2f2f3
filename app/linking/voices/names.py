"""Whether two names are one name: shorter forms, other transliterations, initials, bodies with and without their place.

This decides who counts as one voice, where taking two for one is the safer mistake: a voice too few hides nothing that is said.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country, is_town, name_town

LETTERS = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
OWNED = re.compile(r"(?P<owner>[A-Z][^’']*?)[’']s (?P<rest>.+)")
LONG_WORD = 7
"""Letters from which on one letter more, less or other is a slip of transliteration."""


def is_one_person(a: str, b: str, *, is_close: bool = False) -> bool:
    """Whether two names of people can be one: a family name and the full one, or two spellings of both.

    `is_close` says that more than the name speaks for it (one office, one affiliation); then a family name may be spelt
    differently by one letter even where a given name doesn't help.
    """
    left, right = _split(a), _split(b)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    given = len(short) > 1 and _is_spelling(short[0], long[0])
    if not (_is_transliteration(short[-1], long[-1]) or ((given or is_close) and _is_slip(short[-1], long[-1]))):
        return False
    return all(any(_is_spelling(word, other) for other in long[:-1]) for word in short[:-1])


def is_one_body(a: str, b: str, *, is_office: bool = False) -> bool:
    """Whether two names of bodies are one: the same content words but for places and company endings, or initials for words.

    `is_office` leaves out what kind of body it is as well: who heads "Energy" heads the Energy Ministry.
    """
    if _is_one_by_owner(a, b):
        return True
    a, b = _leave_owner(a, b)
    left, right = _split_body(a), _split_body(b)
    if not left or not right:
        return _flatten(a) == _flatten(b)
    if _is_description(a, b) or _is_description(b, a):
        return True
    if _is_initials(a, right) or _is_initials(b, left) or _is_short(left, right) or _is_short(right, left):
        return True
    if _is_first_name(a, right) or _is_first_name(b, left):
        return True
    loose = _loose(a) | _loose(b) | (read_set("names", "offices") if is_office else frozenset())
    shared = set(left) & set(right)
    return bool(shared - loose) and all(word in shared or word in loose for word in (*left, *right))


def _is_one_by_owner(a: str, b: str) -> bool:
    """Whether two names are those of one kind of body of one owner, of whom one tells no more: "Ada Brask's party"."""
    left, right = OWNED.fullmatch(a), OWNED.fullmatch(b)
    if not left or not right or _flatten(left["owner"]) != _flatten(right["owner"]):
        return False
    short, long = sorted((left["rest"].lower().split(), right["rest"].lower().split()), key=len)
    return short == long[-1:] and short[0] in read_set("names", "short")


def _leave_owner(a: str, b: str) -> tuple[str, str]:
    """Both names without whose they are, where the other doesn't tell that: "Ada Brask's Open Door party", "Open Door"."""
    left, right = OWNED.fullmatch(a), OWNED.fullmatch(b)
    return _find_own(left, a, other=right), _find_own(right, b, other=left)


def _find_own(owned: re.Match[str] | None, name: str, *, other: re.Match[str] | None) -> str:
    if owned is None or other is not None or find_country(owned["owner"]) is not None:
        return name
    own = owned["rest"]
    return own if own[:1].isupper() and " " in own else name


def is_owned(name: str, owner: str) -> bool:
    """Whether a name is that of who speaks for the owner by office: "Ada Brask's lawyers"."""
    words = _flatten(name).split()
    own = [word.removesuffix("'s").removesuffix("’s").removesuffix("’").removesuffix("'") for word in words[:-1]]
    return bool(own) and words[-1] in read_set("names", "staff") and own == _flatten(owner).split()


def find_named_state(name: str) -> str | None:
    """The country whose place or adjective stands in the name of a body, in lower case."""
    words = LETTERS.findall(name)
    pieces = [" ".join(words[at : at + length]) for length in (3, 2, 1) for at in range(len(words) - length + 1)]
    return next((country for piece in pieces if piece[:1].isupper() and (country := find_country(piece))), None)


def is_one_name(a: str, b: str) -> bool:
    """Whether the words are the same but for capitals, accents and "the", or name one place."""
    return _flatten(a) == _flatten(b) or name_town(a) == name_town(b)


def is_initials(name: str, full: str) -> bool:
    """Whether a name is the first letters of the words of another: "HT" is too short, "QHT" is the Quenby Harbour Trust."""
    return _is_initials(name, _split_body(full))


def is_government(name: str) -> bool:
    """Whether a name is that of a state's government as such, with or without the state's: "the Peruvian government"."""
    words = _flatten(name).split()
    return " ".join(words) in read_section("names")["governments"] or (
        len(words) > 1 and words[-1] in read_section("names")["governments"] and find_named_state(name) is not None
    )


def is_ministry(name: str) -> bool:
    """Whether a name is that of a ministry or of its head."""
    return bool(set(_flatten(name).split()) & read_set("names", "ministries"))


@lru_cache(maxsize=20_000)
def _flatten(name: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter))
    return " ".join(LETTERS.findall(plain.removeprefix("the ")))


def _split(name: str) -> list[str]:
    return [word for word in _flatten(name).split() if word not in read_set("names", "titles")]


def _split_body(name: str) -> list[str]:
    return [word for word in re.sub(r"['’]s?\b", "", _flatten(name)).split() if word not in read_set("stop")]


@lru_cache(maxsize=20_000)
def _loose(name: str) -> frozenset[str]:
    """The words of a body's name that leave it the same body when they are left out: its state's name, company endings."""
    words = LETTERS.findall(name)
    places = {_flatten(word) for word in words if word[:1].isupper() and find_country(word)}
    phrases = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    places |= {part for phrase in phrases if phrase[:1].isupper() and find_country(phrase) for part in _flatten(phrase).split()}
    return frozenset(places | read_set("names", "endings"))


def _is_description(short: str, long: str) -> bool:
    """Whether one is the end of the other's name without capitals, as an article goes on: "the pilots' association"."""
    words, name = _flatten(short).split(), _flatten(long).split()
    return short == short.lower() and 1 < len(words) < len(name) and name[-len(words) :] == words


def is_short_name(name: str) -> bool:
    """Whether a name is only the kind of body that it is, by which an article goes on to call one: "the Federation"."""
    return _flatten(name) in read_set("names", "short") | read_set("names", "offices")


def may_be_short_for(short: str, names: Iterable[str]) -> bool:
    """Whether "the company" or "the hospital" may be a body of one of these names: one that is a name, and of no other kind; a
    ministry is called one.
    """
    kinds = (
        read_set("names", "short") | read_set("names", "offices") | read_set("names", "ministries") | read_set("names", "services")
    )
    is_state = _flatten(short) in read_set("names", "ministries") | read_set("names", "services")
    for name in names:
        words = set(name.lower().split())
        if is_state and _flatten(short) not in words:
            continue
        if name != name.lower() and (_flatten(short) in words or not words & kinds):
            return True
    return False


def is_office(name: str) -> bool:
    """Whether a body is an office that speaks with one voice: a ministry, a service, the police."""
    words = set(name.lower().split())
    return bool(words & (read_set("names", "offices") | read_set("names", "ministries") | read_set("names", "services")))


def _is_short(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one is the other's last word, by which an article goes on to call it: "the Federation"."""
    return len(short) == 1 and len(long) > 1 and short[0] == long[-1] and short[0] in read_set("names", "short")


def _is_first_name(short: str, long: Sequence[str]) -> bool:
    """Whether one is the beginning of the other's name, by which an article goes on to call a company: "Nordvik" of "Nordvik
    Cycles". A town's name is that of many bodies, and a union is not what its name begins with.
    """
    words = _flatten(short).split()
    if not words or len(long) <= len(words) or words != list(long[: len(words)]):
        return False
    # What is called by two words has one more at most: the "Red Lantern Children's Fund" is another body than "Red Lantern".
    if not all(word[:1].isupper() for word in short.split()) or (len(words) > 1 and len(long) > len(words) + 1):
        return False
    if is_town(short) or find_country(short) is not None:
        return False
    kinds = (
        read_set("names", "short") | read_set("names", "offices") | read_set("names", "services") | read_set("names", "ministries")
    )
    companies = read_set("names", "companies")
    return not set(long) & (kinds - companies)


def _is_initials(name: str, words: Sequence[str]) -> bool:
    return name.isupper() and len(name) > 2 and name.lower() == "".join(word[0] for word in words)


def _is_spelling(a: str, b: str) -> bool:
    """Whether two given names are one: an initial, or one transliteration."""
    return _is_transliteration(a, b) or _is_slip(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _is_transliteration(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and _sound(a) == _sound(b))


def _is_slip(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= LONG_WORD and a[0] == b[0] and _is_one_letter_off(_sound(a), _sound(b))


def _is_one_letter_off(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((number for number, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    rest = at + 1 if len(short) == len(long) else at
    return short[rest:] == long[at + 1 :]


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    for spelling, sound in _spellings():
        word = re.sub(spelling, sound, word)
    return word


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple((str(spelling), str(sound)) for spelling, sound in read_section("names")["spellings"])
