"""Who of an event's speakers is a body, and for which of these bodies the others speak, as the articles of the event tell it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country
from app.linking.voices.alike import BODIES, Voice
from app.linking.voices.belonging import find_bodies, is_in_office, is_led
from app.linking.voices.names import is_one_body, is_short_name
from app.linking.voices.offices import find_holders, find_ministry, is_held_office
from app.vocabulary import EntityKind

CALLING = "(?:(?:calling|naming|styling) itself |(?:called|named|known as) )?"


def tell_bodies(voices: Mapping[str, Voice], texts: Sequence[str]) -> dict[str, Voice]:
    """The voices, each with the bodies that it leads or speaks for by the texts, and with the kind that the texts tell.

    An affiliation is what reading gave, unless that is none or a mere kind of body ("the agency"): then it is what the texts tell.
    """
    known = {one: _tell_kind(voice, texts) for one, voice in voices.items()}
    known = _tell_twins(known, texts)
    bodies = sorted({voice.name for voice in known.values() if voice.kind in BODIES and not _is_nobody(voice)})
    told = {one: _tell_body(voice, texts, bodies) for one, voice in known.items()}
    told |= {one: _tell_kindred(voice, bodies) for one, voice in told.items() if voice.kind is not EntityKind.PERSON}
    told = _tell_holders(told, texts)
    leads = {voice.name: voice.bodies for voice in told.values() if voice.bodies and voice.kind is EntityKind.PERSON}
    return {one: replace(voice, bodies=leads.get(_find_owner(voice), voice.bodies)) for one, voice in told.items()}


def _is_nobody(voice: Voice) -> bool:
    """Whether a voice is an outlet or a state, for which nobody is told to speak as for a body."""
    is_state = find_country(voice.name) is not None or (voice.affiliation or "") == voice.name
    return voice.is_publisher or is_state


def _tell_twins(voices: Mapping[str, Voice], texts: Sequence[str]) -> dict[str, Voice]:
    """The voices, and as bodies those of whom reading made a person in one article where another one has the body of that name, or
    tells who leads or speaks for it.
    """
    bodies = {voice.name for voice in voices.values() if voice.kind in BODIES}
    people = {one: voice for one, voice in voices.items() if voice.kind is EntityKind.PERSON and not voice.is_publisher}
    found = {
        one: replace(voice, kind=EntityKind.ORGANIZATION, affiliation=None)
        for one, voice in people.items()
        if voice.name in bodies or (voice.affiliation is None and is_led(voice.name, texts))
    }
    return {**voices, **found}


def _tell_kindred(voice: Voice, bodies: Sequence[str]) -> Voice:
    """A body that is told by its kind alone, "the ministry", with the only speaking body of that kind as its own."""
    found = [] if voice.is_publisher else _find_kindred(voice.name, bodies)
    return replace(voice, bodies=(found[0],)) if found else voice


def _find_kindred(name: str, bodies: Sequence[str]) -> list[str]:
    """The only one of these bodies, under each of its names, that is of the kind by which alone a body is told."""
    kind = name.lower().removeprefix("the ")
    if kind not in read_set("names", "short") | read_set("names", "offices"):
        return []
    found = [body for body in bodies if kind in body.lower().split() and body.lower().removeprefix("the ") != kind]
    return found if found and all(is_one_body(found[0], body) for body in found) else []


def _tell_holders(voices: Mapping[str, Voice], texts: Sequence[str]) -> dict[str, Voice]:
    """The voices, and whoever holds an office that speaks itself as its head: Governor Brask and "the governor's office"."""
    people = sorted({voice.name for voice in voices.values() if voice.kind is EntityKind.PERSON and not voice.is_publisher})
    offices = sorted({voice.name for voice in voices.values() if not voice.is_publisher and is_held_office(voice.name)})
    held: dict[str, tuple[str, ...]] = {}
    for office in offices:
        for name in find_holders(office, people, texts):
            held[name] = (*held.get(name, ()), office)
    return {
        one: replace(voice, bodies=(*voice.bodies, *held[voice.name]))
        if voice.kind is EntityKind.PERSON and voice.name in held
        else voice
        for one, voice in voices.items()
    }


def _find_owner(voice: Voice) -> str:
    """By whom a body goes that has no other name: "Jon Rask's club"."""
    owner, _, kind = re.sub("’", "'", voice.name).partition("'s ")
    return owner if kind in read_set("names", "short") else ""


def _tell_body(voice: Voice, texts: Sequence[str], bodies: Sequence[str]) -> Voice:
    if voice.kind is not EntityKind.PERSON or voice.is_publisher:
        return voice
    ministry = find_ministry(voice.name, texts, bodies=bodies)
    found = [*([ministry] if ministry else ()), *find_bodies(voice.name, texts, bodies=bodies)]
    told = tuple(dict.fromkeys([*found, *(body for kind in found for body in _find_kindred(kind, bodies))]))
    is_told = voice.affiliation is not None and not is_short_name(voice.affiliation)
    if is_told and voice.affiliation and find_country(voice.affiliation) is None:
        fuller = [body for body in told if body.lower().endswith(f" {voice.affiliation.lower()}")]
        return replace(voice, affiliation=fuller[0] if fuller else voice.affiliation, bodies=told)
    return replace(voice, affiliation=voice.affiliation if is_told or not told else told[0], bodies=told)


def _tell_kind(voice: Voice, texts: Iterable[str]) -> Voice:
    """The voice as a body where the texts call it one, whatever reading made of its name."""
    if voice.is_publisher or not may_be_misread(voice):
        return voice
    if voice.kind is EntityKind.UNNAMED and (_is_acronym(voice.name) or is_held_office(voice.name)):
        return replace(voice, kind=EntityKind.ORGANIZATION)
    name = voice.name[:1].upper() + voice.name[1:]
    is_body = _is_name_inside if voice.kind is EntityKind.UNNAMED else is_called_body
    return replace(voice, name=name, kind=EntityKind.ORGANIZATION) if any(is_body(name, text) for text in texts) else voice


def may_be_misread(voice: Voice) -> bool:
    """Whether a voice may be a body though it was read as a person, or as somebody without a name: "étoile" in "Étoile said"."""
    if voice.kind is EntityKind.PERSON:
        return voice.affiliation is None
    if voice.kind is EntityKind.UNNAMED and (_is_acronym(voice.name) or is_held_office(voice.name)):
        return True
    lone = voice.kind is EntityKind.UNNAMED and voice.name.isalpha() and voice.name.islower()
    return lone and voice.name not in read_set("names", "short") | read_set("names", "services")


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper() and len(name) > 2


@lru_cache(maxsize=10_000)
def is_called_body(name: str, text: str) -> bool:
    """Whether a text calls what has this name a body, and gives it no office: "the operator, Rask Marine", "Rask Marine, the ferry
    company", "Rask Marine said …, it added".
    """
    kinds = "|".join(sorted(read_set("names", "short") | read_set("names", "offices")))
    said = "|".join(read_section("belonging")["said"].split())
    spelt = re.escape(name)
    if is_in_office(name, text):
        return False
    return bool(
        re.search(rf"(?<!\b[Ii]n )(?<!\b[Aa]t )\b(?:{kinds}),? {CALLING}{spelt}\b", text)
        or re.search(rf"\b{spelt}, (?:the|an?|one of the) (?:[\w’'-]+ ){{0,5}}(?:{kinds})(?=[,.]| which| that)", text)
        or re.search(rf"\b{spelt} (?:{said})\b[^\n“”\"]{{0,200}}, it (?:{said})\b", text)
    )


@lru_cache(maxsize=10_000)
def _is_name_inside(name: str, text: str) -> bool:
    """Whether a word stands with a capital where no sentence begins."""
    return bool(re.search(rf"[a-z,;] {re.escape(name)}\b", text))
