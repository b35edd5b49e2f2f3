"""Voices: who was heard so far in an article."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from app.pipeline.names import Names
from app.pipeline.records import Speaker
from app.vocabulary import EntityKind


@dataclass(slots=True)
class Voices:
    """What was said so far by whom, for pronouns and carried speakers; `heard` holds (offset, speaker) in reading order."""

    names: Names
    heard: list[tuple[int, Speaker]] = field(default_factory=list)

    def hear(self, offset: int, speaker: Speaker) -> None:
        """Remember who spoke at an offset."""
        insort(self.heard, (offset, speaker), key=itemgetter(0))

    def backwards(self, before: int) -> Iterator[tuple[int, Speaker]]:
        """Who was heard before an offset, the last one first."""
        for i in range(bisect_left(self.heard, before, key=itemgetter(0)) - 1, -1, -1):
            yield self.heard[i]

    def get_last(self, before: int, *kinds: EntityKind) -> Speaker | None:
        """The last speaker of one of the kinds who was heard before an offset."""
        return next((speaker for _, speaker in self.backwards(before) if not kinds or speaker.kind in kinds), None)
