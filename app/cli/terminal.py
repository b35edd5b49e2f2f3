"""What is shown on a terminal, and what goes down a pipe instead."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from app.loader.load import Progress


@contextmanager
def showing_progress() -> Iterator[Callable[["Progress"], None]]:
    """Shows what becomes of each article: a bar on a terminal, a line for each that is not unchanged elsewhere."""
    if not sys.stderr.isatty():
        yield lambda progress: None if progress.outcome == "unchanged" else say(f"{progress.outcome} {progress.where}")
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda progress: bar.update(
            task, total=progress.files_total, completed=progress.files_done, description=printable(progress.where)
        )


def print_line(line: str) -> None:
    """Print to standard output."""
    print_text(f"{line}\n")


def print_text(text: str) -> None:
    """Print to standard output what has its own line ends."""
    # Bytes, so that it comes out whole whatever encoding the terminal has; flushed, so that a reader down a pipe need not wait.
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def say(line: str) -> None:
    """Print to standard error."""
    typer.echo(printable(line), err=True)


def printable(line: str) -> str:
    """`line` without what would steer a terminal: names of files may hold anything."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
