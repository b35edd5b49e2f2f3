"""Whom a title or role stands for, on docs parsed by hand with the article's names given."""

import pytest
from spacy.tokens import Doc

from app.pipeline.names import Names
from app.pipeline.records import Speaker, make_span
from app.pipeline.voices.roles import resolve_role
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed
from tests.pipeline.test_speakers import BOARD, BRASK, HARL, make_mention, make_names, make_person


def role_of(doc: Doc, names: Names, *heard: Speaker, first: int = 0, head: int = 1) -> str | None:
    """The name of who is meant by the tokens from `first` to `head`; the speakers heard stand before the text's first word."""
    voices = Voices(names, [(number - len(heard), speaker) for number, speaker in enumerate(heard)])
    mention = make_span(doc.text, doc[first].idx, doc[head].idx + len(doc[head].text))
    speaker = resolve_role(doc, voices, (first, head + 1), doc[head], mention)
    return speaker.name if speaker is not None else None


def called(word: str, *, article: str = "the DT", tag: str = "NN") -> Doc:
    """ "ARTICLE WORD spoke." """
    return parsed(f"{article} det 1", f"{word} {tag} nsubj 2", "spoke VBD ROOT 2 speak", ". . punct 2")


class TestWords:
    @pytest.mark.parametrize(
        ("role", "word"),
        [
            ("minister", "secretary"),
            ("secretary", "minister"),
            ("spokesman", "spokesperson"),
            ("colonel", "officer"),
            ("boss", "chief"),
        ],
    )
    def test_general_word_and_special_one(self, role: str, word: str) -> None:
        assert role_of(called(word), make_names(people=(make_person("Odo Harl", role),))) == "Odo Harl"

    @pytest.mark.parametrize(("role", "word"), [("colonel", "sergeant"), ("king", "mayor"), ("surgeon", "nurse")])
    def test_two_special_words_of_one_group_are_two_people(self, role: str, word: str) -> None:
        assert role_of(called(word), make_names(people=(make_person("Odo Harl", role),))) is None

    @pytest.mark.parametrize("word", ["wall", "teacher"])
    def test_words_that_name_no_role(self, word: str) -> None:
        assert role_of(called(word), make_names(people=(make_person("Odo Harl", "baker"),)), HARL) is None

    def test_word_that_the_article_gives_somebody(self) -> None:
        assert role_of(called("baker"), make_names(people=(make_person("Odo Harl", "baker"),)), BRASK) == "Odo Harl"

    def test_head_of_state_is_a_leader(self) -> None:
        doc = parsed("The DT det 1", "head NN nsubj 4", "of IN prep 1", "state NN pobj 2", "spoke VBD ROOT 4 speak", ". . punct 4")
        people = (make_person("Tilda Brask", "head"), make_person("Odo Harl", "president"))
        assert role_of(doc, make_names(people=people), head=1) == "Odo Harl"


class TestDefinite:
    @pytest.mark.parametrize("article", ["the DT", "this DT", "his PRP$", "their PRP$"])
    def test_somebody_known(self, article: str) -> None:
        assert role_of(called("mayor", article=article), make_names(people=(make_person("Odo Harl", "mayor"),))) == "Odo Harl"

    @pytest.mark.parametrize("article", ["a DT", "another DT", "every DT", "former JJ"])
    def test_somebody_new(self, article: str) -> None:
        assert role_of(called("mayor", article=article), make_names(people=(make_person("Odo Harl", "mayor"),))) is None

    def test_headline_needs_no_article(self) -> None:
        names = make_names(people=(make_person("Odo Harl", "mayor"),))
        assert role_of(parsed("Mayor NN nsubj 1", "backs VBZ ROOT 1 back", "dam NN dobj 1"), names, head=0) == "Odo Harl"

    def test_prose_does(self) -> None:
        names = make_names(people=(make_person("Odo Harl", "owner"),))
        doc = parsed("Owner NN nsubj 1", "backs VBZ ROOT 1 back", "dam NN dobj 1", ". . punct 1")
        assert role_of(doc, names, head=0) is None

    def test_several_are_not_one(self) -> None:
        names = make_names(people=(make_person("Odo Harl", "senator"),))
        assert role_of(called("senators", tag="NNS"), names) is None


class TestChoice:
    PEOPLE = (make_person("Tilda Brask", "mayor", first=0), make_person("Odo Harl", "mayor", first=5))

    def test_last_heard_of_those_that_fit(self) -> None:
        assert role_of(called("mayor"), make_names(people=self.PEOPLE), HARL, BRASK, BOARD) == "Tilda Brask"

    def test_else_the_last_one_named_before(self) -> None:
        doc = parsed("Then RB advmod 3", "the DT det 2", "mayor NN nsubj 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert role_of(doc, make_names(people=self.PEOPLE), first=1, head=2) == "Tilda Brask"

    def test_state_leaves_one(self) -> None:
        people = (
            make_person("Ana Ferrell", "minister", affiliation="Peru"),
            make_person("Odo Harl", "minister", affiliation="Chile"),
        )
        doc = parsed("The DT det 2", "Chilean JJ amod 2", "minister NN nsubj 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert role_of(doc, make_names(people=people), head=2) == "Odo Harl"

    def test_person_of_the_state_whose_role_is_not_told(self) -> None:
        people = (make_person("Ana Ferrell", affiliation="Peru"), make_person("Odo Harl", affiliation="Chile"))
        doc = parsed("The DT det 2", "Peruvian JJ amod 2", "leader NN nsubj 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert role_of(doc, make_names(people=people), head=2) == "Ana Ferrell"


class TestOnlySpeaker:
    def test_capital_office_is_the_one_person_heard(self) -> None:
        assert role_of(called("President", tag="NNP"), make_names(people=(make_person("Odo Harl"),)), HARL, BOARD) == "Odo Harl"

    def test_of_two_nobody(self) -> None:
        names = make_names(people=(make_person("Odo Harl"), make_person("Tilda Brask")))
        assert role_of(called("President", tag="NNP"), names, HARL, BRASK) is None

    def test_who_has_another_role_is_not_meant(self) -> None:
        names = make_names(people=(make_person("Odo Harl", "baker"),))
        assert role_of(called("President", tag="NNP"), names, HARL) is None

    def test_office_in_small_letters_is_the_one_person_without_a_role(self) -> None:
        people = (make_person("Odo Harl"), make_person("Tilda Brask", "baker"))
        assert role_of(called("president"), make_names(people=people), BRASK) == "Odo Harl"

    def test_of_two_without_a_role_nobody(self) -> None:
        people = (make_person("Odo Harl"), make_person("Tilda Brask"))
        assert role_of(called("president"), make_names(people=people), HARL) is None

    def test_other_roles_are_nobody_s_without_a_sign(self) -> None:
        assert role_of(called("owner"), make_names(people=(make_person("Odo Harl"),)), HARL) is None


class TestBodies:
    @pytest.mark.parametrize("word", ["company", "firm", "operator"])
    def test_firm_that_was_named_and_did_not_speak(self, word: str) -> None:
        doc = parsed(
            "Kestrel NNP compound 1 - ORG",
            "Mining NNP nsubj 2 - ORG",
            "grew VBD ROOT 2 grow",
            ". . punct 2",
            "The DT det 5",
            f"{word} NN nsubj 6",
            "spoke VBD ROOT 6 speak",
            ". . punct 6",
        )
        names = make_names(make_mention(doc, 0, 2, EntityKind.ORGANIZATION), bodies=("Kestrel Mining",))
        assert role_of(doc, names, first=4, head=5) == "Kestrel Mining"

    def test_supplier_is_the_body_of_the_sentence_before(self) -> None:
        doc = parsed(
            "Harlow NNP nsubj 1 - ORG",
            "delivered VBD ROOT 1 deliver",
            ". . punct 1",
            "The DT det 4",
            "supplier NN nsubj 5",
            "spoke VBD ROOT 5 speak",
        )
        names = make_names(make_mention(doc, 0, 1, EntityKind.ORGANIZATION), bodies=("Harlow", "Kestrel Mining"))
        assert role_of(doc, names, Speaker("Kestrel Mining", EntityKind.ORGANIZATION, None), first=3, head=4) == "Harlow"

    @pytest.mark.parametrize("word", ["insurer", "supplier", "lender"])
    def test_its_insurer_is_not_who_is_insured(self, word: str) -> None:
        doc = parsed(
            "Harlow NNP nsubj 1 - ORG",
            "grew VBD ROOT 1 grow",
            ". . punct 1",
            "Its PRP$ poss 4",
            f"{word} NN nsubj 5",
            "spoke VBD ROOT 5 speak",
        )
        names = make_names(make_mention(doc, 0, 1, EntityKind.ORGANIZATION), bodies=("Harlow",))
        assert role_of(doc, names, Speaker("Harlow", EntityKind.ORGANIZATION, None), first=3, head=4) is None

    @pytest.mark.parametrize("word", ["police", "army", "hospital", "court"])
    def test_body_of_which_a_place_has_one_is_itself(self, word: str) -> None:
        assert role_of(called(word), make_names(), BOARD) is None

    def test_last_body_whose_name_agrees(self) -> None:
        union = Speaker("Coast Farmers Union", EntityKind.ORGANIZATION, None)
        assert role_of(called("board"), make_names(), BOARD, union) == "Marine Accident Board"
        assert role_of(called("agency"), make_names(), BOARD, union) == "Coast Farmers Union"

    def test_government_is_no_other_body(self) -> None:
        assert role_of(called("government"), make_names(), BOARD, Speaker("Harlow Cross", EntityKind.ORGANIZATION, None)) is None

    def test_his_office_is_not_the_last_body(self) -> None:
        assert role_of(called("office", article="his PRP$"), make_names(), BOARD) is None

    @pytest.mark.parametrize(
        ("words", "name"),
        [(("Swiss JJ amod 2", "firm"), "Harlow"), (("fire NN compound 2", "service"), None), (("rival JJ amod 2", "firm"), None)],
    )
    def test_words_before_a_firm_say_little(self, words: tuple[str, str], name: str | None) -> None:
        doc = parsed("the DT det 2", words[0], f"{words[1]} NN nsubj 3", "spoke VBD ROOT 3 speak", ". . punct 3")
        assert role_of(doc, make_names(), Speaker("Harlow", EntityKind.ORGANIZATION, None), head=2) == name

    def test_lender_is_not_who_the_text_calls_a_union(self) -> None:
        names = make_names()
        names.nouns["Harlow"] = {"union"}
        assert role_of(called("company"), names, BOARD, Speaker("Harlow", EntityKind.ORGANIZATION, None)) is None

    @pytest.mark.parametrize("word", ["report", "statement", "lawsuit"])
    def test_document_is_its_author_s(self, word: str) -> None:
        assert role_of(called(word), make_names(), BRASK, BOARD) == "Marine Accident Board"
