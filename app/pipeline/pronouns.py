"""Pronouns: who "she", "they" or "it" stands for as a speaker."""

from heapq import merge

from spacy.tokens import Doc, Token

from app.pipeline.names import Person
from app.pipeline.records import Mention, Span, Speaker
from app.pipeline.voices import Voices
from app.vocabulary import EntityKind

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
THING = frozenset(["it", "its", "itself"])


def resolve_pronoun(doc: Doc, voices: Voices, token: Token, mention: Span) -> Speaker | None:
    """Whom a personal pronoun stands for, or None where nobody fits."""
    word = token.lower_
    if word in MALE | FEMALE:
        person = _find_person(doc, voices, token, male=word in MALE)
        if person is None:
            return None
        if person.male is None:
            person.male = word in MALE
        return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation)
    kinds = (
        (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
        if word in THING
        else (EntityKind.UNNAMED, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
    )
    last = voices.get_last(token.idx, *kinds)
    return Speaker(last.name, last.kind, mention, last.affiliation) if last else None


def _find_person(doc: Doc, voices: Voices, token: Token, *, male: bool) -> Person | None:
    """The last person before the pronoun who spoke or was a sentence's subject, and whom nothing calls by the other gender."""
    people = voices.names.people
    said = ((at, speaker.name) for at, speaker in voices.backwards(token.idx) if speaker.kind == EntityKind.PERSON)
    named = ((m.start, m.name) for m in voices.names.placed.backwards(token.idx) if _is_main_subject(doc, m))
    for _, name in merge(said, named, reverse=True):
        person = people.get(name)
        if person is not None and person.male in (None, male):
            return person
    return None


def _is_main_subject(doc: Doc, mention: Mention) -> bool:
    if mention.kind != EntityKind.PERSON:
        return False
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and span[-1].dep_ in ("nsubj", "nsubjpass") and span[-1].head.dep_ == "ROOT"
