"""Relative clauses beside an attribution, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.attributions import Attributed
from app.pipeline.order import InOrder
from app.pipeline.reporting.relatives import find_relatives
from app.vocabulary import Voice
from tests.pipeline.conftest import parsed

LEAD = ("Walls NNS nsubj 1", "fell VBD ccomp 3 fall", ", , punct 3", "said VBD ROOT 3 say", "Brask NNP nsubj 3")


def relatives_of(doc: Doc, *attributed: tuple[int, int]) -> list[str]:
    said = InOrder(Attributed(a, b, Voice.INDIRECT, None, None, None, None, "test") for a, b in attributed)
    return [doc.text[a:b] for a, b in find_relatives(doc, doc[:], said)]


def brask_who(*rows: str) -> Doc:
    return parsed(*LEAD, ", , punct 4", "who WP nsubj 7", *rows)


LOST = brask_who("lost VBD relcl 4 lose", "her PRP$ poss 9", "boat NN dobj 7", ". . punct 3")


class TestFindRelatives:
    def test_clause_that_tells_something(self) -> None:
        assert relatives_of(LOST) == ["who lost her boat"]

    def test_of_what_somebody_has(self) -> None:
        rows = (*LEAD, ", , punct 4", "whose WP$ poss 7", "boat NN nsubj 8", "sank VBD relcl 4 sink", "twice RB advmod 8")
        assert relatives_of(parsed(*rows)) == ["whose boat sank twice"]

    def test_part_of_what_is_said_is_none(self) -> None:
        assert relatives_of(LOST, (0, len(LOST.text))) == []

    def test_without_a_comma_it_only_says_which(self) -> None:
        doc = parsed(*LEAD, "who WP nsubj 6", "lost VBD relcl 4 lose", "her PRP$ poss 8", "boat NN dobj 6")
        assert relatives_of(doc) == []

    @pytest.mark.parametrize(
        "rows",
        [
            ("leads VBZ relcl 4 lead", "the DT det 9", "party NN dobj 7"),
            ("asked VBD relcl 4 ask", "for IN prep 7", "silence NN pobj 8"),
            ("fled VBD relcl 4 flee",),
        ],
    )
    def test_office_speech_and_too_little(self, rows: tuple[str, ...]) -> None:
        assert relatives_of(brask_who(*rows)) == []

    def test_office_with_a_figure(self) -> None:
        doc = brask_who("leads VBZ relcl 4 lead", "40 CD nummod 9", "divers NNS dobj 7 diver")
        assert relatives_of(doc) == ["who leads 40 divers"]

    def test_next_comma_ends_it(self) -> None:
        doc = brask_who("lost VBD relcl 4 lose", "her PRP$ poss 9", "boat NN dobj 7", ", , punct 7", "twice RB advmod 7")
        assert relatives_of(doc) == ["who lost her boat"]
