"""The command `twosource`."""

import logging
import sys
from typing import NoReturn

from app.cli.commands import FAILED, STOPPED, cli
from app.cli.terminal import say
from app.errors import AppError


def main() -> NoReturn:
    """Run the command and exit: 0 done, 1 something refused or wrong, 2 could not be done, 130 stopped. Never a traceback."""
    try:
        status = cli(args=sys.argv[1:] or ["--help"], standalone_mode=False)
    except Exception as error:
        logging.getLogger(__name__).debug("the command failed", exc_info=error)
        say(f"twosource: {_describe(error)}")
        status = FAILED
    except KeyboardInterrupt:
        status = STOPPED
    sys.exit(status if isinstance(status, int) else 0)


def _describe(error: Exception) -> str:
    """What went wrong, in a line."""
    from pydantic import ValidationError
    from sqlalchemy.exc import DBAPIError
    from typer.exceptions import TyperException

    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"TWOSOURCE_{str(first['loc'][0]).upper()}: {first['msg']}"
    if isinstance(error, TyperException):
        return f"{getattr(error, 'format_message', error.__str__)().rstrip('.')}; see twosource --help"
    if isinstance(error, DBAPIError):
        return f"the store failed: {error.orig}"
    if isinstance(error, AppError | OSError):
        return str(error)
    return f"unexpected: {type(error).__name__}: {error} (TWOSOURCE_LOG_LEVEL=DEBUG shows where)"
