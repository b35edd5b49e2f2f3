"""Many articles in one request: NDJSON in, a line of what became of each out, in their order and while the rest still comes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import TypeAlias

from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from app.errors import AppError
from app.loader.accepting import QueueFullError, Wanted
from app.loader.submissions import make_article_id, make_content, name_identity, parse_submission
from app.models import Job, Task
from app.routers.bodies import BATCH as NDJSON
from app.routers.bodies import require_plain_json
from app.routers.queue import Queue
from app.schemas.problem import make_items
from app.schemas.writing import BatchLine, make_line, make_refused_line
from app.settings import Settings

SHARE = 2  # a batch fills half of the queue at most, so that single articles find a place
TOGETHER = 8  # lines accepted in one transaction
AGAIN_SECONDS = 0.2
Line: TypeAlias = tuple[int, Job | AppError]
"""A line's number with its job, or why it was refused."""


class BatchResponse(StreamingResponse):
    """A stream whose request is still being read: the base class would take what comes for the client's leaving."""

    media_type = NDJSON

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as the base class has it
        """Send it."""
        with suppress(ClientDisconnect):
            await self.stream_response(send)


def answer_batch(request: Request, queue: Queue, *, key_id: str) -> BatchResponse:
    """The answer to a batch: what is accepted is carried out, also where the client goes away."""
    return BatchResponse(_find_results(request, queue, key_id=key_id), headers={"Cache-Control": "no-store"})


async def _find_results(request: Request, queue: Queue, *, key_id: str) -> AsyncIterator[bytes]:
    # Bounded: where results are not taken, no more lines are read.
    lines: asyncio.Queue[Line | None] = asyncio.Queue(queue.settings.max_queue)
    reading = asyncio.create_task(_accept_lines(request, queue, lines, key_id=key_id))
    try:
        while (line := await lines.get()) is not None:
            yield (await _finish(queue, *line)).model_dump_json().encode() + b"\n"
        await reading
    finally:
        reading.cancel()


async def _finish(queue: Queue, number: int, found: Job | AppError) -> BatchLine:
    if isinstance(found, AppError):
        return make_refused_line(number, str(found), make_items(found))
    try:
        return make_line(number, await queue.wait(found))
    except AppError as error:
        return make_refused_line(number, error.detail)


async def _accept_lines(request: Request, queue: Queue, lines: asyncio.Queue[Line | None], *, key_id: str) -> None:
    """Put each line into the queue as it comes, and then its number into `lines`; None is the end."""
    number = 0
    together = max(1, min(TOGETHER, queue.settings.max_queue // SHARE))
    try:
        async for group in _find_lines(request, longest=queue.settings.max_body_bytes):
            for start in range(0, len(group), together):
                some = group[start : start + together]
                for line in await _accept(queue, some, first=number + 1, key_id=key_id):
                    await lines.put(line)
                number += len(some)
    except (HTTPException, AppError) as error:
        await lines.put((number + 1, AppError(f"{error.detail}; the rest is not read")))
    finally:
        await lines.put(None)


async def _find_lines(request: Request, *, longest: int) -> AsyncIterator[list[bytes]]:
    """The lines that each piece of the body completes. Raises AppError for one that is longer than a body may be."""
    rest = b""
    async for piece in request.stream():
        *whole, rest = (rest + piece).split(b"\n")
        if whole:
            yield whole
        if len(rest) > longest:
            raise AppError(f"a line is longer than {longest:,} bytes (max_body_bytes)")
    if rest:
        yield [rest]


async def _accept(queue: Queue, group: list[bytes], *, first: int, key_id: str) -> list[Line]:
    """The lines' jobs, in one transaction; those that are refused stay out of it. Blank lines are passed over."""
    found = [(number, _parse(line, queue.settings)) for number, line in enumerate(group, first) if line.strip()]
    wanted = [one for _, one in found if isinstance(one, Wanted)]
    taken = iter(await _find_place(queue, wanted, key_id=key_id) if wanted else ())
    return [(number, next(taken) if isinstance(one, Wanted) else one) for number, one in found]


async def _find_place(queue: Queue, wanted: list[Wanted], *, key_id: str) -> list[Job]:
    while True:
        try:
            return await queue.accept(wanted, key_id=key_id, share=SHARE)
        except QueueFullError:
            # The sender waits with it, since no more is read of what it sends.
            await asyncio.sleep(AGAIN_SECONDS)


def _parse(line: bytes, settings: Settings) -> Wanted | AppError:
    try:
        require_plain_json(line, max_depth=settings.max_json_depth)
        sent = parse_submission(line, max_chars=settings.max_text_chars)
    except HTTPException as error:
        return AppError(str(error.detail))
    except AppError as error:
        return error
    identity = name_identity(sent)
    article_id = None if identity is None else make_article_id(identity)
    return Wanted(task=Task.STORE, article_id=article_id, content=make_content(sent, identity=identity))
