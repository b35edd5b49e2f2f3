"""Finding what is wrong with a store."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.loader.load import load
from app.loader.verify import verify
from tests.loader.fakes import make_steps, write_files
from tests.loader.test_load import FLOOD


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    """A store with one article that cites somebody and one that does not."""
    load(engine, [write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.")], steps=make_steps())
    return engine


def spoil(engine: Engine, statement: str) -> list[str]:
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute(statement)
        driver.execute("PRAGMA foreign_keys = ON")
    return list(verify(engine))


class TestVerify:
    def test_a_loaded_store_has_no_fault(self, loaded: Engine) -> None:
        assert list(verify(loaded)) == []

    def test_an_empty_store_has_no_fault(self, engine: Engine) -> None:
        assert list(verify(engine)) == []

    @pytest.mark.parametrize(
        ("statement", "fault"),
        [
            ("UPDATE appearance SET exact = 'It snowed.' WHERE exact = 'It rained.'", "is not 'It snowed.' but 'It rained.'"),
            ("UPDATE appearance SET cue_exact = 'sold' WHERE cue_exact IS NOT NULL", "cue at"),
            ("UPDATE appearance SET prefix = 'x' || prefix", "the prefix is not what stands before the evidence"),
            ("UPDATE appearance SET suffix = suffix || 'x'", "the suffix is not what stands behind the evidence"),
            ('UPDATE appearance SET places = \'[{"start": 0, "end": 1, "exact": "Q"}]\'', "place at 0–1 is not 'Q' but 'F'"),
            ("UPDATE quantity SET exact = '41'", "figure at 28–30 is not '41' but '40'"),
            ("UPDATE mention SET exact = 'Ozt' WHERE exact = 'Ost'", "mention of revision"),
            ('UPDATE zone SET "end" = "end" + 100', "ends behind the text"),
            ("UPDATE revision SET text = text || '!'", "does not hold the text that it is named by"),
            ("UPDATE revision SET is_current = 0", "has no current revision"),
            (
                "UPDATE article SET identity = 'path:other' WHERE identity = 'path:a.txt'",
                "does not have the id of its identity path:other",
            ),
            ("UPDATE appearance SET claim_id = NULL", "belongs to no claim"),
            ("DELETE FROM appearance WHERE kind = 'statement'", "appears nowhere"),
            ("DELETE FROM quantity", "is of a figure and has none"),
            ("DELETE FROM claim_figure", "is of a figure and has none"),
            ("DELETE FROM mention", "is referred to by nothing"),
            (
                "INSERT INTO event (id, sequence, label, run_id, created_at, updated_at) VALUES ('v-1', 1, 'x', 1, 0, 0)",
                "has no article",
            ),
            ("UPDATE search_claim_text SET statement = 'other'", "the search index of claim"),
            (
                "UPDATE appearance SET speaker_id = 'e-gone' WHERE speaker_id IS NOT NULL",
                "refers to a row of entity that is not there",
            ),
        ],
    )
    def test_each_fault_is_named(self, loaded: Engine, statement: str, fault: str) -> None:
        assert any(fault in found for found in spoil(loaded, statement))
