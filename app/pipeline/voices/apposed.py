"""Names behind a noun that say whom it means: "the mayor, Ada Brask", "the union Metal Workers", "one of them, Odo Harl"."""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.names import Names
from app.pipeline.naming.bodynames import is_body_noun
from app.pipeline.naming.titled import is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Mention
from app.vocabulary import EntityKind

SEAT = 8  # tokens in which the place of an office ends
LONGEST_CALLING = 5  # small words between the comma and the name


def find_apposed(doc: Doc, names: Names, span: Range, head: Token) -> Mention | None:
    """The name behind a role: "the head of Civil Defence, Aldo Marchena", "President of Valdoria Mirko Tesan".

    The parser often ends the phrase before a name that the model does not know; the article's mentions have it. Without a comma a
    name needs a role before it; between commas any noun will do, for a body one that no person is called by.
    """
    is_role = is_title(head.text) or head.lemma_.lower() in read_words("people", "roles", "voices")
    if (
        head.ent_type_ == "PERSON"
        or span[1] >= len(doc)
        or (head.pos_ in ("PROPN", "PRON") and not is_role and head.lower_ != "one")
    ):
        return None
    at = _pass_seat(doc, names, head.i + 1) or _pass_clause(doc, head) or span[1]
    comma = at < len(doc) and doc[at].text == ","
    if not is_role and not comma:
        return None
    at += comma
    named = _find_called_so(doc, names, at, at + (LONGEST_CALLING if comma else 0))
    if named is None or (comma and not closes(doc, named)):
        return None
    if named.kind == EntityKind.PERSON:
        return named if is_role or not is_body_noun(head) else None
    body = comma and named.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)
    return named if body and (not is_role or head.lemma_.lower() in read_words("people", "firms.words", "roles.owner")) else None


def _find_called_so(doc: Doc, names: Names, at: int, last: int) -> Mention | None:
    """The name that begins at a token, or up to `last` behind titles and callings: "the chemist Prof Ada Brask"."""
    while at < len(doc) - 1:
        named = names.placed.at(doc[at].idx)
        if named is not None:
            return named if named.start == doc[at].idx else None
        calling = at < last and doc[at].pos_ in ("DET", "ADJ", "NOUN", "PRON") and doc[at].text.islower()
        if not calling and not is_title(doc[at].text):
            return None
        at += 1
    return None


def find_described(doc: Doc, names: Names, head: Token) -> Mention | None:
    """The body whose name stands right behind the phrase's noun: "the relief agency Harbourlight"."""
    at = head.i + 1
    if at + 1 >= len(doc) or not is_body_noun(head):
        return None
    comma = doc[at].text == ","
    named = names.placed.at(doc[at + comma].idx)
    if named is None or named.start != doc[at + comma].idx or named.kind not in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT):
        return None
    return named if not comma or closes(doc, named) else None


def find_called(doc: Doc, names: Names, head: Token) -> Mention | None:
    """The name in "my neighbour, a retired miner called Alf Quarnby", "a cell calling itself Red Harbour"."""
    for token in doc[head.i + 1 : head.i + SEAT]:
        if token.text in (".", ";", ":") or token.pos_ == "AUX":
            return None
        if token.lower_ not in read_words("people", "styled"):
            continue
        at = token.i + 1
        while at < len(doc) - 1 and doc[at].lower_ in ("itself", "themselves", "himself", "herself", "as", "the"):
            at += 1
        named = names.placed.at(doc[at].idx) if at < len(doc) else None
        if named is None:
            return None
        return named if named.kind == EntityKind.PERSON or is_body_noun(head) else None
    return None


def find_holder(doc: Doc, names: Names, span: Range, head: Token) -> Mention | None:
    """The person before "of the port police", of which the parser found the last words only."""
    first = span[0]
    if head.dep_ != "pobj" or first < 2 or doc[first - 1].lower_ not in ("of", "from", "at", "with"):
        return None
    before = names.placed.at(doc[first - 2].idx)
    return before if before is not None and before.kind == EntityKind.PERSON else None


def _pass_seat(doc: Doc, names: Names, at: int) -> int | None:
    """The token behind "of Valdoria", the place that an office is held in; None where no place stands there."""
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return None
    place = names.placed.at(doc[at + 1].idx)
    if place is None or place.kind != EntityKind.PLACE:
        return None
    behind = next((token.i for token in doc[at + 1 : at + SEAT] if token.idx >= place.end), None)
    # "the director of San Telmo hospital, Ada Brask": a place's name can open a longer one that ends with a noun.
    noun = next((token for token in doc[behind : at + SEAT] if not token.is_title), None) if behind is not None else None
    return noun.i + 1 if noun is not None and noun.pos_ == "NOUN" and noun.nbor().text == "," else behind


def _pass_clause(doc: Doc, head: Token) -> int | None:
    """The comma behind a relative clause, before what is apposed: "the company that runs the port, Harbour Trust, said"."""
    clause = next((child for child in head.children if child.dep_ == "relcl"), None)
    if clause is None:
        return None
    behind = (child.left_edge.i - 1 for child in head.children if child.dep_ == "appos" and child.left_edge.i > clause.right_edge.i)
    apposed = next((comma for comma in behind if doc[comma].text == ","), None)
    if apposed is not None or head.dep_ not in ("nsubj", "nsubjpass"):
        return apposed
    # The parser may draw the name into the clause: "The firm that owns it, Harbour Trust, had told …".
    return next((token.i for token in doc[clause.i + 1 : clause.i + SEAT] if token.text == "," and token.i < head.head.i), None)


def closes(doc: Doc, mention: Mention) -> bool:
    """Whether a mention ends at a comma or stop, as an apposition does; a subject goes on with its verb."""
    tokens = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return tokens is None or tokens.end == len(doc) or doc[tokens.end].is_punct or doc[tokens.end].is_space
