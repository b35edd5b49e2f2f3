"""The words beside a marked segment, on docs parsed by hand: the parse may be wrong, the words' places tell."""

import pytest
from spacy.tokens import Doc

from app.pipeline.quotes import find_marked
from app.pipeline.records import Zone
from app.pipeline.reporting.beside import find_beside
from app.vocabulary import ZoneKind
from tests.pipeline.conftest import parsed

QUOTE = ("“ `` punct 2", "Walls NNS nsubj 2", "fell VBD ccomp 2 fall")


def beside_of(doc: Doc, number: int = 0) -> tuple[str | None, str] | None:
    """(cue, head of the subject) of the doc's marked segment of that number."""
    text = doc.text
    marked = list(find_marked(text, [(0, len(text))]))
    found = find_beside(doc, text, Zone(ZoneKind.BODY, 0, len(text)), marked[number], marked)
    return (found[0].text if found[0] is not None else None, found[1].text) if found is not None else None


class TestBehind:
    @pytest.mark.parametrize(
        "rows",
        [
            ("Brask NNP nsubj 6", "said VBD ROOT 6 say", ". . punct 6"),
            ("said VBD ROOT 5 say", "Brask NNP nsubj 5", ". . punct 5"),
        ],
    )
    def test_cue_and_its_subject(self, rows: tuple[str, ...]) -> None:
        assert beside_of(parsed(*QUOTE, ", , punct 2", "” '' punct 2", *rows)) == ("said", "Brask")

    def test_verb_of_manner(self) -> None:
        rows = ("Brask NNP nsubj 6", "croaked VBD ROOT 6 croak", "twice RB advmod 6", ". . punct 6")
        assert beside_of(parsed(*QUOTE, ", , punct 2", "” '' punct 2", *rows)) == ("croaked", "Brask")

    def test_noun_before_a_cue_without_a_subject(self) -> None:
        doc = parsed(*QUOTE, ", , punct 2", "” '' punct 2", "Brask NNP dep 2", "said VBD ROOT 6 say", ". . punct 6")
        assert beside_of(doc) == ("said", "Brask")

    def test_head_of_the_noun_phrase_behind_an_inverted_cue(self) -> None:
        doc = parsed(
            *QUOTE,
            ", , punct 2",
            "” '' punct 2",
            "said VBD ROOT 5 say",
            "retired VBN amod 7",
            "teacher NN compound 8",
            "Harl NNP dobj 5",
            ". . punct 5",
        )
        assert beside_of(doc) == ("said", "Harl")

    def test_comma_behind_the_mark_expects_more_too(self) -> None:
        doc = parsed(*QUOTE, "” '' punct 2", ", , punct 2", "Brask NNP nsubj 6", "said VBD ROOT 6 say", ". . punct 6")
        assert beside_of(doc) == ("said", "Brask")

    def test_next_sentence_is_not_looked_at(self) -> None:
        doc = parsed(
            *QUOTE,
            ", , punct 2",
            "” '' punct 2",
            "Boats NNS nsubj 6",
            "sank VBD ROOT 6 sink",
            ". . punct 6",
            "Brask NNP nsubj 9",
            "said VBD ROOT 9 say",
            ". . punct 9",
        )
        assert beside_of(doc) is None

    def test_brackets_between_name_and_cue(self) -> None:
        rows = (
            "Brask NNP nsubj 9",
            "( -LRB- punct 7",
            "Norvale NNP appos 5",
            ") -RRB- punct 7",
            "said VBD ROOT 9 say",
            ". . punct 9",
        )
        assert beside_of(parsed(*QUOTE, ", , punct 2", "” '' punct 2", *rows)) == ("said", "Brask")

    def test_clause_behind_is_another_matter(self) -> None:
        rows = ("when WRB advmod 7", "Brask NNP nsubj 7", "said VBD advcl 2 say", "no UH dobj 7", ". . punct 2")
        assert beside_of(parsed(*QUOTE, ", , punct 2", "” '' punct 2", *rows)) is None

    def test_cue_to_come_is_no_cue(self) -> None:
        doc = parsed(
            *QUOTE, ", , punct 2", "” '' punct 2", "Brask NNP nsubj 7", "will MD aux 7", "say VB ROOT 7 say", ". . punct 7"
        )
        assert beside_of(doc) is None


class TestAhead:
    @pytest.mark.parametrize("joint", [", , punct 1", ": : punct 1", "that IN mark 1"])
    def test_cue_that_introduces(self, joint: str) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            joint,
            "“ `` punct 5",
            "Walls NNS nsubj 5",
            "fell VBD ccomp 1 fall",
            ". . punct 1",
            "” '' punct 1",
        )
        assert beside_of(doc) == ("said", "Brask")

    def test_cue_right_before_the_mark(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "“ `` punct 4",
            "Walls NNS nsubj 4",
            "fell VBD ccomp 1 fall",
            ". . punct 1",
            "” '' punct 1",
        )
        assert beside_of(doc) == ("said", "Brask")

    def test_noun_in_front_of_a_relative_cue(self) -> None:
        doc = parsed(
            "officers NNS ROOT 0",
            "who WP nsubj 2",
            "said VBD relcl 0 say",
            "“ `` punct 5",
            "Walls NNS nsubj 5",
            "fell VBD ccomp 2 fall",
            "” '' punct 2",
        )
        assert beside_of(doc) == ("said", "officers")

    def test_inverted_cue(self) -> None:
        doc = parsed(
            "Said VBD ROOT 0 say",
            "Brask NNP dobj 0",
            ": : punct 0",
            "“ `` punct 5",
            "Walls NNS nsubj 5",
            "fell VBD ccomp 0 fall",
            "” '' punct 0",
        )
        assert beside_of(doc) == ("Said", "Brask")

    def test_demand_before_an_infinitive_in_marks(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "urged VBD ROOT 1 urge",
            "them PRP dobj 1",
            "to TO aux 5",
            "“ `` punct 5",
            "leave VB xcomp 1 leave",
            "” '' punct 1",
        )
        assert beside_of(doc) == ("urged", "Brask")

    def test_whose_message_stands_before_a_colon(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1 - PERSON",
            "had VBD ROOT 1 have",
            "one CD nummod 3",
            "message NN dobj 1",
            ": : punct 1",
            "“ `` punct 7",
            "Walls NNS nsubj 7",
            "fell VBD ROOT 7 fall",
            "” '' punct 7",
        )
        assert beside_of(doc) == ("message", "Brask")

    def test_name_and_colon_without_a_cue(self) -> None:
        doc = parsed(
            "Brask NNP ROOT 0 - PERSON", ": : punct 0", "“ `` punct 4", "Walls NNS nsubj 4", "fell VBD ROOT 4 fall", "” '' punct 4"
        )
        assert beside_of(doc) == (None, "Brask")

    def test_whose_verdict_stands_before_a_colon(self) -> None:
        doc = parsed(
            "Brask NNP poss 2 - PERSON",
            "'s POS case 0",
            "verdict NN ROOT 2",
            ": : punct 2",
            "“ `` punct 6",
            "Walls NNS nsubj 6",
            "fell VBD ROOT 6 fall",
            "” '' punct 6",
        )
        assert beside_of(doc) == ("verdict", "Brask")

    @pytest.mark.parametrize(
        "rows",
        [
            ("The DT det 1", "sign NN ROOT 1", ": : punct 1"),
            ("The DT det 1", "wall NN nsubj 2", "shook VBD ROOT 2 shake"),
            ("The DT det 1", "verdict NN ROOT 1", ": : punct 1"),
        ],
    )
    def test_nobody(self, rows: tuple[str, ...]) -> None:
        at = len(rows)
        fell = f"fell VBD ROOT {at + 2} fall"
        doc = parsed(*rows, f"“ `` punct {at + 2}", f"Walls NNS nsubj {at + 2}", fell, f"” '' punct {at + 2}")
        assert beside_of(doc) is None


class TestBetween:
    DOC = (
        *QUOTE,
        ", , punct 2",
        "” '' punct 2",
        "Brask NNP nsubj 6",
        "said VBD ROOT 6 say",
        ". . punct 6",
        "“ `` punct 10",
        "Roofs NNS nsubj 10",
        "burned VBD ROOT 10 burn",
        ". . punct 10",
        "” '' punct 10",
    )

    def test_attribution_of_the_segment_before_it(self) -> None:
        assert beside_of(parsed(*self.DOC), 0) == ("said", "Brask")

    def test_stop_parts_it_from_the_segment_behind(self) -> None:
        assert beside_of(parsed(*self.DOC), 1) is None
