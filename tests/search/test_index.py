import random
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlmodel import Session

from app.models import Appearance, Article, Entity, EntityAlias, now
from app.search.checking import check_index
from app.search.index import INDEXES, rebuild_index
from tests.factories import current, make_appearance, make_article, make_claim, make_entity, make_revision
from tests.search.searching import search_articles, search_claims


def found_articles(session: Session, query: str) -> list[str]:
    session.flush()
    return [hit.id for hit in search_articles(session, query)[0]]


def found_claims(session: Session, query: str) -> list[str]:
    session.flush()
    return [hit.id for hit in search_claims(session, query)[0]]


@pytest.fixture
def article(session: Session) -> Article:
    return make_article(session, "Divers searched the quarry lake at dusk.", title="Search at the quarry")


class TestArticles:
    def test_finds_text_and_title(self, session: Session, article: Article) -> None:
        assert found_articles(session, "diver") == found_articles(session, "quarry") == [article.id]

    def test_holds_the_current_revision_only(self, session: Session, article: Article) -> None:
        current(session, article).is_current = False
        session.flush()
        make_revision(session, article, "Climbers searched the ridge.")
        assert found_articles(session, "divers") == []
        assert found_articles(session, "climbers") == [article.id]
        assert check_index(session) == []

    def test_follows_a_changed_title(self, session: Session, article: Article) -> None:
        article.title = "Lake closed"
        assert found_articles(session, "closed") == [article.id]
        assert check_index(session) == []

    def test_takes_out_a_withdrawn_article_and_takes_it_back(self, session: Session, article: Article) -> None:
        article.withdrawn_at = now()
        assert found_articles(session, "divers") == []
        assert check_index(session) == []
        article.withdrawn_at = None
        assert found_articles(session, "divers") == [article.id]
        assert check_index(session) == []

    def test_takes_out_a_deleted_article(self, session: Session, article: Article) -> None:
        session.execute(text("DELETE FROM article"))
        assert found_articles(session, "divers") == []
        assert check_index(session) == []

    def test_article_without_title(self, session: Session) -> None:
        article = make_article(session, "Snow closed the pass.", title=None)
        assert found_articles(session, "snow") == [article.id]
        assert check_index(session) == []

    def test_rolls_back_with_its_transaction(self, session: Session) -> None:
        session.commit()
        make_article(session, "Snow closed the pass.")
        session.rollback()
        assert found_articles(session, "snow") == []


class TestClaims:
    def test_finds_statement_evidence_and_the_speaker_by_name_and_mention(self, session: Session) -> None:
        article = make_article(session, "The quarry has been shut since May, the mayor said.")
        claim = make_claim(session, "The pit is closed")
        speaker = make_entity(session, "Ada Quill")
        make_appearance(session, claim, article, "The quarry has been shut since May", speaker=speaker, said_by="the mayor")
        for query in ("pit", "quarry", "quill", "mayor"):
            assert found_claims(session, query) == [claim.id]

    def test_follows_what_it_is_made_of(self, session: Session) -> None:
        article = make_article(session, "The quarry is shut, Ada Quill said. The weir holds.")
        pit, weir = make_claim(session, "The pit is closed"), make_claim(session, "The dam holds")
        speaker = make_entity(session, "Ada Quill")
        one = make_appearance(session, pit, article, "The quarry is shut", speaker=speaker, said_by="Ada Quill")
        other = make_appearance(session, weir, article, "The weir holds")
        pit.statement = "The mine is closed"
        assert (found_claims(session, "pit"), found_claims(session, "mine")) == ([], [pit.id])
        other.claim_id = pit.id
        assert found_claims(session, "weir") == [pit.id]
        speaker.name = "Bea Marsh"
        assert found_claims(session, "marsh") == [pit.id]
        one.speaker_id = one.speaker_start = one.speaker_end = one.speaker_exact = None
        assert found_claims(session, "marsh") == []
        session.delete(other)
        assert found_claims(session, "weir") == []
        assert check_index(session) == []

    def test_forms_of_a_name_that_come_later_leave_it_up_to_date(self, session: Session) -> None:
        article = make_article(session, "The quarry is shut, Ada Quill said.")
        claim = make_claim(session, "The pit is closed")
        speaker = make_entity(session, "Ada Quill")
        make_appearance(session, claim, article, "The quarry is shut", speaker=speaker, said_by="Ada Quill")
        session.add(EntityAlias(entity_id=speaker.id, name="Ms Quill"))
        assert check_index(session) == []

    def test_takes_out_a_claim_that_is_no_more(self, session: Session) -> None:
        claim = make_claim(session, "The pit is closed")
        session.delete(claim)
        assert found_claims(session, "pit") == []
        assert check_index(session) == []


DAMAGE: dict[str, tuple[str, str]] = {
    "article without key": ("DELETE FROM search_article_key", "is not in the search index"),
    "key without article": (
        "INSERT INTO search_article_key(id) VALUES ('a-0')",
        "the search index holds article a-0, which is no more",
    ),
    "claim without words": ("DELETE FROM search_claim_text", "is not in the search index"),
    "words without claim": (
        "INSERT INTO search_claim_text(id) VALUES ('c-0')",
        "the search index holds claim c-0, which is no more",
    ),
    "stale words": ("UPDATE search_claim_text SET statement = 'x'", "is out of date"),
    "no names": ("DELETE FROM search_name", "is not suggested"),
    "other words": ("INSERT INTO search_article(rowid, title, text) VALUES (9, 'a', 'b')", "search_article does not hold"),
}


class TestCheckIndex:
    @pytest.fixture(autouse=True)
    def rows(self, session: Session, article: Article) -> None:
        claim = make_claim(session, "The pit is closed")
        make_appearance(session, claim, article, "the quarry lake", speaker=make_entity(session))

    @pytest.mark.parametrize("damage", DAMAGE)
    def test_names_what_is_wrong_and_rebuilding_mends_it(self, session: Session, damage: str) -> None:
        statement, finding = DAMAGE[damage]
        session.connection().execute(text(statement))
        assert any(finding in fault for fault in check_index(session))
        rebuild_index(session)
        assert check_index(session) == []

    @pytest.mark.parametrize("name", INDEXES)
    def test_rebuilds_an_index_that_lost_everything(self, session: Session, name: str) -> None:
        make_article(session, "桥在中午关闭了。", title=None, language="zh")
        session.connection().execute(text(f"INSERT INTO {name}({name}) VALUES ('delete-all')"))  # noqa: S608 - names of the package
        assert any(name in fault for fault in check_index(session))
        rebuild_index(session)
        assert check_index(session) == []
        assert found_claims(session, "pit")

    def test_names_lost_triggers(self, session: Session) -> None:
        session.connection().execute(text("DROP TRIGGER search_article_changed"))
        assert check_index(session) == ["article has 4 of the 5 triggers that keep the search index"]


class TestAnyOrderOfWrites:
    """Triggers must be right whatever happens to rows, so a long random walk over every kind of write ends in agreement."""

    def test_index_agrees(self, session: Session) -> None:
        rng = random.Random(11)  # noqa: S311 - a walk, no secret
        article = make_article(session, "The lake froze. The ridge held.")
        claims = [make_claim(session, f"Barrel {number} leaked") for number in range(5)]
        speakers = [make_entity(session, name) for name in ("Ada Quill", "Bea Marsh", "Finn Rowe")]
        rows: list[Appearance] = []
        steps: list[Callable[[], object]] = [
            lambda: rows.append(
                make_appearance(session, rng.choice(claims), article, "The lake froze", speaker=rng.choice(speakers))
            ),
            lambda: setattr(rng.choice(rows), "claim_id", rng.choice([*claims]).id) if rows else None,
            lambda: setattr(rng.choice(rows), "speaker_id", rng.choice(speakers).id) if rows else None,
            lambda: setattr(rng.choice(claims), "statement", f"Barrel {rng.random()} burst"),
            lambda: setattr(rng.choice(speakers), "name", f"Ada {rng.randrange(9)}"),
            lambda: session.delete(rows.pop()) if rows else None,
            lambda: setattr(article, "withdrawn_at", rng.choice([None, now()])),
            lambda: setattr(article, "language", rng.choice([None, "de", "en"])),
            lambda: setattr(article, "title", rng.choice([None, "Frost", "水"])),
            lambda: setattr(current(session, article), "text", rng.choice(["The lake froze. 水", "The lake froze and thawed."])),
        ]
        for _ in range(150):
            rng.choice(steps)()
            session.flush()
        assert check_index(session) == []
        assert session.get(Entity, speakers[0].id) is not None
