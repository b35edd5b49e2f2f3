"""A text to read, and what reading it yields; nothing of it is stored."""

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.fields import DayOrMoment, Number
from app.schemas.pages import Parameters
from app.schemas.spans import Span
from app.vocabulary import Certainty, Comparator, Direction, EntityKind, Voice, ZoneKind


class ExtractionRequest(BaseModel):
    """A text to read."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        min_length=1, description="The article's text, paragraphs on lines of their own. Offsets count its code points."
    )
    id: str = Field("", max_length=200, description="A name for the text, given back as it is.")
    published_at: DayOrMoment | None = Field(
        None, description="When the text was published; “today” and “on Friday” are resolved against it."
    )


class ExtractionParameters(Parameters):
    """How a text is read."""

    explain: bool = Field(False, description="Whether each claim says why it was read as it was.")


class ReadSpeaker(BaseModel):
    """Who content is attributed to."""

    name: str = Field(description="Canonical name: a pronoun or title is resolved within the text.")
    kind: EntityKind = Field(description="What the speaker is.")
    mention: Span | None = Field(description="The words that name the speaker, null where the speaker is carried over.")
    affiliation: str | None = Field(description="State or body that the speaker belongs to, where the text says so.")
    confidence: float = Field(
        description="How sure it is that the words are this speaker's, 0 to 1: how safe the rule is that found them attributed, "
        "times how plainly the speaker is named, times how far the speaker outweighs others who could be meant."
    )


class ReadQuantity(Span):
    """A figure."""

    value: Number | None = Field(description="The printed number; null for a range.")
    low: Number | None = Field(description="Lower bound, null where open.")
    high: Number | None = Field(description="Upper bound, null where open.")
    comparator: Comparator = Field(description="How the number bounds the value.")
    change: Direction | None = Field(description="Which way it changed, where the number is a change.")
    unit: str | None = Field(description="Common symbol, ISO currency code or %; null for counts.")
    counted: str = Field(description="What is counted, as written; empty where the text leaves it out.")
    measure: str | None = Field(description="What the number measures; null where the text does not tell.")
    as_of: str | None = Field(description="EDTF of the moment that the number holds for.")


class ReadMention(Span):
    """Words that name an entity."""

    name: str = Field(description="Canonical name within the text.")
    kind: EntityKind = Field(description="What is named.")


class ReadWhen(Span):
    """A moment or period."""

    edtf: str = Field(description="The moment as EDTF.")


class ReadZone(BaseModel):
    """A stretch of the text and what it is."""

    kind: ZoneKind = Field(description="What the stretch is.")
    start: int = Field(description="Offset of its first character.")
    end: int = Field(description="Offset behind its last character.")


class Attributed(BaseModel):
    """Content with who it is attributed to and how."""

    speaker: ReadSpeaker | None = Field(description="Who is cited; null where the text says it in its own voice.")
    cue: Span | None = Field(description="The words that report.")
    via: str | None = Field(description="Outlet or channel between speaker and text.")
    voice: Voice = Field(description="How the text passes on what was said.")


class ReadQuote(Attributed, Span):
    """A segment between quotation marks, marks included, that is somebody's speech."""


class ReadAttribution(Attributed, Span):
    """A contiguous stretch of attributed content, whole, quotation marks included."""


class ReadCandidate(BaseModel):
    """Somebody who could be meant as the speaker."""

    name: str = Field(description="Canonical name within the text.")
    kind: EntityKind = Field(description="What the candidate is.")
    score: float = Field(description="The sum of what speaks for the candidate and, below zero, against.")
    features: dict[str, float] = Field(description="The parts of the score: each feature with its weight.")


class ReadDecided(BaseModel):
    """Words that decided how sure a claim is."""

    kind: str = Field(description="What they are: denial, condition or hedge.")
    place: str = Field(description="Where they stand: in the cue, in the claim, or elsewhere in its sentence.")
    words: Span


class ReadExplanation(BaseModel):
    """Why a claim was read as it was."""

    rule: str | None = Field(description="The rule that found the words attributed; null where nobody is cited.")
    naming: str | None = Field(description="How the words name the speaker: name, part of it, role, pronoun, words; or carried.")
    candidates: list[ReadCandidate] = Field(description="Who was weighed as the speaker, the highest score first.")
    carried_from: Span | None = Field(description="The words that name a speaker who is carried over.")
    certainty: list[ReadDecided] = Field(description="The words that made the claim denied, conditional or hedged.")
    checkable: str | None = Field(description="The rule by which the claim cannot be checked; null where it can.")


class ReadClaim(Attributed):
    """A proposition, a sentence or less."""

    evidence: Span = Field(description="The words that carry it.")
    certainty: Certainty = Field(description="How sure the words are.")
    hedges: list[Span] = Field(description="The words that make it less sure.")
    checkable: bool = Field(description="False for opinion, wish, demand, vow, threat and figure of speech.")
    when: ReadWhen | None = Field(description="When it happened or holds, where the text tells.")
    where: list[ReadMention] = Field(description="The places it speaks of.")
    quantities: list[ReadQuantity] = Field(description="Its figures.")
    explain: ReadExplanation | None = Field(
        None, exclude_if=lambda value: value is None, description="Why it was read so, where that was asked for."
    )


class ExtractionResult(BaseModel):
    """All that was read in one text, each list in reading order."""

    id: str = Field(description="The name given with the text.")
    language: str | None = Field(description="BCP 47 tag of the language that the text was recognised as.")
    read: bool = Field(description="False where the text is in a language that is not read; the lists are empty then.")
    zones: list[ReadZone]
    quotes: list[ReadQuote]
    attributions: list[ReadAttribution]
    claims: list[ReadClaim]
    quantities: list[ReadQuantity] = Field(description="Every figure in the text, claimed or not.")
    mentions: list[ReadMention]
