"""Voices without a name that come again, on docs parsed by hand."""

import pytest

from app.pipeline.records import Speaker, make_span
from app.pipeline.voices.repeated import resolve_repeated
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed
from tests.pipeline.test_speakers import HARL, make_names

OFFICIAL = "senior harbour official"


def repeated(*rows: str, heard: tuple[str, ...]) -> str | None:
    doc = parsed(*rows)
    voices = Voices(make_names(), [(-1, HARL), *((-1, Speaker(name, EntityKind.UNNAMED, None)) for name in heard)])
    mention = make_span(doc.text, 0, len(doc.text))
    speaker = resolve_repeated(doc, voices, (0, len(doc)), doc[len(doc) - 1], mention)
    return speaker.name if speaker else None


@pytest.mark.parametrize(
    ("noun", "name"),
    [("official", OFFICIAL), ("source", OFFICIAL), ("woman", OFFICIAL), ("diver", None)],
)
def test_the_voice_that_was_called_so_or_anyone(noun: str, name: str | None) -> None:
    assert repeated("the DT det 1", f"{noun} NN ROOT 1", heard=(OFFICIAL,)) == name


def test_the_last_one_that_fits() -> None:
    assert repeated("the DT det 1", "man NN ROOT 1", heard=(OFFICIAL, "fisherman", "spokeswoman for the port")) == "fisherman"


@pytest.mark.parametrize("rows", [("a DT det 1", "source NN ROOT 1"), ("the DT det 2", "other JJ amod 2", "source NN ROOT 2")])
def test_somebody_new(rows: tuple[str, ...]) -> None:
    assert repeated(*rows, heard=(OFFICIAL,)) is None


def test_several_are_not_one() -> None:
    assert repeated("the DT det 1", "source NN ROOT 1", heard=("two officials",)) is None
