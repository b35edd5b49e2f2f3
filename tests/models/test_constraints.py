"""The database itself refuses rows that the code should never write."""

from typing import Any

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, delete, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Session, col, select

from app.models import Appearance, Article, Claim, Entity, Event, Mention, Quantity, Revision, Zone, metadata
from app.vocabulary import Action, Certainty, ClaimKind, Comparator, EntityKind, Relation, Resource, Support, Voice, ZoneKind
from tests.factories import (
    current,
    make_appearance,
    make_article,
    make_change,
    make_claim,
    make_entity,
    make_event,
    make_figure_claim,
    make_link,
    make_mention,
    make_origin,
    make_quantity,
    make_revision,
)

TEXT = "Some 40 boats sank 🌊, Ada Quill said. The 🌊 rose."


def refuses(constraint: str) -> pytest.RaisesExc[IntegrityError]:
    """The block breaks the constraint of that name, and no other."""
    return pytest.raises(IntegrityError, match=rf"CHECK constraint failed: {constraint}\b")


class TestSpans:
    @pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5)])
    def test_an_empty_reversed_or_negative_one_is_refused(self, session: Session, start: int, end: int) -> None:
        revision = current(session, make_article(session, TEXT))
        session.add(Zone(revision_id=revision.id, start=start, end=end, kind=ZoneKind.CAPTION))
        with refuses("ck_zone_start_before_end"):
            session.flush()

    def test_the_words_count_as_code_points(self, session: Session) -> None:
        article = make_article(session, TEXT)
        make_appearance(session, None, article, "Some 40 boats sank 🌊")
        make_mention(session, article, make_entity(session), "Ada Quill")

    @pytest.mark.parametrize("exact", ["Ada Quill said", "Ada Quil", "", "🌊"])
    def test_words_of_another_length_are_refused(self, session: Session, exact: str) -> None:
        revision = current(session, make_article(session, TEXT))
        session.add(Mention(revision_id=revision.id, start=22, end=31, exact=exact, entity_id=make_entity(session).id))
        with refuses("ck_mention_exact_as_long"):
            session.flush()

    @pytest.mark.parametrize("prefix", ["speaker", "cue"])
    @pytest.mark.parametrize("left_out", ["start", "end", "exact"])
    def test_a_part_of_an_optional_one_is_refused(self, session: Session, prefix: str, left_out: str) -> None:
        article = make_article(session, TEXT)
        fields: dict[str, Any] = {f"{prefix}_{left_out}": None}
        with refuses(f"ck_appearance_{prefix}_start_whole"):
            make_appearance(session, None, article, "Some 40 boats sank", said_by="Ada Quill", cue="said", **fields)

    def test_an_optional_one_is_left_out_whole_or_kept_whole(self, session: Session) -> None:
        article = make_article(session, TEXT)
        make_appearance(session, None, article, "Some 40 boats sank")
        make_appearance(session, None, article, "The 🌊 rose", said_by="Ada Quill", cue="said")

    @pytest.mark.parametrize(("field", "value"), [("speaker_start", 40), ("cue_end", 3)])
    def test_an_optional_one_is_ordered_too(self, session: Session, field: str, value: int) -> None:
        article = make_article(session, TEXT)
        fields: dict[str, Any] = {field: value}
        with refuses(f"ck_appearance_{field.split('_')[0]}_(start_before|exact_as)_.*"):
            make_appearance(session, None, article, "Some 40 boats sank", said_by="Ada Quill", cue="said", **fields)


class TestWordLists:
    """Every value of a list is accepted and a value beside it is not: the tables know the lists of the vocabulary."""

    @pytest.mark.parametrize("kind", [*ZoneKind])
    def test_zones(self, session: Session, kind: ZoneKind) -> None:
        revision = current(session, make_article(session, TEXT))
        session.add(Zone(revision_id=revision.id, start=1, end=2, kind=kind))
        session.flush()

    @pytest.mark.parametrize("kind", [*EntityKind])
    def test_entities(self, session: Session, kind: EntityKind) -> None:
        article = make_article(session, TEXT)
        make_entity(session, kind=kind, article_id=article.id if kind is EntityKind.UNNAMED else None)

    @pytest.mark.parametrize(
        "fields",
        [
            *({"voice": voice} for voice in Voice),
            *({"certainty": certainty} for certainty in Certainty),
            *({"kind": kind} for kind in ClaimKind),
        ],
    )
    def test_appearances(self, session: Session, fields: dict[str, Any]) -> None:
        make_appearance(session, None, make_article(session, TEXT), "The 🌊 rose", **fields)

    @pytest.mark.parametrize("support", [*Support])
    def test_claims(self, session: Session, support: Support) -> None:
        make_claim(session, support=support)

    @pytest.mark.parametrize("comparator", [*Comparator])
    def test_figures(self, session: Session, comparator: Comparator) -> None:
        make_figure_claim(session, comparator=comparator)

    @pytest.mark.parametrize("relation", [*Relation])
    def test_links(self, session: Session, relation: Relation) -> None:
        make_link(session, make_claim(session), make_claim(session), relation)

    @pytest.mark.parametrize(
        "fields", [*({"action": action} for action in Action), *({"resource": resource} for resource in Resource)]
    )
    def test_changes(self, session: Session, fields: dict[str, Any]) -> None:
        make_change(session, **fields)

    def test_another_word_is_refused(self, session: Session) -> None:
        with refuses("ck_claim_support_known"):
            make_claim(session, support="proven")

    def test_capitals_are_another_word(self, session: Session) -> None:
        with refuses("ck_change_action_known"):
            make_change(session, action="Added")

    def test_a_change_of_unknown_direction_is_refused(self, session: Session) -> None:
        with refuses("ck_claim_figure_change_known"):
            make_figure_claim(session, change="sideways")


class TestEntities:
    def test_an_unnamed_voice_belongs_to_an_article(self, session: Session) -> None:
        with refuses("ck_entity_unnamed_of_one_article"):
            make_entity(session, "a clerk", EntityKind.UNNAMED)

    def test_a_named_one_belongs_to_none(self, session: Session) -> None:
        article = make_article(session, TEXT)
        with refuses("ck_entity_unnamed_of_one_article"):
            make_entity(session, "Ada Quill", EntityKind.PERSON, article_id=article.id)


class TestFigures:
    def test_bounds_in_the_wrong_order_are_refused(self, session: Session) -> None:
        with refuses("ck_claim_figure_low_to_high"):
            make_figure_claim(session, low=9, high=3)

    @pytest.mark.parametrize(("low", "high"), [(None, 3), (3, None), (None, None), (3, 3), (-3, 3)])
    def test_open_and_single_intervals_are_kept(self, session: Session, low: float | None, high: float | None) -> None:
        make_figure_claim(session, low=low, high=high)


class TestLinks:
    def test_a_claim_has_no_link_to_itself(self, session: Session) -> None:
        claim = make_claim(session)
        with refuses("ck_link_two_claims"):
            make_link(session, claim, claim, Relation.REFINES)

    def test_a_conflict_is_stored_once_smaller_id_first(self, session: Session) -> None:
        one, two = make_claim(session), make_claim(session)
        with refuses("ck_link_conflict_once"):
            make_link(session, one, two, claim_id=two.id, other_id=one.id)

    def test_one_claim_may_refine_another_whatever_their_ids(self, session: Session) -> None:
        one, two = make_claim(session), make_claim(session)
        make_link(session, two, one, Relation.REFINES)

    @pytest.mark.parametrize("score", [-0.01, 1.01])
    def test_a_score_is_a_share(self, session: Session, score: float) -> None:
        with refuses("ck_link_score_between_0_and_1"):
            make_link(session, make_claim(session), make_claim(session), score=score)


class TestKeys:
    def test_an_article_has_one_current_revision(self, session: Session) -> None:
        article = make_article(session, TEXT)
        make_revision(session, article, "Earlier words.", is_current=False)
        make_revision(session, article, "Still earlier words.", is_current=False)
        with pytest.raises(IntegrityError, match="UNIQUE constraint failed"):
            make_revision(session, article, "Other words.")

    def test_a_row_cannot_name_a_missing_one(self, session: Session) -> None:
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            make_claim(session, event_id="v-0000000000000000")

    def test_a_claim_that_appears_somewhere_cannot_be_deleted(self, session: Session) -> None:
        claim = make_claim(session)
        make_appearance(session, claim, make_article(session, TEXT), "The 🌊 rose")
        session.delete(claim)
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            session.flush()

    def test_an_article_takes_what_was_read_in_it_along(self, session: Session) -> None:
        article = make_article(session, TEXT)
        voice = make_entity(session, "a clerk", EntityKind.UNNAMED, article_id=article.id)
        statement = make_appearance(session, make_claim(session), article, "Some 40 boats sank", speaker=voice)
        figure = make_appearance(
            session, make_figure_claim(session), article, "Some 40 boats sank", within_id=statement.id, speaker=voice
        )
        make_quantity(session, figure, article, "40")
        make_mention(session, article, voice, "Ada Quill")
        session.exec(delete(Article).where(col(Article.id) == article.id))
        session.commit()
        for table in (Article, Revision, Zone, Appearance, Quantity, Mention, Entity):
            assert session.exec(select(table)).all() == []
        assert len(session.exec(select(Claim)).all()) == 2

    def test_article_event_and_place_may_name_each_other_in_a_ring(self, session: Session) -> None:
        event = make_event(session, place_id=make_entity(session, "Ost", EntityKind.PLACE).id)
        article = make_article(session, TEXT, event_id=event.id)
        make_entity(session, "a clerk", EntityKind.UNNAMED, article_id=article.id)
        session.commit()
        assert session.exec(select(Event.id)).one() == article.event_id

    def test_a_voice_that_a_claim_rests_on_cannot_be_deleted(self, session: Session) -> None:
        entity = make_entity(session)
        make_origin(session, make_claim(session), entity)
        session.delete(entity)
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            session.flush()

    def test_a_number_of_the_change_log_is_never_given_twice(self, session: Session) -> None:
        last = make_change(session)
        number = last.sequence
        session.delete(last)
        session.flush()
        assert make_change(session).sequence == (number or 0) + 1


class TestTables:
    def test_every_foreign_key_leads_an_index(self) -> None:
        """Deleting a row looks for the rows that name it: without an index that reads whole tables. Runs are never deleted."""
        bare = set()
        for table in metadata.tables.values():
            uniques = [
                constraint for constraint in table.constraints if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
            ]
            leading = {next(iter(group.columns)).name for group in (*table.indexes, *uniques)}
            bare |= {f"{table.name}.{key.parent.name}" for key in table.foreign_keys if key.parent.name not in leading}
        assert {name for name in bare if not name.endswith(".run_id")} == set()

    def test_every_table_can_be_made_on_postgresql(self) -> None:
        dialect = make_url("postgresql://").get_dialect()()
        for table in metadata.sorted_tables:
            assert f"CONSTRAINT pk_{table.name} " in str(CreateTable(table).compile(dialect=dialect))
            for index in table.indexes:
                assert str(index.name) in str(CreateIndex(index).compile(dialect=dialect))
