"""What reading a text yields. Offsets are half-open and count Unicode code points of the text that was read."""

from dataclasses import dataclass, field

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

    `affiliation` is the state or body that the text says the speaker belongs to ("Ukraine"). `confidence` is how sure it is, 0 to
    1, that the words are this speaker's; null until it was weighed, and no part of who the speaker is.
    """

    name: str
    kind: EntityKind
    mention: Span | None
    affiliation: str | None = None
    confidence: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be meant as the speaker: the sum of what speaks for them, and its parts, feature to weight."""

    name: str
    kind: EntityKind
    score: float
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How a speaker was weighed: how the words name them, how sure that is (0 to 1), and who else was there, the best first."""

    naming: str
    confidence: float
    candidates: tuple[Candidate, ...]


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
class Decided:
    """Words that decided a certainty: what they are (denial, condition, hedge) and where they stand (cue, claim, sentence)."""

    kind: str
    place: str
    words: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim was read as it was; names of rules are those of the modules that apply them.

    `rule` found the words attributed, `naming` is how they name the speaker, both null where nobody is cited. `carried_from` are
    the words that name a speaker who is carried over. `checkable` is the rule that says no, null where none does.
    """

    rule: str | None
    naming: str | None
    candidates: tuple[Candidate, ...]
    carried_from: Span | None
    certainty: tuple[Decided, ...]
    checkable: str | None


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
    explain: Explanation | None = None


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
