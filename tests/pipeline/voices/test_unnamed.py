"""Voices without a name, on docs parsed by hand."""

from app.pipeline.records import Speaker, make_span
from app.pipeline.voices.unnamed import make_unnamed
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed
from tests.pipeline.test_speakers import BOARD, HARL, make_mention, make_names


def test_owner_stands_for_the_possessive() -> None:
    doc = parsed("her PRP$ poss 1", "lawyer NN nsubj 2", "spoke VBD ROOT 2 speak")
    mention = make_span(doc.text, 0, 10)
    speaker = make_unnamed(doc, Voices(make_names()), (0, 2), doc[1], mention, owner=HARL)
    assert speaker == Speaker("Odo Harl's lawyer", EntityKind.UNNAMED, mention, "Odo Harl")


def test_body_that_a_document_is_by() -> None:
    doc = parsed(
        "an DT det 1", "audit NN nsubj 6", "by IN prep 1", "the DT det 5", "Harbour NNP compound 5 - ORG", "Board NNP pobj 2 - ORG",
        "warned VBD ROOT 6 warn",
    )  # fmt: skip
    names = make_names(make_mention(doc, 4, 6, EntityKind.ORGANIZATION), bodies=("Harbour Board",))
    speaker = make_unnamed(doc, Voices(names), (0, 2), doc[1], make_span(doc.text, 0, 8), owner=None)
    assert speaker is not None
    assert (speaker.name, speaker.affiliation) == ("audit by the Harbour Board", "Harbour Board")


def test_spokesman_belongs_to_the_body_spoken_for() -> None:
    doc = parsed("a DT det 1", "spokesman NN nsubj 4", "for IN prep 1", "Harlow NNP pobj 2 - ORG", "spoke VBD ROOT 4 speak")
    names = make_names(make_mention(doc, 3, 4, EntityKind.ORGANIZATION), bodies=("Harlow",))
    speaker = make_unnamed(doc, Voices(names, [(0, BOARD)]), (0, 4), doc[1], make_span(doc.text, 0, 22), owner=None)
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.affiliation) == ("spokesman for Harlow", EntityKind.UNNAMED, "Harlow")
