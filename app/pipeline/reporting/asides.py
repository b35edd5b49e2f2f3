"""Attributions that stand beside the sentence they attribute: "according to X", "as X put it"."""

from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import around, end_of, range_of
from app.pipeline.reporting.extents import FINITE, find_rival, find_stop, skip_joint
from app.pipeline.reporting.reporting import Frame
from app.pipeline.reporting.subjects import SUBJECTS, find_subject, is_voice, phrase

OPENING = 25  # tokens in which a phrase that opens a sentence ends
AS_REACH = 14  # tokens from "as" to its verb: room for a name and what is apposed to it
NEGATED = 6  # tokens in front of "as" in which ", not" stands


def read_according(token: Token) -> Frame | None:
    """ "S, according to X", "According to X, S"."""
    doc = token.doc
    to = token.nbor()
    head = next((child for child in (*to.children, *token.children) if child.dep_ == "pobj"), None)
    if head is None and to.i + 1 < len(doc):
        head = next((t for t in doc[to.i + 1 : token.sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None
    first, last = phrase(head)
    # The phrase ends at its comma where it opens the sentence; a relative clause on the voice goes with it.
    stop = last
    if token.i <= token.sent.start + 2:
        stop = _find_comma(doc, last, token.sent.end) or last
    start = token.i
    while start > token.sent.start and doc[start - 1].text in (",", "–", "—"):
        start -= 1
    # "According to X …, but the police put it at …": the second clause is theirs.
    rivals = (find_rival(t) for t in doc[stop : token.sent.end])
    end = next((rival for rival in rivals if rival is not None and rival >= stop), token.sent.end)
    contents = around(doc, skip_joint(doc, token.sent.start, start, conjunctions=True), start, stop, end)
    if len(contents) > 1 and not _goes_on(doc, stop, token.sent.end):
        contents = contents[:1]
    if not any(span is not None and len(span) > 1 for span in (doc.char_span(*part) for part in contents)):
        return None
    cue = (token.idx, to.idx + 2)
    return Frame(cue, (first, last), head.i, contents, (doc[start].idx, end_of(doc[stop - 1])), None, "according")


def read_view(noun: Token) -> Frame | None:
    """ "In X's view, S", "in the words of X, S", "S, by the army's count": nothing else between the marks."""
    doc, sent, preposition = noun.doc, noun.sent, noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in read_words("cues", "phrases.view_prepositions"):
        return None
    behind = (t for c in noun.children if c.lower_ == "of" for t in c.children if c.i == noun.i + 1 and t.dep_ == "pobj")
    beside = (c for c in noun.children if c.dep_ == "poss" or (c.dep_ == "compound" and c.i == noun.i - 1))
    owner = next((t for t in (*beside, *behind) if t.pos_ != "PRON" and is_voice(t)), None)
    if owner is None:
        return None
    start, stop = preposition.i, max(noun.i, phrase(owner)[1] - 1) + 1
    opens = not any(t.is_alpha for t in doc[sent.start : start])
    closed = stop < sent.end and doc[stop].text == ","
    closes = start > sent.start and doc[start - 1].text == "," and not any(t.is_alpha for t in doc[stop : sent.end])
    contents = around(doc, sent.start, start, stop, sent.end)
    if not ((opens and closed) or closes) or len(contents) != 1:
        return None
    return Frame(range_of(noun), phrase(owner), owner.i, contents, (doc[start].idx, end_of(doc[stop - 1])), None, "according")


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence takes up its statement again behind an attribution in its middle: a comma, then a finite verb."""
    behind = [t for t in doc[start:end] if not t.is_space]
    finite = any(t.tag_ in FINITE and t.dep_ not in ("relcl", "acl") for t in behind)
    return bool(behind) and behind[0].text in (",", "–", "—") and finite


def _find_comma(doc: Doc, start: int, end: int) -> int | None:
    """The comma that ends an opening phrase, behind what tells more of its voice: "…, who led the review,"."""
    commas = [i for i in range(start, min(end, start + OPENING)) if doc[i].text == ","]
    for comma, following in zip_longest(commas, commas[1:]):
        between = doc[comma + 1 : following or comma]
        if not between or not _tells_more(between):
            return comma
    return None


def _tells_more(span: Span) -> bool:
    """Whether a stretch between commas is a relative clause or an apposition."""
    if span[0].lower_ in ("who", "which", "whose", "where"):
        return True
    named = span[0].tag_ in ("DT", "PRP$", "NN") and any(t.pos_ == "NOUN" for t in span)
    return (
        named
        and not any(t.tag_ in (*FINITE, "VBG", "VBN") for t in span)
        and any(t.tag_ in FINITE for t in span.doc[span.end : span.sent.end])
    )


def read_as(verb: Token) -> Frame | None:
    """ "…, as X put it", "As X pointed out, …", "…, as measured by X"."""
    doc, sent = verb.doc, verb.sent
    if verb.lemma_.lower() not in read_words("cues", "phrases.as_cue"):
        return None
    mark = _find_as(verb)
    if mark is None:
        return None
    subject = find_subject(verb) if any(child.dep_ in (*SUBJECTS, "agent") for child in verb.children) else None
    if subject is None and verb.tag_ == "VBN":
        # "as stated in the charter"
        within = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" and c.i == verb.i + 1), None)
        subject = next((c for c in within.children if c.dep_ == "pobj"), None) if within is not None else None
    if subject is None:
        # "as one of the advisers pointed out": the parser makes the adviser the object of "as".
        subject = next((c for c in mark.children if c.dep_ == "pobj" and c.i < verb.i), None)
    if subject is None or subject.lower_ == "it" or _compares(mark):
        return None
    stop = find_stop(verb, max(verb.i + 1, phrase(subject)[1] if subject.i > verb.i else 0))
    if stop is None:
        return None
    start = mark.i
    if start > sent.start and doc[start - 1].text == ",":
        start -= 1
    contents = around(doc, skip_joint(doc, sent.start, start), start, stop, sent.end)
    if not contents:
        return None
    return Frame(range_of(verb), phrase(subject), subject.i, contents, (doc[start].idx, end_of(doc[stop - 1])), None, "as")


def _compares(mark: Token) -> bool:
    """ "ten, not six as the union says": no comma parts what others say from the words that it is said of."""
    before = mark.doc[max(mark.sent.start, mark.i - NEGATED) : mark.i]
    return bool(before) and not before[-1].is_punct and any(t.lower_ == "not" and t.nbor(-1).text == "," for t in before if t.i)


def _find_as(verb: Token) -> Token | None:
    """The "as" in front of the verb, which opens the sentence or stands behind a comma or dash."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - AS_REACH) : verb.i]):
        if token.lower_ == "as":
            before = verb.doc[token.i - 1] if token.i > verb.sent.start else None
            return token if before is None or before.is_punct or before.is_space or token.head == verb else None
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("aux", "auxpass", "relcl"):
            return None
    return None
