"""The docs page in a real browser: it loads, works as it stands, and speaks with no other machine."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import ConsoleMessage, Error, Page, Request, expect, sync_playwright
from sqlalchemy import Engine

from app.db import make_engine
from app.main import create_app
from app.settings import Settings
from tests.routers.conftest import World
from tests.routers.conftest import world as world
from tests.routers.examples import seeded

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 20_000

pytestmark = [
    pytest.mark.browser,
    # A machine without a browser can still run the rest; .ci/run installs it.
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"),
]


@contextmanager
def serving(engine: Engine) -> Iterator[str]:
    """Where a server on the store answers, on a port of its own."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(engine, Settings(log_level="ERROR"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not server.started and time.monotonic() < end:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listener.close()


def count_operations() -> int:
    """How many operations the document has."""
    return sum(len(item) for item in create_app(make_engine("sqlite://")).openapi()["paths"].values())


@pytest.fixture
def address(engine: Engine, world: World) -> Iterator[str]:
    """Where a server on a small store answers."""
    with serving(engine) as address:
        yield address


class Visit:
    """A page with what it asked for and what it complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("request", self._note_request)
        page.on("console", self._note_message)
        page.on("pageerror", self._note_error)

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def assert_quiet(self, address: str) -> None:
        """No complaint but of writing without a key, and no request to another machine."""
        assert [text for text in self.complaints if "401 (Unauthorized)" not in text] == []
        assert [url for url in self.requests if not url.startswith((address, "data:", "blob:"))] == []


@pytest.fixture
def visit() -> Iterator[Visit]:
    """A fresh browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Visit(browser.new_page(viewport={"width": 1280, "height": 1600}))
        browser.close()


class TestDocsPage:
    def test_leads_there_from_the_root_and_shows_every_operation(self, address: str, visit: Visit, tmp_path: Path) -> None:
        visit.page.goto(f"{address}/")
        assert visit.page.url == f"{address}/docs"
        expect(visit.page.locator(".info h1.title, .info .title").first).to_contain_text("Twosource")
        expect(visit.page.locator(".opblock")).to_have_count(count_operations())
        visit.page.screenshot(path=tmp_path / "docs.png", full_page=True)
        visit.assert_quiet(address)

    def test_search_can_be_tried_out(self, address: str, visit: Visit, tmp_path: Path) -> None:
        visit.page.goto(f"{address}/docs#/Search/search")
        block = visit.page.locator("#operations-Search-search")
        block.get_by_role("button", name="Try it out").click()
        block.get_by_placeholder("q", exact=True).fill("river")
        block.get_by_role("button", name="Execute").click()
        answer = block.locator(".live-responses-table")
        expect(answer).to_contain_text('"statement": "The river rose"')
        expect(answer.locator("tr.response td.response-col_status").first).to_contain_text("200")
        visit.page.screenshot(path=tmp_path / "search.png", full_page=True)
        visit.assert_quiet(address)

    @pytest.mark.slow
    def test_every_operation_can_be_tried_as_it_stands(self, visit: Visit) -> None:
        with seeded() as engine, serving(engine) as address:
            visit.page.goto(f"{address}/docs")
            expect(visit.page.locator(".opblock").first).to_be_visible()
            for block in visit.page.locator(".opblock").all():
                block.locator(".opblock-summary-control").click()
                block.get_by_role("button", name="Try it out").click()
                block.get_by_role("button", name="Execute").click()
                status = block.locator(".live-responses-table tr.response td.response-col_status").first
                # Writing needs a key, which the page has none of: its lock says so, and the answer.
                expected = "401" if block.locator(".authorization__btn").count() else "200"
                expect(status, block.locator(".opblock-summary").inner_text()).to_contain_text(expected, timeout=PATIENCE_MS)
                block.locator(".opblock-summary-control").click()
            visit.assert_quiet(address)
