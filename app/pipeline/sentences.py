"""One spaCy Doc per article, parsed paragraph by paragraph, and its sentences.

Paragraphs are parsed apart so that a line break ends a sentence and memory stays bounded by the batch; the parts are then
joined, so that every token's `idx` is its offset in the article. The doc's text has the article's length; a hard wrap
inside a paragraph is a blank there.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from app.pipeline.records import Zone

BATCH = 64  # paragraphs of this many make the fastest batches on two cores
GATHERED = 60_000  # characters; so many of short texts are parsed together, since a few paragraphs alone fill no batch
MAX_WORD = 200  # characters; the tokenizer's time grows with the square of a run of signs
_ENDLESS_WORD = re.compile(rf"\S{{{MAX_WORD},}}")
MAX_PART = 5_000  # characters; a longer paragraph is parsed in parts, so that one endless line stays bounded


def make_doc(text: str, zones: Sequence[Zone], nlp: Language) -> Doc:
    """Parse `text` in the parts that its zones make. `doc[i].idx` is an offset in `text`."""
    return next(make_docs([(text, zones)], nlp))


def make_docs(pages: Iterable[tuple[str, Sequence[Zone]]], nlp: Language) -> Iterator[Doc]:
    """Parse texts with their zones: a Doc for each, in their order.

    The parts of many short texts share spaCy's batches. No more than GATHERED characters and one text are held.
    """
    for gathered in _gather(pages):
        docs = nlp.pipe(itertools.chain.from_iterable(gathered), batch_size=BATCH)
        for parts in gathered:
            yield _join(list(itertools.islice(docs, len(parts))), nlp)


def _gather(pages: Iterable[tuple[str, Sequence[Zone]]]) -> Iterator[list[list[str]]]:
    """The parts of each text, in lists of texts that are parsed together."""
    gathered, size = [], 0
    for text, zones in pages:
        cuts = sorted({0, len(text), *(zone.start for zone in zones)})
        parts = [part for start, end in itertools.pairwise(cuts) for part in _cut(text, start, end)]
        gathered.append([part.replace("\n", " ") if part.strip() else part for part in parts])
        size += len(text)
        if size >= GATHERED:
            yield gathered
            gathered, size = [], 0
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
        cut = text.rfind(" ", start + MAX_PART // 2, start + MAX_PART) + 1 or start + MAX_PART
        yield text[start:cut]
        start = cut
    if start < end:
        yield text[start:end]


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
