"""`twosource search` in a terminal, down a pipe and as JSON."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from app.cli.commands import cli
from app.db import writing
from app.vocabulary import Support
from tests.factories import make_appearance, make_article, make_claim

run = CliRunner().invoke


@pytest.fixture
def url(engine: Engine) -> str:
    with writing(engine) as session:
        article = make_article(session, "The old weir broke.\x1b[31m Nobody was hurt.", title="Weir at Ost")
        claim = make_claim(session, "The old weir broke", support=Support.CORROBORATED, disputed=True)
        make_appearance(session, claim, article, "The old weir broke")
    return str(engine.url)


def search(url: str, *arguments: str) -> tuple[int, str, str]:
    result = run(cli, ["search", *arguments, "--mode", "lexical", "--database", url])
    return result.exit_code, result.stdout, result.stderr


class TestSearch:
    def test_shows_claims_and_articles_with_their_standing(self, url: str) -> None:
        status, shown, told = search(url, "weir")
        assert status == 0
        assert "The old weir broke  corroborated  disputed" in shown
        assert "Weir at Ost" in shown
        assert "1 claims, 1 articles found" in told

    def test_nothing_in_a_text_steers_the_terminal(self, url: str) -> None:
        assert "\x1b" not in search(url, "nobody", "--kind", "articles")[1]

    def test_json_is_the_answer_of_the_api(self, url: str) -> None:
        status, shown, _ = search(url, "weir", "--json", "--kind", "claims")
        found = json.loads(shown)
        assert (status, found["total"]["value"], found["mode"]) == (0, 1, "lexical")

    def test_several_words_are_one_query(self, url: str) -> None:
        together, apart = (json.loads(search(url, *words, "--json")[1]) for words in (["hurt nobody"], ["hurt", "nobody"]))
        assert together["total"] == apart["total"] == {"value": 1, "relation": "eq"}

    def test_nothing_found_is_said_and_is_the_status(self, url: str) -> None:
        status, shown, told = search(url, '"zebra"')
        assert (status, shown) == (1, "")
        assert "nothing found" in told

    @pytest.mark.parametrize("wrong", [("--kind", "events"), ("--limit", "0")])
    def test_options_that_are_none_are_refused(self, url: str, wrong: tuple[str, str]) -> None:
        assert search(url, "weir", *wrong)[0] == 2

    def test_store_is_left_without_a_trace_by_words_alone(self, url: str, store: Path) -> None:
        search(url, "weir")
        assert not list(store.parent.glob("*.f32*"))
