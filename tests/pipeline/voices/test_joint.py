"""People quoted as one voice, as a parsed article names them."""

import pytest
from spacy.language import Language

from app.pipeline.extract import extract


def speakers(text: str, nlp: Language) -> list[str]:
    """The names of an article's speakers in reading order."""
    return [said.speaker.name for said in extract(text, nlp=nlp).attributions if said.speaker is not None]


class TestJoint:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Tilda Brask and Karen Walker said the door was locked.", "Tilda Brask and Karen Walker"),
            ("The lawyers, Tilda Brask and Karen Walker, said the door was locked.", "Tilda Brask and Karen Walker"),
            ("Neighbours Thomas and Karen Walker said the door was locked.", "Thomas Walker and Karen Walker"),
        ],
    )
    def test_two_people_are_one_voice(self, nlp: Language, text: str, name: str) -> None:
        assert speakers(text, nlp) == [name]

    def test_they_are_the_two(self, nlp: Language) -> None:
        text = "Tilda Brask and Karen Walker said the door was locked. “We knocked for an hour,” they said."
        assert speakers(text, nlp) == ["Tilda Brask and Karen Walker"] * 2

    def test_couple_is_the_two(self, nlp: Language) -> None:
        text = "Thomas and Karen Walker lost their savings in the fire. “It was all we had,” said the couple."
        assert speakers(text, nlp) == ["Thomas Walker and Karen Walker"]

    def test_somebody_and_a_body_are_not(self, nlp: Language) -> None:
        assert speakers("Karen Walker said the door was locked and the police said it was open.", nlp)[0] == "Karen Walker"


class TestApposed:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("The operator, Sound & Hills Ferries, said nobody was hurt.", "Sound & Hills Ferries"),
            ("The country's largest union, Steel Workers United, said it would strike.", "Steel Workers United"),
            ("Four hikers were found. One of them, Karen Walker, said they had eaten snow.", "Karen Walker"),
            ("Its lead author, the chemist Prof Karen Walker, said the river was clean.", "Karen Walker"),
            ("The firm's spokeswoman, Karen Walker, said 200 jobs would go.", "Karen Walker"),
        ],
    )
    def test_name_between_commas(self, nlp: Language, text: str, name: str) -> None:
        assert speakers(text, nlp) == [name]


class TestNicknames:
    def test_name_without_it_and_the_nickname_alone(self, nlp: Language) -> None:
        text = "Thomas ‘Bear’ Walker was jailed on Monday. “I am innocent,” Bear said."
        assert speakers(text, nlp) == ["Thomas Walker"]


class TestUnnamed:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("An aide to the senator said he would try again.", "aide to the senator"),
            ("Two officials familiar with the talks said the sides were far apart.", "two officials familiar with the talks"),
            ("One resident said she heard shots.", "one resident"),
            ("The minutes of the meeting say that two members voted against.", "minutes of the meeting"),
        ],
    )
    def test_words_themselves(self, nlp: Language, text: str, name: str) -> None:
        assert speakers(text, nlp) == [name]


class TestKnown:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Karen Walker, 34, lost her home. “I cried,” the mum-of-three said.", "Karen Walker"),
            ("Plumber Thomas Walker, 52, won the lottery. “I nearly fainted,” said the 52-year-old.", "Thomas Walker"),
            ("Plumber Thomas Walker, 52, won the lottery. The 52-year-old said he nearly fainted.", "Thomas Walker"),
            ("Goalkeeper Thomas Walker will retire. “My knee is gone,” the Belgian said.", "Thomas Walker"),
            ("Local MP Karen Walker opened the road. “It was about time,” the MP said.", "Karen Walker"),
            ("The port's medical director, Dr Karen Walker, was tired. “All beds are full,” the director said.", "Karen Walker"),
        ],
    )
    def test_somebody_told_of_before(self, nlp: Language, text: str, name: str) -> None:
        assert speakers(text, nlp) == [name]

    def test_ministers_by_what_they_are_minister_of(self, nlp: Language) -> None:
        text = "Finance Minister Karen Walker met Defence Minister Thomas Quist. The defence minister said the army was tired."
        assert speakers(text, nlp) == ["Thomas Quist"]

    def test_former_president_is_not_the_president(self, nlp: Language) -> None:
        text = (
            "The former president, Thomas Quist, was jailed. President Karen Walker said it was just. "
            "The former president said he was innocent."
        )
        assert speakers(text, nlp) == ["Karen Walker", "Thomas Quist"]

    def test_ruling_speaks_for_itself(self, nlp: Language) -> None:
        text = "The council said it was sorry. The ruling said the fine was lawful."
        assert speakers(text, nlp)[-1] == "ruling"
