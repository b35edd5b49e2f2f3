"""What voices are called in the reasons of a verdict."""

from collections.abc import Mapping, Sequence

from app.linking.voices.alike import Voice, is_one_voice
from app.vocabulary import EntityKind


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
