"""Names that stand as a label: behind a dash after the words, or before a transcript's."""

import pytest

from app.pipeline.naming.persons import Person
from app.pipeline.quotes import Marked, find_marked
from app.pipeline.records import Speaker, Zone
from app.pipeline.voices.signatures import find_label, find_signature
from app.vocabulary import EntityKind, ZoneKind
from tests.pipeline.test_speakers import make_names

NAMES = make_names(people=(Person("Tilda Brask", 0, affiliation="Peru"),))


def mark_in(text: str) -> Marked:
    (mark,) = find_marked(text, [(0, len(text))])
    return mark


def signature_of(text: str) -> Speaker | None:
    return find_signature(text, Zone(ZoneKind.BODY, 0, len(text)), mark_in(text), NAMES)


def label_of(text: str) -> Speaker | None:
    return find_label(text, mark_in(text), NAMES)


class TestSignature:
    @pytest.mark.parametrize("dash", [" — ", " – ", " - ", " -- ", "—", "\u2014 ", " ― "])
    def test_name_behind_a_dash(self, dash: str) -> None:
        speaker = signature_of(f"“The dam is weak.”{dash}Odo Harl")
        assert speaker is not None
        assert (speaker.name, speaker.kind) == ("Odo Harl", EntityKind.PERSON)
        assert speaker.mention is not None
        assert speaker.mention.exact == "Odo Harl"

    def test_initials(self) -> None:
        speaker = signature_of("“The dam is weak.” — Odo P. Harl")
        assert speaker is not None
        assert speaker.name == "Odo P. Harl"

    @pytest.mark.parametrize("role", [", water minister", ", mayor of Norvale.", ", 54, a nurse"])
    def test_role_behind_the_name(self, role: str) -> None:
        speaker = signature_of(f"“The dam is weak” – Odo Harl{role}")
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    def test_on_the_next_line(self) -> None:
        text = "“The dam is weak.”\n— Odo Harl, water minister\nIt broke."
        speaker = find_signature(text, Zone(ZoneKind.BODY, 0, text.index("\n")), mark_in(text), NAMES)
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    @pytest.mark.parametrize("rest", [", who left early", ", wading in", " and the dam broke, people say"])
    def test_sentence_that_goes_on(self, rest: str) -> None:
        assert signature_of(f"“The dam is weak” – Odo Harl{rest}") is None

    def test_stop_behind_the_name(self) -> None:
        speaker = signature_of("“The dam is weak” — Odo Harl. ")
        assert speaker is not None
        assert speaker.name == "Odo Harl"

    def test_surname_is_the_person_of_the_article(self) -> None:
        speaker = signature_of("“The dam is weak.” — Brask")
        assert speaker is not None
        assert (speaker.name, speaker.affiliation) == ("Tilda Brask", "Peru")
        assert speaker.mention is not None
        assert speaker.mention.exact == "Brask"

    @pytest.mark.parametrize(
        "text",
        [
            "“The dam is weak.” — nobody looked",
            "“The dam is weak.” — Nobody from the harbour office looked",
            "“The dam is weak.” — Odo Harl said so twice and left",
            "“The dam is weak,” Odo Harl — Norvale",
            "“The dam is weak.” Odo Harl",
            "“The dam is weak.” —",
            "“The dam is weak.” — Odo Harl, who left",
            "“The dam is weak.”",
        ],
    )
    def test_other_words(self, text: str) -> None:
        assert signature_of(text) is None

    def test_dash_that_opens_prose_signs_nothing(self) -> None:
        text = "“The dam is weak.”\n— Odo Harl left the town at noon."
        assert find_signature(text, Zone(ZoneKind.BODY, 0, text.index("\n")), mark_in(text), NAMES) is None


class TestLabel:
    @pytest.mark.parametrize("label", ["HARL", "ODO HARL", "DIVER ODO HARL"])
    def test_name_in_capitals_before_a_colon(self, label: str) -> None:
        speaker = label_of(f"“{label}: The dam is weak.”")
        assert speaker is not None
        assert speaker.mention is not None
        assert speaker.mention.exact == label
        assert speaker.kind == EntityKind.PERSON

    def test_person_of_the_article(self) -> None:
        speaker = label_of("“BRASK: The dam is weak.”")
        assert speaker is not None
        assert (speaker.name, speaker.affiliation) == ("Tilda Brask", "Peru")

    @pytest.mark.parametrize(
        "text", ["“Harl: the dam is weak.”", "“The dam is weak: HARL: said so.”", "“HARL left.”", "“A: it is.”", "“12: it is.”"]
    )
    def test_other_words(self, text: str) -> None:
        assert label_of(text) is None
