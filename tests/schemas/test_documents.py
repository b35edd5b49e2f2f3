"""Prepared documents show what the rows say, whatever changes; what they show is what the wire models dump."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, DateTime, Engine, Float, Integer, LargeBinary, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from app.db import make_engine, writing
from app.loader.load import load
from app.models import AppearanceDocument, Claim, ClaimDocument, metadata
from app.schemas import documents
from app.schemas.claim import APPEARANCES_SHOWN
from app.schemas.documents import find_faults, join_page, prepare_documents, renew_documents
from app.schemas.lookup import read_lookups, read_summaries
from app.schemas.pages import Page, Total
from tests import factories as make
from tests.loader.fakes import make_linking_steps, write_files

MORNING = "Ada Quill said 40 people left Ost.\nThe bridge at Ost fell.\nBen Stone said the bridge at Ost fell."
EVENING = "Ben Stone said 12 people left Ost.\nThe bridge at Ost fell.\nAda Quill said 40 people left Ost."
TABLES = [table.name for table in metadata.sorted_tables if not table.name.endswith("_document")]
OTHER_WORDS = ("hedged", "conflicts", "more", "organization")  # of the columns that hold one of a few words
ABOUT = '{"publisher": "Ost Gazette", "published_at": "2031-05-02"}'


@pytest.fixture(scope="module")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store of two articles with every sort of row."""
    folder = tmp_path_factory.mktemp("filled")
    path = Path(shutil.copyfile(empty_store, folder / "store.db"))
    engine = make_engine(f"sqlite:///{path}")
    load(engine, [write_files(folder / "in", a__txt=MORNING, b__txt=EVENING, a__meta__json=ABOUT)], steps=make_linking_steps())
    engine.dispose()
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    return Path(shutil.copyfile(filled, tmp_path / "store.db"))


@pytest.fixture
def loaded(session: Session) -> Session:
    """A session on the copy."""
    return session


def get_other(column: Column[Any]) -> str:
    """An expression for another value of the column."""
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        return f"NOT {name}"
    if isinstance(column.type, Integer | Float):
        return f"{name} + 1"
    if isinstance(column.type, DateTime):
        return f"'{make.EPOCH.isoformat(sep=' ')}'"
    if isinstance(column.type, LargeBinary):
        return "x'00'"
    return "'[\"other\"]'" if str(column.type) == "JSON" else f"coalesce({name}, '') || 'x'"


class TestEmptying:
    """The triggers know of everything that a document shows."""

    @pytest.mark.parametrize("table", TABLES)
    def test_no_document_outlives_another_value(self, loaded: Session, table: str) -> None:
        rows = loaded.execute(text(f'SELECT rowid FROM "{table}" LIMIT 3')).scalars().all()  # noqa: S608 - our own names
        for column in metadata.tables[table].columns:
            for value in (get_other(column), *(f"'{word}'" for word in OTHER_WORDS)):
                for row in rows:
                    _try(loaded, f'UPDATE "{table}" SET "{column.name}" = {value} WHERE rowid = {row}')  # noqa: S608

    @pytest.mark.parametrize("table", TABLES)
    def test_no_document_outlives_a_row(self, loaded: Session, table: str) -> None:
        for row in loaded.execute(text(f'SELECT rowid FROM "{table}" LIMIT 3')).scalars().all():  # noqa: S608 - our own names
            _try(loaded, f'DELETE FROM "{table}" WHERE rowid = {row}')  # noqa: S608

    def test_a_new_row_empties_what_will_show_it(self, loaded: Session) -> None:
        one, other = loaded.execute(select(Claim).order_by(col(Claim.sequence)).limit(2)).scalars()
        make.make_place(loaded, one, make.make_entity(loaded, "West"))
        make.make_link(loaded, one, other, reasons=["for the test"])
        empty = loaded.execute(select(ClaimDocument.claim_id).where(col(ClaimDocument.shape).is_(None))).scalars()
        assert {one.id, other.id} <= set(empty)

    def test_only_what_shows_it_is_emptied(self, loaded: Session) -> None:
        claim_id = loaded.execute(select(Claim.id).limit(1)).scalar_one()
        loaded.execute(text("UPDATE claim SET why = '[]' WHERE id = :id"), {"id": claim_id})
        empty = loaded.execute(select(ClaimDocument.claim_id).where(col(ClaimDocument.shape).is_(None))).scalars()
        assert set(empty) == {claim_id}


def _try(session: Session, change: str) -> None:
    """Make a change, where the tables allow it, look for a document that does not show it, and undo it."""
    with session.begin_nested() as point:
        try:
            session.execute(text(change))
            with session.no_autoflush:
                session.expunge_all()
                made = list(find_faults(session))
        except (DBAPIError, ValueError):
            made = []  # refused by a constraint, or a word that is not of the vocabulary
        point.rollback()
    assert made == [], change


class TestPreparing:
    def test_every_claim_and_appearance_has_what_the_models_dump(self, loaded: Session) -> None:
        ids = list(loaded.execute(select(Claim.id)).scalars())
        lookups = {one.id: one for one in read_lookups(loaded, ids, first=APPEARANCES_SHOWN)}
        summaries = {one.id: one for one in read_summaries(loaded, ids)}
        rows = loaded.execute(select(ClaimDocument)).scalars().all()
        assert {row.claim_id for row in rows} == set(ids)
        for row in rows:
            assert row.summary == summaries[row.claim_id].model_dump_json().encode()
            assert documents.join_lookup(row.summary, row.evidence or b"") == lookups[row.claim_id].model_dump_json().encode()

    def test_what_was_emptied_is_made_and_a_second_time_changes_nothing(self, engine: Engine, loaded: Session) -> None:
        loaded.close()
        with writing(engine) as session:
            session.execute(text("UPDATE entity SET name = name || ' II'"))
            prepare_documents(session)
            assert not session.execute(select(ClaimDocument).where(col(ClaimDocument.shape).is_(None))).first()
            assert not session.execute(select(AppearanceDocument).where(col(AppearanceDocument.shape).is_(None))).first()
            assert list(find_faults(session)) == []
            before = session.connection().exec_driver_sql("SELECT total_changes()").scalar_one()
            prepare_documents(session)
            assert session.connection().exec_driver_sql("SELECT total_changes()").scalar_one() == before

    def test_a_withdrawn_article_has_none(self, engine: Engine, loaded: Session) -> None:
        loaded.close()
        with writing(engine) as session:
            session.execute(text("UPDATE article SET withdrawn_at = updated_at WHERE loaded_from = 'a.txt'"))
            prepare_documents(session)
            left = session.execute(select(AppearanceDocument)).scalars().all()
            assert left
            assert all(b'"loaded_from":"b.txt"' in (row.body or b"") for row in left)

    def test_after_an_upgrade_all_are_made_anew_a_few_at_a_time(
        self, engine: Engine, loaded: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        loaded.close()
        monkeypatch.setattr(documents, "find_shape", lambda: "another")
        rounds = 0
        with writing(engine) as session:
            while renew_documents(session, limit=2):
                rounds += 1
            assert rounds > 3
            assert set(session.execute(select(ClaimDocument.shape)).scalars()) == {"another"}
            assert set(session.execute(select(AppearanceDocument.shape)).scalars()) == {"another"}


class TestFaults:
    def test_a_document_that_says_something_else_is_found(self, loaded: Session) -> None:
        loaded.execute(text("UPDATE claim_document SET summary = replace(summary, 'bridge', 'tower')"))
        assert "does not show what is stored of it" in next(find_faults(loaded))

    def test_one_that_is_empty_or_missing_is_none(self, loaded: Session) -> None:
        loaded.execute(text("UPDATE claim_document SET shape = NULL"))
        loaded.execute(text("DELETE FROM appearance_document"))
        assert list(find_faults(loaded)) == []


class TestPages:
    def test_items_that_are_ready_stand_where_the_models_would_put_them(self) -> None:
        page = Page[dict[str, int]](items=[], next=None, total=Total(value=2, relation="eq"))
        joined = join_page(page, [b'{"a":1}', b'{"b":2}'])
        assert json.loads(joined) == {**page.model_dump(), "items": [{"a": 1}, {"b": 2}]}
        assert json.loads(join_page(page, [])) == page.model_dump()

    def test_a_page_that_has_items_is_refused(self) -> None:
        with pytest.raises(ValueError, match="none yet"):
            join_page(Page[int](items=[1], next=None, total=Total(value=1, relation="eq")), [])


class TestTables:
    def test_the_triggers_are_all_there(self, engine: Engine) -> None:
        """A migration that rebuilds a table loses its triggers without a word."""
        with engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT tbl_name, count(*) FROM sqlite_master WHERE name LIKE 'documents_%' GROUP BY 1"
            )
            found = {table: count for table, count in rows if table in inspect(engine).get_table_names()}
        three = dict.fromkeys(("appearance", "claim", "claim_figure", "claim_origin", "claim_place", "link", "quantity"), 3)
        assert found == {**three, "article": 1, "entity": 2, "event": 1, "revision": 1}
