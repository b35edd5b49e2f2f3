"""Which speakers of an event's figures are one voice, so that a second figure from one mouth is seen as such."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from app.linking.voices.alike import Voice, is_one_voice
from app.linking.voices.groups import find_groups
from app.vocabulary import EntityKind

LEAST_LETTERS = 4
MOST_ALIKE = 30
"""A word that more names hold tells nobody from another."""


def find_tellers(speakers: Iterable[str], voices: Mapping[str, Voice]) -> dict[str, str]:
    """For each speaker's entity id the id of one that stands for all who are that voice; the unnamed are nobody else's.

    Only names that share a word, or a word of the body that they belong to, are compared: an event has many speakers.
    """
    ids = sorted({one for one in speakers if one in voices and voices[one].kind is not EntityKind.UNNAMED})
    by_word: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        words = f"{voices[one].name} {voices[one].affiliation or ''}".lower().split()
        for word in {word for word in words if len(word) >= LEAST_LETTERS}:
            by_word[word].append(one)
    pairs = {pair for alike in by_word.values() if len(alike) <= MOST_ALIKE for pair in combinations(alike, 2)}
    bound = [pair for pair in sorted(pairs) if is_one_voice(voices[pair[0]], voices[pair[1]])]
    return {one: group[0] for group in find_groups(ids, bound) for one in group}
