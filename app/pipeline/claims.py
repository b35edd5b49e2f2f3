"""Claims: the propositions of an article, a sentence or less each, with who says them.

A sentence is one claim unless it joins what different people say, or independent clauses on different matters. Spans
leave out the attribution, enclosing marks and the final stop.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.attributions import Attributed
from app.pipeline.cues import Range, find_subject, find_via, is_reporting, phrase
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.quotes import Marked
from app.pipeline.records import Speaker, Zone, make_span
from app.pipeline.sentences import find_sentences
from app.pipeline.speakers import Voices, resolve
from app.vocabulary import Voice, ZoneKind

EDGE = " \t\n\r\u00a0.,;:–—-…"
MARKS = '"“”«»„‹›'


@dataclass(frozen=True, slots=True)
class Proposition:
    """A stretch that is one claim, the attribution it stands under, and its sentence (token range)."""

    start: int
    end: int
    said: Attributed | None
    sentence: Range


def find_propositions(
    doc: Doc, text: str, zones: Sequence[Zone], marked: Sequence[Marked], attributions: Sequence[Attributed], voices: Voices
) -> list[Proposition]:
    """Every proposition of the article in reading order; they never overlap."""
    found: list[Proposition] = []
    paragraph: list[Proposition] = []
    for zone in zones:
        if zone.kind not in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY):
            continue
        before = paragraph
        paragraph = []
        for sentence in find_sentences(doc, zone.start, zone.end):
            reported = _read_back_reference(doc, text, sentence, voices)
            if reported is not None:
                # "This was reported by X": X says what stands before it, in the same paragraph or the one above.
                if paragraph:
                    paragraph = _attribute(text, paragraph, reported)
                elif before:
                    found[len(found) - len(before) :] = _attribute(text, before, reported)
                continue
            paragraph += _read_sentence(doc, text, zone, sentence, marked, attributions, paragraph)
        paragraph = _give_first_person(doc, text, paragraph)
        found += paragraph
    return found


def _attribute(text: str, paragraph: list[Proposition], said: Attributed) -> list[Proposition]:
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
    marked: Sequence[Marked],
    attributions: Sequence[Attributed],
    paragraph: list[Proposition],
) -> list[Proposition]:
    start, end = sentence.start_char, min(sentence.end_char, zone.end)
    tokens = (sentence.start, sentence.end)
    here = [a for a in attributions if a.start < end and start < a.end]
    found: list[Proposition] = []
    for said in here:
        for a, b in _cut_marks(text, max(start, said.start), min(end, said.end), said, marked):
            found.append(Proposition(a, b, said, tokens))
    taken = [(a.start, a.end) for a in here] + [
        a.clause for a in attributions if a.clause and a.clause[0] < end and start < a.clause[1]
    ]
    rest = _subtract((start, end), taken)
    if not here:
        carried = _carry(doc, text, sentence, paragraph, zone)
        parts = [(start, end)] if carried is not None else list(_split_clauses(doc, sentence, start, end))
        found += [Proposition(a, b, carried, tokens) for a, b in parts]
    else:
        found += [Proposition(a, b, None, tokens) for a, b in rest if _is_clause_of_its_own(doc, a, b)]
    kept = []
    for proposition in sorted(found, key=lambda p: p.start):
        span = _tidy(text, proposition.start, proposition.end)
        if span is not None and _states_something(doc, text, span, proposition, zone):
            kept.append(replace(proposition, start=span[0], end=span[1]))
    return kept


def _cut_marks(text: str, start: int, end: int, said: Attributed, marked: Sequence[Marked]) -> Iterator[Range]:
    """Content without the marks that enclose the whole of it."""
    if said.voice == Voice.DIRECT:
        quote = next((m for m in marked if m.start <= start < m.end or m.start == said.start), None)
        if quote is not None:
            a, b = quote.inner(text)
            start, end = max(start, a), min(end, b)
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
        elif body[-1] in MARKS and not _opens(body):
            end, changed = end - 1, True
        for opener in ("and ", "but ", "that "):
            if body[: len(opener)] == opener:
                start, changed = start + len(opener), True
                break
    lower = text[start:end].lower()
    for opener in sorted(read_lexicon("discourse")["openers"], key=len, reverse=True):
        if lower.startswith((opener + " ", opener + ",")):
            return _tidy(text, start + len(opener) + 1, end)
    return (start, end) if any(char.isalnum() for char in text[start:end]) else None


def _closes(body: str) -> bool:
    """Whether the mark at the head of a stretch is closed within it."""
    closing = {"“": "”", "«": "»", "„": "“", "‹": "›", '"': '"'}.get(body[0])
    return closing is not None and closing in body[1:]


def _opens(body: str) -> bool:
    opening = {"”": "“", "»": "«", "›": "‹", '"': '"', "“": "„"}.get(body[-1])
    return opening is not None and opening in body[:-1]


# -- which sentences -----------------------------------------------------------------------------------------------------


def _states_something(doc: Doc, text: str, span: Range, proposition: Proposition, zone: Zone) -> bool:
    """Whether a stretch is a claim at all: it predicates something and is no courtesy."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return False
    if _is_courtesy(tokens):
        return False
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if proposition.said is not None and proposition.said.voice != Voice.DIRECT:
        return len(words) >= 2 or proposition.said.voice == Voice.MIXED
    verbs = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VB", "VBN") or _is_passive_headline(t, zone)]
    if proposition.said is not None:
        return bool(verbs) or len(words) >= SPEECH_FRAGMENT or any(t.pos_ in ("VERB", "AUX") for t in tokens) and len(words) >= 2
    if zone.kind == ZoneKind.CAPTION:
        return any(
            t.tag_ in ("VBZ", "VBP", "VBD", "MD") and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children) for t in tokens
        )
    if not verbs and zone.kind == ZoneKind.BODY:
        return False
    return len(words) >= 3


SPEECH_FRAGMENT = 5


def _is_passive_headline(token: Token, zone: Zone) -> bool:
    return zone.kind == ZoneKind.HEADLINE and token.pos_ in ("VERB", "AUX", "ADJ")


def _is_courtesy(tokens: Tokens) -> bool:
    lexicon = read_lexicon("discourse")
    root = tokens.root
    if root.lemma_.lower() in lexicon["courtesy_nouns"].split() or tokens[0].lower_ in ("sorry", "thanks"):
        return True
    heads = [root, *(t for t in tokens if t.dep_ in ("ccomp", "ROOT", "conj") and t.pos_ == "VERB")]
    for verb in heads:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if verb.lemma_.lower() in lexicon["courtesy"].split() and subject is not None and subject.lower_ in ("i", "we"):
            return verb.i - tokens.start <= 5
    first = next((t for t in tokens if not t.is_punct), None)
    nouns = lexicon["courtesy_nouns"].split()
    return first is not None and first.lower_ in ("my", "our") and any(t.lower_ in nouns for t in tokens[:5])


def _is_clause_of_its_own(doc: Doc, start: int, end: int) -> bool:
    """Whether what is left of a sentence beside its attributions says something itself: a finite verb with its subject."""
    tokens = doc.char_span(start, end, alignment_mode="contract")
    if tokens is None or len(tokens) < 3:
        return False
    for token in tokens:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ in ("ROOT", "conj", "ccomp", "aux", "auxpass"):
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            if (
                verb.dep_ in ("relcl", "advcl", "acl")
                or is_reporting(verb)
                and verb.dep_ == "ROOT"
                and not _has_object(verb, start, end)
            ):
                continue
            if any(c.dep_ in ("nsubj", "nsubjpass", "expl") and start <= c.idx < end for c in verb.children):
                return True
    return False


def _hangs_outside(verb: Token, tokens: Tokens) -> bool:
    """Whether a verb only completes or modifies words, in or out of the stretch, that are no statement themselves."""
    while verb.dep_ in ("conj", "ccomp") and tokens.start <= verb.head.i < tokens.end:
        verb = verb.head
    return verb.dep_ in ("relcl", "advcl", "acl", "pcomp", "ccomp", "csubj", "xcomp")


def _has_object(verb: Token, start: int, end: int) -> bool:
    return any(child.dep_ in ("dobj", "attr") and start <= child.idx < end for child in verb.children)


def _split_clauses(doc: Doc, sentence: Tokens, start: int, end: int) -> Iterator[Range]:
    """A narrated sentence's independent clauses, where a comma, dash or semicolon and a subject of its own part them."""
    root = sentence.root
    at = start
    for clause in root.children:
        if clause.dep_ != "conj" or clause.i < root.i or clause.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.like_num or _shares_figures(root, subject):
            continue
        cut = clause.left_edge.i
        joint = doc[cut - 1] if cut > sentence.start else None
        while joint is not None and joint.i > root.i and (joint.pos_ == "CCONJ" or joint.is_punct):
            cut, joint = joint.i, doc[joint.i - 1] if joint.i > sentence.start else None
        if cut > sentence.start and any(t.text in (",", ";", "–", "—", "-") for t in doc[cut : clause.i]):
            yield at, doc[cut].idx
            at = doc[cut].idx
    yield at, end


def _shares_figures(root: Token, subject: Token) -> bool:
    """Counts that are listed together stay together: the second subject is a bare "another 640"."""
    return (
        subject.lower_ in ("another", "others", "some")
        or any(c.lower_ == "another" for c in subject.children)
        and root.i < subject.i
        and subject.like_num
    )


# -- carried and given speakers ------------------------------------------------------------------------------------------


def _carry(doc: Doc, text: str, sentence: Tokens, paragraph: list[Proposition], zone: Zone) -> Attributed | None:
    """The speaker of an indirect statement goes on in the next sentence of its paragraph, until the text turns."""
    if zone.kind != ZoneKind.BODY or not paragraph:
        return None
    said = paragraph[-1].said
    if said is None or said.speaker is None or said.voice not in (Voice.INDIRECT, Voice.MIXED) or said.rule == "noun":
        return None
    # Only what stood right before: an unattributed rest of that sentence ends the speech.
    first = next((t for t in sentence if not t.is_punct and not t.is_space), None)
    if first is None or first.lower_ in read_words("discourse", "turns") or _is_background(sentence):
        return None
    return Attributed(
        sentence.start_char, sentence.end_char, Voice.INDIRECT, replace(said.speaker, mention=None), None, None, None, "carried"
    )


def _is_background(sentence: Tokens) -> bool:
    """Years gone by, or belief in the passive without a believer, show the article's own voice."""
    unattributed = read_words("discourse", "unattributed")
    for token in sentence:
        if (
            token.lemma_ in unattributed
            and any(c.dep_ == "auxpass" for c in token.children)
            and not any(c.dep_ == "agent" for c in token.children)
        ):
            if any(c.dep_ in ("xcomp", "ccomp", "oprd") for c in token.children):
                return True
        if token.lower_ in ("reportedly", "allegedly"):
            return True
    return bool(
        re.match(r"\W*(?:In|Since|Until|After|Before|During|Following|Back in)\s(?:\w+\s){0,3}(?:1[5-9]|20)\d\d\b", sentence.text)
    )


def _give_first_person(doc: Doc, text: str, paragraph: list[Proposition]) -> list[Proposition]:
    """Unquoted words in the first person are a speaker's: the next one in the paragraph, else the one before."""
    mended = []
    for number, proposition in enumerate(paragraph):
        if proposition.said is None and _is_first_person(doc, proposition):
            others = [p.said for p in (*paragraph[number + 1 :], *reversed(paragraph[:number])) if p.said and p.said.speaker]
            if others:
                speaker = replace(others[0].speaker, mention=None) if others[0].speaker else None
                said = Attributed(proposition.start, proposition.end, Voice.INDIRECT, speaker, None, None, None, "first person")
                proposition = replace(proposition, said=said)
        mended.append(proposition)
    return mended


def _is_first_person(doc: Doc, proposition: Proposition) -> bool:
    tokens = doc.char_span(proposition.start, proposition.end, alignment_mode="expand")
    return tokens is not None and any(t.lower_ in ("our", "we", "my", "us", "ours") or t.text == "I" for t in tokens[:6])


def _read_back_reference(doc: Doc, text: str, sentence: Tokens, voices: Voices) -> Attributed | None:
    """ "This was reported by X on Y.", "X reported this.": the voice of what stands before, or None."""
    for verb in sentence:
        if not is_reporting(verb) or verb.dep_ != "ROOT":
            continue
        passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        target = passive or next((c for c in verb.children if c.dep_ == "dobj"), None)
        if (
            target is None
            or target.lower_ not in ("this", "it", "that")
            or any(c.dep_ in ("ccomp", "advcl") for c in verb.children)
        ):
            continue
        if target.lower_ == "it" and passive is None:
            continue
        if passive is not None:
            subject = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
        else:
            subject = find_subject(verb)
        if subject is None:
            continue
        speaker = resolve(doc, text, voices, phrase(subject), subject.i)
        if speaker is None:
            continue
        voices.heard.append((subject.idx, speaker))
        voices.heard.sort(key=lambda item: item[0])
        cue = make_span(text, verb.idx, verb.idx + len(verb.text))
        return Attributed(
            sentence.start_char, sentence.end_char, Voice.INDIRECT, speaker, cue, find_via(verb), None, "back reference"
        )
    return None


__all__ = ["Proposition", "Speaker", "find_propositions"]
