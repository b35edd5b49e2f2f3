"""Runs migrations: on the connection that `app.db.migrate` hands over, or on the database that the command line names.

`alembic -x database=URL upgrade head` names it; without that the settings do. With `--sql` nothing is opened: the
statements are printed.
"""

from typing import Any

from alembic import context
from sqlalchemy import TypeDecorator

from app.db import make_engine, migrating
from app.models import metadata
from app.settings import get_settings

# Search tables are virtual: their own migration writes them in SQL, and no model describes them.
SEARCH = "search_"


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(SEARCH))


def render_item(kind: str, item: object, _context: object) -> str | bool:
    # A migration outlives the code that it was made with, so it names plain types only.
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


def run(**target: Any) -> None:
    context.configure(
        target_metadata=metadata,
        include_name=include_name,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
        **target,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_from_command_line() -> None:
    url = context.get_x_argument(as_dictionary=True).get("database") or get_settings().database_url
    if context.is_offline_mode():
        run(url=url, literal_binds=True)
        return
    engine = make_engine(url)
    with migrating(engine) as connection:
        run(connection=connection)
    engine.dispose()


if "connection" in context.config.attributes:
    run(connection=context.config.attributes["connection"])
else:
    run_from_command_line()
