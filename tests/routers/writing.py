"""A server whose texts are read without a model, in a thread, and keys for it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.db import writing
from app.loader.process import Process
from app.loader.writer import Writer
from app.main import create_app
from app.models import WriteKey
from app.pipeline.records import Extraction
from app.queries.keys import add_key
from app.settings import Settings
from app.signing import get_secret
from app.vocabulary import Scope
from tests.loader.fakes import make_linking_steps, read_lines

SECRET = "a secret that only the tests of writing know"  # noqa: S105 - it guards nothing
SETTINGS = Settings(secret=SECRET, log_level="ERROR", max_queue=8, max_body_bytes=5_000, max_text_chars=2_000, embedding="none")


class Inline(Process):
    """Calls in a thread of this process, where tests can put their own reader."""

    def make_executor(self) -> Executor:
        return ThreadPoolExecutor(1)


@contextmanager
def serving(engine: Engine, *, settings: Settings = SETTINGS, read: Callable[..., Extraction] = read_lines) -> Iterator[TestClient]:
    """A client of a server that reads with `read`."""
    app = create_app(engine, settings)
    app.state.queue.process = Inline()
    writer = Writer(engine, make_linking_steps(read), "serve")
    with patch("app.loader.process._get_writer", lambda *_: writer), TestClient(app, follow_redirects=False) as client:
        yield client


def make_key(engine: Engine, *scopes: Scope, expires_at: datetime | None = None) -> tuple[WriteKey, dict[str, str]]:
    """A key's row, and the header that it is sent in."""
    secret = get_secret(SECRET, "")
    assert secret is not None
    with writing(engine) as session:
        row, token = add_key(session, name="desk", scopes=scopes, expires_at=expires_at, secret=secret)
    return row, {"Authorization": f"Bearer {token}"}
