"""Reading texts in handlers: one at a time."""

from anyio import CapacityLimiter
from fastapi import Request

from app.errors import TooLargeError
from app.settings import Settings


def one_reader(request: Request) -> CapacityLimiter:
    """The limit that all handlers share which read texts."""
    # Reading is bound by the processor, and a queue of long texts must not take the threads that answer lookups.
    state = request.app.state
    if not hasattr(state, "reader"):
        state.reader = CapacityLimiter(1)
    reader: CapacityLimiter = state.reader
    return reader


def require_length(text: str, settings: Settings) -> None:
    """TooLargeError for a text that is longer than this server reads."""
    if len(text) > settings.max_text_chars:
        raise TooLargeError(f"the text has {len(text)} characters, {settings.max_text_chars} are read", where="text")
