"""Fixtures that every package's tests share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.db import make_engine, migrate


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a migrated, empty store, for copying: a copy is far quicker than migrating for each test."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def store(empty_store: Path, tmp_path: Path) -> Path:
    """The file of an empty store of the test's own."""
    return Path(shutil.copyfile(empty_store, tmp_path / "store.db"))


@pytest.fixture
def engine(store: Path) -> Iterator[Engine]:
    """An engine on an empty store."""
    engine = make_engine(f"sqlite:///{store}")
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on an empty store."""
    with Session(engine) as session:
        yield session
