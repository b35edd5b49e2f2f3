"""Events on the wire: their articles, a table of their figures, and their claims by support."""

from collections.abc import Collection

from pydantic import Field
from sqlmodel import Session

from app.models import Event
from app.queries import entities as entity_queries
from app.queries import events as queries
from app.queries.events import ARTICLES_SHOWN, CLAIMS_SHOWN, FIGURES_SHOWN, NAMED_SHOWN
from app.schemas.article import ArticleRef, make_article_ref
from app.schemas.claim import ClaimStanding, EntityRef, NamedRef, make_entity_ref
from app.schemas.fields import Identified, ShortText, same
from app.schemas.figures import FigureRowItem, make_figure_rows
from app.schemas.lookup import make_standing
from app.schemas.pages import PageParameters
from app.vocabulary import Support


class EventItem(Identified):
    """An event as it stands in a list."""

    label: str = same(Event, "label")
    when: str | None = Field(description="When it happened, as EDTF.")
    place: NamedRef | None = Field(description="Where it happened.")
    article_count: int = Field(description="How many articles report it.")
    claim_counts: dict[Support, int] = Field(description="How many claims it has, by how many voices carry them.")
    disputed_count: int = Field(description="How many of its claims are disputed.")


class PlaceItem(NamedRef):
    """A place that the event's claims speak of."""

    claim_count: int = Field(description="How many of the event's claims hold there.")


class PersonItem(EntityRef):
    """Somebody, or a body, that the event's articles name."""

    article_count: int = Field(description="How many of the event's articles name them.")
    statement_count: int = Field(description="How many statements the event's articles attribute to them.")


class EventDetail(EventItem):
    """An event with what its articles say."""

    articles: list[ArticleRef] = Field(
        description=f"The articles in the order of loading, at most {ARTICLES_SHOWN}; `/v1/articles?event=` lists all."
    )
    quantities: list[FigureRowItem] = Field(
        description=f"The figures that the articles give, measure by measure, at most {FIGURES_SHOWN} figures in all."
    )
    claims: dict[Support, list[ClaimStanding]] = Field(
        description=f"The claims by how many voices carry them, at most {CLAIMS_SHOWN} each; `/v1/claims?event=` lists all."
    )
    places: list[PlaceItem] = Field(description=f"Where its claims hold, most claims first, at most {NAMED_SHOWN}.")
    people: list[PersonItem] = Field(
        description=f"The people and bodies that its articles name, those named by most articles first, at most {NAMED_SHOWN}."
    )


class EventParameters(PageParameters):
    """Filters of the list of events."""

    place: ShortText | None = Field(None, description="Id, name or alias of the place where it happened.")
    disputed: bool | None = Field(None, description="Whether any of its claims is disputed.")


def read_event_items(session: Session, events: Collection[Event]) -> list[EventItem]:
    """The events as they stand in a list, in their order. Three selects."""
    ids = [event.id for event in events]
    places = entity_queries.find_entities(session, {event.place_id for event in events if event.place_id})
    articles = queries.count_articles_of(session, ids)
    claims: dict[str, dict[Support, int]] = {}
    disputed: dict[str, int] = {}
    for event_id, support, is_disputed, count in queries.count_claims_of(session, ids):
        by_support = claims.setdefault(event_id, {})
        by_support[Support(support)] = by_support.get(Support(support), 0) + count
        disputed[event_id] = disputed.get(event_id, 0) + (count if is_disputed else 0)
    return [
        EventItem(
            id=event.id,
            label=event.label,
            when=event.when_edtf,
            place=NamedRef(id=place.id, name=place.name) if (place := places.get(event.place_id or "")) else None,
            article_count=articles.get(event.id, 0),
            claim_counts=claims.get(event.id, {}),
            disputed_count=disputed.get(event.id, 0),
        )
        for event in events
    ]


def read_event_detail(session: Session, event_id: str) -> EventDetail:
    """The event with what its articles say; NotFoundError where there is none."""
    [item] = read_event_items(session, [queries.require_event(session, event_id)])
    figures = queries.find_figures(session, event_id)
    relations = queries.find_relations(session, {claim.id for _, _, claim, _, _, _ in figures})
    return EventDetail(
        **dict(item),
        articles=[make_article_ref(article) for article in queries.find_articles_of(session, event_id)],
        quantities=make_figure_rows(figures, relations),
        claims={
            support: [make_standing(claim) for claim in queries.find_claims_of(session, event_id, support=support)]
            for support in (Support.CORROBORATED, Support.ECHOED, Support.SINGLE_SOURCE)
        },
        places=[
            PlaceItem(id=entity.id, name=entity.name, claim_count=count)
            for entity, count in queries.find_places_of(session, event_id)
        ],
        people=[
            PersonItem(**dict(make_entity_ref(entity)), article_count=articles, statement_count=statements)
            for entity, articles, statements in queries.find_people_of(session, event_id)
        ],
    )
