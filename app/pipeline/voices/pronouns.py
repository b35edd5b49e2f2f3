"""Pronouns: who "she", "they" or "it" stands for as a speaker."""

from collections.abc import Callable, Iterator
from heapq import merge
from itertools import chain

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming.given import get_gender
from app.pipeline.naming.persons import Person
from app.pipeline.records import Mention, Span, Speaker
from app.pipeline.voices.documents import is_obtained
from app.pipeline.voices.joint import find_joint, is_joint
from app.pipeline.voices.mainsubjects import is_main_subject
from app.pipeline.voices.unnamed import get_noun
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
THING = frozenset(["it", "its", "itself"])
NEAR = 300  # characters; a person named so close before may be meant where nobody else fits
SENTENCES = 3  # before a pronoun's own, in which a subject without a name may be meant
BODIES = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)

Resolve = Callable[[Token], Speaker | None]
Candidate = tuple[int, Speaker]


def resolve_pronoun(doc: Doc, voices: Voices, token: Token, mention: Span, *, resolve_noun: Resolve) -> Speaker | None:
    """Whom a personal pronoun stands for, or None where nobody fits. `resolve_noun` says who the subject of a sentence is."""
    word = token.lower_
    if word in MALE | FEMALE:
        return _find_one(doc, voices, token, mention, resolve_noun, male=word in MALE)
    fits = _is_thing if word in THING else _is_group
    candidates = (c for c in _candidates(doc, voices, token, resolve_noun) if fits(c[1]))
    found = next(candidates, None)
    return Speaker(found[1].name, found[1].kind, mention, found[1].affiliation) if found is not None else None


def _find_one(doc: Doc, voices: Voices, token: Token, mention: Span, resolve_noun: Resolve, *, male: bool) -> Speaker | None:
    """The last one before the pronoun who spoke or was a sentence's subject, and whom nothing calls by the other gender.

    A given name of the other gender tells less than a title or an earlier pronoun: its bearer is meant where nobody else can be.
    """
    people = voices.names.people
    unlikely: Person | None = None
    for at, speaker in _candidates(doc, voices, token, resolve_noun):
        if speaker.kind == EntityKind.UNNAMED and is_one_person(speaker.name) and may_be_called(speaker.name, male=male):
            named = _get_only_named(doc, voices, token, at, male=male)
            if named is not None:
                return _call(named, mention, male=male)
            return Speaker(speaker.name, speaker.kind, mention, speaker.affiliation)
        person = people.get(speaker.name) if speaker.kind == EntityKind.PERSON else None
        if person is None or person.male not in (None, male):
            continue
        if person.male is not None or get_gender(person.name) in (None, male):
            return _call(person, mention, male=male)
        unlikely = unlikely or person
    near = (m.name for m in voices.names.placed.within(max(0, token.idx - NEAR), token.idx) if m.kind == EntityKind.PERSON)
    fitting = {name for name in near if _fits(people[name], male=male)}
    person = people[fitting.pop()] if len(fitting) == 1 else unlikely
    return _call(person, mention, male=male) if person is not None else None


def _get_only_named(doc: Doc, voices: Voices, token: Token, heard: int, *, male: bool) -> Person | None:
    """The one fitting person of the sentence right before, where a voice without a name was heard in an earlier one."""
    start = token.sent.start
    # Blanks between paragraphs are sentences of their own to the parser.
    before = doc[start - 1].sent if start else token.sent
    if not start or heard >= before.start_char:
        return None
    named = voices.names.placed.within(before.start_char, before.end_char)
    people = {m.name for m in named if m.kind == EntityKind.PERSON and " " in m.name}
    person = voices.names.people[people.pop()] if len(people) == 1 else None
    return person if person is not None and _fits(person, male=male) else None


def _fits(person: Person, *, male: bool) -> bool:
    return person.male is male or (person.male is None and get_gender(person.name) in (None, male))


def _call(person: Person, mention: Span, *, male: bool) -> Speaker:
    """The person as a speaker; the pronoun tells the gender from here on."""
    if person.male is None:
        person.male = male
    return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation)


def _candidates(doc: Doc, voices: Voices, token: Token, resolve_noun: Resolve) -> Iterator[Candidate]:
    """Who spoke before the pronoun or was the subject of a sentence, the last one first."""
    said = voices.backwards(token.idx)
    named = (
        (m.start, _make_candidate(doc, voices, m, plural=token.lower_ in PLURAL))
        for m in voices.names.placed.backwards(token.idx)
        if m.kind in (EntityKind.PERSON, *BODIES) and is_main_subject(doc, m)
    )
    nouns = _subjects(doc, token, resolve_noun)
    own = _find_own(voices, token)
    own = own or _find_document(token)
    speaker = resolve_noun(own) if own is not None else None
    if own is not None and speaker is not None:
        nouns = chain([(own.idx, speaker)], nouns)
    return merge(said, named, nouns, key=lambda candidate: candidate[0], reverse=True)


def _find_document(token: Token) -> Token | None:
    """What "it" is behind "The Courier has obtained the log": the document that the sentence before brought in."""
    at = token.sent.start
    if token.lower_ != "it" or token.dep_ != "nsubj" or not at:
        return None
    documents = read_words("people", "documents.words")
    return next((t for t in reversed(token.doc[at - 1].sent) if t.lemma_.lower() in documents and is_obtained(t)), None)


def _find_own(voices: Voices, token: Token) -> Token | None:
    """The body that tells of itself, where none was heard right before: "The navy fired first, it admitted"."""
    last = voices.get_last(token.idx)
    if token.lower_ != "it" or token.dep_ != "nsubj" or (last is not None and _is_thing(last)):
        return None
    clause = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.i), None)
    if clause is None or any(c.dep_ == "aux" and c.lower_ in ("should", "must", "ought") for c in clause.children):
        return None
    subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    bodies = read_words("people", "bodies")
    return subject if subject is not None and subject.lemma_.lower() in bodies else None


def _make_candidate(doc: Doc, voices: Voices, mention: Mention, *, plural: bool) -> Speaker:
    """The one whom a mention names, or the people of whom it names the first."""
    tokens = doc.char_span(mention.start, mention.end, alignment_mode="expand") if plural else None
    pair = find_joint(doc, voices.names, (tokens.start, tokens.end), tokens.end - 1) if tokens is not None else None
    if pair is not None:
        return Speaker(pair[0], EntityKind.PERSON, None)
    return Speaker(mention.name, mention.kind, None, _get_affiliation(voices, mention))


def _get_affiliation(voices: Voices, mention: Mention) -> str | None:
    if mention.kind == EntityKind.PERSON:
        return voices.names.people[mention.name].affiliation
    return voices.names.bodies.get(mention.name)


def _subjects(doc: Doc, token: Token, resolve_noun: Resolve) -> Iterator[Candidate]:
    """Common nouns that were subjects of the sentences right before and that can speak: "A man was held. He told …"."""
    persons = read_words("people", "voices", "roles", "anyone", "bodies", "documents.words")
    at = token.sent.start
    if token.tag_ == "PRP$":
        # "Prosecutors have opened an inquiry, their office said."
        owners = [
            t for t in doc[at : token.i] if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "NOUN" and t.lemma_.lower() in persons
        ]
        yield from ((t.idx, speaker) for t in reversed(owners) if (speaker := resolve_noun(t)) is not None)
    for _ in range(SENTENCES):
        if not at:
            return
        sentence = doc[at - 1].sent
        for subject in reversed(sentence):
            main = subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ == "ROOT" and subject.pos_ == "NOUN"
            main = main and not any(t.is_quote for t in doc[sentence.start : subject.i])  # whom somebody quoted tells of
            speaker = resolve_noun(subject) if main and subject.lemma_.lower() in persons else None
            if speaker is not None:
                yield subject.idx, speaker
        at = sentence.start


def _is_thing(speaker: Speaker) -> bool:
    return speaker.kind in BODIES or get_noun(speaker.name) in read_words("people", "documents.words")


def _is_group(speaker: Speaker) -> bool:
    return speaker.kind in BODIES or is_joint(speaker) or (speaker.kind == EntityKind.UNNAMED and not is_one_person(speaker.name))


def is_one_person(name: str) -> bool:
    """Whether a voice without a name is one person: "spokesman for the port" and not "two officials"."""
    noun = get_noun(name)
    return noun not in read_words("people", "unnamed.collectives") and noun in _persons()


def _persons() -> frozenset[str]:
    return read_words("people", "voices", "roles", "anyone", "gender")


def may_be_called(name: str, *, male: bool) -> bool:
    """Whether the noun of a voice without a name is not that of the other gender."""
    other = read_words("people", "gender.female" if male else "gender.male")
    return get_noun(name) not in other
