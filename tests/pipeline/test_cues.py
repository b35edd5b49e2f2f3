"""Frames: cue, speaker and content, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.cues import Frame, find_frames, read_headline
from app.pipeline.quotes import Marked
from tests.pipeline.conftest import parsed


def frames_of(doc: Doc, *marked: Marked) -> list[tuple[str, str, list[str]]]:
    """(cue, speaker, contents) in words of each frame."""
    return [words_of(doc, frame) for frame in find_frames(doc, list(marked))]


def words_of(doc: Doc, frame: Frame) -> tuple[str, str, list[str]]:
    speaker = doc[frame.speaker[0] : frame.speaker[1]].text if frame.speaker else ""
    return doc.text[slice(*frame.cue)], speaker, [doc.text[a:b] for a, b in frame.contents]


class TestVerb:
    def test_before_its_content(self) -> None:
        doc = parsed(
            "Local JJ amod 1",
            "officials NNS nsubj 2",
            "said VBD ROOT 2 say",
            "the DT det 4",
            "wall NN nsubj 5",
            "fell VBD ccomp 2 fall",
            ". . punct 2",
        )
        assert frames_of(doc) == [("said", "Local officials", ["the wall fell"])]

    def test_after_its_content_with_the_subject_behind(self) -> None:
        doc = parsed(
            "The DT det 1",
            "wall NN nsubj 2",
            "fell VBD ccomp 4 fall",
            ", , punct 4",
            "said VBD ROOT 4 say",
            "the DT det 6",
            "mayor NN nsubj 4",
            ". . punct 4",
        )
        assert frames_of(doc) == [("said", "the mayor", ["The wall fell"])]

    def test_passive_with_its_agent(self) -> None:
        doc = parsed(
            "It PRP nsubjpass 2",
            "was VBD auxpass 2 be",
            "reported VBN ROOT 2 report",
            "by IN agent 2",
            "police NNS pobj 3",
            "that IN mark 7",
            "walls NNS nsubj 7",
            "fell VBD ccomp 2 fall",
            ". . punct 2",
        )
        assert frames_of(doc) == [("reported", "police", ["that walls fell"])]

    def test_passive_without_agent_gives_nobody_the_words(self) -> None:
        doc = parsed(
            "It PRP nsubjpass 2",
            "was VBD auxpass 2 be",
            "reported VBN ROOT 2 report",
            "that IN mark 5",
            "walls NNS nsubj 5",
            "fell VBD ccomp 2 fall",
            ". . punct 2",
        )
        assert frames_of(doc) == []

    def test_phrasal_verb_is_one_cue(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1", "pointed VBD ROOT 1 point", "out RP prt 1", "walls NNS nsubj 4", "fall VBP ccomp 1", ". . punct 1"
        )
        assert frames_of(doc) == [("pointed out", "Brask", ["walls fall"])]

    def test_who_told_whom(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "told VBD ROOT 1 tell",
            "Tidewire NNP dobj 1 - ORG",
            "that IN mark 5",
            "walls NNS nsubj 5",
            "fell VBD ccomp 1 fall",
            ". . punct 1",
        )
        (frame,) = find_frames(doc, [])
        assert words_of(doc, frame) == ("told", "Brask", ["that walls fell"])
        assert frame.via == "Tidewire"

    def test_two_speakers_of_one_sentence(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "walls NNS nsubj 3",
            "fell VBD ccomp 1 fall",
            "and CC cc 1",
            "Harl NNP nsubj 6",
            "said VBD conj 1 say",
            "they PRP nsubj 8",
            "stood VBD ccomp 6 stand",
            ". . punct 1",
        )
        assert frames_of(doc) == [("said", "Brask", ["walls fell"]), ("said", "Harl", ["they stood"])]

    @pytest.mark.parametrize(("behind", "frames"), [("to IN dative", []), ("to TO aux", [("told", "Brask", ["walls fell"])])])
    def test_participle_in_front_of_the_verb_is_no_cue(self, behind: str, frames: list[tuple[str, str, list[str]]]) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "told VBN ROOT 1 tell",
            f"{behind} 1",
            "press NN pobj 2",
            "walls NNS nsubj 5",
            "fell VBD ccomp 1 fall",
        )
        assert frames_of(doc) == frames

    def test_clause_holds_the_attribution_and_no_content(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "that IN mark 4",
            "walls NNS nsubj 4",
            "fell VBD ccomp 1 fall",
            ". . punct 1",
        )
        (frame,) = find_frames(doc, [])
        assert doc.text[slice(*frame.clause)] == "Brask said "

    @pytest.mark.parametrize("subject", ["Reports NNS", "Information NN", "This DT", "Something NN"])
    def test_nobody_speaks(self, subject: str) -> None:
        doc = parsed(f"{subject} nsubj 1", "said VBD ROOT 1 say", "walls NNS nsubj 3", "fell VBD ccomp 1 fall", ". . punct 1")
        assert frames_of(doc) == []

    def test_within_quotation_marks_nobody_else_reports(self) -> None:
        doc = parsed(
            "“ `` punct 2",
            "Brask NNP nsubj 2",
            "said VBD ROOT 2 say",
            "walls NNS nsubj 4",
            "fell VBD ccomp 2 fall",
            "” '' punct 2",
        )
        assert frames_of(doc, Marked(0, len(doc.text), closed=True)) == []

    def test_one_of_several_speaks(self) -> None:
        doc = parsed(
            "One CD nsubj 4",
            "of IN prep 0",
            "the DT det 3",
            "drivers NNS pobj 1 driver",
            "said VBD ROOT 4 say",
            "walls NNS nsubj 6",
            "fell VBD ccomp 4 fall",
            ". . punct 4",
        )
        assert frames_of(doc) == [("said", "One of the drivers", ["walls fell"])]


class TestHeadline:
    ROWS = ("Storm NN compound 1", "wave NN nsubj 2", "kills VBZ ROOT 2 kill", "nine CD dobj 2")

    def test_closing_says_x(self) -> None:
        doc = parsed(*self.ROWS, ", , punct 2", "says VBZ conj 2 say", "mayor NN dobj 5")
        frame = read_headline(doc, 0, len(doc.text))
        assert frame is not None
        assert words_of(doc, frame) == ("says", "mayor", ["Storm wave kills nine"])

    def test_closing_x_say_whatever_the_parser_made_of_it(self) -> None:
        doc = parsed(*self.ROWS, ", , punct 2", "local JJ amod 6", "divers NNS appos 3", "say NN dep 6")
        frame = read_headline(doc, 0, len(doc.text))
        assert frame is not None
        assert words_of(doc, frame) == ("say", "local divers", ["Storm wave kills nine"])

    def test_things_that_show_are_no_speaker(self) -> None:
        doc = parsed(*self.ROWS, ", , punct 2", "fragments NNS nsubj 6", "suggest VBP dep 2 suggest")
        assert read_headline(doc, 0, len(doc.text)) is None

    @pytest.mark.parametrize(
        "tail",
        [(", , punct 2", "storm NN appos 3", "over RB advmod 2"), ("again RB advmod 2",), (", , punct 2", "says VBZ conj 2 say")],
    )
    def test_no_attribution(self, tail: tuple[str, ...]) -> None:
        doc = parsed(*self.ROWS, *tail)
        assert read_headline(doc, 0, len(doc.text)) is None


class TestColonHeadline:
    BELOW = ("Brask NNP nsubj 6", "said VBD ROOT 6 say", "nothing NN dobj 6", ". . punct 6")

    def headline(self, *rows: str) -> tuple[str, str, list[str]] | None:
        """The frame of a headline of five tokens, with what stands below it."""
        doc = parsed(*rows)
        frame = read_headline(doc, 0, doc[5].idx - 1)
        return words_of(doc, frame) if frame is not None else None

    def test_somebody_who_speaks_below(self) -> None:
        rows = ("Brask NNP ROOT 0", ": : punct 0", "walls NNS nsubj 3", "fell VBD ROOT 3 fall", "again RB advmod 3")
        assert self.headline(*rows, *self.BELOW) == (":", "Brask", ["walls fell again"])

    def test_with_a_title(self) -> None:
        rows = ("Mayor NNP compound 1", "Brask NNP ROOT 1", ": : punct 1", "walls NNS nsubj 4", "fell VBD ROOT 4 fall")
        assert self.headline(*rows, *self.BELOW) == (":", "Mayor Brask", ["walls fell"])

    @pytest.mark.parametrize("name", ["Norvale NNP", "Update NN"])
    def test_topic_is_no_speaker(self, name: str) -> None:
        rows = (f"{name} ROOT 0", ": : punct 0", "walls NNS nsubj 3", "fell VBD ROOT 3 fall", "again RB advmod 3")
        assert self.headline(*rows, *self.BELOW) is None

    def test_nothing_behind_the_colon(self) -> None:
        rows = ("Old JJ amod 3", "mayor NN compound 3", "Odo NNP compound 3", "Brask NNP ROOT 3", ": : punct 3")
        assert self.headline(*rows, *self.BELOW) is None
