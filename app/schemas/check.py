"""A text to check, and what the store holds of each of its claims; nothing of the text is stored."""

from typing import Literal

from pydantic import BaseModel, Field

from app.schemas.article import ArticleRef, EventRef
from app.schemas.claim import AppearanceItem, ClaimStanding, EntityRef, Figure
from app.schemas.extraction import ExtractionRequest
from app.schemas.fields import same
from app.schemas.spans import Span
from app.vocabulary import Certainty, ClaimKind, EntityKind, Finding, Relation, Voice

APPEARANCES_SHOWN = 5


class CheckRequest(ExtractionRequest):
    """A text to check against the store."""


class CheckedSpeaker(BaseModel):
    """Who the text attributes a claim to."""

    name: str = Field(description="Canonical name: a pronoun or title is resolved within the text.")
    kind: EntityKind = Field(description="What the speaker is.")
    mention: Span | None = Field(description="The words that name the speaker, null where the speaker is carried over.")


class StoredMatch(BaseModel):
    """A claim of the store beside one of the text."""

    relation: Literal["same"] | Relation = Field(
        description="How the two stand to each other: the same claim, or one of the relations that claims have."
    )
    score: float = Field(description="How sure the machine is of the relation, from 0 to 1.")
    reasons: list[str] = Field(
        description="Why, in words. Where the relation has a direction, the first reason says which way it goes."
    )
    claim: ClaimStanding = Field(description="The claim of the store; `/v1/claims/{id}` looks it up.")
    origins: list[EntityRef] = Field(description="The voices that the store's claim rests on.")
    appearances: list[AppearanceItem] = Field(
        description=f"Where the store has it, with evidence and attribution; the first {APPEARANCES_SHOWN}."
    )


class CheckedClaim(BaseModel):
    """A claim of the text, and what the store holds of it."""

    kind: ClaimKind = Field(description="statement, or quantity for one of its figures.")
    statement: str = Field(description="The proposition, or the figure with what it counts and measures.")
    evidence: Span = Field(description="The words of the text that carry it.")
    quantity: Span | None = Field(description="The figure's own words, null for a statement.")
    figure: Figure | None = Field(description="What the figure says, null for a statement.")
    speaker: CheckedSpeaker | None = Field(description="Who is cited; null where the text says it in its own voice.")
    via: str | None = same(AppearanceItem, "via")
    cue: Span | None = same(AppearanceItem, "cue")
    voice: Voice = same(AppearanceItem, "voice")
    certainty: Certainty = same(AppearanceItem, "certainty")
    hedges: list[Span] = same(AppearanceItem, "hedges")
    checkable: bool = Field(description="False for opinion, wish, demand, vow, threat and figure of speech.")
    finding: Finding = Field(description="What the store holds of it: " + ", ".join(Finding) + ".")
    why: list[str] = Field(description="The reasons of the finding, in words, with the other side's words where accounts differ.")
    matches: list[StoredMatch] = Field(
        description="The claims of the store that it meets: conflicts first, then the same, then those that refine or update."
    )


class CheckResult(BaseModel):
    """Each claim of a text beside what the store holds."""

    id: str = Field(description="The name given with the text.")
    language: str | None = Field(description="BCP 47 tag of the language that the text was recognised as.")
    read: bool = Field(description="False where the text is in a language that is not read; there are no claims then.")
    events: list[EventRef] = Field(description="The happenings of the store that the text reports, the likeliest first.")
    copy_of: ArticleRef | None = Field(description="The stored article that prints nearly the same text.")
    claims: list[CheckedClaim] = Field(description="The claims in the text's order; each figure stands behind its statement.")
