"""Words for somebody known that no role tells of: "the 61-year-old", "the mum-of-two", "the Briton", "the couple"."""

import re
from collections.abc import Iterator
from heapq import merge

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.given import get_gender
from app.pipeline.naming.persons import Person
from app.pipeline.naming.titled import is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.reporting.subjects import phrase
from app.pipeline.voices.joint import find_joint, is_joint
from app.pipeline.voices.mainsubjects import is_main_subject
from app.pipeline.voices.pronouns import is_one_person
from app.pipeline.voices.repeated import resolve_repeated
from app.pipeline.voices.roles import DEFINITE, bears
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

AGED = re.compile(r"the (\d{1,3})[- ]year[- ]old\b(?!\s+\w*(?:son|daughter))", re.IGNORECASE)
PARENT = re.compile(r"the (?:\w+ )?\w+[- ]of[- ](?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
OFFICES = (
    "roles.leader",
    "roles.minister",
    "roles.chief",
    "roles.boss",
    "roles.lawmaker",
    "roles.mayor",
    "roles.governor",
    "roles.candidate",
)
LOOK_BACK = 300  # tokens in which somebody of the same noun may have been brought in
FEW = 6  # people looked at
SENTENCES = 3  # in which a pair may have been named


def resolve_epithet(doc: Doc, text: str, voices: Voices, span: Range, head: Token, mention: Span) -> Speaker | None:
    """The person or pair whom the words before tell of last and who can be called so; None where nobody can."""
    first = doc[span[0]]
    if head.dep_ == "poss":
        return None  # "the governor's office" needs a governor
    if _means_unnamed(doc, voices, span, head, mention):
        return None
    if head.lower_ in read_words("people", "epithets.pairs") and first.lower_ in DEFINITE:
        return _find_pair(doc, voices, head, mention)
    # The parser seldom takes the article for a part of "the 51-year-old".
    begin = doc[first.i - 1].idx if first.i and first.lower_ not in DEFINITE else first.idx
    aged, parent = AGED.match(text, begin), PARENT.match(text, begin)
    if aged is None and parent is None:
        definite = first.lower_ == "the" or (first.text[:1].isupper() and is_title(first.text))
        if not definite or head.tag_ in ("NNS", "NNPS") or not _is_epithet(doc, span, head) or _was_brought_in(doc, head):
            return None
    people = list(_find_people(doc, voices, mention.start))
    if aged is not None:
        last = voices.get_last(mention.start)
        if last is not None and last.kind == EntityKind.UNNAMED and is_one_person(last.name):
            return Speaker(last.name, last.kind, mention, last.affiliation)
        told = [person for person in voices.names.people.values() if person.age == int(aged.group(1))]
        people = told if len(told) == 1 else [person for person in people if person.age is None]
    person = next((person for person in people if _can_be(person, head, parent.group() if parent else "")), None)
    return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation) if person is not None else None


def _means_unnamed(doc: Doc, voices: Voices, span: Range, head: Token, mention: Span) -> bool:
    """Whether "the man" or "the source" is who spoke last and has no name."""
    last = voices.get_last(mention.start)
    if last is None or last.kind != EntityKind.UNNAMED or head.lemma_.lower() not in read_words("people", "again"):
        return False
    return resolve_repeated(doc, voices, span, head, mention) is not None


def _is_epithet(doc: Doc, span: Range, head: Token) -> bool:
    noun = head.lemma_.lower()
    if (
        noun.startswith("ex-")
        or noun in read_words("people", "anyone.words")
        or (head.i == span[0] + 1 and gazetteer.is_demonym(head.text))
    ):
        return True
    if noun in read_words("people", *OFFICES):
        return True
    somebody = noun in read_words("people", "voices", "roles", "gender") or is_title(noun)
    words = (
        " ".join(token.lower_ + token.whitespace_ for token in doc[span[0] : head.i]).replace(" -", "-").replace("- ", "-").split()
    )
    return somebody and not read_words("people", "epithets.adjectives").isdisjoint(words)


def _was_brought_in(doc: Doc, head: Token) -> bool:
    """Whether "a woman" or "two women" came before "the woman"."""
    for token in doc[max(0, head.i - LOOK_BACK) : head.i]:
        if token.lemma_ == head.lemma_ and token.pos_ == "NOUN" and token.i:
            first = token.left_edge
            if first.lower_ in ("a", "an", "another", "one", "some") or first.like_num:
                return token.dep_ not in ("appos", "attr", "compound")
    return False


def _find_people(doc: Doc, voices: Voices, before: int) -> Iterator[Person]:
    """The people who spoke or were the subject of a sentence, the last one first."""
    people = voices.names.people
    said = ((at, speaker.name) for at, speaker in voices.backwards(before) if speaker.kind == EntityKind.PERSON)
    named = (
        (m.start, m.name) for m in voices.names.placed.backwards(before) if m.kind == EntityKind.PERSON and is_main_subject(doc, m)
    )
    seen: set[str] = set()
    for _, name in merge(said, named, key=lambda candidate: candidate[0], reverse=True):
        # A single word that nothing shows to be somebody's name is as often a land's or a firm's.
        if name not in seen and name in people and (" " in name or people[name].roles or people[name].male is not None):
            seen.add(name)
            yield people[name]
        if len(seen) == FEW:
            return


def _can_be(person: Person, head: Token, words: str) -> bool:
    """Whether nothing that the article says of a person speaks against the noun: no other office, no other gender."""
    nouns = {head.lemma_.lower(), *words.lower().replace("-", " ").split()}
    if nouns & read_words("people", "gender.male"):
        male: bool | None = True
    else:
        male = False if nouns & read_words("people", "gender.female") else None
    if male is not None and person.male is not None and person.male != male:
        return False
    if male is not None and person.male is None and get_gender(person.name) not in (None, male):
        return False
    noun = head.lemma_.lower()
    office = noun in read_words("people", "roles") or is_title(noun)
    offices = read_words("people", "roles") - read_words("people", "degrees")
    return not office or bears(person, noun) or not person.roles & offices


def _find_pair(doc: Doc, voices: Voices, head: Token, mention: Span) -> Speaker | None:
    """The two people who spoke last as one, or whom a sentence right before has for its subject."""
    last = voices.get_last(mention.start)
    if last is not None and is_joint(last):
        return Speaker(last.name, last.kind, mention, last.affiliation)
    at = head.sent.start
    for _ in range(SENTENCES):
        if not at:
            break
        sentence = doc[at - 1].sent
        for subject in sentence:
            if subject.dep_ in ("nsubj", "nsubjpass") and subject.head.dep_ == "ROOT":
                pair = find_joint(doc, voices.names, phrase(subject), subject.i)
                if pair is not None:
                    return Speaker(pair[0], EntityKind.PERSON, mention)
        at = sentence.start
    return None
