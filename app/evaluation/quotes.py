"""Texts whose quotations or reported words a person marked, one JSON object a line, and how much of them was read."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import InvalidInputError
from app.evaluation.labelling import label_all
from app.evaluation.matching import Spanned, match, measure_likeness
from app.evaluation.speakers import is_same_speaker
from app.evaluation.tally import Tally
from app.evaluation.told import Told, make_told
from app.loader.about import describe
from app.loader.plain import clean
from app.pipeline.records import Extraction, Span, make_span
from app.vocabulary import Voice

LIKENESS = 0.5  # least intersection over union of two stretches that are one
EDGE = " \t\n\r\u00a0\"'“”‘’«»`´.,;:!?…-–—()[]"


class GoldQuote(BaseModel):
    """A stretch of somebody's words. `speaker` and its offsets are as written, `speaker_resolved` is whom that stands for."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    kind: str = Voice.DIRECT.value
    speaker: str | None = None
    speaker_resolved: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None


class Stretch(BaseModel):
    """A stretch of a text."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int


class GoldText(BaseModel):
    """A text and the stretches that were marked in it. What is read in one to `ignore` is neither right nor wrong."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    quotes: list[GoldQuote] = Field(default_factory=list)
    ignore: list[Stretch] = Field(default_factory=list)


def find_gold_texts(path: Path, *, max_chars: int) -> Iterator[GoldText]:
    """The marked texts of a file of rows, in its order. Raises InvalidInputError for a row that is none or too long."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = GoldText.model_validate(json.loads(line))
            except ValidationError as error:
                raise InvalidInputError(describe(error), where=f"{path}:{number}") from None
            except ValueError as error:
                raise InvalidInputError(f"is not valid JSON: {error}", where=f"{path}:{number}") from None
            yield row.model_copy(update={"text": clean(row.text, max_chars=max_chars)})


def score_text(gold: GoldText, extraction: Extraction, tally: Tally) -> None:
    """Add what was read in a text to the tally.

    Where only quotations are marked (`kind` direct), they are compared with the quotations that were read, else with all
    attributed stretches. Marks, blanks and stops at the borders do not count.
    """
    direct = all(quote.kind == Voice.DIRECT for quote in gold.quotes)
    read = extraction.quotes if direct else extraction.attributions
    golds = [_trim(gold.text, _make_gold(gold.text, quote)) for quote in gold.quotes]
    reads = [_trim(gold.text, make_told(item)) for item in read]
    likenesses = ((measure_likeness(one, two), left, right) for left, one in enumerate(golds) for right, two in enumerate(reads))
    pairs = match(scored for scored in likenesses if scored[0] >= LIKENESS)
    exact = sum((golds[left].start, golds[left].end) == (reads[right].start, reads[right].end) for left, right in pairs)
    found, used = {left for left, _ in pairs}, {right for _, right in pairs}
    passed = [at not in used and _is_ignored(gold, quote) for at, quote in enumerate(reads)]
    tally.add("quote", gold=len(golds), read=passed.count(False), matched=len(pairs))
    tally.add("exact quote", gold=len(golds), read=passed.count(False), matched=exact)
    tally.note("missed quote", (_show(gold.text, quote) for at, quote in enumerate(golds) if at not in found))
    tally.note("extra quote", (_show(gold.text, quote) for at, quote in enumerate(reads) if at not in used and not passed[at]))
    for left, right in pairs:
        marked, got = golds[left], reads[right]
        if marked.speaker is not None:
            tally.judge("speaker", marked.speaker, got.speaker, _show(gold.text, marked), right=is_same_voice(marked, got))
    judged = [None if is_passed else quote for is_passed, quote in zip(passed, reads, strict=True)]
    label_all(gold.text, golds, judged, pairs, tally, is_same=is_same_voice)


def is_same_voice(gold: Told, read: Told) -> bool:
    """Whether both have one speaker: the same words name them, or the names are one."""
    if gold.mention is not None and read.mention is not None and measure_likeness(gold.mention, read.mention) >= LIKENESS:
        return True
    names = {gold.speaker, gold.mention.exact if gold.mention else None} - {None}
    shown = {read.speaker, read.mention.exact if read.mention else None} - {None}
    if not names or not shown:
        return not names and not shown
    return any(is_same_speaker(name, other, kind=gold.kind) for name in names for other in shown)


def _make_gold(text: str, quote: GoldQuote) -> Told:
    mention: Span | None = None
    if quote.speaker_start is not None and quote.speaker_end is not None:
        mention = make_span(text, quote.speaker_start, quote.speaker_end)
    return Told(quote.start, quote.end, quote.kind, quote.speaker_resolved or quote.speaker, None, mention, None)


def _trim(text: str, told: Told) -> Told:
    words = text[told.start : told.end]
    start = told.start + len(words) - len(words.lstrip(EDGE))
    return told.move(start, max(start, told.start + len(words.rstrip(EDGE))))


def _is_ignored(gold: GoldText, told: Told) -> bool:
    return any(
        measure_likeness(told, stretch) >= LIKENESS or stretch.start <= told.start <= told.end <= stretch.end
        for stretch in gold.ignore
    )


def _show(text: str, span: Spanned) -> str:
    return text[span.start : span.end]
