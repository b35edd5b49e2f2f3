import pytest
from sqlalchemy import text
from sqlmodel import Session

from app.models import Article, EntityAlias, now
from app.search.checking import check_index
from app.search.index import index_article, index_claims, remove_article, remove_claims
from app.search.language import parse
from app.search.lexical import search_articles, search_claims
from tests.factories import current, make_appearance, make_article, make_claim, make_entity, make_revision


def found_articles(session: Session, query: str) -> list[str]:
    return [hit.id for hit in search_articles(session, parse(query), limit=10).items]


def found_claims(session: Session, query: str) -> list[str]:
    return [hit.id for hit in search_claims(session, parse(query), limit=10).items]


@pytest.fixture
def article(session: Session) -> Article:
    article = make_article(session, "Divers searched the quarry lake at dusk.", title="Search at the quarry")
    index_article(session, article.id)
    return article


class TestIndexArticle:
    def test_finds_text_and_title(self, session: Session, article: Article) -> None:
        assert found_articles(session, "diver") == found_articles(session, "quarry") == [article.id]

    def test_twice_is_once(self, session: Session, article: Article) -> None:
        index_article(session, article.id)
        assert found_articles(session, "divers") == [article.id]
        assert check_index(session) == []

    def test_holds_the_current_revision_only(self, session: Session, article: Article) -> None:
        current(session, article).is_current = False
        session.flush()
        make_revision(session, article, "Climbers searched the ridge.")
        index_article(session, article.id)
        assert found_articles(session, "divers") == []
        assert found_articles(session, "climbers") == [article.id]

    def test_takes_out_a_withdrawn_article(self, session: Session, article: Article) -> None:
        article.withdrawn_at = now()
        index_article(session, article.id)
        assert found_articles(session, "divers") == []
        assert check_index(session) == []

    def test_unknown_id_is_no_error(self, session: Session) -> None:
        index_article(session, "a-0000000000000000")
        assert check_index(session) == []

    def test_article_without_title(self, session: Session) -> None:
        article = make_article(session, "Snow closed the pass.", title=None)
        index_article(session, article.id)
        assert found_articles(session, "snow") == [article.id]
        assert check_index(session) == []

    def test_rolls_back_with_its_transaction(self, session: Session) -> None:
        article = make_article(session, "Snow closed the pass.")
        session.commit()
        index_article(session, article.id)
        session.rollback()
        assert found_articles(session, "snow") == []


class TestRemoveArticle:
    def test_is_found_no_more(self, session: Session, article: Article) -> None:
        remove_article(session, article.id)
        assert found_articles(session, "divers") == []

    def test_unknown_id_is_no_error(self, session: Session) -> None:
        remove_article(session, "a-0000000000000000")


class TestIndexClaims:
    def test_finds_statement_evidence_and_the_speaker_by_name_and_mention(self, session: Session) -> None:
        article = make_article(session, "The quarry has been shut since May, the mayor said.")
        claim = make_claim(session, "The pit is closed")
        speaker = make_entity(session, "Ada Quill")
        make_appearance(session, claim, article, "The quarry has been shut since May", speaker=speaker, said_by="the mayor")
        index_claims(session, [claim.id])
        for query in ("pit", "quarry", "quill", "mayor"):
            assert found_claims(session, query) == [claim.id]

    def test_forms_of_a_name_that_come_later_leave_it_up_to_date(self, session: Session) -> None:
        article = make_article(session, "The quarry is shut, Ada Quill said.")
        claim = make_claim(session, "The pit is closed")
        speaker = make_entity(session, "Ada Quill")
        make_appearance(session, claim, article, "The quarry is shut", speaker=speaker, said_by="Ada Quill")
        index_article(session, article.id)
        index_claims(session, [claim.id])
        session.add(EntityAlias(entity_id=speaker.id, name="Ms Quill"))
        session.flush()
        assert check_index(session) == []

    def test_more_claims_than_one_statement_names(self, session: Session) -> None:
        claims = [make_claim(session, f"Barrel {number} leaked") for number in range(450)]
        index_claims(session, (claim.id for claim in claims))
        assert search_claims(session, parse("barrel"), limit=1).total == 450
        assert check_index(session) == []

    def test_follows_a_changed_statement(self, session: Session) -> None:
        claim = make_claim(session, "The pit is closed")
        index_claims(session, [claim.id])
        claim.statement = "The mine is closed"
        index_claims(session, [claim.id])
        assert found_claims(session, "pit") == []
        assert found_claims(session, "mine") == [claim.id]

    def test_takes_out_a_claim_that_is_no_more(self, session: Session) -> None:
        claim = make_claim(session, "The pit is closed")
        index_claims(session, [claim.id])
        session.delete(claim)
        index_claims(session, [claim.id])
        assert check_index(session) == []


class TestRemoveClaims:
    def test_is_found_no_more(self, session: Session) -> None:
        one, two = make_claim(session, "The pit is closed"), make_claim(session, "The pit is open")
        index_claims(session, [one.id, two.id])
        remove_claims(session, [one.id])
        assert found_claims(session, "pit") == [two.id]


class TestCheckIndex:
    def test_names_what_is_missing(self, session: Session) -> None:
        article, claim = make_article(session), make_claim(session)
        assert check_index(session) == [
            f"article {article.id} is not in the search index",
            f"claim {claim.id} is not in the search index",
        ]

    def test_names_what_is_out_of_date(self, session: Session, article: Article) -> None:
        article.title = "Search called off"
        assert check_index(session) == [f"the search index of article {article.id} is out of date: title"]

    def test_names_what_is_no_more(self, session: Session) -> None:
        claim = make_claim(session)
        index_claims(session, [claim.id])
        session.delete(claim)
        assert check_index(session) == [f"the search index holds claim {claim.id}, which is no more"]

    def test_finds_an_index_that_disagrees_with_its_own_words(self, session: Session, article: Article) -> None:
        session.connection().execute(text("UPDATE search_article_content SET c1 = 'something else'"))
        assert "search_article is damaged" in check_index(session)[-1]
