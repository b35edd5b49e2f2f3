"""Claims on the wire: what is shown of one, and the filters of their list."""

from typing import Annotated

from pydantic import BaseModel, Field, field_serializer, model_validator

from app.errors import InvalidInputError
from app.models import Appearance, ClaimBase, Entity, EntityBase, FigureBase, Link
from app.schemas.article import ArticleRef, EventRef, PublishedParameters
from app.schemas.fields import ArticleId, EventId, Identified, ShortText, same, show_number
from app.schemas.pages import Facets, Page
from app.schemas.spans import Evidence, Span
from app.vocabulary import Certainty, ClaimKind, Comparator, Direction, EntityKind, Relation, Support, Voice

APPEARANCES_SHOWN = 50
LARGEST = 1e18


class Figure(FigureBase):
    """What a figure says."""

    comparator: Comparator = same(FigureBase, "comparator")
    change: Direction | None = same(FigureBase, "change")

    @field_serializer("value", "low", "high", return_type=int | float | None)
    def _whole(self, number: float | None) -> float | None:
        return show_number(number)


class NamedRef(Identified):
    """An entity, in short."""

    name: str = same(EntityBase, "name")


class EntityRef(EntityBase, Identified):
    """An entity: who or what it is."""

    kind: EntityKind = same(EntityBase, "kind")


class SpeakerItem(NamedRef):
    """Who the words are attributed to."""

    kind: EntityKind = same(EntityBase, "kind")
    mention: Span | None = Field(description="The words that name the speaker, null where the speaker is carried over.")


class Moment(BaseModel):
    """When something is said to have happened."""

    edtf: str = Field(description="The moment as EDTF; X stands for what is unknown: `XXXX-04-24` is 24 April of some year.")
    exact: str | None = Field(description="The words it rests on.")


class AppearanceItem(Identified):
    """One occurrence of a claim in one article, with its evidence and attribution."""

    article: ArticleRef
    evidence: Evidence
    speaker: SpeakerItem | None = Field(description="Who is cited; null where the article says it in its own voice.")
    via: str | None = Field(description="Outlet or channel between speaker and article, as in “told Reuters” or “on X”.")
    cue: Span | None = Field(description="The words that report, as in “said” or “according to”.")
    voice: Voice = Field(description="How the article passes on what was said.")
    certainty: Certainty = Field(description="How sure the words are.")
    hedges: list[Span] = Field(description="The words that make it less sure.")
    quantity: Span | None = Field(description="The figure's own words, for the appearance of a quantity claim.")


class ClaimRef(Identified):
    """A claim, in short."""

    statement: str = same(ClaimBase, "statement")


class ClaimStanding(ClaimRef):
    """A claim with how it stands."""

    kind: ClaimKind = same(ClaimBase, "kind")
    support: Support = same(ClaimBase, "support")
    disputed: bool = same(ClaimBase, "disputed")


class ArticleClaim(AppearanceItem):
    """An appearance as it stands in an article's list, with the claim that it is one of."""

    claim: ClaimStanding
    checkable: bool = same(ClaimBase, "checkable")


class LinkItem(BaseModel):
    """How this claim stands to another one."""

    relation: Relation = Field(description="How the two stand to each other.")
    claim: ClaimRef = Field(description="The other claim.")
    score: float = Field(description="How sure the machine is of the relation, from 0 to 1.")
    reasons: list[str] = Field(
        description="Why, in words. Where the relation has a direction, the first reason says which way it goes."
    )


class ClaimSummary(ClaimBase, Identified):
    """A claim as it stands in a list."""

    kind: ClaimKind = same(ClaimBase, "kind")
    support: Support = same(ClaimBase, "support")
    why: list[str] = Field(description="The reasons of the verdicts, in words.")
    origins: list[EntityRef] = Field(
        description="The voices that the claim ultimately rests on: a speaker, or the publisher where nobody is cited."
    )
    certainty: dict[Certainty, int] = Field(description="How many of its appearances are stated, hedged, conditional or denied.")
    when: Moment | None = Field(description="When it happened or holds, where the text tells.")
    where: list[NamedRef] = Field(description="The places it speaks of.")
    event: EventRef | None = Field(description="The happening it belongs to.")
    quantity: Figure | None = Field(description="The figure, null for a statement.")


class ClaimLookup(ClaimSummary):
    """A claim with its evidence: who says so, in which words, how sure they are, and what other claims it touches."""

    appearances: list[AppearanceItem] = Field(
        description=f"Where it appears; the lookup shows the first {APPEARANCES_SHOWN}, `/appearances` and the export all of them."
    )
    links: list[LinkItem] = Field(
        description="The claims that refine it, update it or conflict with it, surest first, at most 100."
    )


class ClaimPage(Page[ClaimSummary]):
    """One page of claims."""

    facets: Facets | None = Field(description="Counts over the whole list, null unless `facets=true`; at most 20 values each.")


class ClaimParameters(PublishedParameters):
    """Filters of the list of claims. All given ones must hold; those of an appearance must hold of one and the same."""

    kind: ClaimKind | None = Field(None, description="Propositions in words, or their figures.")
    support: list[Support] | None = Field(None, max_length=3, description="How many voices carry it; any of those given.")
    disputed: bool | None = Field(None, description="Whether another claim cannot hold beside it.")
    checkable: bool | None = Field(None, description="False for opinion, wish, demand, vow and threat.")
    event: EventId | None = Field(None, description="Id of the event.")
    entity: ShortText | None = Field(
        None, description="Id, name or alias of somebody or something that the claim's words name, or of its place."
    )
    measure: ShortText | None = Field(None, description="What the number measures, as `killed` or `injured`.")
    min_value: Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)] | None = Field(
        None, description="The figure can be this number or more: “more than 100” has no upper end and so meets every value."
    )
    max_value: Annotated[float, Field(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)] | None = Field(
        None, description="The figure can be this number or less."
    )
    speaker: ShortText | None = Field(None, description="Id, name or alias of who is cited, as `Zelensky`.")
    voice: list[Voice] | None = Field(None, max_length=4, description="How it is passed on; any of those given.")
    certainty: list[Certainty] | None = Field(None, max_length=4, description="How sure the words are; any of those given.")
    publisher: ShortText | None = Field(None, description="Outlet of an article it appears in, exactly as stored.")
    article: ArticleId | None = Field(None, description="Id of an article it appears in.")
    facets: bool = Field(
        False, description="Count the whole list by kind, support, dispute, measure, voice, certainty and publisher."
    )

    @model_validator(mode="after")
    def _values_in_order(self) -> "ClaimParameters":
        if self.min_value is not None and self.max_value is not None and self.min_value > self.max_value:
            raise InvalidInputError("min_value is greater than max_value", where="min_value")
        return self


def make_entity_ref(entity: Entity) -> EntityRef:
    """The entity: who or what it is."""
    return EntityRef(id=entity.id, name=entity.name, kind=EntityKind(entity.kind), affiliation=entity.affiliation)


def make_link_item(link: Link, *, claim_id: str, far_id: str, far_statement: str) -> LinkItem:
    """The link as `claim_id` sees it. Conflicts hold both ways; else the first reason says which does it to which."""
    direction = []
    if link.relation != Relation.CONFLICTS:
        direction = [
            f"this claim {link.relation} {far_id}" if link.claim_id == claim_id else f"{far_id} {link.relation} this claim"
        ]
    far = ClaimRef(id=far_id, statement=far_statement)
    return LinkItem(relation=Relation(link.relation), claim=far, score=link.score, reasons=[*direction, *link.reasons])


def make_speaker(appearance: Appearance, speaker: Entity | None, mention: Span | None) -> SpeakerItem | None:
    """Who the appearance is attributed to, None where the article says it in its own voice."""
    if speaker is None or appearance.speaker_id is None:
        return None
    return SpeakerItem(id=speaker.id, name=speaker.name, kind=EntityKind(speaker.kind), mention=mention)
