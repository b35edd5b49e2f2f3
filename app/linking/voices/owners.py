"""Whose an office is where two states of one event have one of that name: "the Defence Ministry" of the one and of the other."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.linking.lexicon import read_set
from app.linking.places import find_country, make_forms
from app.linking.voices.alike import Voice
from app.linking.voices.names import is_ministry, is_one_body
from app.vocabulary import EntityKind

Heard = tuple[str, str, str, int]
"""An appearance's id, its speaker's entity id, the text, and where in it the speaker is named, or the words stand."""


def find_owned(heard: Iterable[Heard], voices: Mapping[str, Voice]) -> dict[str, str]:
    """By appearance id the entity id of the ministry that speaks, where its article puts another state beside the name than that
    of the entity as which it was read, and that state's ministry speaks in the event under its own name.
    """
    found: dict[str, str] = {}
    for appearance_id, speaker_id, text, at in heard:
        voice = voices.get(speaker_id)
        if voice is None or voice.kind is not EntityKind.GOVERNMENT or voice.affiliation is None or not is_ministry(voice.name):
            continue
        state = find_state_beside(voice.name, text, at)
        if state is None or is_same_state(state, voice.affiliation):
            continue
        known = sorted(one for one, other in voices.items() if _is_namesake(other, voice.name, state))
        found |= {appearance_id: known[0]} if known else {}
    return found


def find_state_beside(name: str, text: str, at: int) -> str | None:
    """The state that stands beside an office's name, where a text names it last up to `at`; None where none does."""
    nobody = read_set("belonging", "opening") | read_set("stop")
    for match in reversed([match for match in _beside(name).finditer(text) if match.start() <= at]):
        told = [word for word in (match["front"], match["behind"]) if word and word.lower() not in nobody]
        if told:
            return str(told[0])
    return None


def is_same_state(a: str, b: str) -> bool:
    """Whether two words tell one state: its name and what its people are called."""
    listed = find_country(a), find_country(b)
    if None not in listed:
        return listed[0] == listed[1]
    return a.lower() in set(make_forms(b)) or b.lower() in set(make_forms(a))


def _is_namesake(voice: Voice, name: str, state: str) -> bool:
    """Whether a voice goes by this name and by that of the state: "Torvik's Ministry of Defence"."""
    if voice.kind is not EntityKind.GOVERNMENT or not is_ministry(voice.name):
        return False
    words = [(word, re.sub(r"['’]s?$", "", word)) for word in voice.name.split()]
    own = [word for word, bare in words if not is_same_state(bare, state)]
    return len(own) < len(words) and is_one_body(" ".join(own), name)


@lru_cache(maxsize=2_000)
def _beside(name: str) -> re.Pattern[str]:
    front, behind = r"(?:\b(?P<front>[A-Z][\w-]+)(?:['’]s?)?\s+)?", r"(?:\s+(?:in|of)\s+(?P<behind>[A-Z][\w-]+))?"
    return re.compile(rf"{front}\b(?i:{re.escape(name)})\b{behind}")
