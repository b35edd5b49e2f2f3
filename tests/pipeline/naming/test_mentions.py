"""Which words are names, and of what, on docs parsed and labelled by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.naming.folding import fold
from app.pipeline.naming.kinds import vote, words_of
from app.pipeline.naming.mentions import find_named, find_shortened
from app.pipeline.naming.titled import is_title
from app.vocabulary import EntityKind
from tests.pipeline.conftest import VOCAB, parsed


def named_in(doc: Doc) -> list[tuple[str, str]]:
    return [(words_of(doc, start, end), label) for start, end, label in find_named(doc)]


def kind_of(doc: Doc, name: str) -> EntityKind | None:
    return vote(doc, find_named(doc)).get(fold(name))


class TestBorders:
    def test_article_and_possessive_are_left_out(self) -> None:
        doc = parsed(
            "the DT det 2 - ORG", "Pump NNP compound 2 - ORG", "Board NNP poss 4 - ORG", "'s POS case 2 - ORG", "yard NN ROOT 4"
        )
        assert named_in(doc) == [("Pump Board", "ORG")]

    def test_title_is_no_part_of_a_name(self) -> None:
        doc = parsed(
            "Mayor NNP compound 2 - PERSON", "Tilda NNP compound 2 - PERSON", "Brask NNP nsubj 3 - PERSON", "spoke VBD ROOT 3 speak"
        )
        assert named_in(doc) == [("Tilda Brask", "PERSON")]

    def test_role_before_a_name_is_no_part_of_it(self) -> None:
        doc = parsed(
            "Volunteer NN compound 2 - PERSON",
            "Tilda NNP compound 2 - PERSON",
            "Brask NNP nsubj 3 - PERSON",
            "spoke VBD ROOT 3 speak",
        )
        assert named_in(doc) == [("Tilda Brask", "PERSON")]

    def test_state_before_a_name_is_parted_from_it(self) -> None:
        doc = parsed(
            "President NNP nsubj 5",
            "of IN prep 0",
            "Peru NNP compound 4 - PERSON",
            "Mirko NNP compound 4 - PERSON",
            "Tesan NNP pobj 1 - PERSON",
            "spoke VBD ROOT 5 speak",
        )
        assert named_in(doc) == [("Peru", "GPE"), ("Mirko Tesan", "PERSON")]

    def test_state_that_only_the_article_knows_is_parted_too(self) -> None:
        doc = parsed(
            "Valdoria NNP nsubj 1 - GPE",
            "waited VBD ROOT 1 wait",
            ". . punct 1",
            "President NNP nsubj 8",
            "of IN prep 3",
            "Valdoria NNP compound 7 - PERSON",
            "Mirko NNP compound 7 - PERSON",
            "Tesan NNP pobj 4 - PERSON",
            "spoke VBD ROOT 8 speak",
        )
        assert named_in(doc) == [("Valdoria", "GPE"), ("Valdoria", "GPE"), ("Mirko Tesan", "PERSON")]

    def test_days_and_sums_are_no_names(self) -> None:
        assert named_in(parsed("Monday NNP ROOT 0 - DATE", "$5 CD dobj 0 - MONEY")) == []


class TestSentenceStart:
    @pytest.mark.parametrize(("later", "found"), [("turnout NN", []), ("count NN", [("Turnout", "PERSON")])])
    def test_word_that_the_article_has_in_small_letters_is_no_name(self, later: str, found: list[tuple[str, str]]) -> None:
        doc = parsed(
            "Turnout NNP nsubj 1 - PERSON",
            "rose VBD ROOT 1 rise",
            ". . punct 1",
            "The DT det 4",
            f"{later} nsubj 5",
            "ended VBD ROOT 5 end",
        )
        assert named_in(doc) == found


class TestMissed:
    def test_surname_that_the_article_has_in_full(self) -> None:
        doc = parsed(
            "Tilda NNP compound 1 - PERSON",
            "Brask NNP nsubj 2 - PERSON",
            "spoke VBD ROOT 2 speak",
            ". . punct 2",
            "Brask NNP nsubj 5",
            "left VBD ROOT 5 leave",
        )
        assert list(find_shortened(doc, find_named(doc), {"Brask"})) == [(4, 5, "PERSON")]

    def test_surname_of_two_parts(self) -> None:
        doc = Doc(VOCAB, words=["Moss", "-", "Lind", "left"], spaces=[False, False, True, False])
        assert list(find_shortened(doc, [], {"Lind"})) == [(0, 3, "PERSON")]

    def test_name_behind_a_title(self) -> None:
        doc = parsed("Mayor NNP compound 2", "Tilda NNP compound 2", "Brask NNP nsubj 3", "spoke VBD ROOT 3 speak")
        assert named_in(doc) == [("Tilda Brask", "PERSON")]

    def test_role_in_lower_case_names_nobody(self) -> None:
        doc = parsed("The DT det 1", "chief NN amod 2", "Export NNP nsubj 3", "fell VBD ROOT 3 fall")
        assert named_in(doc) == []


class TestVote:
    @pytest.mark.parametrize(("label", "found"), [("- DATE", []), ("", [("March", "GPE")])])
    def test_month_is_no_town(self, label: str, found: list[tuple[str, str]]) -> None:
        doc = parsed("it PRP nsubj 1", "rained VBD ROOT 1 rain", "in IN prep 1", f"March NNP pobj 2 {label}".strip(), ". . punct 1")
        assert named_in(doc) == found

    def test_place_of_the_gazetteer_that_the_model_calls_a_person(self) -> None:
        doc = parsed("Arequipa NNP nsubj 1 - PERSON", "slept VBD ROOT 1 sleep")
        assert kind_of(doc, "Arequipa") == EntityKind.PLACE

    def test_unknown_place_by_agreement_within_the_article(self) -> None:
        doc = parsed(
            "Norvale NNP nsubj 1 - PERSON",
            "slept VBD ROOT 1 sleep",
            "in IN prep 1",
            "Norvale NNP pobj 2 - GPE",
            "near IN prep 1",
            "Norvale NNP pobj 4 - PERSON",
        )
        assert kind_of(doc, "Norvale") == EntityKind.PLACE

    def test_person_behind_a_title_that_the_model_calls_a_place(self) -> None:
        doc = parsed("Mayor NNP compound 1", "Brask NNP nsubj 2 - GPE", "spoke VBD ROOT 2 speak")
        assert kind_of(doc, "Brask") == EntityKind.PERSON

    def test_person_named_like_a_city_by_the_full_name(self) -> None:
        doc = parsed(
            "Paulina NNP compound 1 - PERSON",
            "Lima NNP nsubj 2 - PERSON",
            "spoke VBD ROOT 2 speak",
            ". . punct 2",
            "Lima NNP nsubj 5 - GPE",
            "left VBD ROOT 5 leave",
        )
        assert kind_of(doc, "Lima") == EntityKind.PERSON

    def test_two_words_that_say_something_are_a_person(self) -> None:
        doc = parsed("Tilda NNP compound 1 - ORG", "Brask NNP nsubj 2 - ORG", "said VBD ROOT 2 say", "so RB advmod 2")
        assert kind_of(doc, "Tilda Brask") == EntityKind.PERSON

    @pytest.mark.parametrize(
        ("last", "kind"),
        [("Ministry", EntityKind.GOVERNMENT), ("Union", EntityKind.ORGANIZATION), ("Ltd", EntityKind.ORGANIZATION)],
    )
    def test_bodies_by_their_own_words(self, last: str, kind: EntityKind) -> None:
        doc = parsed("Harbour NNP compound 1 - PERSON", f"{last} NNP nsubj 2 - PERSON", "fell VBD ROOT 2 fall")
        assert kind_of(doc, f"Harbour {last}") == kind


class TestIsTitle:
    @pytest.mark.parametrize("word", ["President", "dr", "Dr.", "Mrs", "MAYOR"])
    def test_titles(self, word: str) -> None:
        assert is_title(word)

    @pytest.mark.parametrize("word", ["baker", "Tilda", ""])
    def test_others(self, word: str) -> None:
        assert not is_title(word)
