"""Who a speaker is: a name for the words that a frame gives as its voice.

In order of trust: a person's or body's own name; a title or role that one person of the article bears; a pronoun, by the
last fitting speaker; else the words themselves as an unnamed voice. A pronoun that fits nobody gives no speaker: a wrong
attribution is worse than none.
"""

from dataclasses import replace

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.names import Names
from app.pipeline.naming import gazetteer
from app.pipeline.naming.affiliations import find_affiliation, find_state
from app.pipeline.naming.folding import fold
from app.pipeline.naming.kinds import get_body_kind
from app.pipeline.naming.titled import is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Mention, Span, Speaker, make_span
from app.pipeline.reporting.subjects import is_voice, phrase
from app.pipeline.voices.apposed import closes, find_apposed, find_called, find_described, find_holder
from app.pipeline.voices.bodies import resolve_body
from app.pipeline.voices.epithets import resolve_epithet
from app.pipeline.voices.joint import find_joint
from app.pipeline.voices.pronouns import FEMALE, MALE, PLURAL, THING, resolve_pronoun
from app.pipeline.voices.repeated import resolve_repeated
from app.pipeline.voices.roles import resolve_role
from app.pipeline.voices.unnamed import make_unnamed
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind

# Pronouns that mean voices without a name.
SOMEBODY = frozenset(
    {"others", "some", "many", "one", "another", "most", "both", "few", "several", "those", "each"}
    | {"someone", "somebody", "everyone", "everybody"}
)


LOOK_BACK = 90  # tokens in which a letter was brought in that somebody answered in
CALLED = 5  # tokens behind "from" in which a body is named


def resolve(doc: Doc, text: str, voices: Voices, span: Range, head: int) -> Speaker | None:
    """The speaker that the tokens of `span`, headed by `head`, stand for, or None where nobody fits."""
    span = _tighten(doc, span, head)
    token = doc[head]
    mention = make_span(text, doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1].text))
    if token.lower_ in MALE | FEMALE | PLURAL | THING:
        # The subject of a sentence before is resolved as it would be if it spoke; a pronoun there leads to nobody new.
        return resolve_pronoun(
            doc, voices, token, mention, resolve_noun=lambda noun: resolve(doc, text, voices, phrase(noun), noun.i)
        )
    if token.pos_ == "PRON" and token.lower_ not in SOMEBODY:
        return None
    issuer = _find_part(token) or _find_issuer(doc, voices.names, token) or _find_writer(doc, token)
    if issuer is not None:
        speaker = resolve(doc, text, voices, phrase(issuer), issuer.i)
        return replace(speaker, mention=mention) if speaker is not None else None
    firm = _find_firm(token)
    if firm is not None:
        body = resolve_body(doc, voices, phrase(firm), firm, firm.lemma_.lower(), mention)
        if body is not None and body.kind == EntityKind.ORGANIZATION:
            return body
    role = resolve_role(doc, voices, span, token, mention)
    document = token.lemma_.lower() in read_words("people", "documents.words") - read_words("people", "voices", "roles")
    if role is not None and document and role.kind == EntityKind.PERSON:
        role = None  # nobody is called by the word for a document
    return (
        _resolve_named(doc, text, voices.names, span, token, mention)
        or role
        or resolve_epithet(doc, text, voices, span, token, mention)
        or resolve_repeated(doc, voices, span, token, mention)
        or make_unnamed(doc, voices, span, token, mention, owner=_find_owner(doc, text, voices, token))
    )


def _find_firm(head: Token) -> Token | None:
    """The noun of the firm that "a company spokesman" or "a spokeswoman for the charity" speaks for."""
    if head.lemma_.lower() not in read_words("people", "posting.speaking") or head.left_edge.lower_ not in ("a", "an"):
        return None
    firms = read_words("people", "firms.words", "posting.firms")
    beside = [child for child in head.children if child.dep_ == "compound" and child.i == head.left_edge.i + 1]
    behind = [c for child in head.children if child.lower_ == "for" for c in child.children if c.left_edge.lower_ == "the"]
    return next((noun for noun in (*beside, *behind) if noun.lemma_.lower() in firms and noun.tag_ == "NN"), None)


def _find_part(head: Token) -> Token | None:
    """The document that words name a part of: "Article 14 of the treaty", "page six of the report"."""
    documents = read_words("people", "documents.words")
    if head.lower_ not in read_words("people", "documents.parts"):
        return None
    behind = (token for child in head.children if child.lower_ == "of" for token in child.subtree)
    return next((noun for noun in behind if noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in documents), None)


def _find_issuer(doc: Doc, names: Names, head: Token) -> Token | None:
    """Whose words or figures they are: "a statement from the ministry", "a post by Ada Brask", "figures from Harbour Power".

    "Ministry figures" are the ministry's. An audit speaks for itself.
    """
    owner = next((child for child in head.children if child.tag_ == "PRP$"), None)
    if owner is not None and head.lower_ in read_words("people", "documents.kept"):
        return owner
    gathered = head.lower_ in read_words("people", "documents.gathered")
    if not gathered and head.lemma_.lower() not in read_words("people", "documents.issued"):
        return None
    if gathered and head.i and doc[head.i - 1].head == head:
        before = doc[head.i - 1]
        body = before.ent_type_ == "ORG" or before.lower_ in read_words("people", "bodies")
        if before.dep_ == "compound" and body:
            return before
    place = next((noun for child in head.children if child.lower_ == "on" for noun in child.children if noun.dep_ == "pobj"), None)
    if place is not None and place.lemma_.lower() in read_words("people", "posting.pages"):
        page_owner = next((child for child in place.children if child.dep_ == "poss" and is_voice(child)), None)
        if page_owner is not None:
            return page_owner  # "a post on the council's Telegram channel"
    given = [child for child in head.children if child.i == head.i + 1 and child.lower_ in ("from", "by")]
    issuer = next((noun for child in given for noun in child.children if noun.dep_ == "pobj" and is_voice(noun)), None)
    if issuer is None and given and gathered:
        # The parser may have lost the name behind its calling: "figures from grid operator Harbour Power".
        ahead = (names.placed.at(token.idx) for token in doc[head.i + 2 : head.i + 2 + CALLED])
        named = next((m for m in ahead if m is not None and m.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)), None)
        tokens = doc.char_span(named.start, named.end, alignment_mode="expand") if named is not None else None
        return tokens[-1] if tokens is not None else None
    return issuer


def _find_writer(doc: Doc, head: Token) -> Token | None:
    """Who wrote or issued it: "The line answered in a letter. “…”, the letter says", "The port issued the following update"."""
    noun = head.lemma_.lower()
    issued = noun in read_words("people", "documents.issued", "documents.written")
    if not issued or head.left_edge.lower_ not in ("the", "this"):
        return None
    for token in reversed(doc[: head.sent.start]):
        if token.lemma_.lower() != noun or token.dep_ not in ("pobj", "dobj"):
            continue
        verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else token.head
        # What somebody issues is theirs for the whole article; what they answered in, for the next sentences.
        given = token.dep_ == "dobj" and verb.lemma_.lower() in read_words("cues", "issue")
        if not given and (token.dep_ == "dobj" or token.i < head.sent.start - LOOK_BACK):
            continue
        if token.left_edge.lower_ in ("the", "this") and not any(c.lower_ == "following" for c in token.children):
            continue
        writer = next((c for c in verb.children if c.dep_ == "nsubj" and is_voice(c) and c.pos_ != "PRON"), None)
        if writer is not None:
            return writer
    return None


def _find_owner(doc: Doc, text: str, voices: Voices, head: Token) -> Speaker | None:
    """Who "her lawyer" or "the port's spokesman" belongs to, where the article names them."""
    poss = next((child for child in head.children if child.dep_ == "poss"), None)
    if poss is None:
        return None
    owner = resolve(doc, text, voices, phrase(poss), poss.i)
    return owner if owner is not None and (owner.kind != EntityKind.UNNAMED or poss.lower_ in PLURAL) else None


def _tighten(doc: Doc, span: Range, head: int) -> Range:
    """Leave out what the parser drew in from before: a leading comma, quote mark, adverb or conjunction."""
    first, last = span
    while first < head and (
        doc[first].is_punct or doc[first].is_space or doc[first].pos_ in ("CCONJ", "ADV", "ADP", "SCONJ", "PUNCT")
    ):
        first += 1
    while last - 1 > head and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return first, last


def _resolve_named(doc: Doc, text: str, names: Names, span: Range, head: Token, mention: Span) -> Speaker | None:
    joint = find_joint(doc, names, span, head.i)
    if joint is not None:
        return Speaker(joint[0], EntityKind.PERSON, Span(mention.start, joint[1], text[mention.start : joint[1]]))
    apposed = find_apposed(doc, names, span, head)
    if apposed is not None:
        whole = Span(mention.start, apposed.end, text[mention.start : apposed.end])
        return _make_person(names, apposed, whole) if apposed.kind == EntityKind.PERSON else _make_body(names, apposed, whole)
    called = find_called(doc, names, head)
    if called is not None:
        return _make_person(names, called, mention) if called.kind == EntityKind.PERSON else _make_body(names, called, mention)
    body = find_described(doc, names, head)
    if body is not None:
        return _make_body(names, body, Span(mention.start, body.end, text[mention.start : body.end]))
    holder = find_holder(doc, names, span, head)
    if holder is not None:
        return _make_person(names, holder, mention)
    inside = names.placed.within(mention.start, mention.end)
    # The phrase may end inside a name that the parser cuts ("Oh Min" of "Oh Min-ji").
    around = names.placed.at(head.idx)
    named = next((m for m in (*inside, *([around] if around else [])) if _names_voice(doc, span, head, m)), None)
    if named is None:
        named = _find_known(names, head)
    if named is None:
        return _resolve_proper(doc, names, span, head, mention)
    if named.kind == EntityKind.PERSON:
        return _make_person(names, named, mention)
    if named.kind == EntityKind.PLACE:
        return _make_government(named, mention)
    if named.kind == EntityKind.PRODUCT:
        return Speaker(named.name, EntityKind.ORGANIZATION, mention)
    return Speaker(named.name, named.kind, mention, names.bodies.get(named.name) or find_state(doc, *span, names.states))


def _make_person(names: Names, named: Mention, mention: Span) -> Speaker:
    person = names.people.get(named.name)
    return Speaker(named.name, EntityKind.PERSON, mention, person.affiliation if person else None)


def _find_known(names: Names, head: Token) -> Mention | None:
    """A name that the model missed here and that the article or the gazetteer knows."""
    if not head.text[:1].isupper():
        return None
    known = names.by_words.get(fold(head.text))
    body = names.spell_out(head.text) if known is None else None
    if body is not None:
        return Mention(head.idx, head.idx + len(head.text), head.text, body, EntityKind.ORGANIZATION)
    if known is None and gazetteer.is_state(head.text) | gazetteer.is_capital(head.text):
        known = Mention(head.idx, head.idx + len(head.text), head.text, head.text, EntityKind.PLACE)
    return known


def _make_body(names: Names, named: Mention, mention: Span) -> Speaker:
    return Speaker(named.name, named.kind, mention, names.bodies.get(named.name))


def _names_voice(doc: Doc, span: Range, head: Token, mention: Mention) -> bool:
    """Whether the mention names the phrase's own voice and not somebody that the voice belongs to."""
    if mention.start <= head.idx < mention.end:
        return True
    tokens = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if tokens is None or mention.kind != EntityKind.PERSON:
        return False
    last = tokens[-1]
    if last.dep_ == "appos" and last.head == head:
        return doc[tokens.start - 1].text != "," or closes(doc, mention)
    before = doc[tokens.start - 1] if tokens.start > span[0] else None
    last_of_it = tokens.end == span[1] and not any(
        token.lower_ in ("for", "to", "with", "at", "from") for token in doc[head.i : last.i]
    )
    return (
        last_of_it
        and before is not None
        and before.pos_ not in ("ADP", "PART", "CCONJ", "AUX")
        and before.text not in ("'s", "’s", "&", "-")
    )


def _make_government(place: Mention, mention: Span) -> Speaker:
    """A state or a capital that speaks is its government; any other place that speaks, its people's body."""
    state = gazetteer.get_state(place.name)
    return Speaker(place.name, EntityKind.GOVERNMENT, mention, state or place.name)


def _resolve_proper(doc: Doc, names: Names, span: Range, head: Token, mention: Span) -> Speaker | None:
    """A proper name that the model did not mark."""
    if (head.pos_ != "PROPN" or head.text.islower()) and not (head.is_title and head.i != head.sent.start):
        return None
    first = head.i
    while (
        first > span[0]
        and (doc[first - 1].pos_ == "PROPN" or doc[first - 1].text in ("&", "-"))
        and not is_title(doc[first - 1].text)
    ):
        first -= 1
    last = max(head.i + 1, span[1] if all(t.pos_ in ("PROPN", "ADP", "DET") for t in doc[head.i : span[1]]) else head.i + 1)
    name = " ".join(doc[first:last].text.split())
    person = names.get_person(name)
    if person is not None:
        return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation)
    words = [token.lower_ for token in doc[first:last]]
    kind = get_body_kind(words)
    if kind is None and len(words) == 1 and _is_common(head):
        return None
    club = len(words) > 1 and words[-1] in read_words("people", "endings.clubs", "endings.firms")
    if kind is None and (name.isupper() or "&" in words or club):
        kind = EntityKind.ORGANIZATION
    definite = first > 0 and doc[first - 1].lower_ == "the"  # "the Harbour Samaritans": nobody is called so
    kind = kind or (EntityKind.PERSON if len(words) > 1 and not definite else EntityKind.ORGANIZATION)
    return Speaker(
        name,
        kind,
        mention,
        find_affiliation(doc, *span, names.states) if kind == EntityKind.PERSON else find_state(doc, *span, names.states),
    )


def _is_common(head: Token) -> bool:
    """Whether one capitalised word is a role or a people's adjective rather than a name: "Mum", "the German"."""
    if is_title(head.text) or head.lower_ in read_words("people", "roles", "voices", "anyone", "gender"):
        return True
    return gazetteer.is_demonym(head.text)
