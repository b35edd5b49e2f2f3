"""Reading a text from end to end: the stages in order."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from app.errors import AppError
from app.pipeline.attributions import Attributed, find_attributions
from app.pipeline.certainty import judge_certainty
from app.pipeline.checkable import is_checkable
from app.pipeline.claims import find_propositions
from app.pipeline.cues import find_frames
from app.pipeline.explain import explain
from app.pipeline.languages import find_language, is_read
from app.pipeline.marks.labels import get_label
from app.pipeline.marks.works import find_speech, is_title
from app.pipeline.names import find_names
from app.pipeline.order import InOrder
from app.pipeline.quantities import find_quantities
from app.pipeline.quotes import Marked, find_marked
from app.pipeline.records import Attribution, Claim, Extraction, Quantity, Quote, Speaker, Text, Weighing, When, Zone, make_span
from app.pipeline.reporting.carrying import Proposition
from app.pipeline.reporting.subjects import phrase
from app.pipeline.sentences import find_paragraphs, make_docs
from app.pipeline.speakers import resolve
from app.pipeline.times import find_times, get_as_of, get_when
from app.pipeline.voices.confidence import weigh
from app.pipeline.voices.voices import Voices
from app.pipeline.zones import find_zones
from app.vocabulary import EntityKind, Voice, ZoneKind

# The version of a stage goes up when what it yields changes; stored with every run.
STAGES = {
    "zones": "1",
    "sentences": "1",
    "quotes": "1",
    "names": "1",
    "cues": "1",
    "speakers": "1",
    "attributions": "1",
    "certainty": "1",
    "checkable": "1",
    "times": "1",
    "quantities": "1",
    "claims": "1",
}


@cache
def load_nlp(name: str) -> Language:
    """The spaCy pipeline of that name, loaded once. Raises AppError where it is not installed."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise AppError(f"the spaCy model {name!r} is not installed: pip install it, or set TWOSOURCE_SPACY_MODEL") from error


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with what is known of it before it is read; `doc` is empty for a language that is not read."""

    text: Text
    language: str | None
    zones: tuple[Zone, ...]
    doc: Doc


def extract(
    text: str,
    *,
    nlp: Language,
    id: str = "",  # noqa: A002 - the design's name
    published_at: str | None = None,
    explained: bool = False,
) -> Extraction:
    """Read one text, as `extract_all` reads many."""
    return next(extract_all([Text(text, id, published_at)], nlp=nlp, explained=explained))


def extract_all(texts: Iterable[Text], *, nlp: Language, explained: bool = False) -> Iterator[Extraction]:
    """Read texts one after another, in their order, in memory that their number does not raise.

    A text that is not English is not read: its language and zones are given, and nothing else. `explained` claims say why they
    were read as they were.
    """
    return (read_parsed(parsed, explained=explained) for parsed in parse_all(texts, nlp=nlp))


def parse_all(texts: Iterable[Text], *, nlp: Language) -> Iterator[Parsed]:
    """The texts parsed, in their order. This is what the model does, and it does it fastest for many texts at once."""
    waiting: deque[tuple[Text, str | None, tuple[Zone, ...]]] = deque()

    def find_pages() -> Iterator[tuple[str, Sequence[Zone]]]:
        for text in texts:
            language, zones = find_language(text.text), tuple(find_zones(text.text))
            waiting.append((text, language, zones))
            yield (text.text, zones) if is_read(language) else ("", ())

    for doc in make_docs(find_pages(), nlp):
        yield Parsed(*waiting.popleft(), doc)


def read_parsed(parsed: Parsed, *, explained: bool = False) -> Extraction:
    """All that the stages behind the parse find in a text."""
    id, text, doc, zones = parsed.text.id, parsed.text.text, parsed.doc, parsed.zones  # noqa: A001 - the design's name
    if not is_read(parsed.language):
        return Extraction(id, parsed.language, False, zones, (), (), (), (), ())
    prose = list(find_paragraphs(text, (z for z in zones if z.kind in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY))))
    paragraphs = [(z.start, z.end) for z in prose]
    marked = list(find_speech(doc, text, paragraphs, list(find_marked(text, paragraphs))))
    names = find_names(doc, text)
    voices = Voices(names)
    attributions = find_attributions(doc, text, prose, marked, list(find_frames(doc, marked)), voices)
    page = _Page(
        doc, text, voices, InOrder(marked), InOrder(find_times(doc, text, published_at=parsed.text.published_at)), explained
    )
    figures = InOrder(_date_figure(page, figure) for figure in find_quantities(doc, text))
    said_at, prose_at = InOrder(attributions), InOrder(prose)
    propositions = find_propositions(doc, text, prose, marked, attributions, voices)
    return Extraction(
        id=id,
        language="en",
        read=True,
        zones=zones,
        quotes=tuple(_make_quotes(page, said_at)),
        attributions=tuple(_make_attribution(page, said) for said in attributions if said.speaker is not None),
        claims=tuple(_make_claim(page, proposition, figures) for proposition in propositions),
        quantities=tuple(figures.items),
        mentions=tuple(m for m in names.mentions if prose_at.at(m.start) is not None),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What the later stages look up by position."""

    doc: Doc
    text: str
    voices: Voices
    marked: InOrder[Marked]
    times: InOrder[When]
    explained: bool
    weighed: dict[tuple[str, str, int], Weighing] = field(default_factory=dict)


def _date_figure(page: _Page, figure: Quantity) -> Quantity:
    """The figure with the moment that its sentence gives it."""
    tokens = page.doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if tokens is None:
        return figure
    start, end = tokens.sent.start_char, tokens.sent.end_char
    when = get_as_of(page.times.within(start, end), page.text, sentence_start=start, sentence_end=end)
    return figure if when is None else replace(figure, as_of=when.edtf)


def _weigh(page: _Page, said: Attributed, speaker: Speaker) -> Weighing:
    """Weighed once for each way in which an attribution names a speaker: its quotes and claims share the result."""
    key = (said.rule, speaker.name, speaker.mention.start if speaker.mention is not None else said.start)
    if key not in page.weighed:
        page.weighed[key] = weigh(page.doc, page.text, page.voices, said, speaker)
    return page.weighed[key]


def _rate(page: _Page, said: Attributed) -> Speaker | None:
    """The speaker with how sure it is."""
    return replace(said.speaker, confidence=_weigh(page, said, said.speaker).confidence) if said.speaker is not None else None


def _make_attribution(page: _Page, said: Attributed) -> Attribution:
    exact = page.text[said.start : said.end]
    return Attribution(said.start, said.end, exact, said.voice, _rate(page, said), said.cue, said.via)


def _make_quotes(page: _Page, attributions: InOrder[Attributed]) -> Iterator[Quote]:
    """The marked segments that are somebody's words: attributed ones, and labels that somebody's own sentence holds."""
    for mark in page.marked.items:
        exact = page.text[mark.start : mark.end]
        touching = attributions.touching(mark.start, mark.end)
        said = next((a for a in touching if a.voice != Voice.INDIRECT), None)
        if said is not None:
            yield Quote(mark.start, mark.end, exact, _rate(page, said), said.cue, said.via, said.voice)
            continue
        label = get_label(page.doc, mark) if not is_title(page.text, mark) else None
        if label is None:
            continue
        subject = label.subject
        speaker = resolve(page.doc, page.text, page.voices, phrase(subject), subject.i) if subject is not None else None
        said = Attributed(mark.start, mark.end, Voice.MIXED, speaker, None, None, None, "subject")
        yield Quote(mark.start, mark.end, exact, _rate(page, said), None, None, Voice.MIXED)


def _make_claim(page: _Page, proposition: Proposition, figures: InOrder[Quantity]) -> Claim:
    start, end, said = proposition.start, proposition.end, proposition.said
    cue = said.cue if said else None
    voice = said.voice if said and said.speaker else Voice.NARRATED
    certainty, hedges = judge_certainty(page.doc, page.text, start, end, cue=cue)
    context = _find_context(page, start)
    claim = Claim(
        evidence=make_span(page.text, start, end),
        speaker=_rate(page, said) if said else None,
        via=said.via if said else None,
        cue=cue,
        voice=voice,
        certainty=certainty,
        hedges=hedges,
        checkable=is_checkable(page.doc, page.text, start, end, cue=cue, voice=voice),
        when=get_when(page.times.within(context, end), start, end, context_start=context),
        where=tuple(mention for mention in page.voices.names.placed.within(start, end) if mention.kind == EntityKind.PLACE),
        quantities=tuple(figures.within(start, end)),
    )
    if not page.explained:
        return claim
    weighing = _weigh(page, said, said.speaker) if said is not None and said.speaker is not None else None
    return replace(claim, explain=explain(page.doc, page.text, page.voices, claim, said=said, weighing=weighing))


def _find_context(page: _Page, start: int) -> int:
    """Where the words begin that a claim's time may be told in: its quote, else its paragraph."""
    quote = page.marked.at(start)
    return quote.start if quote is not None else page.text.rfind("\n", 0, start) + 1
