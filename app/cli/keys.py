"""`twosource keys …`: who may write over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.store import Database, opened, read_settings
from app.cli.terminal import print_line, printable, say
from app.vocabulary import Scope

if TYPE_CHECKING:
    from app.models import WriteKey

NEVER = "never"
keys = typer.Typer(name="keys", help="Say who may write over HTTP.", rich_markup_mode=None)


@keys.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose it is or what it is for.", show_default=False)],
    scope: Annotated[
        list[Scope] | None,
        typer.Option(metavar="SCOPE", help="articles:write (the default) or articles:withdraw, or both."),
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="Days after which it expires. Default: it does not.")] = None,
    database: Database = None,
) -> None:
    """Make a key and print it.

    It is shown this once: the store keeps only what it takes to recognise it.
    """
    from app.db import writing
    from app.queries.keys import add_key
    from app.signing import make_secret

    expires_at = datetime.now(UTC) + timedelta(days=days) if days else None
    with opened(database) as (engine, _):
        secret = make_secret(read_settings().secret, engine.url.render_as_string(hide_password=False))
        with writing(engine) as session:
            row, token = add_key(session, name=name, scopes=scope or [Scope.WRITE], expires_at=expires_at, secret=secret)
    say(_describe(row))
    say("Send it as the header Authorization: Bearer KEY. It is not shown again:")
    print_line(token)


@keys.command(name="list")
def list_keys(database: Database = None) -> None:
    """List the keys.

    A line each: id, name, what it may do, since when, until when, when it was last used.
    """
    from app.db import reading
    from app.queries.keys import find_keys

    with opened(database) as (engine, _), reading(engine) as session:
        for row in find_keys(session):
            print_line(printable(_describe(row)))


@keys.command()
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the key, as the list has it.", show_default=False)],
    database: Database = None,
) -> None:
    """Revoke a key.

    From then on the server refuses it; it stays in the list.
    """
    from app.db import writing
    from app.queries.keys import revoke_key

    with opened(database) as (engine, _), writing(engine) as session:
        row = revoke_key(session, key_id)
    print_line(printable(_describe(row)))


def _describe(row: "WriteKey") -> str:
    ends = f"revoked {_show(row.revoked_at)}" if row.revoked_at else f"expires {_show(row.expires_at)}"
    used = f"used {_show(row.last_used_at)}"
    return f"{row.id}  {row.name}  {' '.join(row.scopes)}  made {_show(row.created_at)}  {ends}  {used}"


def _show(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else NEVER
