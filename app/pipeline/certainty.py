"""How sure the words are: stated, hedged, conditional or denied, and by which words.

Hedges are looked for in the evidence, in the cue that reports it and in the phrase that introduces or closes it
("According to preliminary data, …"), never in other clauses or in other people's words.
"""

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from app.pipeline.judging.conditions import find_conditions
from app.pipeline.judging.denials import is_denied
from app.pipeline.judging.hedges import find_hedges_around, find_hedges_in_cue, find_hedges_inside
from app.pipeline.judging.scope import find_phrases, get_tokens
from app.pipeline.records import Span, make_span
from app.vocabulary import Certainty


def find_hedges(doc: Doc, text: str, start: int, end: int, *, cue: Span | None) -> list[Span]:
    """The words that weaken what `text` says from `start` to `end`, in reading order; they never overlap.

    `doc` is the parsed article. `cue` is what reports the words, where something does.
    """
    evidence = get_tokens(doc, start, end)
    if evidence is None:
        return []
    found = set(find_phrases(text, start, end, "hedges", "phrases"))
    tokens = [*find_hedges_inside(evidence), *find_hedges_around(evidence)]
    if cue_tokens := _get_cue_tokens(doc, cue):
        tokens.extend(find_hedges_in_cue(cue_tokens))
    found.update((token.idx, token.idx + len(token)) for token in tokens)
    return _make_spans(text, found)


def judge_certainty(doc: Doc, text: str, start: int, end: int, *, cue: Span | None) -> tuple[Certainty, tuple[Span, ...]]:
    """The certainty of what `text` says from `start` to `end`, and the words that make it hedged or conditional.

    A denial outranks a condition, which outranks a hedge; a plain negative is stated.
    """
    evidence = get_tokens(doc, start, end)
    if evidence is None:
        return Certainty.STATED, ()
    if is_denied(evidence, text, _get_cue_tokens(doc, cue)):
        return Certainty.DENIED, ()
    hedges = find_hedges(doc, text, start, end, cue=cue)
    if conditions := set(find_conditions(evidence, text)):
        return Certainty.CONDITIONAL, tuple(_make_spans(text, conditions | {(hedge.start, hedge.end) for hedge in hedges}))
    return (Certainty.HEDGED, tuple(hedges)) if hedges else (Certainty.STATED, ())


def _get_cue_tokens(doc: Doc, cue: Span | None) -> Tokens | None:
    return get_tokens(doc, cue.start, cue.end) if cue is not None else None


def _make_spans(text: str, offsets: set[tuple[int, int]]) -> list[Span]:
    """Spans in reading order; of two that overlap the longer one that starts first."""
    spans: list[Span] = []
    for start, end in sorted(offsets, key=lambda pair: (pair[0], -pair[1])):
        if not spans or start >= spans[-1].end:
            spans.append(make_span(text, start, end))
    return spans
