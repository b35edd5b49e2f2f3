"""Frames: a cue, who it belongs to and what it carries, as the dependency parse and the words beside it tell.

A frame follows PARC 3's attribution relation (cue, source, content). Frames are read outside quotation marks only: what
somebody quoted reports is the quoted speaker's content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from app.pipeline.channels import find_via
from app.pipeline.contents import find_content, is_clause
from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.ranges import Range, around, end_of, range_of, trim
from app.pipeline.reporting import can_report, is_cue_form, is_reporting
from app.pipeline.subjects import SUBJECTS, can_speak, find_subject, is_voice, phrase

COLON_REACH = 5  # tokens of a headline in which a name and its colon stand
ANONYMITY = frozenset({"name", "identify", "quote"})
VERBS = ("verbs.say", "verbs.think", "verbs.show")
GROUPS = (*VERBS, "frames.of", "frames.name", "frames.do", "frames.call", "frames.figure", "frames.thing")


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting construction. Ranges are offsets in the text; `speaker` is a token range with its head token.

    `clause` is what belongs to the reporting itself and to no claim; `contents` are the parts it carries, in order.
    """

    cue: Range
    speaker: Range
    head: int
    contents: tuple[Range, ...]
    clause: Range
    via: str | None
    rule: str


def find_frames(doc: Doc, marked: list[Marked]) -> Iterator[Frame]:
    """Every frame of the article, by position of its cue."""
    quoted = _make_mask(doc, marked)
    for sent in doc.sents:
        for token in sent:
            if quoted[token.i] or token.is_space:
                continue
            frame = _read_token(token, quoted)
            if frame is not None:
                yield frame


def read_headline(doc: Doc, start: int, end: int) -> Frame | None:
    """ "…, says mayor", "…, claim passengers": the attribution that closes a headline, whatever the parser made of it."""
    span = doc.char_span(start, end, alignment_mode="contract")
    named = _read_colon(doc, span) if span is not None else None
    if named is not None:
        return named
    comma = next((t for t in reversed(span or ()) if t.text in (",", "–", "—", "-")), None)
    if span is None or comma is None or comma.i - span.start < 3 or span.end - comma.i > 9:
        return None
    tail = [t for t in doc[comma.i + 1 : span.end] if not t.is_space]
    cue = next((t for t in tail if is_cue_form(t)), None)
    if cue is None or len(tail) < 2 or cue not in (tail[0], tail[-1]):
        return None
    first, last = (cue.i + 1, tail[-1].i + 1) if cue == tail[0] else (tail[0].i, cue.i)
    head = _find_head(doc, first, last)
    part = trim(doc, span.start, comma.i)
    if part is None:
        return None
    return Frame(range_of(cue), (first, last), head.i, (part,), (comma.idx, end_of(tail[-1])), None, "headline")


def _read_colon(doc: Doc, span: Span) -> Frame | None:
    """ "Brask: dam was weak": a name before a colon, of somebody who speaks in the article."""
    colon = next((t for t in span[:COLON_REACH] if t.text == ":"), None)
    if colon is None or colon.i == span.start or colon.nbor(-1).pos_ != "PROPN":
        return None
    name = colon.nbor(-1)
    part = trim(doc, colon.i + 1, span.end)
    speaks = any(t.text == name.text and t.i > colon.i and t.dep_ == "nsubj" and is_reporting(t.head) for t in doc)
    if part is None or not speaks:
        return None
    return Frame(range_of(colon), (span.start, colon.i), name.i, (part,), (span.start_char, colon.idx + 1), None, "headline")


def _find_head(doc: Doc, start: int, end: int) -> Token:
    """The head noun of a short phrase: its last noun before any preposition."""
    stop = next((i for i in range(start, end) if doc[i].pos_ == "ADP" and i > start), end)
    return next((t for t in reversed(doc[start:stop]) if t.pos_ in ("NOUN", "PROPN", "PRON")), doc[stop - 1])


def _make_mask(doc: Doc, marked: list[Marked]) -> list[bool]:
    """For each token, whether it lies within quotation marks."""
    mask = [False] * len(doc)
    spans = iter(marked)
    current = next(spans, None)
    for token in doc:
        while current is not None and token.idx >= current.end:
            current = next(spans, None)
        mask[token.i] = current is not None and current.start <= token.idx < current.end
    return mask


def _read_token(token: Token, quoted: list[bool]) -> Frame | None:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        return _read_according(token)
    if can_report(token):
        return _read_as(token) or _read_verb(token, quoted)
    if token.pos_ == "NOUN" and token.lemma_.lower() in read_words("cues", "nouns.that"):
        return _read_noun(token)
    return None


def _read_according(token: Token) -> Frame | None:
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
    contents = around(doc, token.sent.start, start, stop, token.sent.end)
    if len(contents) > 1 and not _goes_on(doc, stop, token.sent.end):
        contents = contents[:1]
    cue = (token.idx, to.idx + 2)
    return Frame(cue, (first, last), head.i, contents, (doc[start].idx, end_of(doc[stop - 1])), None, "according")


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether a sentence takes up its statement again behind an attribution in its middle: a comma, then a finite verb."""
    behind = [t for t in doc[start:end] if not t.is_space]
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ not in ("relcl", "acl") for t in behind)
    return bool(behind) and behind[0].text in (",", "–", "—") and finite


def _find_comma(doc: Doc, start: int, end: int) -> int | None:
    return next((i for i in range(start, min(end, start + 25)) if doc[i].text == ","), None)


def _read_as(verb: Token) -> Frame | None:
    """ "…, as X put it", "…, as measured by X"."""
    doc = verb.doc
    if verb.lemma_.lower() not in read_words("cues", "phrases.as_cue"):
        return None
    mark = next((child for child in verb.children if child.lower_ == "as" and child.i < verb.i), None)
    if mark is None or mark.dep_ not in ("mark", "advmod", "prep") or verb.dep_ not in ("advcl", "prep", "pcomp", "acl", "ROOT"):
        return None
    subject = find_subject(verb) if any(child.dep_ in (*SUBJECTS, "agent") for child in verb.children) else None
    if subject is None or subject.lower_ == "it":
        return None
    start, stop = mark.i, max(verb.i + 1, phrase(subject)[1])
    if stop < len(doc) and doc[stop].lower_ == "it":
        stop += 1
    if start > verb.sent.start and doc[start - 1].text == ",":
        start -= 1
    if stop < verb.sent.end and doc[stop].text not in (",", ".", "–", "—"):
        return None
    contents = around(doc, verb.sent.start, start, stop, verb.sent.end)
    return Frame(range_of(verb), phrase(subject), subject.i, contents, (doc[start].idx, end_of(doc[stop - 1])), None, "as")


def _read_verb(verb: Token, quoted: list[bool]) -> Frame | None:
    lemma = verb.lemma_.lower()
    subject = find_subject(verb)
    if subject is None or quoted[subject.i] or not can_speak(subject, verb):
        return None
    groups = {name for name in GROUPS if lemma in read_words("cues", name)}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    agent = any(child.dep_ == "agent" for child in verb.children)
    if passive and not agent and not _is_quoted_as(verb):
        return None
    if _is_unsaid(verb, subject):
        return None
    content = find_content(verb, groups)
    if content is None:
        return None
    rule, parts = content
    if verb.dep_ == "relcl" and any(token.lemma_ in ANONYMITY for token in verb.subtree):
        return None  # "who asked not to be named" reports nothing
    if verb.dep_ in ("relcl", "acl", "advcl") and _find_main(verb).i > verb.right_edge.i:
        # What a clause in front of its main verb reports ends with the clause.
        limit = end_of(verb.right_edge)
        parts = tuple((start, min(end, limit)) for start, end in parts if start < limit)
        if not parts:
            return None
    clause = _make_clause(verb, subject, parts)
    return Frame(_cue_range(verb), phrase(subject), subject.i, parts, clause, find_via(verb), rule)


def _find_main(verb: Token) -> Token:
    """The verb of the clause that a subordinate one belongs to."""
    token = verb.head
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _is_unsaid(verb: Token, subject: Token) -> bool:
    """Whether the sentence says that somebody did not say it; "did not deny" is left to the reader as well."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    return negated or any(t.lower_ == "neither" for t in subject.subtree if t.i <= subject.i)


def _is_quoted_as(verb: Token) -> bool:
    return verb.lemma_ in ("quote", "cite", "report") and any(t.lemma_ in ("say", "tell") for t in verb.subtree)


def _read_noun(noun: Token) -> Frame | None:
    """ "expressed confidence that S", "repeated its allegation that S"."""
    doc = noun.doc
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i and is_clause(c)), None)
    if clause is None or not any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.children):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head if noun.dep_ in ("dobj", "pobj", "attr") else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    subject = find_subject(verb) if verb is not None and verb.pos_ in ("VERB", "AUX") else None
    if owner is not None and (owner.pos_ != "PRON" or subject is None):
        subject = owner
    if subject is None or not can_speak(subject, noun) or not is_voice(subject):
        return None
    part = trim(doc, next(t.i for t in clause.children if t.lower_ == "that"), noun.sent.end)
    if part is None:
        return None
    start = verb if verb is not None and verb.i < noun.i and noun.i - verb.i <= 3 and subject != owner else noun
    cue = (start.idx, end_of(noun))
    first, last = phrase(subject)
    clause_range = (doc[min(first, start.i)].idx, part[0])
    return Frame(cue, (first, last), subject.i, (part,), clause_range, None, "noun")


def _cue_range(verb: Token) -> Range:
    """The verb, or the last verb of a chain ("went on", "was quoted as saying")."""
    particle = next((child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), None)
    return verb.idx, end_of(particle) if particle is not None else end_of(verb)


def _make_clause(verb: Token, subject: Token, parts: tuple[Range, ...]) -> Range:
    """The words of the reporting itself, from subject to verb, widened to what stands between them and the content."""
    doc = verb.doc
    # A participle ("…, calling Z") shares a subject that belongs to another clause.
    first, last = phrase(subject) if subject.head == verb and subject.dep_ in SUBJECTS else (verb.i, verb.i + 1)
    start, end = doc[min(first, verb.i)].idx, end_of(doc[max(last - 1, verb.i)])
    behind = [part for part in parts if part[0] >= end]
    if behind:
        end = max(end, behind[0][0])
    return start, end
