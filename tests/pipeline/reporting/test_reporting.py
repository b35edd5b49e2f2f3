"""Which words report, on docs parsed by hand."""

import pytest

from app.pipeline.reporting.reporting import can_report, goes_on, has_frame, is_cue_form, is_reporting
from tests.pipeline.conftest import parsed


class TestVerbs:
    @pytest.mark.parametrize(
        ("word", "lemma", "reports"), [("said", "say", True), ("believes", "believe", True), ("fell", "fall", False)]
    )
    def test_saying_and_thinking(self, word: str, lemma: str, reports: bool) -> None:
        doc = parsed("She PRP nsubj 1", f"{word} VBD ROOT 1 {lemma}")
        assert is_reporting(doc[1]) is reports
        assert can_report(doc[1]) is reports

    def test_verb_with_a_frame_of_its_own_need_not_say(self) -> None:
        doc = parsed("She PRP nsubj 1", "branded VBD ROOT 1 brand", "it PRP dobj 1")
        assert can_report(doc[1])
        assert has_frame(doc[1])
        assert not is_reporting(doc[1])

    def test_noun_of_the_same_form_reports_nothing(self) -> None:
        doc = parsed("The DT det 1", "claim NN nsubj 2", "fell VBD ROOT 2 fall")
        assert not is_reporting(doc[1])
        assert not can_report(doc[1])


class TestGoesOn:
    def test_the_pair_of_words(self) -> None:
        doc = parsed("She PRP nsubj 1", "went VBD ROOT 1 go", "on RP prt 1")
        assert goes_on(doc[1])
        assert is_reporting(doc[1])

    def test_the_verb_alone(self) -> None:
        doc = parsed("She PRP nsubj 1", "went VBD ROOT 1 go", "home RB advmod 1", "on IN prep 1", "foot NN pobj 3")
        assert not goes_on(doc[1])
        assert not is_reporting(doc[1])


class TestCueForm:
    @pytest.mark.parametrize("word", ["says", "say", "claims", "warn"])
    def test_read_off_the_word_where_the_tag_misleads(self, word: str) -> None:
        assert is_cue_form(parsed(f"{word} NNS ROOT 0")[0])

    @pytest.mark.parametrize("word", ["mayor", "storms", "s"])
    def test_other_words(self, word: str) -> None:
        assert not is_cue_form(parsed(f"{word} NNS ROOT 0")[0])
