"""Whether two who speak are one voice: one name, one body, or a body and who speaks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.linking.places import find_country, make_forms
from app.linking.voices.agencies import find_agency, is_collective, is_document, is_part_of_name
from app.linking.voices.names import (
    find_named_state,
    is_government,
    is_ministry,
    is_office,
    is_one_body,
    is_one_name,
    is_one_person,
    is_owned,
)
from app.linking.voices.services import find_service, is_one_service
from app.vocabulary import EntityKind

JOINT = re.compile(r",\s+|\s+and\s+")
BODIES = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)


@dataclass(frozen=True, slots=True)
class Voice:
    """An entity that speaks or publishes. `is_publisher` is true where an article itself is the voice.

    `bodies` are those that somebody leads or speaks for by the articles of the event, whatever the affiliation.
    """

    id: str
    name: str
    kind: EntityKind
    affiliation: str | None = None
    is_publisher: bool = False
    bodies: tuple[str, ...] = ()


def is_of_state(voice: Voice, state: Voice) -> bool:
    """Whether a voice belongs to a state, by affiliation or by its body's name ("the Velmoran General Staff")."""
    if voice.is_publisher:
        return False
    own = {find_country(state.name) or state.name.lower(), (state.affiliation or state.name).lower(), *_find_peoples(state.name)}
    for name in (voice.affiliation, voice.name if voice.kind is not EntityKind.PERSON else None, find_agency(voice.name)):
        if name and ({find_country(name), find_named_state(name), name.lower()} & own or own & set(name.lower().split())):
            return True
    return False


def _find_peoples(state: str) -> Iterator[str]:
    """A state's name and what its people are called, so that "the Velmoran army" is of a Velmora that no gazetteer lists."""
    return make_forms(state) if state[:1].isupper() else iter(())


def is_one_voice(a: Voice, b: Voice) -> bool:
    """Whether two entities are one origin: one name, a person under a shorter one, or a body and who belongs to it."""
    if a.id == b.id:
        return True
    people = [_find_people(voice) for voice in (a, b)]
    if len(people[0]) > 1 or len(people[1]) > 1:
        return any(is_one_person(one, other) for one in people[0] for other in people[1])
    if EntityKind.UNNAMED in (a.kind, b.kind):
        # "An official" here and "an official" there are two until one text is a copy of the other.
        return not a.is_publisher and not b.is_publisher and _is_one_unnamed(a, b)
    if a.kind is EntityKind.PERSON and b.kind is EntityKind.PERSON:
        return _is_one_of_two(a, b)
    if is_one_name(a.name, b.name) or is_collective(a.name, b.name) or is_owned(a.name, b.name) or is_owned(b.name, a.name):
        return True
    if _is_of_government(a, b) or _is_of_government(b, a):
        return _is_one_state(a, b)
    if _speaks_for(a, b) or _speaks_for(b, a):
        return True
    if EntityKind.PERSON in (a.kind, b.kind):
        return is_one_person(a.name, b.name)
    if is_state_itself(a) or is_state_itself(b):
        return _is_state(a) and _is_state(b) and find_country(a.name) is not None and find_country(a.name) == find_country(b.name)
    return (is_one_body(a.name, b.name) or is_one_service(a.name, b.name)) and _is_one_state(a, b)


def _is_one_unnamed(a: Voice, b: Voice) -> bool:
    """Whether two voices, one of them without a name at least, are one: those who called a march are wherever they are told of."""
    if is_collective(a.name, b.name) or _is_one_agency(a, b) or _is_one_document(a, b):
        return True
    if _is_told_as(a, b) or _is_told_as(b, a):
        return _is_one_state(a, b)
    if is_same_body(a.name, b.name) and _is_body_name(a) and _is_body_name(b):
        return _is_one_state(a, b)
    if _speaks_unnamed(a, b) or _speaks_unnamed(b, a):
        return a.kind is not b.kind or (_is_body_name(a) or _is_body_name(b))
    return a.kind is not b.kind and (is_one_name(a.name, b.name) or _belongs_unnamed(a, b) or _belongs_unnamed(b, a))


def _is_one_agency(a: Voice, b: Voice) -> bool:
    """Whether two without a name go by the same words for whom they speak, a name among these: "a Velmoran army official"."""
    return a.kind is b.kind and a.name != a.name.lower() and is_one_name(a.name, b.name) and find_agency(a.name) is not None


def _is_one_document(a: Voice, b: Voice) -> bool:
    """Whether two go by the same words for one document, which these tell from others: "inspection report"; "a report" is any."""
    return a.kind is b.kind and is_one_name(a.name, b.name) and find_agency(a.name) is not None and is_document(a.name)


def _is_told_as(a: Voice, b: Voice) -> bool:
    """Whether the event tells that a body which is told by its kind alone is the other, or the one of whom the other is."""
    if a.kind is EntityKind.PERSON:
        return False
    told = (b.affiliation, *b.bodies) if b.kind is EntityKind.PERSON else (b.name,)
    return any(name is not None and is_same_body(x, name) for x in a.bodies for name in told)


def _belongs_unnamed(person: Voice, body: Voice) -> bool:
    """Whether somebody leads or speaks for a body that was read as somebody without a name: "police", "prosecutors"."""
    told = (person.affiliation, *person.bodies) if person.kind is EntityKind.PERSON and _is_body_name(body) else ()
    return any(name is not None and is_same_body(name, body.name) for name in told)


def _is_one_of_two(a: Voice, b: Voice) -> bool:
    """Whether two people are one voice. Whoever speaks for one office gives the word of the office, and so do two who are told as
    leading or speaking for one body; members of a party or a university give their own.
    """
    belongs = a.affiliation is not None and b.affiliation is not None and is_one_name(a.affiliation, b.affiliation)
    if is_one_person(a.name, b.name, is_close=belongs) or (belongs and is_office(a.affiliation or "")):
        return True
    return any(is_same_body(x, y) for x in a.bodies for y in b.bodies) and _is_one_state(a, b)


def is_same_body(a: str, b: str) -> bool:
    """Whether two names of bodies, of which one may be told by the office only, are those of one body."""
    return is_one_name(a, b) or is_one_body(a, b, is_office=True) or is_one_service(a, b)


def _is_body_name(voice: Voice) -> bool:
    """Whether a name is that of a body that an event has one of: "health ministry", "county emergency inspectorate"."""
    return voice.kind in BODIES or find_service(voice.name) is not None or (" " in voice.name and is_office(voice.name))


def _find_people(voice: Voice) -> list[str]:
    """The people whose joint word a voice is ("Ada Brask and Odo Harl"); its own name where it is one voice."""
    return JOINT.split(voice.name) if voice.kind is EntityKind.PERSON and " and " in voice.name else [voice.name]


def is_alike_here(a: Voice, b: Voice) -> bool:
    """Whether two voices of one text are one: the own ones of articles that print it, or unnamed ones of one agency."""
    if a.is_publisher or b.is_publisher:
        return a.is_publisher and b.is_publisher
    if is_one_name(a.name, b.name):
        return True
    unnamed = a.kind is EntityKind.UNNAMED and b.kind is EntityKind.UNNAMED
    return (
        unnamed and is_part_of_name(a.name, b.name) and None not in (find_agency(f"their {a.name}"), find_agency(f"their {b.name}"))
    )


def _speaks_unnamed(speaker: Voice, body: Voice) -> bool:
    """Whether an unnamed voice speaks for a body, or for that of which a named person is one."""
    if speaker.kind is not EntityKind.UNNAMED or find_agency(speaker.name) is None:
        return False
    names = [body.affiliation, *body.bodies] if body.kind is EntityKind.PERSON else [body.name]
    agency = find_agency(speaker.name) or ""
    return any(
        name is not None and (is_one_name(agency, name) or is_one_body(agency, name) or is_one_service(agency, name))
        for name in names
    )


def _is_of_government(a: Voice, b: Voice) -> bool:
    """Whether one is the government as such and the other one of its ministers or ministries."""
    if not is_government(a.name) or b.kind not in (EntityKind.PERSON, *BODIES):
        return False
    return is_ministry(b.name) or is_ministry(b.affiliation or "")


def _speaks_for(speaker: Voice, body: Voice) -> bool:
    # A state is no body: two offices of it are two voices, and its government is a third.
    if speaker.kind is not EntityKind.PERSON and body.kind is not EntityKind.PERSON and not speaker.bodies:
        return False
    if body.kind not in BODIES or find_country(body.name) is not None:
        return False
    return any(name is not None and is_same_body(name, body.name) for name in (speaker.affiliation, *speaker.bodies))


def _is_state(voice: Voice) -> bool:
    return voice.kind in (EntityKind.GOVERNMENT, EntityKind.PLACE) or find_country(voice.name) is not None


def is_state_itself(voice: Voice) -> bool:
    """Whether a voice is a state or its government as such ("Quito"), not one of the state's bodies ("the Interior Ministry")."""
    if not _is_state(voice):
        return False
    own = voice.affiliation is not None and is_one_name(voice.affiliation, voice.name)
    return own or find_country(voice.name) is not None or is_government(voice.name)


def _is_one_state(a: Voice, b: Voice) -> bool:
    """Whether two bodies can belong to one state: nothing that their names or the texts tell differs."""
    states = [_find_states(voice) for voice in (a, b)]
    return not states[0] or not states[1] or bool(states[0] & states[1])


def _find_states(voice: Voice) -> set[str]:
    """The states that a body's affiliation and name tell, in lower case; a person's affiliation may be a body, whose name tells."""
    told = voice.affiliation or ""
    own = find_country(told) or (find_named_state(told) if voice.kind is EntityKind.PERSON else told.lower())
    return {state for state in (own, find_named_state(voice.name)) if state}
