"""Whom "the man", "the Briton" or "the 34-year-old" means, on docs parsed by hand with the article's names given."""

import pytest
from spacy.tokens import Doc

from app.pipeline.names import Names
from app.pipeline.records import Speaker, make_span
from app.pipeline.voices.epithets import resolve_epithet
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed
from tests.pipeline.test_speakers import BOARD, BRASK, HARL, make_names, make_person
from tests.pipeline.voices.test_roles import called

BOTH = (make_person("Odo Harl"), make_person("Tilda Brask"))


def meant_by(doc: Doc, names: Names, *heard: Speaker, first: int = 0, head: int = 1) -> str | None:
    """The name of who is meant by the tokens from `first` to `head`; the speakers heard stand before the text's first word."""
    voices = Voices(names, [(number - len(heard), speaker) for number, speaker in enumerate(heard)])
    mention = make_span(doc.text, doc[first].idx, doc[head].idx + len(doc[head].text))
    speaker = resolve_epithet(doc, doc.text, voices, (first, head + 1), doc[head], mention)
    return speaker.name if speaker is not None else None


class TestWords:
    @pytest.mark.parametrize("word", ["author", "actress", "firebrand"])
    def test_anybody_s_words_mean_the_last_person_heard(self, word: str) -> None:
        assert meant_by(called(word), make_names(people=BOTH), BRASK, BOARD) == "Tilda Brask"
        assert meant_by(called(word), make_names(people=BOTH), BOARD) is None

    @pytest.mark.parametrize("word", ["Briton", "Peruvian"])
    def test_people_s_adjective_means_the_last_person_heard(self, word: str) -> None:
        assert meant_by(called(word, tag="NNP"), make_names(people=BOTH), HARL, BOARD) == "Odo Harl"

    def test_office_of_somebody_without_one(self) -> None:
        assert meant_by(called("governor"), make_names(people=BOTH), HARL) == "Odo Harl"
        people = (make_person("Odo Harl", "judge"), make_person("Tilda Brask"))
        assert meant_by(called("governor"), make_names(people=people), BRASK, HARL) == "Tilda Brask"

    def test_gender_of_the_word(self) -> None:
        names = make_names(people=(make_person("Odo Harl"), make_person("Tilda Brask")))
        names.people["Odo Harl"].male = True
        assert meant_by(called("actress"), names, BRASK, HARL) == "Tilda Brask"

    def test_trade_means_somebody_known_only_with_an_epithet(self) -> None:
        assert meant_by(called("bookkeeper"), make_names(people=BOTH), HARL) is None
        words = ("the DT det 2", "plucky JJ amod 2", "bookkeeper NN nsubj 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert meant_by(parsed(*words), make_names(people=BOTH), HARL, head=2) == "Odo Harl"

    @pytest.mark.parametrize("article", ["a", "another"])
    def test_somebody_else_brought_in_before(self, article: str) -> None:
        before = (f"{article} DT det 1", "woman NN nsubj 2", "fell VBD ROOT 2 fall", ". . punct 2")
        words = ("the DT det 5", "woman NN nsubj 6", "spoke VBD ROOT 6 speak", ". . punct 6")
        assert meant_by(parsed(*before, *words), make_names(people=BOTH), BRASK, first=4, head=5) is None


class TestAge:
    def test_last_person_heard(self) -> None:
        doc = parsed("the DT dep 3", "34-year-old JJ nsubj 3", "then RB advmod 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert meant_by(doc, make_names(people=BOTH), HARL, head=1) == "Odo Harl"

    def test_person_whose_age_is_told(self) -> None:
        doc = parsed("the DT dep 3", "34-year-old JJ nsubj 3", "then RB advmod 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        names = make_names(people=(make_person("Odo Harl"), make_person("Tilda Brask")))
        names.people["Tilda Brask"].age = 34
        assert meant_by(doc, names, BRASK, HARL, head=1) == "Tilda Brask"


class TestParent:
    def test_last_person_of_that_gender(self) -> None:
        words = ("the DT det 1", "mum-of-two NN nsubj 2", "spoke VBD ROOT 2 speak", ". . punct 2")
        names = make_names(people=(make_person("Odo Harl"), make_person("Tilda Brask")))
        names.people["Odo Harl"].male = True
        assert meant_by(parsed(*words), names, BRASK, HARL) == "Tilda Brask"


class TestPair:
    def test_two_who_spoke_as_one(self) -> None:
        pair = Speaker("Odo Harl and Tilda Brask", EntityKind.PERSON, None)
        assert meant_by(called("couple"), make_names(people=BOTH), pair) == "Odo Harl and Tilda Brask"
        assert meant_by(called("couple"), make_names(people=BOTH), HARL) is None
