"""Whether a name is what a sentence is about."""

from spacy.tokens import Doc, Span

from app.pipeline.records import Mention

FINITE = ("VBD", "VBZ", "VBP", "MD")


def is_main_subject(doc: Doc, mention: Mention) -> bool:
    """Whether the mention is the subject of its sentence's main verb."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    head = span[-1]
    if head.dep_ in ("appos", "conj") and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if head.dep_ in ("nmod", "compound") and span.end < len(doc) and doc[span.end].text == "(":
        head = head.head  # the acronym in brackets behind a body's name
    # The parser takes many a verb behind a comma for a participle; then the subject looks like the whole sentence.
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return head.dep_ == "ROOT" or _opens(span)
    verb = head.head.head if head.head.dep_ in ("aux", "auxpass") else head.head
    # "Brask will travel on Monday, her office announced": what is reported comes first.
    reported = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i
    return verb.dep_ == "ROOT" or (reported and not any(token.is_quote for token in doc[head.sent.start : verb.i]))


def _opens(name: Span) -> bool:
    """Whether a name stands right before its sentence's first verb, whatever the parser made of both: "Ada Brask clung …"."""
    doc, sent = name.doc, name.sent
    at = name.end
    if at + 2 < sent.end and doc[at].text == "," and doc[at + 2].text == ",":
        at += 3  # an age
    if at >= sent.end or (name.start > sent.start and doc[name.start - 1].pos_ in ("ADP", "PART", "CCONJ")):
        return False
    finite = [token.i for token in sent if token.tag_ in FINITE]
    # Of "clung" the tagger makes a noun, and the sentence is left without a verb.
    verb = doc[at].tag_ in FINITE or (doc[at].tag_ in ("NN", "NNP") and doc[at].text.islower() and not finite)
    return verb and not any(at < name.start for at in finite) and not any(t.is_quote for t in doc[sent.start : name.start])
