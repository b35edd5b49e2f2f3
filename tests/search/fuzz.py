"""Generated queries against a server on the seed articles: `python -m tests.search.fuzz [COUNT [SEED]]`, by default 200,000 and 1.

Prints how many were asked, how many were answered with a fault of the server's own, and the slowest.
"""

import random
import sys
import time
from collections.abc import Iterator

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.routers.examples import seeded

COUNT = 200_000
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
    asked, failed, slowest = 0, 0, (0.0, "")
    # No limit of pace stands between the queries and the search.
    with TestClient(
        create_app(engine, Settings(log_level="ERROR", requests_per_minute=0)), raise_server_exceptions=False
    ) as client:
        client.get("/v1/search", params={"q": "warm up"})
        for query in queries:
            start = time.process_time()
            answer = client.get("/v1/search", params={"q": query, "limit": 5, "mode": "lexical"})
            slowest = max(slowest, (time.process_time() - start, query))
            asked += 1
            failed += answer.status_code != 200
            if answer.status_code != 200:
                sys.stdout.write(f"{answer.status_code} {query!r}\n")
    return asked, failed, *slowest


if __name__ == "__main__":
    count, seed = [*map(int, sys.argv[1:]), *(COUNT, 1)[len(sys.argv) - 1 :]][:2]
    with seeded() as engine:
        asked, failed, seconds, query = ask(engine, make_queries(count, seed=seed))
    sys.stdout.write(f"{asked} queries, {failed} not answered, the slowest took {seconds * 1000:.0f} ms: {query!r}\n")
    sys.exit(failed > 0 or seconds > 1)
