"""Speakers that a sentence does not name: carried on from the sentence before, or told in the sentence behind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from app.pipeline.attributions import Attributed
from app.pipeline.lexicon import read_words
from app.pipeline.ranges import Range
from app.pipeline.records import Zone, make_span
from app.pipeline.reporting.channels import find_via
from app.pipeline.reporting.reporting import is_reporting
from app.pipeline.reporting.subjects import SUBJECTS, find_subject, is_voice, phrase
from app.pipeline.speakers import resolve
from app.pipeline.voices.voices import Voices
from app.vocabulary import Voice, ZoneKind

# The rest of the reporting ("on condition of anonymity") and the word that joins what goes on.
RESUMING = re.compile(r"(?:\s(?:on|in|at|to|by|during|after|from)\s[^,;.:“”\"]{1,60})?(?:,?\s(?:and|but)\s|;\s)")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
OPENINGS = (
    re.compile(r"\W*(?:In|Since|Until|After|Before|During|Following|Back in)\s(?:\w+\s){0,3}(?:1[5-9]|20)\d\d\b"),
    re.compile(r"\W*(?:Last (?:night|week|month|year)|Yesterday)\b"),
    re.compile(r"\W*In (?:January|February|March|April|May|June|July|August|September|October|November|December),"),
)
# Rules whose content is what was put, wanted or denied by name: no running account that goes on.
NAMING = frozenset({"noun", "adjective", "figure", "count", "thing", "topic", "do"})
RESUMED = frozenset({"clause", "parenthesis", "according"})  # rules of a reporting that can stand in the middle


@dataclass(frozen=True, slots=True)
class Proposition:
    """A stretch that is one claim, the attribution it stands under, and its sentence (token range)."""

    start: int
    end: int
    said: Attributed | None
    sentence: Range


def carry(sentence: Tokens, paragraph: list[Proposition], zone: Zone) -> Attributed | None:
    """The speaker of an indirect statement goes on in the next sentence of its paragraph, until the text turns."""
    if zone.kind != ZoneKind.BODY or not paragraph:
        return None
    said = paragraph[-1].said
    if said is None or said.speaker is None or said.voice not in (Voice.INDIRECT, Voice.MIXED):
        return None
    if said.rule in NAMING:
        return None
    # Only what stood right before: an unattributed rest of that sentence ends the speech.
    first = next((t for t in sentence if not t.is_punct and not t.is_space), None)
    if _has_cue(sentence) or (first is not None and first.lower_ == "according"):
        return None  # somebody else's words, or nobody's: "According to preliminary accounts, …"
    if first is None or first.lower_ in read_words("discourse", "turns") or _is_background(sentence):
        return None
    return Attributed(
        sentence.start_char, sentence.end_char, Voice.INDIRECT, replace(said.speaker, mention=None), None, None, None, "carried"
    )


def resume(text: str, start: int, end: int, before: Sequence[Attributed]) -> Attributed | None:
    """The speaker of a clause behind a reporting that is put in between: "The road is cut, she said, and bread is short".

    A semicolon goes on with it as "and" does.
    """
    said = next((a for a in reversed(before) if a.end <= start), None)
    if said is None or said.clause is None or said.speaker is None or said.voice != Voice.INDIRECT or said.rule not in RESUMED:
        return None
    between = text[said.end : said.clause[0]].strip(" ,")
    joined = RESUMING.match(text, start, end)
    if between or joined is None or not said.end <= said.clause[0] < said.clause[1] <= start:
        return None
    return Attributed(joined.end(), end, Voice.INDIRECT, replace(said.speaker, mention=None), None, None, None, "carried")


def _has_cue(sentence: Tokens) -> bool:
    """Whether somebody else reports in the sentence, though nobody could be made out."""
    root = sentence.root
    refuses = root.lemma_.lower() in read_words("cues", "phrases.refusals") and any(c.dep_ == "xcomp" for c in root.children)
    if refuses and (subject := find_subject(root)) is not None and subject.pos_ != "PRON" and is_voice(subject):
        return True  # "A spokesman declined to comment"
    refused = any(child.dep_ == "neg" for child in root.children) and any(child.tag_ == "MD" for child in root.children)
    if refused and is_reporting(root) and (subject := find_subject(root)) is not None and is_voice(subject):
        return True  # "The ministry could not confirm the figure"
    return is_reporting(root) and any(child.dep_ == "ccomp" for child in root.children)


def _is_background(sentence: Tokens) -> bool:
    """Years gone by, or belief in the passive without a believer, show the article's own voice."""
    unattributed = read_words("discourse", "unattributed")
    for token in sentence:
        if (
            token.lemma_ in unattributed
            and any(c.dep_ == "auxpass" for c in token.children)
            and not any(c.dep_ == "agent" for c in token.children)
        ) and any(c.dep_ in ("xcomp", "ccomp", "oprd") for c in token.children):
            return True
        if token.lower_ in ("reportedly", "allegedly"):
            return True
    subject = next((t for t in sentence if t.dep_ in SUBJECTS and t.head == sentence.root), None)
    dated = (t for t in subject.subtree if YEAR.fullmatch(t.text)) if subject is not None else ()
    if any(not any(clause.dep_ == "relcl" for clause in t.ancestors) for t in dated):
        return True  # "An ambush in 2017 killed six": another happening
    return any(opening.match(sentence.text) for opening in OPENINGS)


def give_first_person(doc: Doc, paragraph: list[Proposition]) -> list[Proposition]:
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


def read_back_reference(doc: Doc, text: str, sentence: Tokens, voices: Voices) -> Attributed | None:
    """ "This was reported by X on Y.", "X reported this.": the voice of what stands before, or None."""
    for verb in sentence:
        if not is_reporting(verb) or verb.dep_ != "ROOT":
            continue
        passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        target = passive or next((c for c in verb.children if c.dep_ == "dobj"), None)
        if (
            target is None
            or target.lower_ not in ("this", "it", "that")
            or any(c.dep_ in ("ccomp", "advcl") and not c.ent_type_ for c in verb.children)
        ):
            continue
        if target.lower_ == "it" and passive is None:
            continue
        if passive is not None:
            subject = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ in ("pobj", "pcomp")), None)
        else:
            subject = find_subject(verb)
        if subject is None:
            continue
        speaker = resolve(doc, text, voices, phrase(subject), subject.i)
        if speaker is None:
            continue
        voices.hear(subject.idx, speaker)
        cue = make_span(text, verb.idx, verb.idx + len(verb.text))
        return Attributed(
            sentence.start_char, sentence.end_char, Voice.INDIRECT, speaker, cue, find_via(verb), None, "back reference"
        )
    return None
