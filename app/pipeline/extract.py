"""Reading a text from end to end: the stages in order."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from app.errors import AppError
from app.pipeline.attributions import Attributed, find_attributions
from app.pipeline.carrying import Proposition
from app.pipeline.certainty import judge_certainty
from app.pipeline.checkable import is_checkable
from app.pipeline.claims import find_propositions
from app.pipeline.cues import find_frames
from app.pipeline.languages import find_language
from app.pipeline.names import find_names
from app.pipeline.order import InOrder
from app.pipeline.quantities import find_quantities
from app.pipeline.quotes import Marked, find_marked
from app.pipeline.records import Attribution, Claim, Extraction, Mention, Quantity, Quote, When, make_span
from app.pipeline.sentences import make_doc
from app.pipeline.times import find_times, get_when
from app.pipeline.voices import Voices
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


def extract(text: str, *, nlp: Language, id: str = "", published_at: str | None = None) -> Extraction:  # noqa: A002 - the design's name
    """Read `text`. `published_at` (RFC 3339 or a date) resolves words like "today"; without it they stay partial.

    A text that is not English is not read: its language and zones are given, and nothing else.
    """
    language = find_language(text)
    zones = list(find_zones(text))
    if language not in (None, "en"):
        return Extraction(id, language, False, tuple(zones), (), (), (), (), ())
    doc = make_doc(text, zones, nlp)
    prose = [z for z in zones if z.kind in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY)]
    marked = list(find_marked(text, [(z.start, z.end) for z in prose]))
    names = find_names(doc, text)
    voices = Voices(names)
    attributions = find_attributions(doc, text, prose, marked, list(find_frames(doc, marked)), voices)
    quantities = list(find_quantities(doc, text))
    times = find_times(doc, text, published_at=published_at)
    said_at, marked_at, figures_at = InOrder(attributions), InOrder(marked), InOrder(quantities)
    prose_at = InOrder(prose)
    propositions = find_propositions(doc, text, prose, marked, attributions, voices)
    return Extraction(
        id=id,
        language="en",
        read=True,
        zones=tuple(zones),
        quotes=tuple(_make_quotes(text, marked, said_at)),
        attributions=tuple(_make_attribution(text, said) for said in attributions if said.speaker is not None),
        claims=tuple(_make_claim(doc, text, p, figures_at, times, names.placed, marked_at) for p in propositions),
        quantities=tuple(quantities),
        mentions=tuple(m for m in names.mentions if prose_at.at(m.start) is not None),
    )


def _make_attribution(text: str, said: Attributed) -> Attribution:
    return Attribution(said.start, said.end, text[said.start : said.end], said.voice, said.speaker, said.cue, said.via)


def _make_quotes(text: str, marked: list[Marked], attributions: InOrder[Attributed]) -> list[Quote]:
    """The marked segments that are somebody's words: those that an attribution covers."""
    quotes = []
    for mark in marked:
        said = next((a for a in attributions.touching(mark.start, mark.end) if a.voice != Voice.INDIRECT), None)
        if said is not None:
            exact = text[mark.start : mark.end]
            quotes.append(Quote(mark.start, mark.end, exact, said.speaker, said.cue, said.via, said.voice))
    return quotes


def _make_claim(
    doc: Doc,
    text: str,
    proposition: Proposition,
    quantities: InOrder[Quantity],
    times: list[When],
    mentions: InOrder[Mention],
    marked: InOrder[Marked],
) -> Claim:
    start, end, said = proposition.start, proposition.end, proposition.said
    cue = said.cue if said else None
    voice = said.voice if said and said.speaker else Voice.NARRATED
    certainty, hedges = judge_certainty(doc, text, start, end, cue=cue)
    return Claim(
        evidence=make_span(text, start, end),
        speaker=said.speaker if said else None,
        via=said.via if said else None,
        cue=cue,
        voice=voice,
        certainty=certainty,
        hedges=hedges,
        checkable=is_checkable(doc, text, start, end, cue=cue, voice=voice),
        when=get_when(times, start, end, context_start=_find_context(text, start, marked)),
        where=tuple(m for m in mentions.within(start, end) if m.kind == EntityKind.PLACE),
        quantities=tuple(quantities.within(start, end)),
    )


def _find_context(text: str, start: int, marked: InOrder[Marked]) -> int:
    """Where the words begin that a claim's time may be told in: its quote, else its paragraph."""
    quote = marked.at(start)
    return quote.start if quote is not None else text.rfind("\n", 0, start) + 1
