"""Loading folders into a store."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, col, select

from app.loader.load import BATCH, Progress, load
from app.loader.reread import reread
from app.loader.store import Outcome
from app.models import Appearance, Article, Change, Claim, Entity, Quantity, Revision, Run, Zone, metadata
from app.pipeline.records import Extraction
from app.search.checking import check_index
from tests.loader.fakes import make_steps, read_lines, write_files

STEPS = make_steps()
FLOOD = "Flood at Ost\nAda Quill said 40 people left Ost.\nIt rained."


def dump(engine: Engine) -> dict[str, list[str]]:
    """All rows of the store but provenance, as text."""
    ignored = {"run_id", "added_at", "updated_at", "created_at", "at", "started_at", "finished_at"}
    with engine.connect() as connection:
        return {
            table.name: sorted(
                str({k: v for k, v in row._mapping.items() if k not in ignored}) for row in connection.execute(table.select())
            )
            for table in metadata.sorted_tables
            if table.name != "run"
        }


def count(engine: Engine, table: type[SQLModel]) -> int:
    with Session(engine) as session:
        return len(session.exec(select(table)).all())


class TestFirstLoad:
    def test_an_article_is_stored_read_linked_and_indexed(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(
            tmp_path / "in", a__txt=FLOOD, a__meta__json='{"title": "Flood", "published_at": "2031-05-02T01:00:00+02:00"}'
        )
        summary = load(engine, [folder], steps=STEPS)
        assert (summary.loaded, summary.refused) == (1, [])
        with Session(engine) as session:
            article = session.exec(select(Article)).one()
            assert (article.identity, article.loaded_from, article.language) == ("path:a.txt", "a.txt", "en")
            assert str(article.published_utc) == "2031-05-01 23:00:00+00:00"
            assert session.exec(select(Revision)).one().text == FLOOD
            assert len(session.exec(select(Zone)).all()) == 3
            appearances = session.exec(select(Appearance).order_by(col(Appearance.ordinal))).all()
            assert [a.kind for a in appearances] == ["statement", "statement", "quantity", "statement"]
            assert all(a.claim_id for a in appearances)
            assert session.exec(select(Quantity)).one().exact == "40"
            change = session.exec(select(Change)).one()
            assert (change.action, change.resource, change.resource_id) == ("added", "article", article.id)
            run = session.exec(select(Run)).one()
            assert (run.command, run.stages) == ("load", {"lines": "1"})
            assert run.finished_at is not None
            assert check_index(session) == []

    def test_progress_names_each_article(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt="", c__jsonl='{"text": "One."}\n{"text": "Two."}')
        seen: list[Progress] = []
        load(engine, [folder], steps=STEPS, on_progress=seen.append)
        assert [(p.where, p.outcome, p.files_done) for p in seen] == [
            ("a.txt", "loaded", 0),
            ("b.txt", "refused", 1),
            ("c.jsonl:1", "loaded", 2),
            ("c.jsonl:2", "loaded", 2),
        ]


class TestSecondLoad:
    def test_the_same_again_writes_nothing(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.", b__meta__json='{"publisher": "Ost Gazette"}')
        load(engine, [folder], steps=STEPS)
        before = dump(engine)
        summary = load(engine, [folder], steps=STEPS)
        assert (summary.loaded, summary.unchanged) == (0, 2)
        assert dump(engine) == before
        assert count(engine, Run) == 1

    def test_a_changed_text_is_a_new_revision_whose_reading_takes_the_place_of_the_old(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD)
        load(engine, [folder], steps=STEPS)
        write_files(folder, a__txt="Flood at Ost\nBen Stone said 41 people left.")
        assert load(engine, [folder], steps=STEPS).revised == 1
        with Session(engine) as session:
            assert {(r.is_current, r.text == FLOOD) for r in session.exec(select(Revision))} == {(True, False), (False, True)}
            assert [a.exact for a in session.exec(select(Appearance).order_by(col(Appearance.ordinal)))] == [
                "Flood at Ost",
                "41 people left.",
                "41 people left.",
            ]
            assert "It rained." not in {c.statement for c in session.exec(select(Claim))}
            assert "Ada Quill" not in {e.name for e in session.exec(select(Entity))}
            assert [c.action for c in session.exec(select(Change))] == ["added", "changed"]
            assert check_index(session) == []

    def test_a_text_that_returns_to_an_earlier_state_returns_to_its_revision(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD)
        load(engine, [folder], steps=STEPS)
        clean = dump(engine)
        write_files(folder, a__txt="It snowed.")
        load(engine, [folder], steps=STEPS)
        write_files(folder, a__txt=FLOOD)
        assert load(engine, [folder], steps=STEPS).revised == 1
        now = dump(engine)
        assert len(now.pop("revision")) == 2
        assert all(now[table] == clean[table] for table in ("appearance", "zone", "mention", "entity", "entity_alias", "quantity"))

    def test_changed_metadata_updates_the_article_and_reads_it_again(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD)
        load(engine, [folder], steps=STEPS)
        write_files(folder, a__meta__json='{"publisher": "Ost Gazette", "published_at": "2031-05-02"}')
        summary = load(engine, [folder], steps=STEPS)
        assert (summary.updated, summary.revised) == (1, 0)
        with Session(engine) as session:
            assert session.exec(select(Article)).one().publisher == "Ost Gazette"
            assert {a.when_edtf for a in session.exec(select(Appearance))} == {"2031-05-02"}
            assert {e.name for e in session.exec(select(Entity))} == {"Ada Quill", "Ost", "Ost Gazette"}
        assert load(engine, [folder], steps=STEPS).unchanged == 1

    def test_a_publisher_that_has_no_article_left_is_cleared_away(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.")
        names = []
        for stem, publisher in (("a", "Ost Gazette"), ("b", "Ost Gazette"), ("a", "Evening Post"), ("b", "Evening Post")):
            write_files(folder, **{f"{stem}__meta__json": f'{{"publisher": "{publisher}"}}'})
            load(engine, [folder], steps=STEPS)
            with Session(engine) as session:
                names.append({e.name for e in session.exec(select(Entity).where(Entity.kind == "organization"))})
        assert names[1:] == [{"Ost Gazette"}, {"Ost Gazette", "Evening Post"}, {"Evening Post"}]

    def test_an_article_that_was_withdrawn_stands_again(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD)
        load(engine, [folder], steps=STEPS)
        with Session(engine) as session:
            article = session.exec(select(Article)).one()
            article.withdrawn_at = article.added_at
            session.commit()
        assert load(engine, [folder], steps=STEPS).updated == 1
        with Session(engine) as session:
            assert session.exec(select(Article)).one().withdrawn_at is None


class TestIdentity:
    def test_two_outlets_may_print_one_text(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt=FLOOD)
        assert load(engine, [folder], steps=STEPS).loaded == 2

    def test_an_article_met_twice_is_taken_once(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__jsonl='{"id": "1", "text": "It rained."}\n{"id": "1", "body": "It rained."}')
        summary = load(engine, [folder], steps=STEPS)
        assert (summary.loaded, summary.unchanged) == (1, 1)

    def test_a_file_that_is_named_twice_is_taken_once(self, engine: Engine, tmp_path: Path) -> None:
        file = write_files(tmp_path / "in", a__txt=FLOOD) / "a.txt"
        dry, real = (load(engine, [file, file], steps=STEPS, dry_run=dry_run) for dry_run in (True, False))
        assert (dry.loaded, dry.unchanged) == (real.loaded, real.unchanged) == (1, 1)

    @pytest.mark.parametrize("second", ['{"id": "1", "text": "It snowed."}', '{"id": "1", "text": "It rained.", "title": "Rain"}'])
    def test_one_identity_with_two_contents_is_refused(self, engine: Engine, tmp_path: Path, second: str) -> None:
        folder = write_files(tmp_path / "in", a__jsonl='{"id": "1", "text": "It rained."}\n' + second)
        (refusal,) = load(engine, [folder], steps=STEPS).refused
        assert refusal.where == "a.jsonl:2"
        assert refusal.why == "has the identity id:1 of a.jsonl:1, but another text or other metadata"

    def test_ids_are_the_same_on_every_machine(self, engine: Engine, tmp_path: Path) -> None:
        load(engine, [write_files(tmp_path / "elsewhere", a__txt=FLOOD)], steps=STEPS)
        with Session(engine) as session:
            assert session.exec(select(Article)).one().id == "a-a16ef2525ce08258"


class TestRefusals:
    def test_an_empty_text_is_refused(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=" \n\u00a0")
        assert [r.why for r in load(engine, [folder], steps=STEPS).refused] == ["is empty"]

    def test_a_text_that_reading_fails_on_does_not_end_the_load(self, engine: Engine, tmp_path: Path) -> None:
        def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
            if "odd" in text:
                raise ZeroDivisionError("no such thing")
            return read_lines(text, id=id, published_at=published_at)

        folder = write_files(tmp_path / "in", a__txt="An odd text.", b__txt="It rained.")
        summary = load(engine, [folder], steps=make_steps(read))
        assert summary.loaded == 1
        assert [r.why for r in summary.refused] == ["reading or linking it failed: ZeroDivisionError: no such thing"]
        assert count(engine, Article) == 1


class TestBatches:
    def test_each_article_is_stored_before_the_next_is_read(self, engine: Engine, tmp_path: Path) -> None:
        stored: list[int] = []

        def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
            stored.append(count(engine, Article))
            return read_lines(text, id=id, published_at=published_at)

        folder = write_files(tmp_path / "in", a__txt="One.", b__txt="", c__txt="Two.", d__txt="Three.")
        assert load(engine, [folder], steps=make_steps(read)).loaded == 3
        assert stored == [0, 1, 2]

    def test_a_load_of_more_than_a_batch(self, engine: Engine, tmp_path: Path) -> None:
        rows = "\n".join(f'{{"text": "Report {number}."}}' for number in range(BATCH + 3))
        assert load(engine, [write_files(tmp_path / "in", a__jsonl=rows)], steps=STEPS).loaded == BATCH + 3
        assert reread(engine, steps=STEPS).unchanged == BATCH + 3


class TestDryRun:
    def test_it_says_what_would_happen_and_writes_nothing(self, engine: Engine, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.", c__txt="It snowed.")
        load(engine, [folder], steps=STEPS)
        before = dump(engine)
        write_files(folder, a__txt="Other", b__meta__json='{"title": "Rain"}', d__txt="New", e__txt="")
        seen: list[Progress] = []
        summary = load(engine, [folder], steps=STEPS, dry_run=True, on_progress=seen.append)
        assert [p.outcome for p in seen] == [Outcome.REVISED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.LOADED, Outcome.REFUSED]
        assert len(summary.refused) == 1
        assert dump(engine) == before

    def test_a_store_that_does_not_exist_is_not_made(self, tmp_path: Path) -> None:
        assert load(None, [write_files(tmp_path / "in", a__txt=FLOOD)], dry_run=True).loaded == 1
