"""Titles and roles: "the President", "the mayor", "the company" stand for somebody that the article names."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.affiliations import find_state
from app.pipeline.naming.folding import fold
from app.pipeline.naming.given import is_given
from app.pipeline.naming.kinds import get_body_kind
from app.pipeline.naming.persons import Person
from app.pipeline.naming.titled import SMALL_CLASSES, is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.reporting.reporting import is_reporting
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

DEFINITE = ("the", "this", "that", "his", "her", "its", "their")
PARAGRAPH = 100  # tokens in which the blank before a paragraph is looked for
LOOK_AHEAD = 150  # tokens behind an office in which its holder is named
FEW = 3  # persons in an article of whom one can be told by having no role
OTHER = frozenset(
    {"central", "reserve", "development", "investment", "other", "rival", "another", "former", "second", "parent", "new", "same"}
)


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
        return _resolve_body(doc, voices, span, head, noun, mention)
    if noun in read_words("people", "documents.words"):
        if noun in read_words("people", "documents.own") or any(child.dep_ == "poss" for child in head.children):
            return None
        meant = read_words("people", "documents.words") if noun in read_words("people", "documents.any") else frozenset({noun})
        same = (speaker for _, speaker in voices.backwards(mention.start) if get_noun(speaker.name) in meant)
        kinds = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.PERSON)
        return _repeat(next(same, None) or voices.get_last(mention.start, *kinds), mention)
    return None


def _repeat(last: Speaker | None, mention: Span) -> Speaker | None:
    """Somebody who was heard, by other words."""
    return Speaker(last.name, last.kind, mention, last.affiliation) if last is not None else None


def get_noun(name: str) -> str:
    """The noun of a voice without a name: its last word before a preposition or clause ("spokesman for the port")."""
    words = name.lower().replace(",", " ,").split()
    behind = read_words("people", "unnamed.behind")
    cut = next((i for i, word in enumerate(words) if i and (word in behind or word == ",")), len(words))
    return words[cut - 1] if words else ""


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


def _resolve_body(doc: Doc, voices: Voices, span: Range, head: Token, noun: str, mention: Span) -> Speaker | None:
    """ "the company": the body named last whose name has the word, else the last body that spoke."""
    firm = noun in read_words("people", "firms.words")
    if firm and doc[span[0]].lower_ == "its":
        return None  # "its insurer" is another body than the one named before, whose it is
    between = doc[span[0] + 1 : head.i]
    state = find_state(doc, *span, voices.names.states)
    if between and (ending := _find_ending(voices, [token.lower_ for token in (*between, head)])) is not None:
        return Speaker(ending, get_body_kind(fold(ending).split()) or EntityKind.ORGANIZATION, mention, voices.names.bodies[ending])
    # "the Swiss firm" and "the UN agency" say little more than "the firm"; "the fire service" is one of its own kind.
    if span[1] > head.i + 1 or any(not (firm or _is_vague(token)) or token.lower_ in OTHER for token in between):
        return None
    bodies = voices.names.bodies
    if not between or state is not None:
        fitting = [name for name in bodies if noun in fold(name).split() and _agrees(bodies[name], state)]
        if len(fitting) == 1:
            kind = get_body_kind(fold(fitting[0]).split()) or EntityKind.ORGANIZATION
            return Speaker(fitting[0], kind, mention, bodies[fitting[0]])
    if noun in read_words("people", "bodies.single"):
        return None
    if noun in read_words("people", "firms.related") and (near := _find_in_sentence_before(doc, voices, head, noun)) is not None:
        return Speaker(near, EntityKind.ORGANIZATION, mention, bodies.get(near))
    near = (_find_owner_heard(voices, mention) if firm else None) or _find_in_paragraph(doc, voices, head, noun)
    if near is not None:
        return Speaker(near, EntityKind.ORGANIZATION, mention, bodies.get(near))
    for _, last in voices.backwards(mention.start):
        body = last.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT) and not gazetteer.is_state(last.name)
        if body and _may_be(noun, last.name, voices) and _agrees(last.affiliation, state):
            return Speaker(last.name, last.kind, mention, last.affiliation)
    if not firm:
        return None
    nearest = voices.names.placed.backwards(mention.start)
    name = next((m.name for m in nearest if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices)), None)
    return Speaker(name, EntityKind.ORGANIZATION, mention, bodies.get(name)) if name is not None else None


def _find_ending(voices: Voices, words: list[str]) -> str | None:
    """The one body whose name ends with these words: "the weather service" is the Highland Weather Service."""
    found = [name for name in voices.names.bodies if fold(name).split()[-len(words) :] == words]
    return found[0] if len(found) == 1 else None


def _find_in_sentence_before(doc: Doc, voices: Voices, head: Token, noun: str) -> str | None:
    """The one body of the sentence before: "The cells were made by Harbour Power. The supplier denied …"."""
    at = head.sent.start
    if not at:
        return None
    named = voices.names.placed.within(doc[at - 1].sent.start_char, doc[at].idx)
    found = {m.name for m in named if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices)}
    return found.pop() if len(found) == 1 else None


def _find_owner_heard(voices: Voices, mention: Span) -> str | None:
    """Who spoke last, if the model takes a firm for a person: "The owner, Pelorus Bulk, denied it. … the company said"."""
    last = voices.get_last(mention.start)
    person = voices.names.people.get(last.name) if last is not None and last.kind == EntityKind.PERSON else None
    if person is None or person.male is not None or person.age is not None or is_given(person.name.split()[0]):
        return None
    return person.name if person.roles & read_words("people", "firms.words", "roles.owner") else None


def _find_in_paragraph(doc: Doc, voices: Voices, head: Token, noun: str) -> str | None:
    """The one body that the paragraph named before, where none of another paragraph was heard in it."""
    blank = next((token for token in reversed(doc[max(0, head.sent.start - PARAGRAPH) : head.sent.start]) if token.is_space), None)
    if blank is None:
        return None
    start = blank.idx
    if any(speaker.kind != EntityKind.PERSON for at, speaker in voices.backwards(head.idx) if at >= start):
        return None
    named = voices.names.placed.within(start, doc[head.sent.start].idx)
    found = {m.name for m in named if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices)}
    return found.pop() if len(found) == 1 else None


def _is_vague(token: Token) -> bool:
    """Whether a word before a body's noun only says where it is from."""
    return gazetteer.get_state(token.text) is not None or token.lower_ in (
        "un",
        "u.n.",
        "eu",
        "-",
        "based",
        "global",
        "international",
    )


def _agrees(owner: str | None, state: str | None) -> bool:
    return state is None or owner in (None, state)


def _may_be(noun: str, name: str, voices: Voices) -> bool:
    """A body whose name says what it is ("… Union") is not called by another kind ("the company")."""
    kinds = read_words("people", "bodies.organization", "bodies.government")
    firms = read_words("people", "firms.words")
    words = fold(name).split()
    said = {word.removesuffix("s") for word in words} & kinds | voices.names.nouns.get(name, set())
    if words[-1] in read_words("people", "bodies.legal_forms", "endings.firms"):
        said = said | {"company"}
    if noun in firms and said & firms:
        return True
    if noun in read_words("people", "bodies.government"):
        return noun in said
    return not said or noun in said or noun in ("agency", "body", "organization", "organisation", "group", "office", "service")
