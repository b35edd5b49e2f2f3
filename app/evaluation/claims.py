"""Scoring claims: found by their span, then judged by speaker, voice, certainty and whether they can be checked."""

from collections.abc import Sequence

from app.evaluation.figures import score_figures
from app.evaluation.gold import GoldArticle
from app.evaluation.labelling import label_all
from app.evaluation.matching import match, measure_likeness, overlap
from app.evaluation.speakers import is_same_speaker
from app.evaluation.tally import Tally
from app.evaluation.told import make_gold_told, make_told
from app.pipeline.records import Claim

LIKENESS = 0.5  # least intersection over union of two spans that are one claim


def score_article(article: GoldArticle, claims: Sequence[Claim], tally: Tally) -> None:
    """Add what was read in an article to the tally. Speaker, voice, certainty and checkable are judged on matched claims."""
    asked = [claim for claim in article.claims if not claim.optional]
    optional = [claim for claim in article.claims if claim.optional]
    pairs = match(
        (likeness, left, right)
        for left, gold in enumerate(asked)
        for right, got in enumerate(claims)
        if (likeness := measure_likeness(gold, got.evidence)) >= LIKENESS
    )
    found, used = {left for left, _ in pairs}, {right for _, right in pairs}
    spare = [got for at, got in enumerate(claims) if at not in used and not any(overlap(got.evidence, other) for other in optional)]
    tally.add("claim", gold=len(asked), read=len(pairs) + len(spare), matched=len(pairs))
    tally.note("missed claim", (gold.exact for at, gold in enumerate(asked) if at not in found))
    tally.note("extra claim", (got.evidence.exact for got in spare))
    for left, right in pairs:
        gold, got = asked[left], claims[right]
        name = got.speaker.name if got.speaker else None
        same = is_same_speaker(gold.speaker, name, kind=gold.speaker_kind)
        tally.judge("speaker", gold.speaker, name, gold.exact, right=same)
        if gold.speaker is not None:
            tally.judge("attributed", gold.voice, name, gold.exact, right=same)
        tally.judge("voice", gold.voice, got.voice.value, gold.exact)
        tally.judge("certainty", gold.certainty, got.certainty.value, gold.exact)
        tally.judge("checkable", gold.checkable, got.checkable, gold.exact)
    golds = [make_gold_told(article.text, gold) for gold in asked]
    reads = [None if at not in used and got not in spare else make_told(got) for at, got in enumerate(claims)]
    label_all(article.text, golds, reads, pairs, tally)
    score_figures(article, claims, tally)
