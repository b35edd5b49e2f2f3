"""Marked words inside somebody's own sentence."""

import pytest
from spacy.tokens import Doc

from app.pipeline.marks.labels import get_label
from app.pipeline.quotes import Marked
from tests.pipeline.conftest import parsed


def speaker_of(doc: Doc) -> str | None:
    """The label's speaker; the label is what stands from the opening mark to the closing one."""
    mark = Marked(doc.text.index("“"), doc.text.index("”") + 1, closed=True)
    label = get_label(doc, mark)
    return label.subject.text if label is not None and label.subject is not None else None


class TestSpeaker:
    @pytest.mark.parametrize(
        ("subject", "speaker"),
        [("Brask NNP nsubj 1 - PERSON", "Brask"), ("senators NNS nsubj 1 senator", "senators"), ("She PRP nsubj 1", "She")],
    )
    def test_subject_of_the_verb_above(self, subject: str, speaker: str) -> None:
        doc = parsed(
            subject,
            "unveiled VBD ROOT 1 unveil",
            "her PRP$ poss 7",
            "“ `` punct 7",
            "people NNS npadvmod 5",
            "first RB amod 7",
            "” '' punct 7",
            "plan NN dobj 1",
        )
        assert speaker_of(doc) == speaker

    @pytest.mark.parametrize(("verb", "speaker"), [("spoke VBD ROOT 1 speak", "Brask"), ("left VBD ROOT 1 leave", None)])
    def test_verb_above_tells_what_is_said(self, verb: str, speaker: str | None) -> None:
        doc = parsed(
            "Brask NNP nsubj 1 - PERSON",
            verb,
            "after IN prep 1",
            "years NNS pobj 2",
            "of IN prep 3",
            "“ `` punct 6",
            "chaos NN pobj 4",
            "” '' punct 6",
        )
        assert speaker_of(doc) == speaker

    def test_cue_without_anybody_is_a_label_of_nobody(self) -> None:
        doc = parsed("Called VBD ROOT 0 call", "it PRP dobj 0", "“ `` punct 3", "rust NN oprd 0", "” '' punct 3")
        label = get_label(doc, Marked(doc.text.index("“"), doc.text.index("”") + 1, closed=True))
        assert label is not None
        assert label.subject is None

    @pytest.mark.parametrize("subject", ["Doors NNS nsubj 1 door", "It PRP nsubj 1", "Monday NNP nsubj 1 - DATE"])
    def test_what_cannot_speak(self, subject: str) -> None:
        doc = parsed(subject, "bore VBD ROOT 1 bear", "“ `` punct 3", "warnings NNS dobj 1", "” '' punct 3")
        assert speaker_of(doc) is None

    def test_subject_within_the_marks_is_part_of_the_label(self) -> None:
        doc = parsed("“ `` punct 1", "Brask NNP nsubj 3 - PERSON", "” '' punct 1", "won VBD ROOT 3 win")
        assert speaker_of(doc) is None

    def test_clause_of_a_thing_is_whose_verb_tells_it(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1 - PERSON",
            "said VBD ROOT 1 say",
            "the DT det 3",
            "delay NN nsubj 4",
            "was VBD ccomp 1 be",
            "“ `` punct 6",
            "justified JJ acomp 4",
            "” '' punct 6",
        )
        assert speaker_of(doc) == "Brask"

    def test_no_verb_above(self) -> None:
        doc = parsed("A DT det 1", "“ `` punct 2", "golden JJ amod 4", "” '' punct 2", "rule NN ROOT 4")
        assert speaker_of(doc) is None

    def test_marks_that_hold_no_token(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "won VBD ROOT 1 win")
        assert get_label(doc, Marked(2, 3, closed=True)) is None
