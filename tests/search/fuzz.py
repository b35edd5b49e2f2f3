"""Generated queries against a server on the seed articles: `python -m tests.search.fuzz [COUNT [SEED]]`, by default 200,000 and 1.

Prints how many were asked, how many were answered with a fault of the server's own, and the slowest.
"""

import asyncio
import random
import sys
import time
from collections.abc import Iterator, MutableMapping
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from sqlalchemy import Engine

from app.main import create_app
from app.settings import Settings
from tests.routers.examples import seeded

COUNT = 200_000
PATH = "/v1/search"
LONGEST = 60
# Whatever a keyboard, a copied sentence or an attacker may send, beside words that occur.
NASTY = (
    *(
        "'",
        '"',
        "“",
        "”",
        "«",
        "`",
        "(",
        ")",
        "((",
        "))",
        "[",
        "{",
        "*",
        "**",
        "-",
        "--",
        "+",
        "^",
        ":",
        "::",
        "\\",
        "/",
        "%",
        "_",
        "~",
        ";",
        "|",
    ),
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR(",
        "AND NOT",
        "rank:",
        "text:",
        "speaker:",
        'publisher:"',
        "before:",
        "after:2031-02-30",
        "support:x",
    ),
    *(
        "disputed:maybe",
        "entity:%",
        "measure:*",
        "' OR 1=1 --",
        '"; DROP TABLE claim; --',
        "\x00",
        "\x1f",
        "\ufdd0",
        "\u202e",
        "\u0301",
        "🙂",
    ),
    *(
        "Kyiv",
        "zelensky",
        "missile",
        "inj*",
        "KN-23",
        "O'Neil",
        "the",
        "of",
        "12",
        "½",
        "١٢",
        "北京",
        "水",
        "ไทย",
        "naïve",
        "ﬁ",
        "İ",
        "ß",
        "x" * 80,
    ),
)


def make_queries(count: int, *, seed: int = 1) -> Iterator[str]:
    """Queries of nasty parts in any order, joined in any way; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(count):
        length = rng.randint(1, LONGEST if rng.random() < 0.02 else 7)
        parts = (rng.choice(NASTY) if rng.random() < 0.9 else chr(rng.randrange(0xD7FF)) for _ in range(length))
        yield rng.choice((" ", "", " ")).join(parts)


def ask(engine: Engine, queries: Iterator[str]) -> tuple[int, int, float, str]:
    """How many queries were asked, how many of them were no success, and the slowest: its seconds of the processor, and itself."""
    # No limit of pace stands between the queries and the search.
    return asyncio.run(_ask_all(create_app(engine, Settings(log_level="ERROR", requests_per_minute=0)), queries))


async def _ask_all(app: FastAPI, queries: Iterator[str]) -> tuple[int, int, float, str]:
    asked, failed, slowest = 0, 0, (0.0, "")
    async with app.router.lifespan_context(app):
        await _get(app, "warm up")
        for query in queries:
            start = time.process_time()
            status = await _get(app, query)
            slowest = max(slowest, (time.process_time() - start, query))
            asked += 1
            failed += status != 200
            if status != 200:
                sys.stdout.write(f"{status} {query!r}\n")
    return asked, failed, *slowest


async def _get(app: FastAPI, query: str) -> int:
    """The status of a search, asked of the whole application as a server would: a client on top takes longer than the search."""
    asked = urlencode({"q": query, "limit": 5, "mode": "lexical"}, errors="surrogatepass").encode()
    statuses: list[int] = []
    scope: dict[str, Any] = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "method": "GET"}
    scope |= {"path": PATH, "raw_path": PATH.encode(), "query_string": asked, "root_path": "", "headers": [(b"host", b"localhost")]}
    scope |= {"client": ("127.0.0.1", 1), "server": ("localhost", 80)}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope, receive, send)
    return statuses[0]


if __name__ == "__main__":
    count, seed = [*map(int, sys.argv[1:]), *(COUNT, 1)[len(sys.argv) - 1 :]][:2]
    with seeded() as engine:
        asked, failed, seconds, query = ask(engine, make_queries(count, seed=seed))
    sys.stdout.write(f"{asked} queries, {failed} not answered, the slowest took {seconds * 1000:.0f} ms: {query!r}\n")
    sys.exit(failed > 0 or seconds > 1)
