"""Whether a name is what a sentence is about."""

from spacy.tokens import Doc

from app.pipeline.records import Mention


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
        return head.dep_ == "ROOT"
    verb = head.head
    # "Brask will travel on Monday, her office announced": what is reported comes first.
    reported = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and verb.i < verb.head.i
    return verb.dep_ == "ROOT" or (reported and not any(token.is_quote for token in doc[head.sent.start : verb.i]))
