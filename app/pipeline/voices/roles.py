"""Titles and roles: "the President", "the mayor", "the company" stand for somebody that the article names."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming.affiliations import find_state
from app.pipeline.naming.persons import Person
from app.pipeline.naming.titled import SMALL_CLASSES, is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.reporting.reporting import is_reporting
from app.pipeline.voices.bodies import resolve_body
from app.pipeline.voices.documents import resolve_document
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

DEFINITE = ("the", "this", "that", "his", "her", "its", "their")
LOOK_AHEAD = 150  # tokens behind an office in which its holder is named
FEW = 3  # persons in an article of whom one can be told by having no role


def resolve_role(doc: Doc, voices: Voices, span: Range, head: Token, mention: Span) -> Speaker | None:
    """ "the President", "the Ukrainian leader", "the company": somebody the article has named."""
    first = doc[span[0]]
    # Headlines drop articles: "says mayor".
    bare = first.pos_ in ("NOUN", "PROPN") and not any(t.text in (".", "!", "?") for t in head.sent)
    definite = bare or first.lower_ in DEFINITE or (first.text[0].isupper() and is_title(first.text))
    if not definite or head.tag_ in ("NNS", "NNPS"):
        return None
    noun = "leader" if _is_head_of_state(doc, head) else head.lemma_.lower()
    if noun in read_words("people", "roles") or is_title(noun) or _is_told_role(voices, noun):
        person = _find_bearer(doc, voices, span, head, noun, mention.start)
        return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation) if person else None
    if noun in read_words("people", "bodies", "firms.words") and first.lower_ not in ("his", "her", "my", "our", "your", "their"):
        return resolve_body(doc, voices, span, head, noun, mention)
    if noun in read_words("people", "documents.words"):
        return resolve_document(doc, voices, head, mention)
    return None


def _is_head_of_state(doc: Doc, head: Token) -> bool:
    return head.lower_ == "head" and doc[head.i + 1 : head.i + 3].text.lower() in ("of state", "of government")


def _is_told_role(voices: Voices, noun: str) -> bool:
    return any(noun in person.roles for person in voices.names.people.values())


def _find_bearer(doc: Doc, voices: Voices, span: Range, head: Token, noun: str, before: int) -> Person | None:
    people = voices.names.people.values()
    state = find_state(doc, *span, voices.names.states)
    shown = (token for token in doc[span[0] : span[1]] if token.i != head.i)
    words = {token.lower_ for token in shown if token.is_alpha and token.pos_ not in SMALL_CLASSES}
    past = not words.isdisjoint(read_words("people", "epithets.past"))
    fitting = [p for p in people if bears(p, noun) and (state is None or p.affiliation is None or p.affiliation == state)]
    fitting = [p for p in fitting if _is_of(p, words) and past == (not p.beside.isdisjoint(read_words("people", "epithets.past")))]
    exact = [p for p in fitting if noun in p.roles]
    person = next(filter(None, (_choose(some, voices, before) for some in ([p for p in fitting if p.beside & words], exact))), None)
    if person is None and not any(p.first < before for p in fitting):
        person = _get_next(doc, voices, head)  # a lead names the office, the next paragraph its holder
    person = person or _choose(fitting, voices, before)
    if person is None and state is not None:
        person = _choose([p for p in people if p.affiliation == state], voices, before)
    if person is None and head.text[0].isupper():
        person = _get_only_speaker(voices, before)
    if person is None and not fitting and doc[span[0]].lower_ == "the":
        person = _get_only_person(voices, noun, state)
    return person


def _is_of(person: Person, words: set[str]) -> bool:
    """Whether "the health minister" can be a person: not where they are minister of something else."""
    portfolios = read_words("people", "portfolios")
    named, held = words & portfolios, person.beside & portfolios
    if "prime" in words and held:
        return False  # "the prime minister" is none of the others
    return not named or not held or not named.isdisjoint(held)


def _get_next(doc: Doc, voices: Voices, head: Token) -> Person | None:
    """Whom the text names first behind an office, if they speak and the article never says what they are."""
    stop = min(len(doc), head.i + LOOK_AHEAD) - 1
    named = next((m for m in voices.names.placed.within(head.idx, doc[stop].idx) if m.kind == EntityKind.PERSON), None)
    tokens = doc.char_span(named.start, named.end, alignment_mode="expand") if named is not None else None
    if named is None or tokens is None or " " not in named.name:
        return None
    person = voices.names.people.get(named.name)
    subject = tokens[-1].dep_ == "nsubj" and is_reporting(tokens[-1].head)
    free = person is not None and person.roles <= read_words("people", "degrees")
    return person if person is not None and subject and free and person.first >= head.idx else None


def _get_only_person(voices: Voices, noun: str, state: str | None) -> Person | None:
    """Whom the article names later, or without ever saying what they are: its only person without a role."""
    roles = read_words("people", "roles", "titles")
    told = [person for person in voices.names.people.values() if " " in person.name or person.roles & roles]
    trades = read_words("people", "voices", "anyone")
    free = [person for person in told if not person.roles and (state is None or person.affiliation in (None, state))]
    office = state is not None or noun in read_words("people", "roles.leader", "roles.minister")
    return free[0] if len(free) == 1 and office and len(told) <= FEW and free[0].beside.isdisjoint(trades) else None


def _get_only_speaker(voices: Voices, before: int) -> Person | None:
    """ "The President" in an article that gives nobody the title and has heard one person only."""
    heard = {speaker.name for _, speaker in voices.backwards(before) if speaker.kind == EntityKind.PERSON}
    person = voices.names.people.get(heard.pop()) if len(heard) == 1 else None
    return person if person is not None and not person.roles else None


def bears(person: Person, noun: str) -> bool:
    """Whether a person can be called by a role: it is theirs, or one of the two is the group's general word."""
    if noun in person.roles:
        return True
    for words in read_lexicon("people")["roles"].values():
        general, *special = words.split()
        # "Farmers' leader" is no governor; a state's leader may be.
        held = general in person.roles and (general != "leader" or person.affiliation is not None or not person.beside)
        if (noun == general and person.roles.intersection(special)) or (noun in special and held):
            return True
    return False


def _choose(people: list[Person], voices: Voices, before: int) -> Person | None:
    """The one person that fits; of several the one heard last, else the one first named before these words."""
    if len(people) == 1:
        return people[0]
    names = {person.name: person for person in people}
    for _, speaker in voices.backwards(before):
        if speaker.name in names:
            return names[speaker.name]
    earlier = [person for person in people if person.first < before]
    return max(earlier, key=lambda person: person.first, default=None)
