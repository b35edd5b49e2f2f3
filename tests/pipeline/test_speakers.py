"""Who a speaker is, on docs parsed by hand with the article's names given."""

import pytest
from spacy.tokens import Doc

from app.pipeline.names import Names
from app.pipeline.naming.persons import Person
from app.pipeline.records import Mention, Speaker
from app.pipeline.speakers import resolve
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed

BRASK = Speaker("Tilda Brask", EntityKind.PERSON, None)
HARL = Speaker("Odo Harl", EntityKind.PERSON, None)
BOARD = Speaker("Marine Accident Board", EntityKind.ORGANIZATION, None)


def make_names(
    *mentions: Mention, people: tuple[Person, ...] = (), bodies: tuple[str, ...] = (), states: str | None = None
) -> Names:
    """`states` is the adjective of the one place that only this article knows, Valdoria."""
    return Names(
        list(mentions),
        {person.name: person for person in people},
        dict.fromkeys(bodies),
        {states: "Valdoria"} if states else {},
    )


def make_mention(doc: Doc, first: int, last: int, kind: EntityKind, *, name: str | None = None) -> Mention:
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
    exact = doc.text[start:end]
    return Mention(start, end, exact, name or exact, kind)


def make_person(name: str, *roles: str, affiliation: str | None = None, male: bool | None = None, first: int = 0) -> Person:
    return Person(name, first, set(roles), affiliation, male)


def resolved(doc: Doc, names: Names, *heard: Speaker, first: int, last: int, head: int) -> Speaker | None:
    voices = Voices(names, [(number, speaker) for number, speaker in enumerate(heard)])
    return resolve(doc, doc.text, voices, (first, last), head)


class TestNamed:
    def test_surname_is_the_full_name_and_the_mention_as_written(self) -> None:
        doc = parsed("Mayor NNP compound 1", "Brask NNP nsubj 2 - PERSON", "spoke VBD ROOT 2 speak")
        names = make_names(
            make_mention(doc, 1, 2, EntityKind.PERSON, name="Tilda Brask"), people=(make_person("Tilda Brask", affiliation="Peru"),)
        )
        speaker = resolved(doc, names, first=0, last=2, head=1)
        assert speaker is not None
        assert (speaker.name, speaker.kind, speaker.affiliation) == ("Tilda Brask", EntityKind.PERSON, "Peru")
        assert speaker.mention is not None
        assert speaker.mention.exact == "Mayor Brask"

    def test_capital_speaks_for_its_government(self) -> None:
        doc = parsed("Lima NNP nsubj 1 - GPE", "spoke VBD ROOT 1 speak")
        names = make_names(make_mention(doc, 0, 1, EntityKind.PLACE))
        speaker = resolved(doc, names, first=0, last=1, head=0)
        assert speaker is not None
        assert (speaker.name, speaker.kind, speaker.affiliation) == ("Lima", EntityKind.GOVERNMENT, "Peru")

    def test_name_behind_an_office_that_the_parser_cut_off(self) -> None:
        doc = parsed(
            "President NNP pobj 0",
            "of IN prep 0",
            "Norvale NNP pobj 1",
            "Odo NNP compound 4",
            "Harl NNP appos 0",
            "on IN prep 0",
            "air NN pobj 5",
        )
        names = make_names(make_mention(doc, 3, 5, EntityKind.PERSON), people=(make_person("Odo Harl"),))
        speaker = resolved(doc, names, first=0, last=3, head=0)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("Odo Harl", EntityKind.PERSON)

    def test_name_behind_an_office_and_its_place(self) -> None:
        doc = parsed("President NNP pobj 0", "of IN prep 0", "Norvale NNP compound 4", "Odo NNP compound 4", "Harl NNP pobj 1")
        mentions = (make_mention(doc, 2, 3, EntityKind.PLACE), make_mention(doc, 3, 5, EntityKind.PERSON))
        speaker = resolved(doc, make_names(*mentions, people=(make_person("Odo Harl"),)), first=0, last=2, head=0)
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    def test_name_behind_a_comma_with_a_verb_of_its_own_is_no_apposition(self) -> None:
        doc = parsed(
            "the DT det 1",
            "chief NN pobj 1",
            ", , punct 1",
            "Harl NNP nsubj 4 - PERSON",
            "fled VBD ROOT 4 flee",
        )
        names = make_names(make_mention(doc, 3, 4, EntityKind.PERSON), people=(make_person("Harl"),))
        speaker = resolved(doc, names, first=0, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "chief"

    def test_name_apposed_to_a_role(self) -> None:
        doc = parsed(
            "The DT det 1",
            "head NN nsubj 8",
            "of IN prep 1",
            "rescue NN pobj 2",
            ", , punct 1",
            "Odo NNP compound 6 - PERSON",
            "Harl NNP appos 1 - PERSON",
            ", , punct 1",
            "spoke VBD ROOT 8 speak",
        )
        names = make_names(make_mention(doc, 5, 7, EntityKind.PERSON), people=(make_person("Odo Harl"),))
        speaker = resolved(doc, names, first=0, last=4, head=1)
        assert speaker is not None
        assert speaker.name == "Odo Harl"
        assert speaker.mention is not None
        assert speaker.mention.exact == "The head of rescue, Odo Harl"

    def test_name_apposed_behind_a_relative_clause(self) -> None:
        doc = parsed(
            "The DT det 1",
            "company NN nsubj 10",
            "that WDT nsubj 3",
            "owns VBZ relcl 1 own",
            "the DT det 5",
            "yard NN dobj 3",
            ", , punct 1",
            "Harlow NNP compound 8 - ORG",
            "Steel NNP appos 1 - ORG",
            ", , punct 1",
            "spoke VBD ROOT 10 speak",
        )
        speaker = resolved(doc, make_names(make_mention(doc, 7, 9, EntityKind.ORGANIZATION)), first=0, last=2, head=1)
        assert speaker is not None
        assert speaker.mention is not None
        assert (speaker.name, speaker.mention.exact) == ("Harlow Steel", "The company that owns the yard, Harlow Steel")

    def test_whose_lawyer_speaks_is_not_the_speaker(self) -> None:
        doc = parsed("Harl NNP poss 2 - PERSON", "'s POS case 0", "lawyer NN nsubj 3", "spoke VBD ROOT 3 speak")
        names = make_names(make_mention(doc, 0, 1, EntityKind.PERSON, name="Odo Harl"), people=(make_person("Odo Harl"),))
        speaker = resolved(doc, names, first=0, last=3, head=2)
        assert speaker is not None
        assert (speaker.name, speaker.kind, speaker.affiliation) == ("Odo Harl's lawyer", EntityKind.UNNAMED, "Odo Harl")

    @pytest.mark.parametrize(
        ("rows", "name", "kind"),
        [
            (("Tilda NNP compound 1", "Brask NNP nsubj 2"), "Tilda Brask", EntityKind.PERSON),
            (("Harbour NNP compound 1", "Ministry NNP nsubj 2"), "Harbour Ministry", EntityKind.GOVERNMENT),
            (("Harbour NNP compound 1", "Union NNP nsubj 2"), "Harbour Union", EntityKind.ORGANIZATION),
        ],
    )
    def test_proper_name_that_was_not_marked(self, rows: tuple[str, ...], name: str, kind: EntityKind) -> None:
        doc = parsed(*rows, "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(), first=0, last=2, head=1)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == (name, kind)


class TestRoles:
    def test_the_president_is_the_one_the_article_names(self) -> None:
        doc = parsed("the DT det 1", "President NNP nsubj 2", "spoke VBD ROOT 2 speak")
        names = make_names(people=(make_person("Odo Harl", "baker"), make_person("Mirko Tesan", "president")))
        speaker = resolved(doc, names, first=0, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "Mirko Tesan"

    @pytest.mark.parametrize(
        ("role", "word"), [("president", "leader"), ("head", "chief"), ("senator", "lawmaker"), ("surgeon", "doctor")]
    )
    def test_words_for_one_office(self, role: str, word: str) -> None:
        doc = parsed("the DT det 1", f"{word} NN nsubj 2", "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(people=(make_person("Mirko Tesan", role),)), first=0, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "Mirko Tesan"

    @pytest.mark.parametrize(("adjective", "name"), [("Peruvian", "Ana Ferrell"), ("Valdorian", "Mirko Tesan")])
    def test_leader_of_a_state(self, adjective: str, name: str) -> None:
        doc = parsed("The DT det 2", f"{adjective} JJ amod 2", "leader NN nsubj 3", "spoke VBD ROOT 3 speak")
        people = (
            make_person("Ana Ferrell", "president", affiliation="Peru"),
            make_person("Mirko Tesan", "president", affiliation="Valdoria"),
        )
        speaker = resolved(doc, make_names(people=people, states="valdorian"), first=0, last=3, head=2)
        assert speaker is not None
        assert speaker.name == name

    def test_of_two_presidents_the_one_heard_last(self) -> None:
        doc = parsed("So RB advmod 3", "the DT det 2", "president NN nsubj 3", "spoke VBD ROOT 3 speak")
        people = (make_person("Tilda Brask", "president"), make_person("Odo Harl", "president", first=1))
        speaker = resolved(doc, make_names(people=people), BRASK, first=1, last=3, head=2)
        assert speaker is not None
        assert speaker.name == "Tilda Brask"

    def test_body_behind_its_noun(self) -> None:
        doc = parsed("Lender NN nsubj 2", "lender NN nsubj 2", "Harlow NNP appos 1 - ORG", "spoke VBD ROOT 3 speak")
        speaker = resolved(doc, make_names(make_mention(doc, 2, 3, EntityKind.ORGANIZATION)), first=1, last=2, head=1)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("Harlow", EntityKind.ORGANIZATION)

    def test_name_behind_the_place_of_an_office_and_a_comma(self) -> None:
        doc = parsed(
            "the DT det 1", "mayor NN nsubj 7", "of IN prep 1", "Norvale NNP pobj 2 - GPE", ", , punct 1",
            "Harl NNP appos 3 - PERSON",
            ", , punct 1", "spoke VBD ROOT 7 speak",
        )  # fmt: skip
        seat = make_mention(doc, 3, 4, EntityKind.PLACE)
        names = make_names(seat, make_mention(doc, 5, 6, EntityKind.PERSON, name="Odo Harl"), people=(make_person("Odo Harl"),))
        speaker = resolved(doc, names, first=0, last=4, head=1)
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    def test_person_before_the_body_they_are_of(self) -> None:
        doc = parsed(
            "Harl NNP dep 4 - PERSON", "of IN prep 0", "the DT det 3", "police NNS pobj 1", "spoke VBD ROOT 4 speak"
        )  # fmt: skip
        names = make_names(make_mention(doc, 0, 1, EntityKind.PERSON, name="Odo Harl"), people=(make_person("Odo Harl"),))
        speaker = resolved(doc, names, first=2, last=4, head=3)
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    def test_role_that_nobody_bears_stays_unnamed(self) -> None:
        doc = parsed("the DT det 1", "mayor NN nsubj 2", "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(people=(make_person("Odo Harl", "baker"),)), first=0, last=2, head=1)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("mayor", EntityKind.UNNAMED)

    def test_several_officials_are_not_the_one_named(self) -> None:
        doc = parsed("the DT det 1", "presidents NNS nsubj 2 president", "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(people=(make_person("Mirko Tesan", "president"),)), first=0, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "presidents"

    def test_the_body_whose_name_has_the_word(self) -> None:
        doc = parsed("So RB advmod 3", "the DT det 2", "union NN nsubj 3", "spoke VBD ROOT 3 speak")
        names = make_names(bodies=("Coast Farmers Union", "Harbour Bank"))
        speaker = resolved(doc, names, first=1, last=3, head=2)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("Coast Farmers Union", EntityKind.ORGANIZATION)

    def test_the_company_is_the_body_that_spoke_last(self) -> None:
        doc = parsed("So RB advmod 3", "the DT det 2", "company NN nsubj 3", "spoke VBD ROOT 3 speak")
        heard = Speaker("Kestrel Mining", EntityKind.ORGANIZATION, None)
        speaker = resolved(doc, make_names(), heard, first=1, last=3, head=2)
        assert speaker is not None
        assert speaker.name == "Kestrel Mining"

    def test_the_company_is_no_union(self) -> None:
        doc = parsed("So RB advmod 3", "the DT det 2", "company NN nsubj 3", "spoke VBD ROOT 3 speak")
        heard = Speaker("Coast Farmers Union", EntityKind.ORGANIZATION, None)
        speaker = resolved(doc, make_names(), heard, first=1, last=3, head=2)
        assert speaker is not None
        assert speaker.name == "company"


class TestPronouns:
    @pytest.mark.parametrize(("pronoun", "name"), [("she", "Tilda Brask"), ("he", "Odo Harl")])
    def test_last_voice_of_that_gender(self, pronoun: str, name: str) -> None:
        doc = parsed("Then RB advmod 2", f"{pronoun} PRP nsubj 2", "spoke VBD ROOT 2 speak")
        names = make_names(people=(make_person("Tilda Brask", male=False), make_person("Odo Harl", male=True)))
        speaker = resolved(doc, names, BRASK, HARL, first=1, last=2, head=1)
        assert speaker is not None
        assert speaker.name == name
        assert speaker.mention is not None
        assert speaker.mention.exact == pronoun

    def test_gender_once_used_is_kept(self) -> None:
        person = make_person("Tilda Brask")
        doc = parsed("Then RB advmod 2", "she PRP nsubj 2", "spoke VBD ROOT 2 speak")
        voices = Voices(make_names(people=(person,)), [(0, BRASK)])
        assert resolve(doc, doc.text, voices, (1, 2), 1) is not None
        assert person.male is False

    def test_subject_of_a_sentence_before(self) -> None:
        doc = parsed(
            "Tilda NNP compound 1 - PERSON",
            "Brask NNP nsubj 2 - PERSON",
            "left VBD ROOT 2 leave",
            ". . punct 2",
            "She PRP nsubj 5",
            "spoke VBD ROOT 5 speak",
        )
        names = make_names(make_mention(doc, 0, 2, EntityKind.PERSON), people=(make_person("Tilda Brask"),))
        speaker = resolved(doc, names, first=4, last=5, head=4)
        assert speaker is not None
        assert speaker.name == "Tilda Brask"

    def test_it_is_a_body(self) -> None:
        doc = parsed("So RB advmod 2", "it PRP nsubj 2", "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(people=(make_person("Tilda Brask"),)), BOARD, BRASK, first=1, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "Marine Accident Board"

    def test_they_are_who_spoke_without_a_name(self) -> None:
        doc = parsed("Then RB advmod 2", "they PRP nsubj 2", "spoke VBD ROOT 2 speak")
        witnesses = Speaker("two witnesses", EntityKind.UNNAMED, None)
        speaker = resolved(doc, make_names(people=(make_person("Tilda Brask"),)), witnesses, BRASK, first=1, last=2, head=1)
        assert speaker is not None
        assert speaker.name == "two witnesses"

    @pytest.mark.parametrize("pronoun", ["he", "she", "it", "they", "who", "you"])
    def test_pronoun_that_fits_nobody_gives_nobody(self, pronoun: str) -> None:
        doc = parsed("Then RB advmod 2", f"{pronoun} PRP nsubj 2", "spoke VBD ROOT 2 speak")
        assert resolved(doc, make_names(), first=1, last=2, head=1) is None

    def test_other_gender_is_not_taken(self) -> None:
        doc = parsed("Then RB advmod 2", "she PRP nsubj 2", "spoke VBD ROOT 2 speak")
        names = make_names(people=(make_person("Odo Harl", male=True),))
        assert resolved(doc, names, HARL, first=1, last=2, head=1) is None


class TestUnnamed:
    def test_words_without_the_article(self) -> None:
        doc = parsed("A DT det 2", "hospital NN compound 2", "source NN nsubj 3", "spoke VBD ROOT 3 speak")
        speaker = resolved(doc, make_names(), first=0, last=3, head=2)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("hospital source", EntityKind.UNNAMED)
        assert speaker.mention is not None
        assert speaker.mention.exact == "A hospital source"

    def test_state_of_an_unnamed_voice(self) -> None:
        doc = parsed("A DT det 2", "Peruvian JJ amod 2", "diplomat NN nsubj 3", "spoke VBD ROOT 3 speak")
        speaker = resolved(doc, make_names(), first=0, last=3, head=2)
        assert speaker is not None
        assert (speaker.name, speaker.affiliation) == ("Peruvian diplomat", "Peru")

    @pytest.mark.parametrize(
        ("noun", "kind"), [("ministry", EntityKind.GOVERNMENT), ("police", EntityKind.ORGANIZATION), ("baker", EntityKind.UNNAMED)]
    )
    def test_bodies_by_their_noun(self, noun: str, kind: EntityKind) -> None:
        doc = parsed("a DT det 1", f"{noun} NN nsubj 2", "spoke VBD ROOT 2 speak")
        speaker = resolved(doc, make_names(), first=0, last=2, head=1)
        assert speaker is not None
        assert (speaker.name, speaker.kind) == (noun, kind)

    def test_words_without_a_letter_are_nobody(self) -> None:
        doc = parsed("40 CD nsubj 1", "spoke VBD ROOT 1 speak")
        assert resolved(doc, make_names(), first=0, last=1, head=0) is None
