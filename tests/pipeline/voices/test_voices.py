"""Who was heard so far."""

import pytest

from app.pipeline.names import Names
from app.pipeline.records import Speaker
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

BRASK = Speaker("Tilda Brask", EntityKind.PERSON, None)
HARL = Speaker("Odo Harl", EntityKind.PERSON, None)
BOARD = Speaker("Marine Accident Board", EntityKind.ORGANIZATION, None)


@pytest.fixture
def voices() -> Voices:
    """Brask at 10, the board at 40, Harl at 20, heard in that order."""
    voices = Voices(Names([], {}, {}, {}))
    voices.hear(10, BRASK)
    voices.hear(40, BOARD)
    voices.hear(20, HARL)
    return voices


class TestBackwards:
    def test_last_heard_first_wherever_it_was_read(self, voices: Voices) -> None:
        assert [offset for offset, _ in voices.backwards(100)] == [40, 20, 10]

    def test_who_speaks_there_was_not_heard_before(self, voices: Voices) -> None:
        assert [speaker.name for _, speaker in voices.backwards(20)] == ["Tilda Brask"]

    def test_nobody_yet(self, voices: Voices) -> None:
        assert list(voices.backwards(10)) == []


class TestGetLast:
    def test_of_any_kind(self, voices: Voices) -> None:
        assert voices.get_last(100) == BOARD
        assert voices.get_last(40) == HARL

    def test_of_a_kind(self, voices: Voices) -> None:
        assert voices.get_last(100, EntityKind.PERSON) == HARL
        assert voices.get_last(100, EntityKind.UNNAMED, EntityKind.ORGANIZATION) == BOARD

    def test_none_of_that_kind(self, voices: Voices) -> None:
        assert voices.get_last(100, EntityKind.GOVERNMENT) is None
        assert voices.get_last(40, EntityKind.ORGANIZATION) is None

    def test_of_two_at_one_place_the_later_told(self, voices: Voices) -> None:
        voices.hear(40, HARL)
        assert voices.get_last(100) == HARL
