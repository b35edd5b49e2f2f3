"""Transcripts without quotation marks: paragraphs that open with the speaker's name and a colon ("BRASK: We knew.")."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from app.pipeline.names import Names
from app.pipeline.records import Speaker, Zone
from app.pipeline.voices.signatures import make_signed
from app.vocabulary import ZoneKind

LABELS = 2  # different speakers that a transcript has, or turns of one who is named elsewhere in the article
_TURN = re.compile(r"([^\W\d_a-z][\w.'’-]{1,30}(?: [^\W\d_a-z][\w.'’-]{1,30}){0,3}): ?(?=\S)")


def find_turns(text: str, zones: Sequence[Zone], names: Names) -> Mapping[int, tuple[int, Speaker]]:
    """By start of a paragraph that is a turn of a transcript: where its words begin, and who speaks.

    One line with a colon is a note or a warning ("UPDATE: …"). A transcript has several, whose labels come again or are names.
    """
    opened = [(zone, match) for zone in zones if zone.kind == ZoneKind.BODY and (match := _TURN.match(text, zone.start, zone.end))]
    often = Counter(match.group(1) for _, match in opened)
    named = [(zone, match) for zone, match in opened if often[match.group(1)] > 1 or names.get_person(match.group(1)) is not None]
    if len(named) < LABELS or not any(names.get_person(match.group(1)) for _, match in named):
        return {}
    return {zone.start: (match.end(), make_signed(text, *match.span(1), names)) for zone, match in named}
