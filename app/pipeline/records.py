"""What reading a text yields. Offsets are half-open and count Unicode code points of the text that was read."""

from dataclasses import dataclass

from app.vocabulary import Certainty, Comparator, Direction, EntityKind, Voice, ZoneKind


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text; `text[start:end] == exact`."""

    start: int
    end: int
    exact: str


def make_span(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`."""
    return Span(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read. `published_at` (RFC 3339 or a date) resolves words like "today"; without it they stay partial."""

    text: str
    id: str = ""
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text and what it is; zones never overlap."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity; `name` is canonical within the article."""

    start: int
    end: int
    exact: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who content is attributed to. `mention` is as written, null where the speaker is carried over.

    `affiliation` is the state or body that the text says the speaker belongs to ("Ukraine").
    """

    name: str
    kind: EntityKind
    mention: Span | None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A segment between quotation marks, marks included, that is somebody's speech."""

    start: int
    end: int
    exact: str
    speaker: Speaker | None
    cue: Span | None
    via: str | None
    voice: Voice


@dataclass(frozen=True, slots=True)
class Attribution:
    """A contiguous stretch of attributed content, whole, marks included (PARC 3's content)."""

    start: int
    end: int
    exact: str
    voice: Voice
    speaker: Speaker | None
    cue: Span | None
    via: str | None


@dataclass(frozen=True, slots=True)
class When:
    """A moment or period as EDTF (level 1 or 2), with the words it rests on."""

    edtf: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. `low` and `high` bound the interval it stands for and are null where that is open.

    `value` is null for a range. `unit` is an SI or common symbol, an ISO currency code or "%", null for counts.
    `measure` is null where the text does not tell what the number measures. `as_of` is EDTF.
    """

    start: int
    end: int
    exact: str
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    change: Direction | None
    unit: str | None
    counted: str
    measure: str | None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, a sentence or less, with who says it and how sure the words are."""

    evidence: Span
    speaker: Speaker | None
    via: str | None
    cue: Span | None
    voice: Voice
    certainty: Certainty
    hedges: tuple[Span, ...]
    checkable: bool
    when: When | None
    where: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one text, each list in reading order. `read` is false for a language that is not read."""

    id: str
    language: str | None
    read: bool
    zones: tuple[Zone, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    mentions: tuple[Mention, ...]
