"""What a reporting verb carries, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.cues import GROUPS
from app.pipeline.lexicon import read_words
from app.pipeline.reporting.contents import find_content
from app.pipeline.reporting.extents import is_clause
from tests.pipeline.conftest import parsed


def content_of(doc: Doc, verb: int) -> tuple[str, list[str]] | None:
    groups = {name for name in GROUPS if doc[verb].lemma_ in read_words("cues", name)}
    content = find_content(doc[verb], groups)
    return (content[0], [doc.text[a:b] for a, b in content[1]]) if content is not None else None


class TestClause:
    def test_behind_the_cue_with_its_that(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "that IN mark 5",
            "the DT det 4",
            "wall NN nsubj 5",
            "fell VBD ccomp 1 fall",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["that the wall fell"])

    def test_before_the_cue_from_the_head_of_the_sentence(self) -> None:
        doc = parsed(
            "On IN prep 4",
            "Monday NNP pobj 0",
            "the DT det 3",
            "wall NN nsubj 4",
            "fell VBD ccomp 7 fall",
            ", , punct 7",
            "Brask NNP nsubj 7",
            "said VBD ROOT 7 say",
            ". . punct 7",
        )
        assert content_of(doc, 7) == ("clause", ["On Monday the wall fell"])

    def test_both_sides_of_an_attribution_that_interrupts_it(self) -> None:
        doc = parsed(
            "The DT det 1",
            "wall NN nsubj 6",
            ", , punct 6",
            "Brask NNP nsubj 4",
            "said VBD parataxis 6 say",
            ", , punct 6",
            "fell VBD ROOT 6 fall",
            "on IN prep 6",
            "Monday NNP pobj 7",
            ". . punct 6",
        )
        assert content_of(doc, 4) == ("parenthesis", ["The wall", "fell on Monday"])

    def test_ends_where_the_speaker_says_more(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "walls NNS nsubj 3",
            "fell VBD ccomp 1 fall",
            ", , punct 1",
            "adding VBG advcl 1 add",
            "that IN mark 8",
            "nobody NN nsubj 8",
            "died VBD ccomp 5 die",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["walls fell"])
        assert content_of(doc, 5) == ("clause", ["that nobody died"])

    def test_ends_where_another_verb_joins_the_cue(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "walls NNS nsubj 3",
            "fell VBD ccomp 1 fall",
            "and CC cc 1",
            "Harl NNP nsubj 6",
            "denied VBD conj 1 deny",
            "it PRP dobj 6",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["walls fell"])

    def test_before_a_colon_nothing_is_carried(self) -> None:
        # The parser joins both sentences and takes the first one's verb for a complement.
        doc = parsed(
            "Walls NNS nsubj 1",
            "fell VBD ccomp 4 fall",
            ": : punct 1",
            "Brask NNP nsubj 4",
            "said VBD ROOT 4 say",
            "nobody NN nsubj 6",
            "looked VBD ccomp 4 look",
            ". . punct 4",
        )
        assert content_of(doc, 4) == ("clause", ["nobody looked"])

    @pytest.mark.parametrize(("first", "second"), [("said VBD", "said VBD"), ("says VBZ", "adds VBZ")])
    def test_ends_where_the_cue_is_taken_up_in_its_tense(self, first: str, second: str) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            f"{first} ROOT 1 say",
            "walls NNS nsubj 3",
            "fell VBD ccomp 1 fall",
            "and CC cc 3",
            f"{second} conj 3 say",
            "roofs NNS nsubj 7",
            "burned VBD ccomp 5 burn",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["walls fell"])
        assert content_of(doc, 5) == ("clause", ["roofs burned"])

    def test_ends_where_somebody_else_reports(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "walls NNS nsubj 3",
            "fell VBD ccomp 1 fall",
            "and CC cc 3",
            "Harl NNP nsubj 6",
            "said VBD conj 3 say",
            "so RB advmod 6",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["walls fell"])

    def test_subject_that_the_parser_took_for_an_object(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "told VBD ROOT 1 tell",
            "the DT det 3",
            "paper NN dobj 1",
            "the DT det 5",
            "ship NN dobj 1",
            "was VBD ccomp 1 be",
            "full JJ acomp 6",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("clause", ["the ship was full"])


class TestFrames:
    def test_called_for_z(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "called VBD ROOT 1 call",
            "for IN prep 1",
            "a DT det 5",
            "new JJ amod 5",
            "dam NN pobj 2",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("call", ["a new dam"])

    def test_called_somebody_for_a_reason_is_no_call_for_it(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "called VBD ROOT 1 call",
            "Harl NNP dobj 1",
            "for IN prep 1",
            "advice NN pobj 3",
            ". . punct 1",
        )
        content = content_of(doc, 1)
        assert content is None or content[0] != "call"

    def test_called_on_a_day_carries_nothing(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "called VBD ROOT 1 call", "on IN prep 1", "Monday NNP pobj 2", ". . punct 1")
        assert content_of(doc, 1) is None

    def test_accused_y_of_z(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "accused VBD ROOT 1 accuse",
            "the DT det 3",
            "firm NN dobj 1",
            "of IN prep 1",
            "neglect NN pobj 4",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("of", ["the firm of neglect"])

    def test_called_y_z(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "called VBD ROOT 1 call",
            "the DT det 3",
            "plan NN dobj 1",
            "a DT det 5",
            "waste NN oprd 1",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("name", ["the plan a waste"])

    def test_described_y_as_z(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "described VBD ROOT 1 describe",
            "it PRP dobj 1",
            "as IN prep 1",
            "waste NN pobj 3",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("name", ["it as waste"])

    def test_put_the_figure_at(self) -> None:
        doc = parsed(
            "Police NNS nsubj 1",
            "put VBD ROOT 1 put",
            "the DT det 3",
            "toll NN dobj 1",
            "at IN prep 1",
            "34 CD pobj 4",
            ". . punct 1",
        )
        assert content_of(doc, 1) == ("figure", ["the toll at 34"])

    def test_put_something_somewhere_is_no_content(self) -> None:
        doc = parsed(
            "Police NNS nsubj 1", "put VBD ROOT 1 put", "tape NN dobj 1", "at IN prep 1", "doors NNS pobj 3", ". . punct 1"
        )
        assert content_of(doc, 1) is None

    def test_urged_y_to_z(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1", "urged VBD ROOT 1 urge", "drivers NNS dobj 1", "to TO aux 4", "stop VB xcomp 1", ". . punct 1"
        )
        assert content_of(doc, 1) == ("do", ["drivers to stop"])

    def test_denied_the_thing(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "denied VBD ROOT 1 deny", "the DT det 3", "charge NN dobj 1", ". . punct 1")
        assert content_of(doc, 1) == ("thing", ["the charge"])

    def test_announced_a_thing_names_a_topic(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "announced VBD ROOT 1 announce", "a DT det 3", "plan NN dobj 1", ". . punct 1")
        assert content_of(doc, 1) == ("topic", ["a plan"])

    def test_spoke_and_said_nothing(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "said VBD ROOT 1 say", ". . punct 1")
        assert content_of(doc, 1) is None


class TestIsClause:
    @pytest.mark.parametrize(
        ("rows", "finite"),
        [
            (("it PRP nsubj 1", "fell VBD ROOT 1 fall"), True),
            (("to TO aux 1", "fall VB ROOT 1"), False),
            (("falling VBG ROOT 0 fall",), False),
            (("there EX expl 1", "being VBG ROOT 1 be"), True),
        ],
    )
    def test_finite_clauses_only(self, rows: tuple[str, ...], finite: bool) -> None:
        assert is_clause(parsed(*rows)[len(rows) - 1]) is finite
