"""The voices that a claim ultimately rests on, and what they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.linking.features import Voiced
from app.linking.places import find_country
from app.vocabulary import EntityKind

COUNTING = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Voice:
    """An entity that speaks or publishes. `is_publisher` is true where an article itself is the voice."""

    id: str
    name: str
    kind: EntityKind
    affiliation: str | None = None
    is_publisher: bool = False


def find_origins(appearances: Iterable[Voiced], voices: Mapping[str, Voice]) -> tuple[str, ...]:
    """Ids of the origins of one claim, in order of appearance; several ids of one voice give the first.

    A narrated appearance makes its publisher an origin only where the article cites nobody for the same claim.
    """
    ordered = sorted(appearances, key=lambda voiced: voiced.order)
    citing = {voiced.article_id for voiced in ordered if voiced.speaker is not None}
    found: list[str] = []
    for voiced in ordered:
        if voiced.speaker is None and voiced.article_id in citing:
            continue
        origin = voiced.speaker or voiced.publisher
        if not any(is_one_voice(voices[origin], voices[known]) for known in found):
            found.append(origin)
    return tuple(found)


def is_one_voice(a: Voice, b: Voice) -> bool:
    """Whether two entities are one origin: one entity, a person under a shorter name, or a body and who belongs to it."""
    if a.id == b.id:
        return True
    if a.kind is EntityKind.PERSON and b.kind is EntityKind.PERSON:
        short, long = sorted((a.name.lower().split(), b.name.lower().split()), key=len)
        return bool(short) and len(short) < len(long) and long[-len(short) :] == short
    return _speaks_for(a, b) or _speaks_for(b, a)


def _speaks_for(speaker: Voice, body: Voice) -> bool:
    # A state is no body: two offices of it are two voices, and its government is a third.
    is_body = body.kind is EntityKind.ORGANIZATION and find_country(body.name) is None
    return is_body and speaker.affiliation is not None and speaker.affiliation.lower() == body.name.lower()


def describe_shared(origins: Sequence[Voice], *, nations: frozenset[str]) -> str | None:
    """What the origins share, in words: "two bodies of one state: Ukraine"; None where the texts tell of nothing.

    `nations` are lower-case names of places and governments that the store knows beside the gazetteer's countries.
    """
    groups: dict[str, list[Voice]] = {}
    for origin in origins:
        affiliation = get_affiliation(origin, nations=nations)
        if affiliation is not None:
            groups.setdefault(find_country(affiliation) or affiliation.lower(), []).append(origin)
    found = []
    for key, members in groups.items():
        if len(members) < 2:
            continue
        name = get_affiliation(members[0], nations=nations) or key
        is_state = find_country(name) is not None or key in nations
        number = COUNTING[len(members)] if len(members) < len(COUNTING) else str(len(members))
        shared = f"{number} bodies of one state: {name}" if is_state else f"{number} voices of one body: {name}"
        found.append(shared if len(members) == len(origins) else f"{join_names([m.name for m in members])} are {shared}")
    return "; ".join(found) or None


def get_affiliation(voice: Voice, *, nations: frozenset[str]) -> str | None:
    """What a voice belongs to, as told; a government belongs to its own state."""
    if (
        voice.affiliation is None
        and voice.kind is EntityKind.GOVERNMENT
        and (find_country(voice.name) or voice.name.lower() in nations)
    ):
        return voice.name
    return voice.affiliation


def describe_voices(a: Sequence[str], b: Sequence[str], voices: Mapping[str, Voice]) -> str:
    """Whose words differ: "same speaker", or both sides' names."""
    if any(is_one_voice(voices[x], voices[y]) for x in a for y in b):
        return "same publisher" if all(voices[x].is_publisher for x in (*a, *b)) else "same speaker"
    return f"{join_names([name_voice(voices[x]) for x in a])} against {join_names([name_voice(voices[y]) for y in b])}"


def name_voice(voice: Voice) -> str:
    """The voice's name as it stands in a sentence."""
    return f"the {voice.name}" if voice.is_publisher and voice.kind is EntityKind.UNNAMED else voice.name


def join_names(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
