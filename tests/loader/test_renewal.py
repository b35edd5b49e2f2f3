"""Making documents anew beside others who use the store."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.db import reading, writing
from app.loader.load import load
from app.loader.renewal import renew
from app.schemas.documents import find_faults
from tests.loader.fakes import make_linking_steps, write_files


class TestRenew:
    def test_all_are_ready_afterwards_and_a_second_time_there_is_nothing_to_do(
        self, engine: Engine, store: Path, tmp_path: Path
    ) -> None:
        load(engine, [write_files(tmp_path / "in", a__txt="Ada Quill said 40 people left Ost.")], steps=make_linking_steps())
        with writing(engine) as session:
            session.execute(text("UPDATE claim_document SET shape = 'older', summary = '{}'"))
            session.execute(text("UPDATE appearance_document SET shape = NULL, body = NULL"))
        assert renew(f"sqlite:///{store}") == 2
        assert renew(f"sqlite:///{store}") == 0
        with reading(engine) as session:
            assert list(find_faults(session)) == []
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM claim_document WHERE summary = '{}'")).scalar_one() == 0

    def test_a_store_that_cannot_be_written_is_said_and_no_error(
        self, engine: Engine, store: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr("app.db.BUSY_MS", 1)
        with writing(engine):
            assert renew(f"sqlite:///{store}") == 0
        assert "documents were not made anew" in caplog.text
