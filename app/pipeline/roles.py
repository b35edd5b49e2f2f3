"""Titles and roles: "the President", "the mayor", "the company" stand for somebody that the article names."""

from spacy.tokens import Doc, Token

from app.pipeline.folding import fold
from app.pipeline.kinds import get_body_kind
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.names import Person, find_state
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.titled import is_title
from app.pipeline.voices import Voices
from app.vocabulary import EntityKind

# Words for a firm, which the article may have named without its having spoken.
FIRMS = frozenset({"company", "firm", "group", "operator", "maker", "manufacturer", "airline", "retailer"})
# Bodies of which a place has one: "the police" needs no name.
SINGULAR_BODIES = frozenset(
    {"police", "coastguard", "army", "navy", "military", "parliament", "senate", "congress", "hospital", "court", "church", "staff"}
)


def resolve_role(doc: Doc, voices: Voices, span: Range, head: Token, mention: Span) -> Speaker | None:
    """ "the President", "the Ukrainian leader", "the company": somebody the article has named."""
    first = doc[span[0]]
    # Headlines drop articles: "says mayor".
    bare = first.pos_ in ("NOUN", "PROPN") and not any(t.text in (".", "!", "?") for t in head.sent)
    definite = (
        bare
        or first.lower_ in ("the", "this", "that", "his", "her", "its", "their")
        or (first.text[0].isupper() and is_title(first.text))
    )
    if not definite or head.tag_ in ("NNS", "NNPS"):
        return None
    noun = head.lemma_.lower()
    people = voices.names.people.values()
    if noun in read_words("people", "roles") or is_title(noun):
        state = find_state(doc, *span, voices.names.states)
        fitting = [p for p in people if _bears(p, noun) and (state is None or p.affiliation is None or p.affiliation == state)]
        person = _choose(fitting, voices, mention.start)
        if person is None and state is not None:
            person = _choose([p for p in people if p.affiliation == state], voices, mention.start)
        if person is None and head.text[0].isupper():
            person = _get_only_speaker(voices, mention.start)
        return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation) if person else None
    if noun in read_words("people", "anyone.words"):
        last = voices.get_last(mention.start, EntityKind.PERSON)
        return Speaker(last.name, last.kind, mention, last.affiliation) if last else None
    if noun in read_words("people", "bodies") and span[1] - span[0] <= 2:
        return _resolve_body(voices, noun, mention)
    if noun in read_words("people", "documents.words"):
        last = voices.get_last(mention.start, EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.PERSON)
        return Speaker(last.name, last.kind, mention, last.affiliation) if last else None
    return None


def _get_only_speaker(voices: Voices, before: int) -> Person | None:
    """ "The President" in an article that gives nobody the title and has heard one person only."""
    heard = {speaker.name for _, speaker in voices.backwards(before) if speaker.kind == EntityKind.PERSON}
    person = voices.names.people.get(heard.pop()) if len(heard) == 1 else None
    return person if person is not None and not person.roles else None


def _bears(person: Person, noun: str) -> bool:
    """Whether a person can be called by a role: it is theirs, or one of the two is the group's general word."""
    if noun in person.roles:
        return True
    for words in read_lexicon("people")["roles"].values():
        general, *special = words.split()
        if (noun == general and person.roles.intersection(special)) or (noun in special and general in person.roles):
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


def _resolve_body(voices: Voices, noun: str, mention: Span) -> Speaker | None:
    """ "the company": the body named last whose name has the word, else the last body that spoke."""
    fitting = [name for name in voices.names.bodies if noun in fold(name).split()]
    if len(fitting) == 1:
        kind = get_body_kind(fold(fitting[0]).split()) or EntityKind.ORGANIZATION
        return Speaker(fitting[0], kind, mention, voices.names.bodies[fitting[0]])
    if noun in SINGULAR_BODIES:
        return None
    for _, last in voices.backwards(mention.start):
        if last.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT) and _may_be(noun, last.name):
            return Speaker(last.name, last.kind, mention, last.affiliation)
    if noun not in FIRMS:
        return None
    nearest = voices.names.placed.backwards(mention.start)
    firm = next((m.name for m in nearest if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name)), None)
    return Speaker(firm, EntityKind.ORGANIZATION, mention, voices.names.bodies.get(firm)) if firm is not None else None


def _may_be(noun: str, name: str) -> bool:
    """A body whose name says what it is ("… Union") is not called by another kind ("the company")."""
    kinds = read_words("people", "bodies.organization", "bodies.government")
    said = {word.removesuffix("s") for word in fold(name).split()} & kinds
    return not said or noun in said or noun in ("agency", "body", "organization", "organisation", "group", "office", "service")
