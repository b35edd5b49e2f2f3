"""Frames: a cue, who it belongs to and what it carries, as the dependency parse and the words beside it tell.

A frame follows PARC 3's attribution relation (cue, source, content). Frames are read outside quotation marks only: what
somebody quoted reports is the quoted speaker's content.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.ranges import Range, end_of, range_of, trim
from app.pipeline.reporting.asides import read_according, read_as, read_view
from app.pipeline.reporting.channels import find_via
from app.pipeline.reporting.closings import read_closing
from app.pipeline.reporting.contents import find_content, is_question
from app.pipeline.reporting.nouns import read_adjective, read_message, read_noun
from app.pipeline.reporting.openings import read_opening
from app.pipeline.reporting.reporting import Frame as Frame
from app.pipeline.reporting.reporting import can_report, is_cue_form, is_reporting
from app.pipeline.reporting.subjects import QUOTED, SUBJECTS, can_speak, find_subject, is_passive, is_voice, phrase

DASHED = 3  # words behind a headline's dash that name a voice
LONGEST_KICKER = 3  # tokens; fewer in front of a dash are a kicker
COLON_REACH = 5  # tokens of a headline in which a name and its colon stand
ANONYMITY = frozenset({"name", "identify", "quote"})
VERBS = ("verbs.say", "verbs.think", "verbs.show")
GROUPS = (
    *VERBS,
    "frames.of",
    "frames.cause",
    "frames.name",
    "frames.do",
    "frames.call",
    "frames.figure",
    "frames.count",
    "frames.thing",
    "frames.topic",
    "frames.about",
)


def find_frames(doc: Doc, marked: list[Marked]) -> Iterator[Frame]:
    """Every frame of the article, by position of its cue."""
    quoted = _make_mask(doc, marked)
    for sent in doc.sents:
        read: list[Frame] = []
        for token in sent:
            if quoted[token.i] or token.is_space:
                continue
            frame = _read_token(token, quoted) or read_opening(token)
            if frame is not None:
                read.append(frame)
        closing = read_closing(sent) if not any(quoted[sent.start : sent.end]) else None
        if closing is not None:
            # "S, demanded the union boss": nobody demands her.
            read = [frame for frame in read if frame.cue != closing.cue or frame.rule not in ("topic", "count", "thing")]
        yield from read
        # What is read within its content is told by who closes the sentence.
        if closing is not None and all(frame.cue[1] <= closing.contents[0][1] for frame in read):
            yield closing


def read_headline(doc: Doc, start: int, end: int) -> Frame | None:
    """ "…, says mayor", "…, claim passengers": the attribution that closes a headline, whatever the parser made of it."""
    span = doc.char_span(start, end, alignment_mode="contract")
    named = (_read_colon(doc, span) or _read_vow(doc, span) or _read_dash(doc, span)) if span is not None else None
    if named is not None:
        return named
    comma = next((t for t in reversed(span or ()) if t.text in (",", "–", "—", "-")), None)
    if span is None or comma is None or comma.i - span.start < 3 or span.end - comma.i > 9:
        return None
    tail = [t for t in doc[comma.i + 1 : span.end] if not t.is_space]
    cues = [t for t in tail if is_cue_form(t) or _shows(t)]
    # "emails suggest": many a document is called as its verb is.
    document = len(cues) > 1 and cues[0].lower_.removesuffix("s") in read_words("people", "documents.words")
    cue = cues[-1 if document else 0] if cues else None
    if cue is None or len(tail) < 2 or cue not in (tail[0], tail[-1]):
        return None
    first, last = (cue.i + 1, tail[-1].i + 1) if cue == tail[0] else (tail[0].i, cue.i)
    head = _find_head(doc, first, last)
    # "Two boats sunk; arson likely, mayor says": what stands before the semicolon is the paper's own.
    first_said = next((t.i + 1 for t in reversed(doc[span.start : comma.i]) if t.text == ";"), span.start)
    part = trim(doc, first_said, comma.i)
    shows = cue.lemma_.lower() in read_words("cues", "verbs.evidence")
    if part is None or (shows and not is_voice(head)):
        return None  # "…, fragments suggest"
    return Frame(range_of(cue), (first, last), head.i, (part,), (comma.idx, end_of(tail[-1])), None, "headline")


def _shows(token: Token) -> bool:
    """ "…, leaked memo shows": the present of a verb that documents are subjects of."""
    return token.lower_.removesuffix("s") in read_words("cues", "verbs.evidence")


def _read_colon(doc: Doc, span: Span) -> Frame | None:
    """ "Brask: dam was weak": a name before a colon, of somebody who speaks in the article."""
    colon = next((t for t in span[:COLON_REACH] if t.text == ":"), None)
    if colon is None or colon.i == span.start or colon.nbor(-1).pos_ not in ("PROPN", "NOUN"):
        return None
    name = colon.nbor(-1)
    part = trim(doc, colon.i + 1, span.end)
    speaks = any(t.lower_ == name.lower_ and t.i > colon.i and t.dep_ == "nsubj" and is_reporting(t.head) for t in doc)
    if part is None or not speaks:
        return None
    return Frame(range_of(colon), (span.start, colon.i), name.i, (part,), (span.start_char, colon.idx + 1), None, "headline")


def _read_dash(doc: Doc, span: Span) -> Frame | None:
    """ "Nine hurt in ferry blaze - police": behind the last dash nothing but who says so; an outlet's name says nothing."""
    dash = next((t for t in reversed(span) if t.text in ("-", "–", "—") and t.i and t.whitespace_ and t.nbor(-1).whitespace_), None)
    tail = [t for t in doc[dash.i + 1 : span.end] if not t.is_space] if dash is not None else []
    if dash is None or not 1 <= len(tail) <= DASHED or dash.i - span.start < LONGEST_KICKER:
        return None
    head = tail[-1]
    issued = head.lemma_.lower() in read_words("people", "documents.issued")  # "- live updates"
    if not head.text.islower() or issued or not is_voice(head) or any(is_cue_form(t) or t.text in (",", ":") for t in tail):
        return None
    part = trim(doc, span.start, dash.i)
    if part is None or any(t.text in (",", "?") for t in tail):
        return None
    return Frame(range_of(dash), (tail[0].i, head.i + 1), head.i, (part,), (dash.idx, end_of(head)), None, "headline")


def _read_vow(doc: Doc, span: Span) -> Frame | None:
    """ "Brask Vows To Rebuild Dam": capitals hide the verb from the tagger."""
    vows = read_words("cues", "verbs.vow")
    to = next((t for t in span[2:] if t.lower_ == "to" and t.nbor(-1).lower_.removesuffix("s") in vows), None)
    if to is None or to.nbor(-1).pos_ == "VERB":
        return None
    cue = to.nbor(-1)
    comma = next((t.i for t in reversed(doc[span.start : cue.i]) if t.text in (",", ";", ":")), None)
    first = comma + 1 if comma is not None else span.start
    part = trim(doc, to.i, span.end)
    if part is None or first == cue.i or doc[cue.i - 1].pos_ not in ("PROPN", "NOUN"):
        return None
    return Frame(range_of(cue), (first, cue.i), cue.i - 1, (part,), (doc[first].idx, end_of(cue)), None, "headline")


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
        return read_according(token)
    if can_report(token):
        return read_as(token) or _read_verb(token, quoted)
    lemma = token.lemma_.lower()
    if token.lower_ in read_words("cues", "phrases.view") and (view := read_view(token)) is not None:
        return view
    if token.pos_ == "NOUN" and lemma in read_words("cues", "nouns"):
        found = read_noun(token) if lemma in read_words("cues", "nouns.that", "nouns.to") else None
        return found or read_message(token)
    if token.pos_ == "ADJ" and lemma in read_words("cues", "states.that"):
        return read_adjective(token)
    return None


def _read_verb(verb: Token, quoted: list[bool]) -> Frame | None:
    lemma = verb.lemma_.lower()
    subject = find_subject(verb)
    if _is_participle(verb) or subject is None or quoted[subject.i] or not can_speak(subject, verb) or _measures(subject):
        return None
    groups = {name for name in GROUPS if lemma in read_words("cues", name)}
    passive = is_passive(verb) or _shares_passive(verb)
    agent = any(child.dep_ == "agent" for child in verb.children)
    if passive and not agent and not _is_quoted_as(verb):
        return None
    if (verb.dep_ == "pcomp" and verb.head.lower_ == "without") or _styles_itself(verb):
        return None
    content = find_content(verb, groups)
    if content is None:
        return None
    rule, parts = content
    of_things = lemma in read_words("cues", "phrases.things") and subject.pos_ == "NOUN" and subject.text.islower()
    if (of_things or rule in ("call", "thing", "count")) and subject.pos_ != "PRON" and not is_voice(subject):
        return None  # what a plan calls for or rejects is in the plan
    if _is_unsaid(verb, subject):
        if rule != "clause" or not is_question(verb.doc, parts[0]):
            return None
        rule = "unsaid"
    if verb.dep_ == "relcl" and any(token.lemma_ in ANONYMITY for token in verb.subtree):
        return None  # "who asked not to be named" reports nothing
    top = verb
    while top.dep_ == "conj":
        top = top.head
    if top.dep_ in ("relcl", "acl", "advcl", "pcomp", "csubj") and verb.sent.root.i > verb.right_edge.i:
        # What a clause in front of its main verb reports ends with the clause.
        limit = end_of(verb.right_edge)
        parts = tuple((start, min(end, limit)) for start, end in parts if start < limit) or parts
    clause = _make_clause(verb, subject, parts)
    return Frame(_cue_range(verb), phrase(subject), subject.i, parts, clause, find_via(verb), rule)


def _is_participle(verb: Token) -> bool:
    """ "Asked whether S, X said": somebody else asked. "Metal shown to the paper bore marks": the verb comes behind."""
    if verb.lower_ in read_words("cues", "verbs.unchanged") and verb.dep_ == "conj" and verb.nbor(-1).text == ",":
        return True  # "Rain will fall, forecast the weather office": whoever stands behind it closes the sentence
    if verb.tag_ != "VBN":
        return False
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    given = verb.dep_ == "ROOT" and behind.lower_ == "to" and behind.pos_ == "ADP"
    return given or (verb.dep_ == "advcl" and verb.i == verb.sent.start)


def _styles_itself(verb: Token) -> bool:
    """ "A cell calling itself Red Harbour" has that name."""
    itself = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("itself", "themselves")
    return verb.dep_ == "acl" and itself and verb.lemma_.lower() in read_words("cues", "frames.name")


def _measures(subject: Token) -> bool:
    """ "…, twice the number Valdoria admits to": whose figure another is held against says nothing here."""
    before = subject.doc[max(subject.sent.start, subject.left_edge.i - 4) : subject.left_edge.i]
    drawn = subject.doc[max(subject.sent.start, subject.i - 4) : subject.i]
    amounts = read_words("people", "authorless.amounts")
    return any(
        len(words) > 1 and words[-1].lower_ in amounts and any(t.lower_ in ("twice", "double", "half", "times") for t in words)
        for words in (before, drawn)
    )


def _shares_passive(verb: Token) -> bool:
    """ "Families were moved and told to stay": a second participle of one passive, with an infinitive right behind it."""
    if (
        verb.dep_ != "conj"
        or verb.tag_ not in ("VBN", "VBD")
        or any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)
    ):
        return False
    return is_passive(verb.head) and verb.i + 1 < len(verb.doc) and verb.nbor().tag_ == "TO"


def _is_unsaid(verb: Token, subject: Token) -> bool:
    """Whether the sentence says that somebody did not say it; "did not deny" is left to the reader as well.

    What is left open ("did not say whether S") is still theirs to answer, and marked so by its rule.
    """
    negated = any(child.dep_ == "neg" for child in verb.children)
    refused = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in read_words("cues", "phrases.refusals")
    return negated or refused or any(t.lower_ == "neither" for t in subject.subtree if t.i <= subject.i)


def _is_quoted_as(verb: Token) -> bool:
    return verb.lemma_ in ("quote", "cite", "report") and any(t.lemma_ in ("say", "tell") for t in verb.subtree)


def _cue_range(verb: Token) -> Range:
    """The verb, or the last verb of a chain ("went on", "was quoted as saying")."""
    particle = next((child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), None)
    return verb.idx, end_of(particle) if particle is not None else end_of(verb)


def _make_clause(verb: Token, subject: Token, parts: tuple[Range, ...]) -> Range:
    """The words of the reporting itself, from subject to verb, widened to what stands between them and the content."""
    doc = verb.doc
    # A participle ("…, calling Z") shares a subject that belongs to another clause.
    first, last = phrase(subject) if subject.head == verb and subject.dep_ in SUBJECTS else (verb.i, verb.i + 1)
    if subject.dep_ == "dobj" and subject.head.lemma_ in QUOTED:
        first = min((c.left_edge.i for c in subject.head.children if c.dep_ in SUBJECTS), default=first)
    start, end = doc[min(first, verb.i)].idx, end_of(doc[max(last - 1, verb.i)])
    behind = [part for part in parts if part[0] >= end]
    if behind:
        end = max(end, behind[0][0])
    return start, end
