"""Events on the wire: their articles, a table of their figures, and their claims by support."""

from collections.abc import Collection, Sequence

from pydantic import BaseModel, Field
from sqlmodel import Session

from app.models import Event
from app.queries import entities as entity_queries
from app.queries import events as queries
from app.queries.events import ARTICLES_SHOWN, CLAIMS_SHOWN, FIGURES_SHOWN, FigureRow
from app.schemas.article import ArticleRef, make_article_ref
from app.schemas.claim import ClaimStanding, Figure, NamedRef, SpeakerItem, make_speaker
from app.schemas.fields import Identified, ShortText, same
from app.schemas.lookup import make_standing
from app.schemas.pages import PageParameters
from app.schemas.spans import Span, make_span
from app.vocabulary import Certainty, Support


class EventItem(Identified):
    """An event as it stands in a list."""

    label: str = same(Event, "label")
    when: str | None = Field(description="When it happened, as EDTF.")
    place: NamedRef | None = Field(description="Where it happened.")
    article_count: int = Field(description="How many articles report it.")
    claim_counts: dict[Support, int] = Field(description="How many claims it has, by how many voices carry them.")
    disputed_count: int = Field(description="How many of its claims are disputed.")


class FigureItem(BaseModel):
    """A figure that one article gives: one cell of the table."""

    article: str = Field(description="Id of the article, one of the event's `articles`.")
    claim: ClaimStanding = Field(description="The claim that the figure is an appearance of.")
    figure: Figure = Field(description="What the figure says.")
    exact: Span = Field(description="The figure's own words.")
    speaker: SpeakerItem | None = Field(description="Who gives it; null where the article says it in its own voice.")
    certainty: Certainty = Field(description="How sure the words are.")


class FigureRowItem(BaseModel):
    """What the articles say of one measure: one row of the table."""

    measure: str = Field(description="What the numbers measure.")
    agree: bool | None = Field(
        description="False where two of the figures cannot both hold, true where articles give the same one, null where none do."
    )
    figures: list[FigureItem] = Field(description="The figures by article in the order of loading, then as read.")


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
    conflicts = queries.find_conflicts(session, {claim.id for _, _, claim, _, _ in figures})
    return EventDetail(
        **dict(item),
        articles=[make_article_ref(article) for article in queries.find_articles_of(session, event_id)],
        quantities=make_figure_rows(figures, conflicts),
        claims={
            support: [make_standing(claim) for claim in queries.find_claims_of(session, event_id, support=support)]
            for support in (Support.CORROBORATED, Support.ECHOED, Support.SINGLE_SOURCE)
        },
    )


def make_figure_rows(figures: Sequence[FigureRow], conflicts: Collection[tuple[str, str]]) -> list[FigureRowItem]:
    """The table's rows in the order of their first figure; `conflicts` are pairs of ids of claims that cannot both hold."""
    rows: dict[str, list[FigureRow]] = {}
    for figure in figures:
        rows.setdefault(figure[0].measure, []).append(figure)
    return [
        FigureRowItem(measure=measure, agree=_agree(row, conflicts), figures=[_make_cell(figure) for figure in row])
        for measure, row in rows.items()
    ]


def _agree(row: Sequence[FigureRow], conflicts: Collection[tuple[str, str]]) -> bool | None:
    articles_of: dict[str, set[str]] = {}
    for _, _, claim, article, _ in row:
        articles_of.setdefault(claim.id, set()).add(article.id)
    if any(one in articles_of and other in articles_of for one, other in conflicts):
        return False
    return True if any(len(articles) > 1 for articles in articles_of.values()) else None


def _make_cell(row: FigureRow) -> FigureItem:
    quantity, appearance, claim, article, speaker = row
    mention = make_span(appearance.speaker_start, appearance.speaker_end, appearance.speaker_exact)
    return FigureItem(
        article=article.id,
        claim=make_standing(claim),
        figure=Figure.model_validate(quantity, from_attributes=True),
        exact=Span(start=quantity.start, end=quantity.end, exact=quantity.exact),
        speaker=make_speaker(appearance, speaker, mention),
        certainty=Certainty(appearance.certainty),
    )
