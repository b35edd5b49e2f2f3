"""Claims: the propositions of an article, a sentence or less each, with who says them.

A sentence is one claim unless it joins what different people say, or independent clauses on different matters. Spans
leave out the attribution, enclosing marks and the final stop.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from app.pipeline.attributions import Attributed
from app.pipeline.lexicon import read_lexicon
from app.pipeline.order import InOrder
from app.pipeline.quotes import Marked
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Zone
from app.pipeline.reporting.carrying import Proposition, carry, give_first_person, read_back_reference, resume
from app.pipeline.reporting.leadins import find_end, leads_in, shows_feeling, stands_in_headline
from app.pipeline.reporting.relatives import find_relatives
from app.pipeline.sentences import find_sentences
from app.pipeline.statements import (
    carries_claim,
    split_clauses,
    stands_alone,
    states_something,
    tells_itself,
)
from app.pipeline.voices.voices import Voices
from app.vocabulary import Voice, ZoneKind

EDGE = " \t\n\r\u00a0.,;:–—-…"
MARKS = '"“”«»„‹›'
PAIRS = {")": "(", "]": "[", "(": ")", "[": "]"}


def find_propositions(
    doc: Doc, text: str, zones: Sequence[Zone], marked: Sequence[Marked], attributions: Sequence[Attributed], voices: Voices
) -> list[Proposition]:
    """Every proposition of the article in reading order; they never overlap."""
    propositional = [a for a in attributions if carries_claim(doc, text, a)]
    said_at, marked_at = InOrder(propositional), InOrder(marked)
    clauses = _merge(a.clause for a in propositional if a.clause)
    found: list[Proposition] = []
    paragraph: list[Proposition] = []
    for zone in zones:
        if zone.kind not in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY):
            continue
        before = paragraph
        paragraph = []
        for sentence in find_sentences(doc, zone.start, zone.end):
            reported = read_back_reference(doc, text, sentence, voices)
            if reported is not None:
                # "This was reported by X": X says what stands before it, in the same paragraph or the one above.
                if paragraph:
                    paragraph = _attribute(paragraph, reported)
                elif before:
                    found[len(found) - len(before) :] = _attribute(before, reported)
                continue
            paragraph += _read_sentence(doc, text, zone, sentence, marked_at, said_at, clauses, paragraph)
        paragraph = give_first_person(doc, paragraph)
        found += paragraph
    return found


def _merge(ranges: Iterable[Range]) -> InOrder[Span]:
    """Ranges as stretches that do not overlap."""
    merged: list[Span] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end), "")
        else:
            merged.append(Span(start, end, ""))
    return InOrder(merged)


def _attribute(paragraph: list[Proposition], said: Attributed) -> list[Proposition]:
    """The narrated propositions of a paragraph as what somebody said; clauses of one sentence are one claim again."""
    mended: list[Proposition] = []
    for proposition in paragraph:
        if proposition.said is not None:
            mended.append(proposition)
        elif mended and mended[-1].sentence == proposition.sentence and mended[-1].said is said:
            mended[-1] = replace(mended[-1], end=proposition.end)
        else:
            mended.append(replace(proposition, said=said))
    return mended


def _read_sentence(
    doc: Doc,
    text: str,
    zone: Zone,
    sentence: Tokens,
    marked: InOrder[Marked],
    attributions: InOrder[Attributed],
    clauses: InOrder[Span],
    paragraph: list[Proposition],
) -> list[Proposition]:
    start, end = sentence.start_char, min(sentence.end_char, zone.end)
    tokens = (sentence.start, sentence.end)
    here = attributions.touching(start, end)
    found: list[Proposition] = []
    for said in here:
        for a, b in _cut_marks(text, max(start, said.start), min(end, said.end), said, marked):
            found.append(Proposition(a, b, said, tokens))
    taken = [(a.start, a.end) for a in here] + [(c.start, c.end) for c in clauses.touching(start, end)]
    rest = _subtract((start, end), taken)
    if not here:
        carried = carry(sentence, paragraph, zone)
        parts = [(start, end)] if carried is not None else list(split_clauses(doc, sentence, start, end))
        if carried is None and leads_in(doc, start, end):
            parts = list(find_relatives(doc, sentence, attributions))
        found += [Proposition(a, b, carried, tokens) for a, b in parts]
    else:
        for a, b in rest:
            headed = zone.kind == ZoneKind.HEADLINE and stands_in_headline(text, a, b)
            if headed or (stands_alone(doc, a, b) and not shows_feeling(doc, a, b)):
                resumed = resume(text, a, b, here)
                b = b if headed else find_end(doc, a, b)
                found.append(Proposition(resumed.start if resumed else a, b, resumed, tokens))
        relatives = find_relatives(doc, sentence, attributions)
        found += [Proposition(a, b, None, tokens) for a, b in relatives if not any(p.start < b and a < p.end for p in found)]
    kept = []
    for proposition in sorted(found, key=lambda p: p.start):
        span = _tidy(text, proposition.start, proposition.end)
        if span is not None and states_something(doc, span, proposition.said, zone):
            kept.append(replace(proposition, start=span[0], end=span[1]))
    if not kept and here and zone.kind != ZoneKind.CAPTION and tells_itself(doc, sentence, here):
        span = _tidy(text, start, end)
        if span is not None and not leads_in(doc, *span) and states_something(doc, span, None, zone):
            kept.append(Proposition(*span, None, tokens))
    return kept


def _cut_marks(text: str, start: int, end: int, said: Attributed, marked: InOrder[Marked]) -> Iterator[Range]:
    """Content without the marks that enclose the whole of it."""
    if said.voice == Voice.DIRECT:
        quote = marked.at(start) or marked.at(said.start)
        if quote is not None:
            a, b = quote.inner(text)
            start, end = max(start, a), min(end, b)
        if said.clause is not None and said.start < said.clause[1] <= said.end:
            start = max(start, said.clause[1])  # a transcript's label within the marks
    if start < end:
        yield start, end


def _subtract(whole: Range, taken: Sequence[Range]) -> list[Range]:
    parts, at = [], whole[0]
    for a, b in sorted(taken):
        if a > at:
            parts.append((at, min(a, whole[1])))
        at = max(at, b)
    if at < whole[1]:
        parts.append((at, whole[1]))
    return [(a, b) for a, b in parts if a < b]


def _tidy(text: str, start: int, end: int) -> Range | None:
    """A span without blanks, stops and a single unpaired mark at its borders, or None if no word is left."""
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in EDGE:
            start, changed = start + 1, True
        while end > start and text[end - 1] in EDGE:
            end, changed = end - 1, True
        body = text[start:end]
        if not body:
            return None
        if body[0] in MARKS and not _closes(body):
            start, changed = start + 1, True
        elif (body[-1] in MARKS and not _opens(body)) or (body[-1] in ")]" and body.count(body[-1]) > body.count(PAIRS[body[-1]])):
            end, changed = end - 1, True
        elif body[0] in "([" and PAIRS[body[0]] not in body:
            start, changed = start + 1, True
        front, back = _count_joints(body)
        start, end, changed = start + front, end - back, changed or bool(front or back)
    lower = text[start:end].lower()
    for opener in sorted(read_lexicon("discourse")["openers"], key=len, reverse=True):
        # One word alone may modify what follows ("earlier studies"); its comma shows that it does not.
        phrase = " " in opener and lower.startswith(opener + " ") and not lower.startswith(opener + " to ")
        if lower.startswith(opener + ",") or phrase:
            return _tidy(text, start + len(opener) + 1, end)
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def _count_joints(body: str) -> tuple[int, int]:
    """How many characters of conjunction stand before and behind a stretch."""
    front = next((len(word) + 1 for word in ("and", "but", "that") if body.startswith((word + " ", word + ", "))), 0)
    back = next((len(word) for word in (" and", " but", " or", " as") if body.endswith(word) and len(body) > front + len(word)), 0)
    return front, back


def _closes(body: str) -> bool:
    """Whether the mark at the head of a stretch is closed within it."""
    closing = {"“": "”", "«": "»", "„": "“", "‹": "›", '"': '"'}.get(body[0])
    return closing is not None and closing in body[1:]


def _opens(body: str) -> bool:
    opening = {"”": "“", "»": "«", "›": "‹", '"': '"', "“": "„"}.get(body[-1])
    return opening is not None and opening in body[:-1]
