"""Who an article names: full names, roles, states and bodies, on docs parsed and labelled by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.names import Names, find_names
from app.pipeline.naming.affiliations import find_affiliation, find_state
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed

FULL = ("Tilda NNP compound 1 - PERSON", "Brask NNP nsubj 2 - PERSON", "spoke VBD ROOT 2 speak", ". . punct 2")


def names_in(doc: Doc) -> Names:
    return find_names(doc, doc.text)


class TestFullNames:
    def test_surname_is_the_full_name(self) -> None:
        names = names_in(parsed(*FULL, "Brask NNP nsubj 5 - PERSON", "left VBD ROOT 5 leave"))
        assert [(mention.exact, mention.name) for mention in names.mentions] == [
            ("Tilda Brask", "Tilda Brask"),
            ("Brask", "Tilda Brask"),
        ]
        assert list(names.people) == ["Tilda Brask"]

    def test_given_names_that_share_a_surname(self) -> None:
        doc = parsed(
            "Ingrid NNP nsubj 4 - ORG",
            "and CC cc 0",
            "Oscar NNP compound 3 - PERSON",
            "Falk NNP conj 0 - PERSON",
            "left VBD ROOT 4 leave",
            ". . punct 4",
            "Ingrid NNP nsubj 7 - ORG",
            "spoke VBD ROOT 7 speak",
        )
        assert [(mention.name, mention.kind) for mention in names_in(doc).mentions] == [
            ("Ingrid Falk", EntityKind.PERSON),
            ("Oscar Falk", EntityKind.PERSON),
            ("Ingrid Falk", EntityKind.PERSON),
        ]

    def test_acronym_that_the_model_takes_for_somebody_is_the_body(self) -> None:
        doc = parsed(
            "Marine NNP compound 2 - ORG",
            "Accident NNP compound 2 - ORG",
            "Board NNP nsubj 3 - ORG",
            "met VBD ROOT 3 meet",
            ". . punct 3",
            "Dr. NNP compound 6",
            "MAB NNP nsubj 7 - PERSON",
            "spoke VBD ROOT 7 speak",
        )
        assert [(mention.name, mention.kind) for mention in names_in(doc).mentions] == [
            ("Marine Accident Board", EntityKind.ORGANIZATION)
        ] * 2

    def test_surname_before_the_full_name(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1 - PERSON",
            "left VBD ROOT 1 leave",
            ". . punct 1",
            "Tilda NNP compound 4 - PERSON",
            "Brask NNP nsubj 5 - PERSON",
            "spoke VBD ROOT 5 speak",
        )
        assert [mention.name for mention in names_in(doc).mentions] == ["Tilda Brask", "Tilda Brask"]

    def test_surname_of_two_people_is_nobody_s_full_name(self) -> None:
        doc = parsed(
            *FULL,
            "Odo NNP compound 5 - PERSON",
            "Brask NNP nsubj 6 - PERSON",
            "spoke VBD ROOT 6 speak",
            ". . punct 6",
            "Brask NNP nsubj 9 - PERSON",
            "left VBD ROOT 9 leave",
        )
        assert [mention.name for mention in names_in(doc).mentions] == ["Tilda Brask", "Odo Brask", "Brask"]

    def test_accents_and_case_do_not_part_a_person(self) -> None:
        doc = parsed(
            "Émile NNP compound 1 - PERSON",
            "Foré NNP nsubj 2 - PERSON",
            "spoke VBD ROOT 2 speak",
            ". . punct 2",
            "Fore NNP nsubj 5 - PERSON",
            "left VBD ROOT 5 leave",
        )
        assert [mention.name for mention in names_in(doc).mentions] == ["Émile Foré", "Émile Foré"]


class TestPeople:
    def test_title_gives_gender(self) -> None:
        doc = parsed("Mrs NNP compound 1", "Brask NNP nsubj 2 - PERSON", "spoke VBD ROOT 2 speak")
        assert names_in(doc).people["Brask"].male is False

    def test_words_before_the_name_give_role_and_state(self) -> None:
        doc = parsed(
            "Peruvian JJ amod 3",
            "President NNP compound 3",
            "Mirko NNP compound 3 - PERSON",
            "Tesan NNP nsubj 4 - PERSON",
            "spoke VBD ROOT 4 speak",
        )
        person = names_in(doc).people["Mirko Tesan"]
        assert "president" in person.roles
        assert person.affiliation == "Peru"

    def test_minister_belongs_to_the_ministry(self) -> None:
        doc = parsed(
            "Energy NNP compound 3",
            "Minister NNP compound 3",
            "Odo NNP compound 3 - PERSON",
            "Harl NNP nsubj 4 - PERSON",
            "spoke VBD ROOT 4 speak",
        )
        assert names_in(doc).people["Odo Harl"].affiliation == "Energy Ministry"

    def test_president_of_a_state(self) -> None:
        doc = parsed(
            "President NNP nsubj 5",
            "of IN prep 0",
            "Peru NNP compound 4 - PERSON",
            "Mirko NNP compound 4 - PERSON",
            "Tesan NNP pobj 1 - PERSON",
            "spoke VBD ROOT 5 speak",
        )
        names = names_in(doc)
        assert [(mention.name, mention.kind) for mention in names.mentions] == [
            ("Peru", EntityKind.PLACE),
            ("Mirko Tesan", EntityKind.PERSON),
        ]
        person = names.people["Mirko Tesan"]
        assert "president" in person.roles
        assert person.affiliation == "Peru"

    def test_apposition_behind_the_name_gives_role_and_body(self) -> None:
        doc = parsed(
            "Tilda NNP compound 1 - PERSON",
            "Brask NNP nsubj 8 - PERSON",
            ", , punct 1",
            "head NN appos 1",
            "of IN prep 3",
            "Harbour NNP compound 6 - ORG",
            "Watch NNP pobj 4 - ORG",
            ", , punct 1",
            "spoke VBD ROOT 8 speak",
        )
        person = names_in(doc).people["Tilda Brask"]
        assert "head" in person.roles
        assert person.affiliation == "Harbour Watch"

    def test_role_before_an_apposed_name(self) -> None:
        doc = parsed(
            "The DT det 1",
            "spokesman NN nsubj 6",
            ", , punct 1",
            "Odo NNP compound 4 - PERSON",
            "Harl NNP appos 1 - PERSON",
            ", , punct 1",
            "spoke VBD ROOT 6 speak",
        )
        person = names_in(doc).people["Odo Harl"]
        assert "spokesman" in person.roles
        assert person.male is True


class TestStates:
    def test_adjective_of_a_place_that_only_the_article_knows(self) -> None:
        doc = parsed(
            "The DT det 2",
            "Valdorian JJ amod 2",
            "army NN nsubj 3",
            "left VBD ROOT 3 leave",
            "Valdoria NNP dobj 3 - GPE",
            ". . punct 3",
        )
        names = names_in(doc)
        assert names.states == {"valdorian": "Valdoria"}
        assert find_state(doc, 0, 3, names.states) == "Valdoria"

    def test_place_itself_is_no_adjective_of_another(self) -> None:
        doc = parsed("Valdoria NNP nsubj 1 - GPE", "left VBD ROOT 1 leave", "Valdor NNP dobj 1 - GPE")
        assert names_in(doc).states == {}

    @pytest.mark.parametrize(("word", "state"), [("Peruvian", "Peru"), ("Lima", "Peru"), ("peruvian", None), ("Captain", None)])
    def test_words_of_a_known_state(self, word: str, state: str | None) -> None:
        assert find_state(parsed(f"{word} JJ amod 1", "army NN ROOT 1"), 0, 2, {}) == state

    def test_affiliation_prefers_the_state_to_the_body(self) -> None:
        doc = parsed("Peru NNP poss 3 - GPE", "'s POS case 0", "Harbour NNP compound 3 - ORG", "Watch NNP ROOT 3 - ORG")
        assert find_affiliation(doc, 0, 4, {}) == "Peru"
        assert find_affiliation(doc, 2, 4, {}) == "Harbour Watch"


class TestBodies:
    def test_state_in_the_name(self) -> None:
        doc = parsed(
            "Peruvian NNP compound 2 - ORG", "Harbour NNP compound 2 - ORG", "Board NNP nsubj 3 - ORG", "spoke VBD ROOT 3 speak"
        )
        assert names_in(doc).bodies == {"Peruvian Harbour Board": "Peru"}

    def test_possessive_of_its_state_is_no_part_of_the_name(self) -> None:
        doc = parsed(
            "Peru NNP poss 3 - ORG",
            "'s POS case 0 - ORG",
            "Harbour NNP compound 3 - ORG",
            "Board NNP nsubj 4 - ORG",
            "spoke VBD ROOT 4 speak",
        )
        assert names_in(doc).bodies == {"Harbour Board": "Peru"}
