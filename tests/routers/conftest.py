"""A small store with every sort of row, and a client of the application on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session
from starlette.testclient import TestClient

from app.main import create_app
from app.models import Article, Claim, Entity, Event
from app.settings import Settings
from app.vocabulary import Certainty, Comparator, EntityKind, Relation, Support, Voice
from tests import factories as make

MORNING = (
    "Flood reaches Ost\nMore than 40 people have been moved, Mayor Ada Quill told Ost Radio. "
    "The old bridge may have been closed. The river rose by noon."
)
EVENING = "Ost under water\nAda Quill said that 35 people were moved. The river rose, the Water Board said."


@dataclass(frozen=True, kw_only=True)
class World:
    """The rows that tests name."""

    morning: Article
    evening: Article
    event: Event
    mayor: Entity
    board: Entity
    town: Entity
    rose: Claim
    closed: Claim
    forty: Claim
    thirty_five: Claim


@pytest.fixture
def world(session: Session) -> World:
    """Two articles about one flood: a corroborated, a hedged and two disputed claims."""
    town = make.make_entity(session, "Ost", EntityKind.PLACE)
    mayor = make.make_entity(session, "Ada Quill", aliases=("Mayor Ada Quill", "Quill"), affiliation="Ost")
    board = make.make_entity(session, "Water Board", EntityKind.ORGANIZATION)
    event = make.make_event(session, place_id=town.id, when_edtf="2031-05-01")
    published: dict[str, Any] = {"published_at": "2031-05-01", "published_utc": make.EPOCH}
    morning = make.make_article(session, MORNING, event_id=event.id, title="Flood reaches Ost", **published)
    evening = make.make_article(session, EVENING, event_id=event.id, title="Ost under water", publisher=None)
    for article in (morning, evening):
        make.make_mention(session, article, town, "Ost")
        make.make_mention(session, article, mayor, "Ada Quill")
    rose = make.make_claim(session, "The river rose", support=Support.CORROBORATED, event_id=event.id, when_edtf="2031-05-01")
    closed = make.make_claim(session, "The old bridge may have been closed", event_id=event.id)
    clash: dict[str, Any] = {"disputed": True, "event_id": event.id}
    more: dict[str, Any] = {"comparator": Comparator.MORE, "value": 40, "low": 40, "high": None}
    forty = make.make_figure_claim(session, "more than 40 people moved", **more, **clash)
    thirty_five = make.make_figure_claim(session, "35 people moved", value=35, **clash)
    words = "More than 40 people have been moved"
    by_mayor: dict[str, Any] = {"speaker": mayor, "via": "Ost Radio", "said_by": "Mayor Ada Quill", "cue": "told"}
    figure = make.make_appearance(session, forty, morning, words, **by_mayor)
    make.make_quantity(session, figure, morning, "More than 40", **more)
    figure = make.make_appearance(session, thirty_five, evening, "35 people were moved", speaker=mayor, cue="said")
    make.make_quantity(session, figure, evening, "35", value=35)
    hedged: dict[str, Any] = {"hedges": ("may",), "certainty": Certainty.HEDGED}
    make.make_appearance(session, closed, morning, "The old bridge may have been closed", **hedged)
    make.make_appearance(session, rose, morning, "The river rose by noon")
    make.make_appearance(session, rose, evening, "The river rose", speaker=board, voice=Voice.INDIRECT)
    make.make_origin(session, forty, mayor)
    make.make_origin(session, rose, board)
    make.make_place(session, forty, town)
    make.make_link(session, forty, thirty_five, reasons=["same event", "35 is outside more than 40"])
    make.make_link(session, closed, rose, Relation.UPDATES, score=0.5)
    for resource in (morning.id, evening.id):
        make.make_change(session, resource="article", resource_id=resource)
    make.make_change(session, resource="claim", resource_id=rose.id)
    session.commit()
    rows: dict[str, Any] = {"morning": morning, "evening": evening, "event": event, "mayor": mayor, "board": board, "town": town}
    rows |= {"rose": rose, "closed": closed, "forty": forty, "thirty_five": thirty_five}
    for row in rows.values():
        session.refresh(row)
    return World(**rows)


@pytest.fixture
def settings() -> Settings:
    """Settings with a body limit that tests can reach."""
    return Settings(max_body_bytes=2_000, max_text_chars=1_000)


@pytest.fixture
def client(engine: Engine, settings: Settings) -> Iterator[TestClient]:
    """A client that follows no redirect."""
    with TestClient(create_app(engine, settings), follow_redirects=False) as client:
        yield client
