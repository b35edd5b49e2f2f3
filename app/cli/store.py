"""The settings and the store that a command works with."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.settings import Settings

Database = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="The store, such as sqlite:///news.db. Default: TWOSOURCE_DATABASE_URL, or twosource.db here."
    ),
]


def read_settings() -> "Settings":
    """The settings, with the log set up as they say."""
    from app.settings import get_settings

    settings = get_settings()
    logger = logging.getLogger("app")
    logger.setLevel(settings.log_level)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())
    return settings


@contextmanager
def opened(database: str | None) -> Iterator[tuple["Engine", bool]]:
    """The store, migrated, and whether it was created just now."""
    from app.db import make_engine, migrate

    engine = make_engine(database or read_settings().database_url)
    try:
        yield engine, migrate(engine)
    finally:
        engine.dispose()


def is_missing(database: str | None) -> bool:
    """Whether the store is a file that is not there."""
    from app.db import make_engine

    url = make_engine(database or read_settings().database_url).url
    # A server keeps its databases elsewhere than in a file of this machine.
    return url.host is None and url.database is not None and not Path(url.database).exists()
