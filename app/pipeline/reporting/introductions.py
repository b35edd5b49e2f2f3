"""Words that lead into speech without a cue of their own beside it: a paragraph ("He went on:"), or the sentence before."""

from spacy.tokens import Doc, Span, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.records import Zone
from app.pipeline.reporting.beside import find_ahead
from app.pipeline.reporting.subjects import find_subject, is_voice


def find_introduction(doc: Doc, text: str, zone: Zone) -> tuple[Token | None, Token] | None:
    """(cue, subject's head) of a paragraph that only leads into the next: "X has issued the following statement", "X went on:"."""
    span = doc.char_span(zone.start, zone.end, alignment_mode="contract")
    if span is None or not len(span):
        return None
    colon = text[zone.end - 1] == ":"
    issued = _find_issued(span, colon=colon)
    if issued is not None or not colon:
        return issued
    last = [token for token in span if token.sent == span[-1].sent and not token.is_space]
    found = find_ahead(last) if last else None
    return found if found is not None and is_voice(found[1]) else None


def _find_issued(span: Span, *, colon: bool) -> tuple[Token, Token] | None:
    verbs, nouns = read_words("cues", "issue.verbs"), read_words("cues", "nouns.colon") | read_words("people", "documents.issued")
    for token in span:
        if token.lemma_.lower() not in verbs or token.pos_ != "VERB":
            continue
        noun = next((c for c in token.children if c.dep_ == "dobj" and c.lemma_.lower() in nouns), None)
        subject = find_subject(token)
        if noun is None or subject is None:
            continue
        if colon or any(c.lower_ in ("following", "this") or c.dep_ == "poss" for c in noun.children):
            return noun, subject
    return None


def find_told(doc: Doc, zone: Zone, quote: Marked) -> Token | None:
    """Whom the sentence right before a segment of its paragraph tells of: its subject, if that is somebody."""
    tokens = doc.char_span(zone.start, quote.start, alignment_mode="contract")
    words = [token for token in tokens or () if not token.is_space]
    if not words or words[-1].text not in (".", "!", "?"):
        return None
    subject = find_subject(words[-1].sent.root)
    if subject is None or not zone.start <= subject.idx < quote.start:
        return None
    return subject if subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she") else None
