"""Attributions: every stretch of attributed content with its voice and speaker, from frames and quotation marks together.

Order of reading: what a frame carries; then each marked segment that no frame carries, by the cue in the words beside it,
by another attribution in its paragraph, or by the speaker that a paragraph of speech carries on from the one before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from app.pipeline.cues import Frame, read_headline
from app.pipeline.order import InOrder
from app.pipeline.quotes import CLOSING, Marked
from app.pipeline.ranges import Range
from app.pipeline.records import Span, Speaker, Zone, make_span
from app.pipeline.reporting.beside import find_beside
from app.pipeline.reporting.channels import find_via, reveals_itself
from app.pipeline.reporting.introductions import find_introduction, find_told
from app.pipeline.reporting.subjects import is_authorless, phrase
from app.pipeline.speakers import resolve
from app.pipeline.voices.signatures import find_label, find_signature
from app.pipeline.voices.transcripts import find_turns
from app.pipeline.voices.voices import Voices
from app.vocabulary import EntityKind, Voice, ZoneKind

ECHOED_WORDS = 3  # a quote in a headline of fewer words may be anybody's
SPEECH_WORDS = 4  # a segment of fewer words that no cue introduces is a label, not speech


@dataclass(frozen=True, slots=True)
class Attributed:
    """A stretch of attributed content. `clause` is what belongs to the reporting itself; `rule` says how it was found."""

    start: int
    end: int
    voice: Voice
    speaker: Speaker | None
    cue: Span | None
    via: str | None
    clause: Range | None
    rule: str


def find_attributions(
    doc: Doc, text: str, zones: Sequence[Zone], marked: Sequence[Marked], frames: Sequence[Frame], voices: Voices
) -> list[Attributed]:
    """All attributed content of an article in reading order; stretches never overlap. `voices` learns who was heard."""
    all_marked = InOrder(marked)
    found: list[Attributed] = []
    last: Attributed | None = None
    turns = find_turns(text, zones, voices.names)
    for zone in zones:
        if zone.kind not in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY):
            continue
        if zone.start in turns:
            start, speaker = turns[zone.start]
            voices.hear(zone.start, speaker)
            found.append(Attributed(start, zone.end, Voice.DIRECT, speaker, None, None, (zone.start, start), "transcript"))
            last = None
            continue
        quotes = all_marked.within(zone.start, zone.end)
        own = _take_frames(frames, zone)
        if zone.kind == ZoneKind.HEADLINE:
            headline = read_headline(doc, zone.start, zone.end)
            own = [headline] if headline is not None else own
        here = _read_paragraph(doc, text, zone, quotes, own, voices, last)
        found += here
        speech = [a for a in here if a.voice == Voice.DIRECT]
        introduced = _read_introduction(doc, text, zone, voices, here)
        # Only speech goes on in the next paragraph; prose in between ends it.
        if introduced is not None:
            last = introduced
        elif speech:
            last = speech[-1]
        elif not here or zone.kind != ZoneKind.BODY:
            last = None
        else:
            last = here[-1]
    return _join_broken(text, _find_echoed(text, zones, all_marked, found))


def _find_echoed(text: str, zones: Sequence[Zone], marked: InOrder[Marked], found: list[Attributed]) -> list[Attributed]:
    """With the words of a headline's quote that somebody says in the body given to them: headlines quote what is told below."""
    for zone in zones:
        if zone.kind != ZoneKind.HEADLINE:
            continue
        for quote in marked.within(zone.start, zone.end):
            words = _list_words(text, *quote.inner(text))
            here = [a.speaker for a in found if a.speaker is not None and a.start < quote.end and quote.start < a.end]
            # "Survivors tell" gives the words to nobody in particular.
            if words.count(" ") + 1 < ECHOED_WORDS or any(speaker.kind != EntityKind.UNNAMED for speaker in here):
                continue
            direct = (a for a in found if a.voice == Voice.DIRECT and a.speaker is not None and a.start >= zone.end)
            said = next((a for a in direct if f" {words} " in f" {_list_words(text, a.start, a.end)} "), None)
            if said is not None and said.speaker is not None:
                speaker = replace(said.speaker, mention=None)
                echoed = Attributed(quote.start, quote.end, Voice.DIRECT, speaker, None, said.via, None, "echoed")
                found = sorted([*(a for a in found if a.start >= quote.end or a.end <= quote.start), echoed], key=lambda a: a.start)
    return found


def _list_words(text: str, start: int, end: int) -> str:
    return " ".join(re.findall(r"\w+", text[start:end].casefold()))


def _join_broken(text: str, found: list[Attributed]) -> list[Attributed]:
    """Speech that a line break cuts has one speaker: who is told behind it."""
    joined: list[Attributed] = []
    for said in reversed(found):
        behind = joined[-1] if joined else None
        cut = text[said.end - 1] not in CLOSING
        if said.speaker is None and behind is not None and cut and not text[said.end : behind.start].strip():
            said = replace(behind, start=said.start, end=said.end, voice=said.voice, clause=None, rule="same paragraph")
        joined.append(said)
    return joined[::-1]


def _read_paragraph(
    doc: Doc, text: str, zone: Zone, quotes: list[Marked], frames: list[Frame], voices: Voices, before: Attributed | None
) -> list[Attributed]:
    found: list[Attributed] = []
    for frame in frames:
        speaker = resolve(doc, text, voices, frame.speaker, frame.head) if not is_authorless(doc[frame.head]) else None
        if speaker is None:
            continue
        if reveals_itself(doc, text, frame):
            # "The Courier can reveal that S": the paper's own words.
            own = (Attributed(*part, Voice.INDIRECT, None, None, None, frame.clause, "own") for part in frame.contents)
            found += own
            continue
        # Some "bosses" of whom somebody tells what they ordered were not heard themselves.
        within = any(said.start <= frame.cue[0] < said.end for said in found) and frame.rule != "according"
        if speaker.kind != EntityKind.UNNAMED or not within:
            voices.hear(frame.cue[0], speaker)
        cue = make_span(text, *frame.cue)
        for part in frame.contents:
            for start, end, voice in _voice_part(text, part, quotes):
                found.append(Attributed(start, end, voice, speaker, cue, frame.via, frame.clause, frame.rule))
    found = _resolve_overlaps(found)
    for quote in quotes:
        if any(a.start < quote.end and quote.start < a.end for a in found):
            continue
        attributed = _read_quote(doc, text, zone, quote, quotes, found, voices, before)
        if attributed is not None:
            found.append(attributed)
            found.sort(key=lambda a: a.start)
    return sorted(found, key=lambda a: a.start)


def _voice_part(text: str, part: Range, quotes: Sequence[Marked]) -> Iterator[tuple[int, int, Voice]]:
    """Cut one part of a frame's content by the marks in it: whole segments are direct, words with a fragment are mixed."""
    inside = [q for q in quotes if q.start < part[1] and part[0] < q.end]
    if not inside:
        yield (*part, Voice.INDIRECT)
        return
    outside = text[part[0] : part[1]]
    for quote in inside:
        a, b = max(quote.start, part[0]) - part[0], min(quote.end, part[1]) - part[0]
        outside = outside[:a] + " " * (b - a) + outside[b:]
    if not re.search(r"\w", outside):
        for quote in inside:
            yield quote.start, quote.end, Voice.DIRECT
        return
    first, last = inside[0], inside[-1]
    # A full sentence in marks behind unquoted words is speech of its own, not a fragment of them.
    fragment = text[last.inner(text)[0]].islower()
    if len(inside) == 1 and last.end > part[1] + 40 and not fragment:
        before = text[part[0] : last.start].rstrip()
        if before == "that":
            yield part[0], last.end, Voice.MIXED
            return
        if re.search(r"\w", before):
            yield part[0], part[0] + len(before), Voice.INDIRECT
        yield last.start, last.end, Voice.DIRECT
        return
    yield min(part[0], first.start), max(part[1], last.end), Voice.MIXED


def _resolve_overlaps(found: list[Attributed]) -> list[Attributed]:
    """Of content that overlaps keep the outermost; what a frame inside it carries is part of what the outer speaker says."""
    kept: list[Attributed] = []
    found = [said for said in found if not any(_rules(other, said) and not _rules(said, other) for other in found)]
    for candidate in sorted(found, key=lambda a: (-(a.end - a.start), a.start)):
        if not any(a.start < candidate.end and candidate.start < a.end for a in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda a: a.start)


def _rules(outer: Attributed, inner: Attributed) -> bool:
    """Whether the cue of one stands in what the other carries."""
    return inner.cue is not None and outer.start <= inner.cue.start < outer.end


def _read_quote(
    doc: Doc,
    text: str,
    zone: Zone,
    quote: Marked,
    quotes: list[Marked],
    found: list[Attributed],
    voices: Voices,
    before: Attributed | None,
) -> Attributed | None:
    named = find_label(text, quote, voices.names) or find_signature(text, zone, quote, voices.names)
    if named is not None and named.mention is not None:
        voices.hear(named.mention.start, named)
        clause = (named.mention.start, named.mention.end)
        return Attributed(quote.start, quote.end, Voice.DIRECT, named, None, None, clause, "label")
    beside = find_beside(doc, text, zone, quote, quotes)
    if beside is not None:
        cue, subject = beside
        speaker = resolve(doc, text, voices, phrase(subject), subject.i)
        if speaker is not None:
            voices.hear(subject.idx, speaker)
            cue_span = make_span(text, cue.idx, cue.idx + len(cue.text)) if cue is not None else None
            tokens = [subject.left_edge, subject, *([cue] if cue is not None else [])]
            clause = (min(t.idx for t in tokens), max(t.idx + len(t.text) for t in tokens))
            return Attributed(
                quote.start,
                quote.end,
                Voice.DIRECT,
                speaker,
                cue_span,
                find_via(cue) if cue is not None else None,
                clause,
                "beside",
            )
    if not _is_speech(text, quote):
        return None
    same = [a for a in found if a.voice in (Voice.DIRECT, Voice.MIXED) and a.speaker is not None and a.rule != "carried"]
    earlier = [a for a in same if a.end <= quote.start]
    # Speech goes on behind its attribution; speech at a paragraph's head may be attributed behind it.
    if earlier and not _has_prose(text, earlier[-1], quote):
        return replace(earlier[-1], start=quote.start, end=quote.end, voice=Voice.DIRECT, clause=None, rule="same paragraph")
    indirect = [a for a in found if a.end <= quote.start and a.speaker is not None]
    if indirect:
        return replace(indirect[-1], start=quote.start, end=quote.end, voice=Voice.DIRECT, clause=None, rule="same paragraph")
    later = [a for a in same if a.start >= quote.end]
    if later and _starts_paragraph(text, zone, quote):
        return replace(later[0], start=quote.start, end=quote.end, voice=Voice.DIRECT, clause=None, rule="same paragraph")
    if before is not None and before.speaker is not None and _starts_paragraph(text, zone, quote):
        if before.rule == "introduction":
            return replace(before, start=quote.start, end=quote.end, voice=Voice.DIRECT, rule="introduced")
        carried = replace(before.speaker, mention=None)
        return Attributed(quote.start, quote.end, Voice.DIRECT, carried, None, None, None, "carried")
    told = find_told(doc, zone, quote) if not _starts_paragraph(text, zone, quote) else None
    speaker = resolve(doc, text, voices, phrase(told), told.i) if told is not None else None
    if speaker is not None:
        return Attributed(quote.start, quote.end, Voice.DIRECT, speaker, None, None, None, "sentence before")
    return Attributed(quote.start, quote.end, Voice.DIRECT, None, None, None, None, "unattributed")


def _is_speech(text: str, quote: Marked) -> bool:
    start, end = quote.inner(text)
    words = re.findall(r"\w+", text[start:end])
    return len(words) >= SPEECH_WORDS or (bool(words) and text[end - 1] in ".!?," and text[start].isupper())


def _starts_paragraph(text: str, zone: Zone, quote: Marked) -> bool:
    return not text[zone.start : quote.start].strip(" —–-•")


def _has_prose(text: str, earlier: Attributed, quote: Marked) -> bool:
    """Whether more than one sentence of the article's own words stands between an attribution and a segment."""
    between = text[earlier.end : quote.start]
    return len(re.findall(r"[.!?](?:\s|$)", between)) > 1


def _read_introduction(doc: Doc, text: str, zone: Zone, voices: Voices, here: list[Attributed]) -> Attributed | None:
    """Who is about to speak in the next paragraphs, where this one only says so."""
    found = find_introduction(doc, text, zone) if all(a.voice != Voice.DIRECT for a in here) else None
    if found is None:
        return None
    cue, subject = found
    speaker = resolve(doc, text, voices, phrase(subject), subject.i)
    if speaker is None:
        return None
    voices.hear(subject.idx, speaker)
    said = make_span(text, cue.idx, cue.idx + len(cue.text)) if cue is not None else None
    return Attributed(zone.start, zone.end, Voice.NARRATED, speaker, said, None, None, "introduction")


def _take_frames(frames: Sequence[Frame], zone: Zone) -> list[Frame]:
    first = bisect_left(frames, zone.start, key=lambda frame: frame.cue[0])
    return list(frames[first : bisect_left(frames, zone.end, key=lambda frame: frame.cue[0])])
