"""Migrations by Alembic's own command, as an owner of a database runs them, and from an installed wheel."""

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import main as alembic
from sqlalchemy import Engine, create_engine

from app.db import make_engine, migrate, writing
from app.models import ClaimAlias, metadata
from app.vocabulary import EntityKind
from tests.factories import (
    make_appearance,
    make_article,
    make_change,
    make_entity,
    make_event,
    make_figure_claim,
    make_link,
    make_mention,
    make_origin,
    make_place,
    make_quantity,
)

ROOT = Path(__file__).parents[2]
TEXT = "Some 40 boats sank at Ost, Ada Quill said."
Run = Callable[..., None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database is not yet."""
    return tmp_path / "own.db"


@pytest.fixture
def run(path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Alembic's command on that database, run at the root of the repository."""
    monkeypatch.chdir(ROOT)
    return lambda *arguments: alembic(["-x", f"database=sqlite:///{path}", *arguments], prog="alembic")


@pytest.fixture
def filled(path: Path) -> Iterator[Engine]:
    """A store with rows in every table that a first load fills."""
    engine = make_engine(f"sqlite:///{path}")
    migrate(engine)
    with writing(engine) as session:
        place = make_entity(session, "Ost", EntityKind.PLACE)
        event = make_event(session, place_id=place.id)
        article = make_article(session, TEXT, event_id=event.id)
        speaker = make_entity(session, aliases=("Quill",))
        make_entity(session, "a clerk", EntityKind.UNNAMED, article_id=article.id)
        make_mention(session, article, speaker, "Ada Quill")
        claim, other = make_figure_claim(session, event_id=event.id), make_figure_claim(session, value=41)
        appearance = make_appearance(
            session, claim, article, "Some 40 boats sank", speaker=speaker, said_by="Ada Quill", cue="said"
        )
        make_quantity(session, appearance, article, "Some 40")
        make_origin(session, claim, speaker)
        make_place(session, claim, place)
        make_link(session, claim, other)
        make_change(session)
        session.add(ClaimAlias(old_id="c-merged", claim_id=claim.id))
    yield engine
    engine.dispose()


def read_tables(path: Path) -> dict[str, set[str]]:
    """Every table and index, with the lines of its definition; triggers, search's tables and Alembic's own are left out."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL")
        lines = {name: {line.strip(" \t,") for line in sql.splitlines()} for name, sql in rows}
    return {name: kept for name, kept in lines.items() if not name.startswith(("search_", "alembic_", "sqlite_"))}


def count_rows(path: Path, among: Collection[str]) -> dict[str, int]:
    names = [name for name in metadata.tables if name in among]
    with closing(sqlite3.connect(path)) as connection:
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - our own names


class TestUpgrade:
    def test_it_makes_exactly_the_tables_of_the_models(self, run: Run, path: Path, tmp_path: Path) -> None:
        """Alembic's `check` does not look at check constraints and some of the rest, so the definitions are compared as well."""
        run("upgrade", "head")
        engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
        metadata.create_all(engine)
        engine.dispose()
        assert read_tables(path) == read_tables(tmp_path / "models.db")

    def test_nothing_is_left_to_generate(self, run: Run) -> None:
        run("upgrade", "head")
        run("check")

    def test_search_tables_are_not_taken_for_leftovers(self, run: Run, path: Path) -> None:
        run("upgrade", "head")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE VIRTUAL TABLE search_own USING fts5(words)")
        run("check")

    def test_a_forgotten_column_is_noticed(self, run: Run, path: Path, caplog: pytest.LogCaptureFixture) -> None:
        run("upgrade", "head")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("ALTER TABLE event DROP COLUMN when_edtf")
        with pytest.raises(SystemExit):
            run("check")
        assert "'add_column', None, 'event', Column('when_edtf'" in caplog.text

    def test_rows_stay_when_the_first_form_gets_its_later_tables(self, run: Run, path: Path, filled: Engine) -> None:
        run("downgrade", "0001")
        first = read_tables(path).keys()
        before = count_rows(path, first)
        run("upgrade", "head")
        run("check")
        assert count_rows(path, first) == before
        assert 0 not in before.values()

    def test_the_settings_name_the_database_otherwise(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ROOT)
        environment = {**os.environ, "TWOSOURCE_DATABASE_URL": f"sqlite:///{path}"}
        subprocess.run([sys.executable, "-m", "alembic", "upgrade", "head"], check=True, env=environment, cwd=ROOT)
        assert not migrate(f"sqlite:///{path}")


class TestDowngrade:
    def test_to_nothing_and_up_again_with_rows_in_every_table(self, run: Run, path: Path, filled: Engine) -> None:
        tables = read_tables(path)
        run("downgrade", "base")
        assert read_tables(path) == {}
        run("upgrade", "head")
        run("check")
        assert read_tables(path) == tables
        assert set(count_rows(path, tables).values()) == {0}


class TestPostgreSQL:
    def test_the_first_form_is_written_for_it_without_connecting(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(ROOT)
        alembic(["-x", "database=postgresql://nobody@nowhere/none", "upgrade", "head", "--sql"], prog="alembic")
        statements = capsys.readouterr().out
        assert all(f"CREATE TABLE {name} (" in statements for name in metadata.tables)
        assert "ALTER TABLE event ADD CONSTRAINT fk_event_place_id" in statements
        assert "CREATE UNIQUE INDEX uq_revision_current ON revision (article_id) WHERE is_current" in statements


@pytest.mark.slow
class TestWheel:
    def test_an_installed_wheel_carries_them(self, tmp_path: Path) -> None:
        build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
        subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
        (wheel,) = tmp_path.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(tmp_path / "site")
        program = "import app.db, sys; print(app.db.__file__); sys.exit(not app.db.migrate('sqlite:///new.db'))"
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.stdout.strip() == str(tmp_path / "site" / "app" / "db.py")
        assert (tmp_path / "new.db").exists()
