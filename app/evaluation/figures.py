"""Scoring the figures of claims: found by their number, then judged by comparator, measure and unit."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from app.evaluation.gold import GoldArticle, GoldFigure
from app.evaluation.labelling import label_figures
from app.evaluation.matching import match, measure_likeness, overlap
from app.evaluation.tally import Tally
from app.pipeline.records import Claim, Quantity
from app.vocabulary import Comparator

TOLERANCE = 0.001  # relative; for figures that are converted or rounded in their last digit
SAME_MEASURE: dict[str, str] = {
    word: measure
    for measure, words in tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))["same"].items()
    for word in words
}


def score_figures(article: GoldArticle, claims: Sequence[Claim], tally: Tally) -> None:
    """Add the figures in `claims` to the tally. Optional ones and those outside claims are neither asked for nor punished."""
    marked = [figure for claim in article.claims if not claim.optional for figure in claim.quantities]
    asked = [figure for figure in marked if not figure.optional]
    passed = [*article.unclaimed_quantities, *(figure for figure in marked if figure.optional)]
    read = list({(figure.start, figure.end): figure for claim in claims for figure in claim.quantities}.values())
    pairs = match(
        (measure_likeness(gold, got), left, right)
        for left, gold in enumerate(asked)
        for right, got in enumerate(read)
        if overlap(gold, got) and is_same_number(gold, got)
    )
    found, used = {left for left, _ in pairs}, {right for _, right in pairs}
    spare = [got for at, got in enumerate(read) if at not in used and not any(overlap(got, other) for other in passed)]
    tally.add("figure", gold=len(asked), read=len(pairs) + len(spare), matched=len(pairs))
    tally.note("missed figure", (f"{gold.exact} ({gold.measure})" for at, gold in enumerate(asked) if at not in found))
    tally.note("extra figure", (f"{got.exact} = {got.value} ({got.measure})" for got in spare))
    counted = [at for at, got in enumerate(read) if at in used or got in spare]
    label_figures(asked, [read[at] for at in counted], [(left, counted.index(right)) for left, right in pairs], tally)
    for left, right in pairs:
        gold, got = asked[left], read[right]
        words = f"{gold.exact} {gold.counted or ''}"
        tally.judge("comparator", gold.comparator, got.comparator.value, words)
        tally.judge("measure", _measure(gold.measure), _measure(got.measure), words)
        tally.judge("unit", gold.unit, got.unit, words)


def is_same_number(gold: GoldFigure, got: Quantity) -> bool:
    """Whether two figures print the same number; a share may be written 0.2 or 20 %."""
    if gold.comparator == Comparator.RANGE:
        return got.low is not None and _is_close(gold.low, got.low) and _is_close(gold.high, got.high)
    number = next((n for n in (got.value, got.low, got.high) if n is not None), None)
    if number is None or gold.value is None:
        return False
    if _is_close(gold.value, number):
        return True
    return gold.unit is None and 0 < gold.value < 1 and got.unit == "%" and _is_close(gold.value * 100, number)


def _is_close(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= TOLERANCE * max(abs(one), abs(two))


def _measure(word: str | None) -> str:
    lowered = (word or "").strip().lower()
    return SAME_MEASURE.get(lowered, lowered)
