"""`twosource search`: what the store holds for a query, in the same order as over HTTP."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.store import Database, opened
from app.cli.terminal import print_line, printable, say

if TYPE_CHECKING:
    from rich.console import RenderableType

    from app.schemas.search import Passage, SearchHit, SearchPage

PATH = "/v1/search"
NONE = 1


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="QUERY...", help="What to look for, as for GET /v1/search.", show_default=False)
    ],
    database: Database = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="claims or articles. Default: both, taking turns.")] = None,
    mode: Annotated[
        str | None, typer.Option(metavar="MODE", help="hybrid or lexical. Default: hybrid where the model is installed.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many hits to show.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="The answer of GET /v1/search, as one JSON object.")] = False,
) -> None:
    """Search claims and articles.

    Words, "phrases", -without, begin* and fields, in one string or several; -- before a query that begins with a minus. Exits 1 if
    nothing was found.
    """
    from app.db import reading
    from app.schemas.search import SearchKind, SearchParameters, read_search
    from app.search.ranking import Mode

    for name, value, known in (("--kind", kind, list(SearchKind)), ("--mode", mode, list(Mode))):
        if value is not None and value not in known:
            raise typer.BadParameter(f"one of {', '.join(known)}", param_hint=name)
    parameters = SearchParameters.model_validate({"q": " ".join(words), "kind": kind, "mode": mode, "limit": limit})
    with opened(database) as (engine, _), reading(engine) as session:
        page = read_search(session, parameters, path=PATH)
    if as_json:
        print_line(page.model_dump_json(by_alias=True))
    else:
        _show(page)
    if not page.items:
        raise typer.Exit(NONE)


def _show(page: "SearchPage") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for number, hit in enumerate(page.items, start=1):
        console.print(_make_heading(number, hit))
        console.print(_make_passage(hit.passage))
        console.print(_make_origin(hit), end="\n\n")
    counts = ", ".join(f"{count} {kind.value}" for kind, count in page.found.items())
    say(f"{counts} found" if page.items else "nothing found")
    for note in page.notes:
        say(note)


def _make_heading(number: int, hit: "SearchHit") -> "RenderableType":
    from rich.text import Text

    heading = Text(f"{number:3} ", "dim")
    if hit.claim:
        heading.append(printable(hit.claim.statement), "bold")
        heading.append(
            f"  {hit.claim.support.value.replace('_', ' ')}", "green" if hit.claim.support == "corroborated" else "yellow"
        )
        if hit.claim.disputed:
            heading.append("  disputed", "red")
    elif hit.article:
        heading.append(printable(hit.article.title or hit.article.loaded_from or hit.article.id), "bold")
    return heading


def _make_passage(passage: "Passage") -> "RenderableType":
    from rich.padding import Padding
    from rich.text import Text

    # As many characters as there were, so that the marks stay where they are.
    text = Text(printable(passage.text))
    for start, end in passage.marks:
        text.stylize("bold underline", start, end)
    return Padding(text, (0, 0, 0, 4))


def _make_origin(hit: "SearchHit") -> "RenderableType":
    from rich.padding import Padding
    from rich.text import Text

    parts: list[str | None] = []
    if hit.claim:
        event = hit.claim.event.label if hit.claim.event else None
        parts = [", ".join(origin.name for origin in hit.claim.origins), event, hit.claim.id]
    elif hit.article:
        parts = [hit.article.publisher, hit.article.published_at, hit.article.id]
    return Padding(Text(printable(" · ".join(part for part in parts if part)), "dim"), (0, 0, 0, 4))
