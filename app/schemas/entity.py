"""People, organizations, governments, places and products on the wire."""

from collections.abc import Collection

from pydantic import Field
from sqlmodel import Session

from app.models import Entity
from app.queries import claims as claim_queries
from app.queries import entities as queries
from app.queries import lookups
from app.schemas.claim import ClaimStanding, EntityRef, make_entity_ref
from app.schemas.fields import ShortText
from app.schemas.lookup import make_standing
from app.schemas.pages import PageParameters
from app.vocabulary import EntityKind

CLAIMS_SHOWN = 20


class EntityItem(EntityRef):
    """An entity as it stands in a list."""

    claim_count: int = Field(description="How many claims it is the speaker of.")
    article_count: int = Field(description="How many articles name or cite it.")


class EntityDetail(EntityItem):
    """An entity with what it said and what is said of it."""

    aliases: list[str] = Field(description="The names that texts use for it, at most 100.")
    said: list[ClaimStanding] = Field(
        description=f"Claims that it is the speaker of, at most {CLAIMS_SHOWN}; `/v1/claims?speaker=` lists all."
    )
    said_of: list[ClaimStanding] = Field(
        description=f"Claims whose words name it, at most {CLAIMS_SHOWN}; `/v1/claims?entity=` lists all."
    )


class EntityParameters(PageParameters):
    """Filters of the list of entities."""

    kind: list[EntityKind] | None = Field(None, max_length=6, description="What it is; any of those given.")
    name: ShortText | None = Field(None, description="Name or alias; letter case does not count.")


def read_entity_items(session: Session, entities: Collection[Entity]) -> list[EntityItem]:
    """The entities as they stand in a list, in their order. Two selects."""
    ids = [entity.id for entity in entities]
    said, articles = queries.count_claims_said(session, ids), queries.count_articles_naming(session, ids)
    return [
        EntityItem(**dict(make_entity_ref(entity)), claim_count=said.get(entity.id, 0), article_count=articles.get(entity.id, 0))
        for entity in entities
    ]


def read_entity_detail(session: Session, entity_id: str) -> EntityDetail:
    """The entity with what it said and what is said of it; NotFoundError where there is none."""
    [item] = read_entity_items(session, [queries.require_entity(session, entity_id)])
    return EntityDetail(
        **dict(item),
        aliases=queries.find_aliases(session, entity_id),
        said=_find_claims(session, claim_queries.matching(speaker=entity_id)),
        said_of=_find_claims(session, claim_queries.matching(entity=entity_id)),
    )


def _find_claims(session: Session, conditions: list[claim_queries.Condition]) -> list[ClaimStanding]:
    found = claim_queries.get_claims_page(session, conditions=conditions, after=None, limit=CLAIMS_SHOWN)
    return [make_standing(claim) for claim, _, _ in lookups.find_claims(session, found.rows)]
