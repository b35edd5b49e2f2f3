"""The voices that a claim ultimately rests on."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from app.linking.features import Voiced
from app.linking.voices.agencies import is_spokesman
from app.linking.voices.alike import BODIES, Voice, is_alike_here, is_of_state, is_one_voice, is_state_itself
from app.linking.voices.groups import find_groups
from app.linking.voices.names import is_initials, is_one_name, is_short_name, may_be_short_for
from app.vocabulary import EntityKind


def find_origins(
    appearances: Iterable[Voiced],
    voices: Mapping[str, Voice],
    *,
    cited: Mapping[str, Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Ids of the origins of one claim, in order of appearance; of several ids of one voice that of the body, or of the full name.

    A narrated appearance makes its publisher an origin only where the article cites nobody for the same claim. `cited` are, by
    appearance, those whose word it only passes on; they take the place of its speaker or publisher.
    Articles that print one text have one voice of their own, and an unnamed voice in one of them is the same in all.
    """
    ordered = sorted(appearances, key=lambda voiced: voiced.order)
    own = {voiced.id for voiced in ordered if _is_own(voiced, voices)}
    citing = {voiced.article_id for voiced in ordered if voiced.speaker is not None and voiced.id not in own}
    heard: list[tuple[str, str]] = []
    for voiced in ordered:
        speaker = None if voiced.id in own else voiced.speaker
        if speaker is None and voiced.article_id in citing:
            continue
        telling = (cited or {}).get(voiced.id) or (speaker or voiced.publisher,)
        heard += [(origin, voiced.text) for origin in telling]
    return _join_voices(list(dict.fromkeys(heard)), voices)


def _is_own(voiced: Voiced, voices: Mapping[str, Voice]) -> bool:
    """Whether an article gives its own publisher as who says it: "police told the Tern" is no word of the Tern's."""
    if voiced.speaker is None or voiced.speaker not in voices or voiced.publisher not in voices:
        return False
    speaker, publisher = voices[voiced.speaker], voices[voiced.publisher]
    if publisher.kind is EntityKind.UNNAMED or speaker.kind is EntityKind.PERSON:
        return False
    return is_one_name(speaker.name, publisher.name) or is_initials(speaker.name, publisher.name)


def join_voices(ids: Iterable[str], voices: Mapping[str, Voice]) -> tuple[str, ...]:
    """One of each group of these entities that are one voice, as if all of them spoke in different texts."""
    return _join_voices([(one, one) for one in dict.fromkeys(ids)], voices)


def _join_voices(heard: Sequence[tuple[str, str]], voices: Mapping[str, Voice]) -> tuple[str, ...]:
    """One of each group of entities that are one voice, whatever the order; `heard` are entities with the text of each.

    A state as such is somebody of its own only where nobody else of that state is heard: whoever speaks in its name is one of
    its bodies, and it would join two of them.
    """
    keys = [str(number) for number in range(len(heard))]
    states = {key for key, (origin, _) in zip(keys, heard, strict=True) if is_state_itself(voices[origin])}
    own = [key for key in keys if key not in states]
    bound = [
        (x, y)
        for x, y in combinations(own, 2)
        if is_one_voice(voices[heard[int(x)][0]], voices[heard[int(y)][0]])
        or (heard[int(x)][1] == heard[int(y)][1] and is_alike_here(voices[heard[int(x)][0]], voices[heard[int(y)][0]]))
    ]
    groups = _add_spokesmen(find_groups(own, bound), [voices[origin] for origin, _ in heard])
    for key in sorted(states, key=int):
        state = voices[heard[int(key)][0]]
        known = [voices[heard[int(one)][0]] for group in groups for one in group]
        if not any(is_one_voice(state, voice) or is_of_state(voice, state) for voice in known):
            groups.append([key])
    ordered = sorted(groups, key=lambda group: min(int(key) for key in group))
    return tuple(dict.fromkeys(min((heard[int(key)][0] for key in group), key=lambda one: _rank(voices[one])) for group in ordered))


def _add_spokesmen(groups: Sequence[Sequence[str]], heard: Sequence[Voice]) -> list[list[str]]:
    """The groups, with "a spokesman", "the company" and the like, whose names the articles leave out, in the one group that is a
    body's, if it is one only.
    """
    lone = [group for group in groups if all(_is_nameless(heard[int(key)]) for key in group)]
    others = [list(group) for group in groups if group not in lone]
    bodies = [group for group in others if any(_is_for_body(heard[int(key)]) for key in group)]
    if not bodies:
        # "The ministry" and "a spokesman" are one where no other body is heard.
        called = [group for group in lone if not any(is_spokesman(heard[int(key)].name) for key in group)]
        if len(called) == 1:
            return [*others, [key for group in lone for key in group]]
    if len(bodies) != 1:
        return [list(group) for group in groups]
    heads = [name for key in bodies[0] for name in _find_called(heard[int(key)])]
    own = [
        group
        for group in lone
        if all(is_spokesman(heard[int(key)].name) or may_be_short_for(heard[int(key)].name, heads) for key in group)
    ]
    bodies[0] += [key for group in own for key in group]
    return [*others, *(list(group) for group in lone if group not in own)]


def _find_called(voice: Voice) -> list[str]:
    """What the body is called for which a voice speaks; the name of who belongs to none that is told."""
    told = [name for name in (voice.affiliation, *voice.bodies) if name] if voice.kind is EntityKind.PERSON else []
    return told or [voice.name]


def _is_nameless(voice: Voice) -> bool:
    return not voice.is_publisher and (is_spokesman(voice.name) or is_short_name(voice.name))


def _is_for_body(voice: Voice) -> bool:
    is_body = voice.kind in BODIES or (voice.kind is EntityKind.PERSON and voice.affiliation is not None)
    return is_body and not voice.is_publisher


def _rank(voice: Voice) -> tuple[bool, bool, int, str, str]:
    """By whom one voice is called: the body rather than who speaks for it, the fuller name, whichever article came first."""
    return voice.is_publisher, voice.kind not in BODIES, -len(voice.name), voice.name, voice.id
