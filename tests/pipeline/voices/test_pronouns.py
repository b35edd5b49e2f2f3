"""Whom a pronoun stands for, on docs parsed by hand with the article's names given."""

import pytest
from spacy.tokens import Doc, Token

from app.pipeline.names import Names
from app.pipeline.records import Speaker, make_span
from app.pipeline.voices.pronouns import resolve_pronoun
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed
from tests.pipeline.test_speakers import BOARD, BRASK, HARL, make_mention, make_names, make_person

WITNESSES = Speaker("two witnesses", EntityKind.UNNAMED, None)
FALK = Speaker("Ingrid Falk", EntityKind.PERSON, None)
LIMA = Speaker("Lima", EntityKind.GOVERNMENT, None)


def get_nobody(noun: Token) -> None:
    """No subject without a name is anybody."""


def meant(doc: Doc, names: Names, *heard: Speaker, at: int) -> str | None:
    """The name of who is meant by the pronoun at a token; the speakers heard stand before the text's first word."""
    voices = Voices(names, [(number - len(heard), speaker) for number, speaker in enumerate(heard)])
    token = doc[at]
    mention = make_span(doc.text, token.idx, token.idx + len(token.text))
    speaker = resolve_pronoun(doc, voices, token, mention, resolve_noun=get_nobody)
    return speaker.name if speaker is not None else None


def said_by(pronoun: str) -> Doc:
    return parsed(f"{pronoun} PRP nsubj 1", "spoke VBD ROOT 1 speak")


class TestGender:
    PEOPLE = (make_person("Tilda Brask", male=False), make_person("Odo Harl", male=True))

    @pytest.mark.parametrize(("pronoun", "name"), [("She", "Tilda Brask"), ("He", "Odo Harl"), ("her", "Tilda Brask")])
    def test_last_heard_of_that_gender(self, pronoun: str, name: str) -> None:
        assert meant(said_by(pronoun), make_names(people=self.PEOPLE), BRASK, HARL, at=0) == name
        assert meant(said_by(pronoun), make_names(people=self.PEOPLE), HARL, BRASK, at=0) == name

    @pytest.mark.parametrize(("pronoun", "male"), [("He", True), ("She", False)])
    def test_is_learned_from_the_first_pronoun(self, pronoun: str, male: bool) -> None:
        person = make_person("Tilda Brask")
        assert meant(said_by(pronoun), make_names(people=(person,)), BRASK, at=0) == "Tilda Brask"
        assert person.male is male

    def test_once_learned_the_other_pronoun_is_nobody(self) -> None:
        names = make_names(people=(make_person("Tilda Brask"),))
        assert meant(said_by("She"), names, BRASK, at=0) == "Tilda Brask"
        assert meant(said_by("He"), names, BRASK, at=0) is None

    def test_given_names_tell_where_nothing_else_does(self) -> None:
        people = (make_person("Ingrid Falk"), make_person("Oscar Lund"))
        falk, lund = (Speaker(person.name, EntityKind.PERSON, None) for person in people)
        assert meant(said_by("She"), make_names(people=people), falk, lund, at=0) == "Ingrid Falk"
        assert meant(said_by("He"), make_names(people=people), lund, falk, at=0) == "Oscar Lund"

    def test_given_name_does_not_outvote_a_title(self) -> None:
        people = (make_person("Ingrid Falk", male=True), make_person("Oscar Lund"))
        falk, lund = (Speaker(person.name, EntityKind.PERSON, None) for person in people)
        assert meant(said_by("He"), make_names(people=people), lund, falk, at=0) == "Ingrid Falk"

    def test_bearer_of_the_other_gender_s_name_where_nobody_else_is(self) -> None:
        assert meant(said_by("He"), make_names(people=(make_person("Ingrid Falk"),)), FALK, at=0) == "Ingrid Falk"

    def test_state_of_the_person_is_kept(self) -> None:
        doc = said_by("She")
        voices = Voices(make_names(people=(make_person("Tilda Brask", affiliation="Peru"),)), [(-1, BRASK)])
        speaker = resolve_pronoun(doc, voices, doc[0], make_span(doc.text, 0, 3), resolve_noun=get_nobody)
        assert speaker == Speaker("Tilda Brask", EntityKind.PERSON, make_span(doc.text, 0, 3), "Peru")


class TestUnnamed:
    @pytest.mark.parametrize(
        ("voice", "pronoun", "found"),
        [
            ("spokesman for the port", "He", True),
            ("spokesman for the port", "She", False),
            ("harbour worker", "She", True),
            ("two witnesses", "He", False),
            ("family of the driver", "He", False),
            ("official", "They", False),
            ("officials at the port", "They", True),
            ("audit of the port", "It", True),
        ],
    )
    def test_heard_before(self, voice: str, pronoun: str, found: bool) -> None:
        heard = Speaker(voice, EntityKind.UNNAMED, None)
        assert meant(said_by(pronoun), make_names(), heard, at=0) == (voice if found else None)

    def test_subject_of_the_sentence_before(self) -> None:
        doc = parsed(
            "A DT det 1", "driver NN nsubjpass 3", "was VBD auxpass 3 be", "held VBN ROOT 3 hold", ". . punct 3",
            "He PRP nsubj 6", "spoke VBD ROOT 6 speak",
        )  # fmt: skip
        voices = Voices(make_names(), [])
        driver = Speaker("driver", EntityKind.UNNAMED, None)
        speaker = resolve_pronoun(
            doc, voices, doc[5], make_span(doc.text, 0, 2), resolve_noun=lambda noun: driver if noun.i == 1 else None
        )
        assert speaker is not None
        assert speaker.name == "driver"


class TestSubject:
    def after(self, *rows: str) -> Doc:
        """ "… . She spoke" behind the rows of a sentence without its stop."""
        at = len(rows)
        return parsed(*rows, f". . punct {at - 1}", f"She PRP nsubj {at + 2}", f"spoke VBD ROOT {at + 2} speak")

    def test_named_behind_who_was_heard(self) -> None:
        doc = self.after("Marla NNP compound 1 - PERSON", "Dorrin NNP nsubj 2 - PERSON", "left VBD ROOT 2 leave")
        names = make_names(
            make_mention(doc, 0, 2, EntityKind.PERSON), people=(make_person("Tilda Brask"), make_person("Marla Dorrin"))
        )
        assert meant(doc, names, BRASK, at=4) == "Marla Dorrin"

    def test_apposed_to_the_subject(self) -> None:
        doc = self.after(
            "The DT det 1",
            "baker NN nsubj 6",
            ", , punct 1",
            "Marla NNP compound 4 - PERSON",
            "Dorrin NNP appos 1 - PERSON",
            ", , punct 1",
            "left VBD ROOT 6 leave",
        )
        names = make_names(
            make_mention(doc, 3, 5, EntityKind.PERSON), people=(make_person("Tilda Brask"), make_person("Marla Dorrin"))
        )
        assert meant(doc, names, BRASK, at=8) == "Marla Dorrin"

    def test_object_is_passed_over_for_who_was_heard(self) -> None:
        doc = self.after(
            "Boats NNS nsubj 1", "passed VBD ROOT 1 pass", "Marla NNP compound 3 - PERSON", "Dorrin NNP dobj 1 - PERSON"
        )
        names = make_names(
            make_mention(doc, 2, 4, EntityKind.PERSON), people=(make_person("Tilda Brask"), make_person("Marla Dorrin"))
        )
        assert meant(doc, names, BRASK, at=5) == "Tilda Brask"

    def test_place_is_nobody(self) -> None:
        doc = self.after("Norvale NNP nsubj 1 - GPE", "voted VBD ROOT 1 vote")
        assert meant(doc, make_names(make_mention(doc, 0, 1, EntityKind.PLACE)), at=3) is None


class TestNear:
    NAMED = ("Boats NNS nsubj 1", "passed VBD ROOT 1 pass", "Dorrin NNP dobj 1 - PERSON")

    def test_one_person_named_close_before(self) -> None:
        doc = parsed(*self.NAMED, ". . punct 1", "She PRP nsubj 5", "spoke VBD ROOT 5 speak")
        names = make_names(make_mention(doc, 2, 3, EntityKind.PERSON), people=(make_person("Dorrin"),))
        assert meant(doc, names, at=4) == "Dorrin"

    def test_of_two_nobody(self) -> None:
        doc = parsed(
            *self.NAMED, "and CC cc 2", "Harl NNP conj 2 - PERSON", ". . punct 1", "She PRP nsubj 7", "spoke VBD ROOT 7 speak"
        )
        mentions = (make_mention(doc, 2, 3, EntityKind.PERSON), make_mention(doc, 4, 5, EntityKind.PERSON))
        assert meant(doc, make_names(*mentions, people=(make_person("Dorrin"), make_person("Harl"))), at=6) is None
        known = make_names(*mentions, people=(make_person("Dorrin"), make_person("Harl", male=True)))
        assert meant(doc, known, at=6) == "Dorrin"

    def test_not_far_before(self) -> None:
        rain = [row for i in range(80) for row in (f"Rain NN nsubj {4 + 2 * i}", f"fell VBD ROOT {4 + 2 * i} fall")]
        doc = parsed(*self.NAMED, *rain, "She PRP nsubj 164", "spoke VBD ROOT 164 speak")
        names = make_names(make_mention(doc, 2, 3, EntityKind.PERSON), people=(make_person("Dorrin"),))
        assert meant(doc, names, at=163) is None


class TestThings:
    def test_it_is_the_last_body(self) -> None:
        assert meant(said_by("It"), make_names(), LIMA, BOARD, BRASK, WITNESSES, at=0) == "Marine Accident Board"
        assert meant(said_by("It"), make_names(), BOARD, LIMA, at=0) == "Lima"

    def test_it_is_nobody_unnamed(self) -> None:
        assert meant(said_by("It"), make_names(), WITNESSES, BRASK, at=0) is None

    def test_they_are_unnamed_voices_or_a_body(self) -> None:
        assert meant(said_by("They"), make_names(), BOARD, WITNESSES, BRASK, at=0) == "two witnesses"
        assert meant(said_by("They"), make_names(), WITNESSES, BOARD, at=0) == "Marine Accident Board"

    def test_they_are_not_one_person(self) -> None:
        assert meant(said_by("They"), make_names(people=(make_person("Tilda Brask"),)), BRASK, at=0) is None
