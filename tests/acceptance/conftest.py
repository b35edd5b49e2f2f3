"""The stores of the acceptance tests: loaded once, by the real loader with the real model."""

from pathlib import Path

import pytest

from app.loader.seeds import find_seeds
from tests.acceptance.reading import Loaded, open_store

CHANGED = Path(__file__).parent / "changed"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The two seed articles."""
    return open_store(tmp_path_factory.mktemp("seeds") / "store.db", find_seeds())


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Two articles built like the seeds about another happening, with other names, places, dates, numbers and sentences."""
    return open_store(tmp_path_factory.mktemp("changed") / "store.db", CHANGED)
