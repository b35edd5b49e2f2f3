"""What a name is in its article, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.naming.folding import fold
from app.pipeline.naming.kinds import find_surnames, get_body_kind, vote
from app.pipeline.naming.mentions import find_named
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed

PERSON, PLACE, ORGANIZATION, GOVERNMENT = (
    EntityKind.PERSON,
    EntityKind.PLACE,
    EntityKind.ORGANIZATION,
    EntityKind.GOVERNMENT,
)
FULL = ("Tilda NNP compound 1 - PERSON", "Brask NNP nsubj 2 - PERSON", "spoke VBD ROOT 2 speak", ". . punct 2")


def kind_of(doc: Doc, name: str) -> EntityKind | None:
    return vote(doc, find_named(doc)).get(fold(name))


def alone(label: str, *, before: str = "near IN prep 0") -> Doc:
    return parsed("Boats NNS ROOT 0", before, f"Brask NNP pobj 1 - {label}")


class TestLabel:
    @pytest.mark.parametrize(
        ("label", "kind"),
        [("PERSON", PERSON), ("ORG", ORGANIZATION), ("GPE", PLACE), ("FAC", PLACE), ("PRODUCT", EntityKind.PRODUCT)],
    )
    def test_counts_where_nothing_else_votes(self, label: str, kind: EntityKind) -> None:
        assert kind_of(alone(label, before="of IN prep 0"), "Brask") == kind

    def test_of_no_kind_is_left_out(self) -> None:
        assert kind_of(alone("EVENT"), "Brask") is None


class TestPerson:
    def test_title_outvotes_the_label(self) -> None:
        assert kind_of(parsed("Mayor NNP compound 1", "Brask NNP nsubj 2 - ORG", "left VBD ROOT 2 leave"), "Brask") == PERSON

    def test_title_outvotes_the_gazetteer(self) -> None:
        assert kind_of(parsed("Mayor NNP compound 1", "London NNP nsubj 2 - GPE", "left VBD ROOT 2 leave"), "London") == PERSON

    @pytest.mark.parametrize("label", ["GPE", "LOC"])
    def test_who_speaks_is_no_place(self, label: str) -> None:
        doc = parsed(f"Brask NNP nsubj 1 - {label}", "said VBD ROOT 1 say", "nothing NN dobj 1")
        assert kind_of(doc, "Brask") == PERSON

    def test_body_of_one_word_that_speaks_is_a_body(self) -> None:
        doc = parsed("Tidewire NNP nsubj 1 - ORG", "said VBD ROOT 1 say", "nothing NN dobj 1")
        assert kind_of(doc, "Tidewire") == ORGANIZATION

    def test_place_that_speaks_is_a_place(self) -> None:
        doc = parsed("Peru NNP nsubj 1 - GPE", "said VBD ROOT 1 say", "nothing NN dobj 1")
        assert kind_of(doc, "Peru") == PLACE

    def test_who_is_called_by_the_surname_elsewhere(self) -> None:
        doc = parsed(
            "Tilda NNP compound 1 - ORG",
            "Brask NNP nsubj 2 - ORG",
            "left VBD ROOT 2 leave",
            ". . punct 2",
            "Brask NNP nsubj 5 - ORG",
            "won VBD ROOT 5 win",
        )
        assert kind_of(doc, "Tilda Brask") == PERSON
        assert kind_of(doc, "Brask") == PERSON

    def test_surname_alone_follows_the_full_name(self) -> None:
        doc = parsed(*FULL, "Brask NNP nsubj 5 - GPE", "left VBD ROOT 5 leave")
        assert kind_of(doc, "Brask") == PERSON

    def test_surname_that_is_a_city_s_name_too(self) -> None:
        doc = parsed(
            "Tilda NNP compound 1 - PERSON",
            "London NNP nsubj 2 - PERSON",
            "spoke VBD ROOT 2 speak",
            ". . punct 2",
            "London NNP nsubj 5 - GPE",
            "left VBD ROOT 5 leave",
        )
        assert kind_of(doc, "London") == PERSON


class TestPlace:
    @pytest.mark.parametrize("before", ["in IN prep 0", "near IN prep 0", "outside IN prep 0"])
    def test_behind_a_preposition_of_place(self, before: str) -> None:
        assert kind_of(alone("PERSON", before=before), "Brask") == PLACE

    @pytest.mark.parametrize("before", ["of IN prep 0", "by IN prep 0", "with IN prep 0"])
    def test_other_prepositions_tell_nothing(self, before: str) -> None:
        assert kind_of(alone("PERSON", before=before), "Brask") == PERSON

    def test_gazetteer_outvotes_the_label(self) -> None:
        doc = parsed("Boats NNS nsubj 1", "left VBD ROOT 1 leave", "Lima NNP dobj 1 - PERSON")
        assert kind_of(doc, "Lima") == PLACE

    def test_one_mention_tells_for_all(self) -> None:
        doc = parsed("Brask NNP nsubj 1 - PERSON", "fell VBD ROOT 1 fall", ". . punct 1", "in IN prep 1", "Brask NNP pobj 3 - GPE")
        assert kind_of(doc, "Brask") == PLACE


class TestBody:
    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("harbour ministry", GOVERNMENT),
            ("ministry of harbours", GOVERNMENT),
            ("department of pumps", GOVERNMENT),
            ("coast farmers union", ORGANIZATION),
            ("union of coast farmers", ORGANIZATION),
            ("board of pumps", ORGANIZATION),
            ("coast board of pumps", ORGANIZATION),
            ("brask pumps ltd", ORGANIZATION),
            ("tilda brask", None),
            ("ministry", None),
            ("of pumps", None),
        ],
    )
    def test_by_its_own_words(self, words: str, kind: EntityKind | None) -> None:
        assert get_body_kind(words.split()) == kind

    def test_no_words(self) -> None:
        assert get_body_kind([]) is None

    def test_name_of_a_body_outvotes_label_and_speech(self) -> None:
        doc = parsed("Harbour NNP compound 1 - PERSON", "Union NNP nsubj 2 - PERSON", "said VBD ROOT 2 say", "nothing NN dobj 2")
        assert kind_of(doc, "Harbour Union") == ORGANIZATION


class TestSurnames:
    def test_of_persons_with_more_than_one_name(self) -> None:
        doc = parsed(
            *FULL, "Harbour NNP compound 5 - ORG", "Union NNP nsubj 6 - ORG", "left VBD ROOT 6 leave", "Harl NNP dobj 6 - PERSON"
        )
        named = find_named(doc)
        assert find_surnames(doc, named, vote(doc, named)) == {"Brask"}


class TestFirm:
    def test_is_one_without_its_legal_form_too(self) -> None:
        form = (
            "Tilda NNP compound 2 - ORG",
            "Brask NNP compound 2 - ORG",
            "Inc NNP nsubj 3 - ORG",
            "grew VBD ROOT 3 grow",
            ". . punct 3",
        )
        bare = ("Tilda NNP compound 6 - PERSON", "Brask NNP nsubj 7 - PERSON", "shrank VBD ROOT 7 shrink", ". . punct 7")
        assert kind_of(parsed(*form, *bare), "Tilda Brask") == ORGANIZATION
        assert kind_of(parsed(*FULL), "Tilda Brask") == PERSON
