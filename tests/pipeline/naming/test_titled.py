"""Names behind an office, on words alone: no parser is asked."""

import pytest
import spacy
from spacy.tokens import Doc

from app.pipeline.naming.kinds import words_of
from app.pipeline.naming.titled import Named, extend_hyphened, find_called, find_entitled, find_run, find_titled

WORDS = spacy.blank("en")
WORDS.add_pipe("sentencizer")


def in_words(doc: Doc, named: list[Named]) -> list[tuple[str, str]]:
    return [(words_of(doc, start, end), label) for start, end, label in named]


def titled_in(text: str) -> list[tuple[str, str]]:
    doc = WORDS(text)
    return in_words(doc, list(find_titled(doc)))


def entitled_in(text: str) -> list[tuple[str, str]]:
    doc = WORDS(text)
    return in_words(doc, list(find_entitled(doc)))


class TestPlaceAndPerson:
    @pytest.mark.parametrize(
        ("text", "place", "person"),
        [
            ("The President of Valdoria Mirko Tesan left.", "Valdoria", "Mirko Tesan"),
            ("The president of Peru Mirko Tesan left.", "Peru", "Mirko Tesan"),
            ("Mayor of Puerto Alba Luz Marin spoke. Marin left at noon.", "Puerto Alba", "Luz Marin"),
            ("The governor of Ostra Nadia El-Sayed left.", "Ostra", "Nadia El-Sayed"),
        ],
    )
    def test_are_parted(self, text: str, place: str, person: str) -> None:
        assert titled_in(text) == [(place, "GPE"), (person, "PERSON")]

    @pytest.mark.parametrize("rest", ["Sel voted in May.", "The Selan army left."])
    def test_person_of_three_names_where_the_place_recurs_without(self, rest: str) -> None:
        named = titled_in(f"The Mayor of Sela Vara Ruy Tesan spoke. {rest}".replace("Sel voted", "Sela voted"))
        assert named == [("Sela", "GPE"), ("Vara Ruy Tesan", "PERSON")]

    @pytest.mark.parametrize("rest", ["Sel Vara voted in May.", "Ruy Tesan left.", "Tesan left."])
    def test_place_of_two_names_where_it_or_the_person_recurs(self, rest: str) -> None:
        assert titled_in(f"The Mayor of Sel Vara Ruy Tesan spoke. {rest}") == [("Sel Vara", "GPE"), ("Ruy Tesan", "PERSON")]

    def test_surname_alone_needs_the_rest_of_the_article(self) -> None:
        office = "The chancellor of Valdoria Tesan spoke."
        assert titled_in(office) == []
        assert titled_in(f"{office} The Valdorian army left, but Tesan stayed.") == [("Valdoria", "GPE"), ("Tesan", "PERSON")]

    @pytest.mark.parametrize(
        "text",
        [
            "The President of Valdoria left.",
            "The President of Puerto Alba left.",
            "The history of Puerto Alba Luz Marin wrote is long.",
            "The roof of Norvale Hall fell.",
            "of Norvale Tilda Brask",
            "The mayor of",
            "",
        ],
    )
    def test_nothing_to_part(self, text: str) -> None:
        assert titled_in(text) == []

    def test_name_ends_with_its_sentence(self) -> None:
        assert titled_in("She is the mayor of Norvale. Tilda Brask left.") == []


class TestPortfolio:
    @pytest.mark.parametrize(
        ("text", "person"),
        [
            ("The Minister of Energy Tilda Brask left.", "Tilda Brask"),
            ("Secretary of State Odo Harl left.", "Odo Harl"),
            ("The minister of Health Harl left.", "Harl"),
        ],
    )
    def test_is_no_part_of_the_name(self, text: str, person: str) -> None:
        assert titled_in(text) == [(person, "PERSON")]

    def test_alone_names_nobody(self) -> None:
        assert titled_in("The Minister of Energy left.") == []


class TestTitleBeforeAName:
    @pytest.mark.parametrize(
        ("text", "person"),
        [
            ("On Monday King Aldous Renwick left the old palace for good.", "Aldous Renwick"),
            ("The dam, said Dr. Nadia El-Sayed, was weak.", "Nadia El-Sayed"),
            ("They met Governor Aldous de Renwick at the dam.", "Aldous de Renwick"),
        ],
    )
    def test_given_name_and_surname(self, text: str, person: str) -> None:
        assert entitled_in(text) == [(person, "PERSON")]

    @pytest.mark.parametrize(
        "text",
        [
            "On Monday the king left Norvale Bay for good.",
            "On Monday King Aldous left the palace.",
            "They were met by a General Council Of Five Old Towns at the dam.",
            "On Monday it was Vice President Mayor who left.",
        ],
    )
    def test_other_words(self, text: str) -> None:
        assert entitled_in(text) == []

    @pytest.mark.parametrize("text", ["Governor Backs Dam Plan", "Mayor Slams Council Over Flood", "Judge Frees Harbour Chief"])
    def test_headline_in_capitals_shows_no_names(self, text: str) -> None:
        assert entitled_in(text) == []


class TestCalled:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Boss Wyn Quarnby left in May.", ["Wyn Quarnby"]),
            ("Wyn Quarnby, 51, left in May.", ["Wyn Quarnby"]),
            ("Wyn Quarnby, 5, left in May.", []),
            ("Last May, 51, he left.", []),
            ("Boss Quarnby left in May.", []),
        ],
    )
    def test_behind_a_role_that_opens_the_sentence_or_before_an_age(self, text: str, found: list[str]) -> None:
        doc = WORDS(text)
        assert in_words(doc, list(find_called(doc))) == [(name, "PERSON") for name in found]


class TestRun:
    def run(self, text: str) -> list[str]:
        doc = WORDS(text)
        return [words_of(doc, start, end) for start, end in find_run(doc, 0)]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Tilda Brask left", ["Tilda", "Brask"]),
            ("Nadia El-Sayed left", ["Nadia", "El-Sayed"]),
            ("Tilda van Brask left", ["Tilda", "van Brask"]),
            ("Tilda van left", ["Tilda"]),
            ("Tilda Brask Jr. Brask left", ["Tilda", "Brask", "Jr."]),
            ("van Brask left", []),
            ("Brask, Harl", ["Brask"]),
            ("Brask. Harl left", ["Brask"]),
            ("the Brask", []),
        ],
    )
    def test_capitalised_words(self, text: str, words: list[str]) -> None:
        assert self.run(text) == words

    def test_is_bounded(self) -> None:
        assert len(self.run("Brask " * 40)) == 7

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("El-Sayed left", "El-Sayed"),
            ("El-Sayed-Harl left", "El-Sayed-Harl"),
            ("Brask - Harl left", "Brask"),
            ("Brask-led talks", "Brask"),
            ("Brask", "Brask"),
        ],
    )
    def test_hyphen_without_blanks_before_a_capital(self, text: str, whole: str) -> None:
        doc = WORDS(text)
        assert doc[: extend_hyphened(doc, 1)].text == whole
