"""Articles that mean harm: markup, scripts, entities and formulas in their texts reach a reader as words or not at all."""

import json
import time
from contextlib import suppress

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from app.errors import AppError
from app.loader.html import parse_page
from app.loader.markup import MARKS, MOST_ATTRIBUTES, MOST_MARKS
from tests import factories as make
from tests.routers.conftest import client as client
from tests.routers.conftest import settings as settings

SCRIPTS = [
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "<img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "</mark><script>alert(1)</script>",
    "<mark onmouseover=alert(1)>",
    "&lt;script&gt;",
    "\u202e<b>",
    "{{7*7}}${7*7}<%= 7*7 %>",
]
FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1"]
BODY = "<p>The river at Ost rose by two metres overnight, and the mayor said that forty people had to leave their homes.</p>" * 4
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
FILE = f"file:{'/' * 3}etc/passwd"


def make_page(inside: str, *, before: str = "") -> str:
    return f"{before}<html><body><article>{BODY}{inside}</article></body></html>"


PAGES = {
    "billion laughs": make_page("<p>&l11;</p>", before=f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "external entity": make_page("<p>&x;</p>", before=f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{FILE}">]>'),
    "parameter entity": make_page("", before='<!DOCTYPE html [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'),
    "xinclude": make_page(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{FILE}" parse="text"/>'),
    "deep": make_page("<div>" * 20_000 + "rain" + "</div>" * 20_000),
    "wide": make_page("<b></b>" * 50_000),
    "attributes": make_page("<p " + " ".join(f'a{n}="1"' for n in range(2_000)) + ">Rain.</p>"),
    "script": make_page("<script>alert('owned')</script><p onclick=alert(1)>More rain is expected.</p>"),
    "unclosed": make_page("<p" * 20_000),
    "comments": make_page("<!--" * 20_000),
}
LONG = 200_000
TAG = "<p " + " ".join(f'a{n}="1"' for n in range(MOST_ATTRIBUTES)) + ">Rain.</p>"
SLOW = {
    "attributes of one tag": "<p " + " ".join(f'a{n}="1"' for n in range(LONG // 10)) + ">Rain.</p>",
    "as many attributes as are read": TAG * (LONG // len(TAG)),
    "as many marks as are read": f"<p>{'<b>x</b> ' * 40}</p>" * (MOST_MARKS // 40 - 1),
    "more marks in many paragraphs": f"<p>{'<b>x</b> ' * 5}</p>" * (LONG // 50),
    "many short paragraphs": "<p>Rain." * (LONG // 16),
    **{f"{name} in one paragraph": f"<p>{f'<{name}>x</{name}> ' * (LONG // 10)}</p>" for name in sorted(MARKS)},
}
TIMES_PROSE = 50  # of what has a tag for each word; some took a thousand times as long


class TestPages:
    @pytest.mark.parametrize("name", PAGES)
    def test_a_page_gives_its_words_or_is_refused(self, name: str) -> None:
        page = PAGES[name].encode()
        try:
            text, said = parse_page(page)
        except AppError:
            return
        assert len(text) < len(page)
        assert len(text) < 20_000
        assert "root:" not in text
        assert "owned" not in text
        assert "<" not in text
        assert "/etc" not in json.dumps(said)


@pytest.fixture(scope="module")
def prose() -> float:
    """Seconds of the processor for a page of prose of that length, but not below what a clock tells well."""
    parse_page(make_page("").encode())
    return max(0.02, min(measure(make_page(BODY * (LONG // len(BODY)))) for _ in range(3)))


class TestTime:
    @pytest.mark.parametrize("name", SLOW)
    def test_a_page_takes_time_as_its_length(self, prose: float, name: str) -> None:
        page = make_page(SLOW[name])
        took = min(measure(page) for _ in range(2))
        assert took < TIMES_PROSE * prose


def measure(page: str) -> float:
    begun = time.process_time()
    with suppress(AppError):
        parse_page(page.encode())
    return time.process_time() - begun


class TestTexts:
    @pytest.mark.parametrize("hostile", SCRIPTS + FORMULAS)
    def test_every_answer_is_json_in_which_markup_is_only_words(self, client: TestClient, session: Session, hostile: str) -> None:
        text = f"{hostile} River news\nThe river rose {hostile} by noon."
        article = make.make_article(session, text, title=hostile, publisher=hostile)
        claim = make.make_claim(session, f"The river rose {hostile}")
        make.make_appearance(session, claim, article, f"The river rose {hostile}")
        session.commit()
        for path in (
            f"/v1/articles/{article.id}",
            f"/v1/claims/{claim.id}",
            "/v1/search?q=river",
            "/v1/claims",
            "/v1/export/claims.jsonl",
        ):
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer.headers["content-type"].startswith(("application/json", "application/jsonl"))
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert client.get(f"/v1/articles/{article.id}").json()["text"] == text
        for marked in find_html(client.get("/v1/search?q=river").json()):
            assert "<" not in marked.replace("<mark>", "").replace("</mark>", "")


def find_html(node: object) -> list[str]:
    """Every value of a field named html."""
    if isinstance(node, dict):
        own = [value for key, value in node.items() if key == "html" and isinstance(value, str)]
        return own + [found for value in node.values() for found in find_html(value)]
    return [found for value in node for found in find_html(value)] if isinstance(node, list) else []
