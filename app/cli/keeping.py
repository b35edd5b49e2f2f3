"""`twosource verify`, `backup` and `restore`: keeping a store whole."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.store import Database, is_missing, opened, read_settings
from app.cli.terminal import print_line, printable

REFUSED = 1


def verify(
    database: Database = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the search index anew before checking.")] = False,
) -> None:
    """Check that the store holds together.

    Every stored span against its text, every index against its table, the file itself. Exits 1 if anything is wrong.
    """
    from app.errors import AppError
    from app.loader.verify import rebuild_search, verify

    if is_missing(database):
        raise AppError("there is no store to check", where=database or read_settings().database_url)
    faults = 0
    with opened(database) as (engine, _):
        if rebuild:
            rebuild_search(engine)
        for fault in verify(engine):
            faults += 1
            print_line(printable(fault))
    print_line(f"{faults} faults" if faults else "no fault found")
    if faults:
        raise typer.Exit(REFUSED)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file that the copy goes to.", show_default=False)],
    database: Database = None,
) -> None:
    """Copy the store while it is in use, and check the copy.

    The copy shows one moment of the store. A file that is there is never written over.
    """
    from app.db import make_engine
    from app.loader.backup import backup

    engine = make_engine(database or read_settings().database_url)
    try:
        checked = backup(engine, file)
    finally:
        engine.dispose()
    what = "no fault found" if checked else "the file is whole; its tables are those of an older version and were not checked"
    print_line(printable(f"{file}: {file.stat().st_size} bytes, {what}"))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that twosource backup made.", show_default=False)],
    database: Database = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of a store that is there.")] = False,
) -> None:
    """Make a backup the store, once it has been checked.

    No process may have the store open. A store that is there is kept as NAME.replaced.
    """
    from app.db import make_engine
    from app.loader.backup import get_file, restore

    engine = make_engine(database or read_settings().database_url)
    try:
        restore(file, engine, replace=replace)
        print_line(printable(f"{get_file(engine)}: restored from {file}, no fault found"))
    finally:
        engine.dispose()
