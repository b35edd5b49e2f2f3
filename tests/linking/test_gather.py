from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from app.db import writing
from app.linking.gather import read_members
from app.linking.states import Member
from app.linking.voices.alike import Voice, is_one_voice
from app.models import Article, Revision
from tests.linking.factory import Said, Store

OWN = "We sank 41 old boats at the pier."
TOLD = "The Quenby Harbour Trust sank 41 boats. Repairs cost a million, a spokesman for the trust said."


@pytest.fixture
def blank(engine: Engine) -> Iterator[Store]:
    with writing(engine) as session:
        yield Store(session, {"Orsany": ("Orsany", "place")})


def read(store: Store) -> tuple[dict[str, Member], dict[str, Voice]]:
    query = select(Article, Revision).where(Revision.article_id == Article.id).order_by(col(Article.added_at))
    members, voices = read_members(store.session, [(article, revision) for article, revision in store.session.exec(query)])
    return members, {voice.name: voice for voice in voices.values()}


class TestReadMembers:
    def test_who_publishes_a_statement_that_others_cite_is_a_body(self, blank: Store) -> None:
        blank.add("own.txt", OWN, [Said("We sank 41 old boats at the pier")], publisher="Quenby Harbour Trust")
        said = [
            Said("sank 41 boats", "Quenby Harbour Trust", "organization"),
            Said("Repairs cost a million", "spokesman for the trust", "unnamed"),
        ]
        blank.add("told.txt", TOLD, said, publisher="The Tern")
        _, voices = read(blank)
        assert voices["The Tern"].is_publisher
        assert not voices["Quenby Harbour Trust"].is_publisher
        assert is_one_voice(voices["spokesman for the trust"], voices["Quenby Harbour Trust"])

    def test_an_outlet_that_gives_itself_as_who_says_it_stays_one(self, blank: Store) -> None:
        blank.add("told.txt", TOLD, [Said("sank 41 boats", "The Tern", "organization")], publisher="The Tern")
        assert read(blank)[1]["The Tern"].is_publisher

    def test_the_ministry_of_the_other_state_is_another_voice(self, blank: Store) -> None:
        ministry = ("Defence Ministry", "government")
        blank.add(
            "a.txt", "Velmora’s Defence Ministry saw 60.", [Said("saw 60", *ministry, affiliation="Velmora")], publisher="The Tern"
        )
        text = "Torvik’s Defence Ministry sent 60. Torvikan boats sank."
        own = Said("Torvikan boats sank", "Torvikan Defence Ministry", "government")
        blank.add("b.txt", text, [Said("sent 60", *ministry), own], publisher="The Gull")
        members, voices = read(blank)
        speakers = {row.exact: voiced.speaker for row, _, voiced in members.values()}
        assert speakers["sent 60"] == speakers["Torvikan boats sank"] == voices["Torvikan Defence Ministry"].id
        assert speakers["saw 60"] == voices["Defence Ministry"].id
