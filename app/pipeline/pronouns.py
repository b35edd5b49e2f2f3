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
NEAR = 300  # characters; a person named so close before may be meant where nobody else fits
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
    near = (m.name for m in voices.names.placed.within(max(0, token.idx - NEAR), token.idx) if m.kind == EntityKind.PERSON)
    fitting = {name for name in near if people[name].male in (None, male)}
    return people[fitting.pop()] if len(fitting) == 1 else None


def _is_main_subject(doc: Doc, mention: Mention) -> bool:
    if mention.kind != EntityKind.PERSON:
        return False
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    head = span[-1]
    if head.dep_ in ("appos", "conj") and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return head.dep_ in ("nsubj", "nsubjpass") and head.head.dep_ == "ROOT"
