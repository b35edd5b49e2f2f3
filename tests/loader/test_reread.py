"""Reading what is stored again."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from app.loader.load import load
from app.loader.reread import reread
from app.models import Appearance, Change
from app.pipeline.records import Extraction
from app.vocabulary import Certainty
from tests.loader.fakes import make_steps, read_lines, write_files
from tests.loader.test_load import FLOOD, dump


def read_warily(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
    """A later version of the reader, which hedges."""
    extraction = read_lines(text, id=id, published_at=published_at)
    return replace(extraction, claims=tuple(replace(claim, certainty=Certainty.HEDGED) for claim in extraction.claims[1:]))


class TestReread:
    def test_the_same_pipeline_changes_nothing(self, engine: Engine, tmp_path: Path) -> None:
        load(engine, [write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.")], steps=make_steps())
        before = dump(engine)
        assert reread(engine, steps=make_steps()).unchanged == 2
        assert dump(engine) == before

    def test_another_pipeline_gives_another_reading_under_the_same_ids(self, engine: Engine, tmp_path: Path) -> None:
        load(engine, [write_files(tmp_path / "in", a__txt=FLOOD)], steps=make_steps())
        with Session(engine) as session:
            before = {a.id for a in session.exec(select(Appearance))}
        assert reread(engine, steps=make_steps(read_warily)).revised == 1
        with Session(engine) as session:
            after = session.exec(select(Appearance)).all()
            assert {a.certainty for a in after} == {"hedged"}
            assert {a.id for a in after} < before
            assert [c.action for c in session.exec(select(Change))] == ["added", "changed"]
