"""`twosource check`: what the store holds of each claim of a text, for going through a draft."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.store import Database, opened, read_settings
from app.cli.terminal import print_line, printable, say

if TYPE_CHECKING:
    from app.schemas.check import CheckResult

REFUSED = 1


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files and folders as for load; - reads standard input.", show_default=False),
    ],
    database: Database = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a text, as POST /v1/check answers.")] = False,
) -> None:
    """Check texts against the store, claim by claim.

    Corroborated, echoed, in one source only, disputed or unknown, with the reasons; the texts are not stored. Exits 1 if any
    text was refused.
    """
    from app.loader.checking import find_checks
    from app.loader.records import Refusal
    from app.loader.steps import make_read

    settings = read_settings()
    read = make_read(settings.spacy_model)
    refused = False
    with opened(database) as (engine, _):
        for item in find_checks(engine, paths, stream=sys.stdin.buffer, read=read, max_chars=settings.max_text_chars):  # type: ignore[arg-type]  # it is one that can peek
            if isinstance(item, Refusal):
                refused = True
                say(f"{item.where}: {item.why}")
                continue
            where, found = item
            for line in [found.model_dump_json()] if as_json else find_lines(where, found):
                print_line(line)
    if refused:
        raise typer.Exit(REFUSED)


def find_lines(where: str, found: "CheckResult") -> Iterator[str]:
    """A check as lines to read: each claim with its place in the text, what was found, and why."""
    happening = ", ".join(event.label for event in found.events) or "no happening of the store"
    yield printable(f"{where}: {happening if found.read else f'not read, its language is {found.language}'}")
    for claim in found.claims:
        span = claim.quantity or claim.evidence
        yield printable(f"{span.start}-{span.end} {claim.finding.value}: {claim.statement}")
        yield from (printable(f"    {words}") for words in claim.why)
