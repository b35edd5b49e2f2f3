"""Nouns for bodies: "the company", "the union", "the mine's operator" stand for a body that the article names."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.naming import gazetteer
from app.pipeline.naming.affiliations import find_state
from app.pipeline.naming.folding import fold
from app.pipeline.naming.given import is_given
from app.pipeline.naming.kinds import get_body_kind
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker
from app.pipeline.reporting.reporting import is_reporting
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

PARAGRAPH = 100  # tokens in which the blank before a paragraph is looked for
LOOK_AHEAD = 150  # tokens behind a firm's noun in which the firm is named
GENERAL = frozenset({"company", "firm", "group"})  # nouns that any firm is called by
OTHER = frozenset(
    {"central", "reserve", "development", "investment", "other", "rival", "another", "former", "second", "parent", "new", "same"}
)


def resolve_body(doc: Doc, voices: Voices, span: Range, head: Token, noun: str, mention: Span) -> Speaker | None:
    """ "the company": the body named last whose name has the word, else the last body that spoke."""
    firm = noun in read_words("people", "firms.words")
    if firm and doc[span[0]].lower_ == "its":
        return None  # "its insurer" is another body than the one named before, whose it is
    between = [token for token in doc[span[0] + 1 : head.i] if noun != "operator" or not _is_of_thing(token, head)]
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
    if (
        noun in read_words("people", "alike.law")
        and not between
        and (police := _find_police(doc, voices, head, mention)) is not None
    ):
        return Speaker(police.name, police.kind, mention, police.affiliation)
    if not between and (called := _find_called_so(voices, noun)) is not None:
        return Speaker(called, get_body_kind(fold(called).split()) or EntityKind.ORGANIZATION, mention, bodies[called])
    if noun in read_words("people", "bodies.single"):
        return None
    if noun in read_words("people", "firms.related") and (near := _find_in_sentence_before(doc, voices, head, noun)) is not None:
        return Speaker(near, EntityKind.ORGANIZATION, mention, bodies.get(near))
    near = (_find_owner_heard(voices, mention) if firm else None) or _find_in_paragraph(doc, voices, head, noun)
    if near is not None:
        return Speaker(near, EntityKind.ORGANIZATION, mention, bodies.get(near))
    heard = _find_heard(voices, mention, noun, state)
    if heard is not None or not firm:
        return heard
    nearest = voices.names.placed.backwards(mention.start)
    fitting_before = (m.name for m in nearest if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices))
    name = next((name for name in fitting_before if name not in voices.names.outlets), None)
    name = name or _find_ahead(doc, voices, head, noun)
    return Speaker(name, EntityKind.ORGANIZATION, mention, bodies.get(name)) if name is not None else None


def _find_heard(voices: Voices, mention: Span, noun: str, state: str | None) -> Speaker | None:
    """The body that spoke by this noun before, else the last one that spoke and can be called so."""
    if noun not in GENERAL:
        bodies = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
        heard = (last for _, last in voices.backwards(mention.start) if last.kind in bodies and last.name != noun)
        again = next((last for last in heard if last.mention is not None and last.mention.exact.lower() == f"the {noun}"), None)
        if again is not None and _agrees(again.affiliation, state):
            return Speaker(again.name, again.kind, mention, again.affiliation)
    for _, last in voices.backwards(mention.start):
        known = not gazetteer.is_state(last.name) and last.name not in voices.names.outlets
        body = last.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT) and known
        if body and _may_be(noun, last.name, voices) and _agrees(last.affiliation, state):
            return Speaker(last.name, last.kind, mention, last.affiliation)
    return None


def _find_called_so(voices: Voices, noun: str) -> str | None:
    """The one body that the text calls by the noun, or by one of its kind, right before its name."""
    called = {name for name in voices.names.bodies if voices.names.nouns.get(name, set()) & _find_alike(noun)}
    return called.pop() if len(called) == 1 else None


def _find_police(doc: Doc, voices: Voices, head: Token, mention: Span) -> Speaker | None:
    """Whom "the force" means: the one police body that is named, else the police that were told of."""
    if head.lower_ not in read_words("people", "alike.law") or head.lower_ == "police":
        return None
    law = read_words("people", "alike.law")
    named = [name for name in voices.names.bodies if not law.isdisjoint(fold(name).split())]
    if len(named) == 1:
        return Speaker(named[0], EntityKind.ORGANIZATION, mention, voices.names.bodies[named[0]])
    told = any(token.lower_ in ("police", "cops") for token in doc[: head.i])
    return Speaker("police", EntityKind.ORGANIZATION, mention) if told else None


def _find_alike(noun: str) -> set[str]:
    """The nouns that the same body may be called by: a "band" is a "group" as well."""
    groups = (set(words.split()) for words in read_lexicon("people")["alike"].values())
    return {noun}.union(*(words for words in groups if noun in words))


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
    found = {m.name for m in named if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices)} - voices.names.outlets
    return found.pop() if len(found) == 1 else None


def _find_ahead(doc: Doc, voices: Voices, head: Token, noun: str) -> str | None:
    """The firm that a headline or lead leaves to the next paragraph: the first body named behind it that speaks or owns itself."""
    stop = min(len(doc), head.i + LOOK_AHEAD) - 1
    for named in voices.names.placed.within(head.idx, doc[stop].idx):
        tokens = doc.char_span(named.start, named.end, alignment_mode="expand")
        if named.kind != EntityKind.ORGANIZATION or named.name in voices.names.outlets or tokens is None:
            continue
        last = tokens[-1]
        speaks = last.dep_ == "nsubj" and last.head.dep_ in ("ROOT", "conj", "ccomp") and is_reporting(last.head)
        if speaks and _may_be(noun, named.name, voices) and get_body_kind(fold(named.name).split()) is None:
            return named.name
    return None


def _is_of_thing(token: Token, head: Token) -> bool:
    """Whether a word belongs to the thing that a firm runs: "the mine's" before "operator"."""
    owned = next((child for child in head.children if child.dep_ == "poss"), None)
    return owned is not None and owned.pos_ == "NOUN" and owned.left_edge.i <= token.i <= owned.right_edge.i


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
    found = {m.name for m in named if m.kind == EntityKind.ORGANIZATION and _may_be(noun, m.name, voices)} - voices.names.outlets
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
