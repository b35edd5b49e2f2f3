"""One spaCy Doc per article, parsed paragraph by paragraph, and its sentences.

Paragraphs are parsed apart so that a line break ends a sentence and memory stays bounded by the batch; the parts are then
joined, so that every token's `idx` is its offset in the article. The doc's text has the article's length; a hard wrap
inside a paragraph is a blank there.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from app.pipeline.classes import find_late_steps
from app.pipeline.lexicon import read_words
from app.pipeline.records import Zone
from app.pipeline.stepping import apply

BATCH = 32_000  # characters parsed at once: fewer leave the model idle, more take memory and save no time
MAX_WORD = 200  # characters; the tokenizer's time grows with the square of a run of signs
INFLECTED = frozenset({"VBD", "VBN", "VBG"})
UNITS = frozenset({"m.", "k.", "b.", "p.", "c.", "t.", "g.", "h.", "s.", "l.", "v.", "w."})
CHANNELLED = frozenset({"on", "to", "via"})
OPENING = frozenset("\"“‘«„'")
Item = TypeVar("Item")
_ENDLESS_WORD = re.compile(rf"\S{{{MAX_WORD},}}")
MAX_PART = 5_000  # characters; a longer paragraph is parsed in parts, so that one endless line stays bounded


def make_doc(text: str, zones: Sequence[Zone], nlp: Language) -> Doc:
    """Parse `text` in the parts that its zones make. `doc[i].idx` is an offset in `text`."""
    return next(make_docs([(text, zones)], nlp))


def make_docs(pages: Iterable[tuple[str, Sequence[Zone]]], nlp: Language) -> Iterator[Doc]:
    """Parse texts with their zones: a Doc for each, in their order.

    The parts of short texts share batches, those of a long one make several. No more than BATCH characters and one text are held.
    """
    cut = ((text, _find_parts(text, zones)) for text, zones in pages)
    for gathered in _gather(cut, size=lambda page: len(page[0])):
        docs = _parse(itertools.chain.from_iterable(parts for _, parts in gathered), nlp)
        for _, parts in gathered:
            yield _join(list(itertools.islice(docs, len(parts))), nlp)


def _find_parts(text: str, zones: Sequence[Zone]) -> list[str]:
    cuts = sorted({0, len(text), *(zone.start for zone in zones)})
    parts = (part for start, end in itertools.pairwise(cuts) for part in _cut(text, start, end))
    return [part.replace("\n", " ") if part.strip() else part for part in parts]


def _parse(parts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    late = find_late_steps(nlp)
    for batch in _gather(parts, size=len):
        docs = [_part_units(nlp.make_doc(part)) for part in batch]
        for name, pipe in nlp.pipeline:
            docs = docs if name in late else apply(pipe, docs)
        for doc in docs:
            for step in late.values():
                step(doc)
            _mend_lemmas(doc)
            yield doc


@cache
def _find_verbs() -> frozenset[str]:
    return read_words("cues", "verbs", "frames") | read_words("labels")


def _mend_lemmas(doc: Doc) -> None:
    """Give verbs that report the "e" again which the lemmatiser takes for the ending's ("hop" of hoped), or take it away."""
    verbs = _find_verbs()
    for token in doc:
        lemma = token.lemma_
        if token.tag_ not in INFLECTED or lemma in verbs:
            continue
        if token.lower_ in (lemma + "ed", lemma + "ing") and lemma + "e" in verbs:
            token.lemma_ = lemma + "e"
        elif token.lower_ == lemma + "d" and lemma[:-1] in verbs:
            token.lemma_ = lemma[:-1]


def _part_units(doc: Doc) -> Doc:
    """Tell the parser that a stop behind a unit or a channel ends a sentence; it takes it for an abbreviation's.

    "It cost €2m. The town …", "at €2m. “That is a lot,” …", "she wrote on X. The firm …".
    """
    for token in doc[1:-1]:
        unit = token.text in UNITS and doc[token.i - 1].like_num
        if not unit and (token.text != "X." or doc[token.i - 1].lower_ not in CHANNELLED):
            continue
        behind = doc[token.i + 1]
        quoted = behind.text in OPENING and token.whitespace_ and token.i + 2 < len(doc) and not behind.whitespace_
        if behind.is_title or (quoted and doc[token.i + 2].is_title):
            behind.is_sent_start = True
    return doc


def _gather(items: Iterable[Item], *, size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Items in lists, each as long as it takes to come to BATCH characters."""
    gathered, characters = [], 0
    for item in items:
        gathered.append(item)
        characters += size(item)
        if characters >= BATCH:
            yield gathered
            gathered, characters = [], 0
    if gathered:
        yield gathered


def _join(docs: list[Doc], nlp: Language) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False) or nlp.make_doc("")


def _cut(text: str, start: int, end: int) -> Iterator[str]:
    """The parts of one paragraph: whole, but for endless words and endless lines."""
    for run in _ENDLESS_WORD.finditer(text, start, end):
        yield from _cut_line(text, start, run.start())
        yield from (text[at : min(at + MAX_WORD, run.end())] for at in range(run.start(), run.end(), MAX_WORD))
        start = run.end()
    yield from _cut_line(text, start, end)


def _cut_line(text: str, start: int, end: int) -> Iterator[str]:
    while end - start > MAX_PART:
        window = start + MAX_PART // 2, start + MAX_PART
        cut = text.rfind(". ", *window) + 1 or text.rfind(" ", *window) + 1 or start + MAX_PART
        yield text[start:cut]
        start = cut
    if start < end:
        yield text[start:end]


def find_paragraphs(text: str, zones: Iterable[Zone]) -> Iterator[Zone]:
    """The zones, an endless line cut into several: stages look at all of a paragraph for each thing in it."""
    for zone in zones:
        start = zone.start
        for part in _cut_line(text, zone.start, zone.end):
            yield Zone(zone.kind, start, start + len(part))
            start += len(part)


def find_sentences(doc: Doc, start: int, end: int) -> Iterator[Span]:
    """The sentences of `doc` between two offsets, mended where the parser cut at no full stop.

    A sentence does not begin with a lower-case word, a comma or a closing mark: such a piece belongs to the one before.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    pending: Span | None = None
    for sent in _overlapping(doc, span):
        first, last = max(sent.start, span.start), min(sent.end, span.end)
        piece = doc[first:last]
        if pending is not None and _goes_on(pending, piece):
            pending = doc[pending.start : last]
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending


def _overlapping(doc: Doc, span: Span) -> Iterator[Span]:
    """The parser's sentences that share a token with `span`."""
    at = span.start
    while at < span.end:
        sent = doc[at].sent
        yield sent
        at = max(sent.end, at + 1)


def _goes_on(before: Span, piece: Span) -> bool:
    opening = piece[0].text
    if opening[0] in ",;)]}”’»%":
        return True
    last = next((token for token in reversed(before) if not token.is_space and token.text not in "\"'”’»)"), None)
    return (
        last is not None
        and last.text not in {".", "!", "?", "…", "...", ":", ";"}
        and last.text[-1] not in ".!?"
        and opening[0].islower()
    )
