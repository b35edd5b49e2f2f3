"""Why a claim was read as it was: the rule, the candidates, and the words that decided its certainty."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc

from app.pipeline.attributions import Attributed
from app.pipeline.checkable import find_objection
from app.pipeline.judging.conditions import find_conditions
from app.pipeline.judging.hedges import is_in
from app.pipeline.judging.scope import find_words, get_sentence, get_tokens
from app.pipeline.records import Claim, Decided, Explanation, Span, Speaker, Weighing, make_span
from app.pipeline.voices.voices import Voices
from app.vocabulary import Certainty

FAR = 50  # speakers heard before, among whom the one that is carried on is looked for
DENYING = ("denial_verbs", "denial_nouns", "wrongly", "lacking", "falsity", "narrated_denial")


def explain(
    doc: Doc, text: str, voices: Voices, claim: Claim, *, said: Attributed | None, weighing: Weighing | None
) -> Explanation:
    """The trace of one claim. `said` is the attribution that it stands under, `weighing` how its speaker was weighed."""
    attributed = said if claim.speaker is not None else None
    start, end = claim.evidence.start, claim.evidence.end
    return Explanation(
        rule=attributed.rule if attributed else None,
        naming=weighing.naming if weighing else None,
        candidates=weighing.candidates if weighing else (),
        carried_from=_find_told(voices, claim.speaker, start) if claim.speaker and claim.speaker.mention is None else None,
        certainty=tuple(_find_decided(doc, text, claim)),
        checkable=find_objection(doc, text, start, end, cue=claim.cue, voice=claim.voice),
    )


def _find_told(voices: Voices, speaker: Speaker, at: int) -> Span | None:
    """The words that name a carried speaker: the last ones before, else the first behind."""
    before = (s for _, s in islice(voices.backwards(at), FAR))
    behind = (s for offset, s in voices.heard if offset >= at)
    named = (s.mention for part in (before, behind) for s in part if s.name == speaker.name and s.mention is not None)
    return next(named, None)


def _find_decided(doc: Doc, text: str, claim: Claim) -> Iterator[Decided]:
    """The words that made the claim denied, conditional or hedged, each with what it does and where it stands."""
    evidence = get_tokens(doc, claim.evidence.start, claim.evidence.end)
    if evidence is None:
        return
    if claim.certainty == Certainty.DENIED:
        for token in find_words(get_sentence(evidence)):
            if is_in(token, *DENYING):
                yield _make_decided("denial", make_span(text, token.idx, token.idx + len(token)), claim)
    conditions = set(find_conditions(evidence, text)) if claim.certainty == Certainty.CONDITIONAL else set()
    for span in claim.hedges:
        sets = any(start <= span.start and span.end <= end for start, end in conditions)
        yield _make_decided("condition" if sets else "hedge", span, claim)


def _make_decided(kind: str, span: Span, claim: Claim) -> Decided:
    cue = claim.cue
    if cue is not None and cue.start <= span.start < cue.end:
        place = "cue"
    else:
        place = "claim" if claim.evidence.start <= span.start < claim.evidence.end else "sentence"
    return Decided(kind, place, span)
