"""The commands: each parses what it is given and calls one function, importing what is slow only then."""

import json
import logging
import os
import socket
import sys
from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from app.cli.checking import check
from app.cli.evaluation import evaluation
from app.cli.keeping import backup, restore, verify
from app.cli.keys import keys
from app.cli.search import search
from app.cli.store import Database, is_missing, opened, read_settings
from app.cli.terminal import print_line, print_text, printable, say, showing_progress
from app.errors import AppError

APPLICATION, CONNECTIONS = "app.main:create_app", "app.routers.connections:BoundedHttp"
REFUSED, FAILED, STOPPED = 1, 2, 130  # exit statuses: something was refused or found wrong; nothing could be done; Ctrl+C

cli = typer.Typer(
    name="twosource",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=(
        "Load news articles, and ask who says what: in which words, how sure, who else says it, and where accounts differ.\n\n"
        "Start with `twosource serve` and open http://127.0.0.1:8000/docs; add your own articles with `twosource load FOLDER`."
    ),
)
cli.add_typer(evaluation)
cli.add_typer(keys)
cli.command()(check)
cli.command()(search)
for command in (verify, backup, restore):
    cli.command()(command)

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Folders, .txt, .jsonl, .jsonl.gz and .html files.", show_default=False)
]


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1, this machine only.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on. Default: 8000.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer. One of them reads and links.")] = 1,
    database: Database = None,
    seeds: Annotated[bool, typer.Option("--seeds/--no-seeds", help="Load the two seed articles into a store that is new.")] = True,
) -> None:
    """Serve the store over HTTP, with a docs page.

    Creates the store where there is none, and loads the two seed articles into it.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from app.loader.renewal import renew
    from app.signing import find_place, make_secret

    if database:
        # The server makes the application itself, from the settings, so the option becomes one.
        os.environ["TWOSOURCE_DATABASE_URL"] = database
    settings = read_settings()
    listener = _bind(host or settings.host, settings.port if port is None else port)
    with opened(settings.database_url) as (engine, created):
        if seeds:
            from app.loader.seeds import seed

            with showing_progress() as show:
                seed(engine, created=created, on_progress=show)
    if settings.secret or find_place(settings.database_url):
        # Made before the processes that share it.
        make_secret(settings.secret, settings.database_url)
    Thread(target=renew, args=[settings.database_url], daemon=True).start()
    # From here on connections wait in the queue rather than being refused, so the address below is true when it is read.
    listener.listen()
    address, number = listener.getsockname()[:2]
    say(f"Twosource is at http://{f'[{address}]' if ':' in address else address}:{number} – docs at /docs, Ctrl+C stops it.")
    # The application logs each request itself, with its id.
    config = uvicorn.Config(
        APPLICATION,
        factory=True,
        server_header=False,
        access_log=False,
        log_level=logging.WARNING,
        proxy_headers=False,  # the application looks at them itself, for trusted_proxies
        limit_concurrency=settings.max_connections,
        http=CONNECTIONS,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        workers=workers,
    )
    if workers > 1:
        Multiprocess(config, sockets=[listener]).run()
    else:
        uvicorn.Server(config).run(sockets=[listener])


@cli.command()
def load(
    paths: Paths,
    database: Database = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; read and store nothing.")] = False,
) -> None:
    """Load articles from folders and files.

    Loading the same again changes nothing; a changed text becomes a new revision. Exits 1 if any article was refused.
    """
    from app.loader.load import load

    # A dry run leaves no new store behind: the next `serve` would take it for one whose owner wants no seeds.
    store = nullcontext((None, False)) if dry_run and is_missing(database) else opened(database)
    with store as (engine, _), showing_progress() as show:
        summary = load(engine, paths, on_progress=show, dry_run=dry_run)
    counts = "  ".join(f"{name} {getattr(summary, name)}" for name in ("loaded", "revised", "updated", "unchanged"))
    print_line(f"{'would be: ' if dry_run else ''}{counts}  refused {len(summary.refused)}")
    for refusal in summary.refused:
        print_line(printable(f"refused {refusal.where}: {refusal.why}"))
    if summary.unread:
        print_line(f"stored but not read, since only English is: {len(summary.unread)}")
    for unread in summary.unread:
        print_line(printable(f"not read {unread.where}: its language is {unread.language}"))
    if summary.refused:
        raise typer.Exit(REFUSED)


@cli.command()
def extract(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files and folders as for load; - reads standard input.", show_default=False),
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Say for each claim why it was read as it was.")] = False,
) -> None:
    """Read texts, print what they claim, store nothing.

    One JSON object a line, in the order of the texts. Exits 1 if any text was refused.
    """
    from app.loader.extraction import find_extractions
    from app.loader.records import Refusal
    from app.loader.steps import make_read_all
    from app.pipeline.wire import to_object

    settings = read_settings()
    refused = False
    read = make_read_all(settings.spacy_model, explained=explain)
    for item in find_extractions(paths, stream=sys.stdin.buffer, read=read, max_chars=settings.max_text_chars):  # type: ignore[arg-type]  # it is one that can peek
        if isinstance(item, Refusal):
            refused = True
            say(f"{item.where}: {item.why}")
        else:
            print_line(json.dumps(to_object(item), ensure_ascii=False))
    if refused:
        raise typer.Exit(REFUSED)


@cli.command()
def export(
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=(
                "jsonl: a claim a line, as GET /v1/claims/{id} shows it. csv: an appearance of a claim a row, for spreadsheets. "
                "jsonld: schema.org claims with Web Annotations."
            ),
        ),
    ] = "jsonl",
    database: Database = None,
) -> None:
    """Print every claim with all its evidence.

    In the order in which claims were first loaded.
    """
    from app.exporting.formats import FORMATS, find_lines

    if form not in FORMATS:
        raise AppError(f"there is no format {form!r}; known are {', '.join(FORMATS)}", where="--format")
    with opened(database) as (engine, _):
        for line in find_lines(engine, FORMATS[form]):
            print_text(line)


@cli.command()
def reread(database: Database = None) -> None:
    """Read the stored articles again.

    For when a new version of the program reads better. Claims and appearances in the same words keep their ids.
    """
    from app.loader.reread import reread

    with opened(database) as (engine, _), showing_progress() as show:
        summary = reread(engine, on_progress=show)
    print_line(f"read otherwise {summary.revised}, unchanged {summary.unchanged}")


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document of the HTTP API."""
    from uvicorn.importer import import_from_string

    print_line(json.dumps(import_from_string(APPLICATION)().openapi(), ensure_ascii=False, indent=2))


def _bind(host: str, port: int) -> socket.socket:
    """A socket at that address, before anything slow is done for a server that could not listen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named, so that asyncio sends small answers at once (TCP_NODELAY) on kept connections.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise AppError(f"cannot listen on {host} port {port}: {error.strerror}") from error
    return listener
