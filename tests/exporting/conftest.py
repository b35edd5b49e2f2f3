"""Articles and claims in which a text stands wherever a text may stand."""

import pytest
from sqlalchemy import Engine

from app.db import writing
from app.models import Claim
from app.vocabulary import Comparator, EntityKind
from tests import factories as make


def fill(engine: Engine, claims: int) -> list[str]:
    """The ids of as many new claims, each with one appearance, in their order."""
    with writing(engine) as session:
        article = make.make_article(session)
        rows = [make.make_claim(session) for _ in range(claims)]
        for row in rows:
            make.make_appearance(session, row, article)
    return [row.id for row in rows]


def say(engine: Engine, words: str) -> str:
    """The text of a new article that says `words` everywhere: title, publisher, statement, evidence, names, event."""
    text = f"{words} and more came, {words} said. Perhaps {words}"
    with writing(engine) as session:
        speaker = make.make_entity(session, words, affiliation=words)
        place = make.make_entity(session, words, EntityKind.PLACE)
        fields = {"title": words, "publisher": words, "url": words, "loaded_from": words}
        article = make.make_article(session, text, published_at="2031-05-01", **fields)
        event = make.make_event(session, label=words)
        claim = make.make_claim(session, words, why=[words, words], event_id=event.id, when_edtf="2031-05-01")
        make.make_appearance(session, claim, article, words, speaker=speaker, via=words, cue="said", hedges=("Perhaps",))
        make.make_origin(session, claim, speaker)
        make.make_place(session, claim, place)
    return text


@pytest.fixture
def fall(engine: Engine) -> Claim:
    """A claim of a figure below zero."""
    with writing(engine) as session:
        article = make.make_article(session, "The river fell by about 2.5 metres")
        figure = {"measure": "fell", "counted": "", "unit": "m", "comparator": Comparator.ABOUT, "low": -3.0, "high": None}
        claim = make.make_figure_claim(session, "river fell about 2.5 m", value=-2.5, **figure)
        appearance = make.make_appearance(session, claim, article, "The river fell by about 2.5 metres")
        make.make_quantity(session, appearance, article, "2.5", value=-2.5, **figure)
    return claim
