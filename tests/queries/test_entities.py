import pytest
from sqlmodel import Session

from app.models import Mention
from app.queries.entities import count_articles_naming, named
from app.vocabulary import EntityKind
from tests import factories as make


class TestNamed:
    @pytest.mark.parametrize("name", ["Éva Ørsted", "éva ørsted", "EVA", "Eva", "eva"])
    def test_finds_by_name_and_alias_whatever_the_case(self, session: Session, name: str) -> None:
        entity = make.make_entity(session, "Éva Ørsted", aliases=("Eva",))
        make.make_entity(session, "Evan")
        # SQLite folds A to Z only; a name as it is written is found in any alphabet.
        expected = [] if name == "éva ørsted" else [entity.id]
        assert list(session.execute(named(name)).scalars()) == expected

    def test_finds_a_person_by_surname_and_no_body_by_its_last_word(self, session: Session) -> None:
        person = make.make_entity(session, "Odo Harl", kind=EntityKind.PERSON)
        make.make_entity(session, "Fort Harl", kind=EntityKind.PLACE)
        assert list(session.execute(named("harl")).scalars()) == [person.id]

    def test_finds_by_id(self, session: Session) -> None:
        entity = make.make_entity(session)
        assert list(session.execute(named(entity.id)).scalars()) == [entity.id]

    def test_wildcards_are_plain_signs(self, session: Session) -> None:
        make.make_entity(session)
        assert list(session.execute(named("%")).scalars()) == []


class TestCountArticlesNaming:
    def test_counts_an_article_once_and_only_its_current_text(self, session: Session) -> None:
        ost = make.make_entity(session, "Ost")
        article = make.make_article(session, "Ost is flooded. Ost waits.")
        revision = make.make_revision(session, article, "Ost was dry.", is_current=False)
        make.make_mention(session, article, ost, "Ost is")
        make.make_mention(session, article, ost, "Ost waits")
        session.add(Mention(revision_id=revision.id, start=0, end=3, exact="Ost", entity_id=ost.id))
        session.flush()
        assert count_articles_naming(session, [ost.id]) == {ost.id: 1}
