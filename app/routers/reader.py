"""Reading texts in handlers: in a process of its own, behind a queue."""

from typing import Annotated

from fastapi import Depends, Request

from app.errors import TooLargeError
from app.routers.queue import Queue
from app.settings import Settings


def get_queue(request: Request) -> Queue:
    """The queue of the application."""
    queue: Queue = request.app.state.queue
    return queue


Work = Annotated[Queue, Depends(get_queue)]


def require_length(text: str, settings: Settings) -> None:
    """TooLargeError for a text that is longer than this server reads."""
    if len(text) > settings.max_text_chars:
        detail = f"the text has {len(text)} characters, {settings.max_text_chars} are read (max_text_chars)"
        raise TooLargeError(detail, where="text", pointer="/text")
