"""The clients of the soak: each does one kind of thing, again and again, and notes what it got."""

import json
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

from tests.soak.texts import ARTICLES, make_report

PAUSE_SECONDS = 0.02
WORDS = (
    "people",
    "killed",
    "injured",
    "Quill",
    '"Water Board"',
    "flood -fire",
    "warn*",
    "missing bodies found",
    "KN-23",
    "$ million",
)
LISTS = ("claims", "articles", "events", "entities", "changes")


class Notes:
    """What all clients got: answers by kind and status, how long they took, what was wrong."""

    def __init__(self) -> None:
        self.statuses: Counter[tuple[str, int]] = Counter()
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []
        self.stop = threading.Event()


class Client:
    """One connection, which is opened anew where the server closed it."""

    def __init__(self, address: str, notes: Notes, kind: str, key: str) -> None:
        self.netloc, self.notes, self.kind, self.key = urlsplit(address).netloc, notes, kind, key
        self.connection = HTTPConnection(self.netloc, timeout=330)

    def close(self) -> None:
        """Hang up."""
        self.connection.close()

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> bytes:
        """One answer, noted; empty where it is an error."""
        content = json.dumps(body).encode() if body is not None else None
        given = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json", **headers}
        begun = time.monotonic()
        try:
            self.connection.request(method, path, content, given)
            answer = self.connection.getresponse()
            read = answer.read()
        except (OSError, HTTPException) as error:
            self.connection.close()
            self.connection = HTTPConnection(self.netloc, timeout=330)
            if not self.notes.stop.is_set():
                self.notes.faults.append(f"{method} {path}: {type(error).__name__}: {error}")
            return b""
        self.notes.seconds[self.kind].append(time.monotonic() - begun)
        self.notes.statuses[self.kind, answer.status] += 1
        if answer.status >= 500:
            self.notes.faults.append(f"{method} {path}: {answer.status} {read[:300]!r}")
        return read if answer.status < 400 else b""

    def get(self, path: str) -> dict[str, list[dict[str, str]]]:
        """A list, empty where it is an error."""
        read = self.ask("GET", path)
        return json.loads(read) if read else {"items": []}


def look_up(client: Client, chance: random.Random) -> None:
    """Pages of a list, and what is in them."""
    name = chance.choice(LISTS)
    items = client.get(f"/v1/{name}?limit={chance.randint(1, 50)}")["items"]
    if name == "changes" or not items:
        return
    one = chance.choice(items)["id"]
    client.ask("GET", f"/v1/{name}/{one}")
    client.ask("GET", f"/v1/{name}/{one}", **{"If-None-Match": '"none"'})
    if name in ("articles", "claims"):
        client.ask("GET", f"/v1/{name}/{one}/{'claims' if name == 'articles' else 'appearances'}")


def search(client: Client, chance: random.Random) -> None:
    """Searches and facets."""
    client.ask("GET", f"/v1/search?q={quote(' '.join(chance.sample(WORDS, 2)))}&limit=10")
    client.ask("GET", f"/v1/claims?facets=true&disputed={chance.choice(['true', 'false'])}")


def export(client: Client, _: random.Random) -> None:
    """A whole export, each line of which must be whole."""
    for line in client.ask("GET", "/v1/export/claims.jsonl").splitlines():
        if not json.loads(line)["id"].startswith("c-"):
            client.notes.faults.append(f"a line of the export is no claim: {line[:100]!r}")


def revise(client: Client, chance: random.Random) -> None:
    """Articles that are new, revised, unchanged; now and then one is withdrawn."""
    report = make_report(chance.randrange(ARTICLES), chance.randrange(8))
    read = client.ask("POST", "/v1/articles", report)
    article_id = json.loads(read)["id"] if read else None
    if article_id is None:
        return
    if chance.random() < 0.1:
        client.ask("DELETE", f"/v1/articles/{article_id}")
    elif chance.random() < 0.3:
        client.ask("PUT", f"/v1/articles/{article_id}", make_report(int(report["id"].partition("-")[2]), chance.randrange(8)))


def load(client: Client, chance: random.Random) -> None:
    """A batch, of which one line is bad."""
    lines = [json.dumps(make_report(chance.randrange(ARTICLES), chance.randrange(8))) for _ in range(6)]
    lines.insert(3, '{"text": ')
    # One of its own: between two batches the server closes what lies idle.
    begun = time.monotonic()
    headers = {"Authorization": f"Bearer {client.key}", "Content-Type": "application/x-ndjson"}
    with closing(HTTPConnection(client.netloc, timeout=330)) as connection:
        connection.request("POST", "/v1/articles", "\n".join(lines).encode(), headers)
        answer = connection.getresponse()
        results = [json.loads(line) for line in answer.read().splitlines()]
    client.notes.statuses[client.kind, answer.status] += 1
    client.notes.seconds[client.kind].append(time.monotonic() - begun)
    if [result["line"] for result in results if result["outcome"] == "refused"] != [4] or len(results) != 7:
        client.notes.faults.append(f"a batch of 7 lines was answered with {results}")


def read_texts(client: Client, chance: random.Random) -> None:
    """Texts that are read or checked and not stored."""
    text = make_report(chance.randrange(ARTICLES), 9)["text"]
    client.ask("POST", chance.choice(["/v1/extract", "/v1/check"]), {"text": text})


KINDS: dict[str, tuple[Callable[[Client, random.Random], None], int, float]] = {
    "lookups": (look_up, 2, PAUSE_SECONDS),
    "searches": (search, 1, PAUSE_SECONDS),
    "revisions": (revise, 1, PAUSE_SECONDS),
    "loads": (load, 1, 5),
    "texts": (read_texts, 1, 1),
    "exports": (export, 1, 2),
}
"""What each kind does, how many do it at once, and how long each rests in between."""


def start_all(address: str, notes: Notes, key: str) -> Iterator[threading.Thread]:
    """Start every client."""
    for kind, (act, count, pause) in KINDS.items():
        for number in range(count):
            client = Client(address, notes, kind, key)
            thread = threading.Thread(target=_repeat, args=(act, client, f"{kind} {number}", pause))
            thread.start()
            yield thread


def _repeat(act: Callable[[Client, random.Random], None], client: Client, name: str, pause: float) -> None:
    chance = random.Random(name)  # noqa: S311 - chosen to be the same each time, not to be secret
    with closing(client):
        while not client.notes.stop.is_set():
            try:
                act(client, chance)
            except (ValueError, KeyError, OSError, HTTPException) as error:
                if not client.notes.stop.is_set():
                    client.notes.faults.append(f"{name}: {type(error).__name__}: {error}")
                    return
            client.notes.stop.wait(pause)
