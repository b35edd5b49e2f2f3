"""The README and the documentation, held to what the program does: commands, answers, links."""

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from sqlalchemy import Engine

from app.cli.commands import cli
from app.loader.load import load
from app.loader.seeds import find_seeds
from app.vocabulary import Scope
from tests.acceptance.reading import Loaded, open_store, read, read_all
from tests.routers.writing import make_key, serving

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SERVER = "http://127.0.0.1:8000"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEREDOC = re.compile(r"^(cat > \S+ <<'END')\n.*?^END$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"""(?:[^'"\n]|'[^']*'|"[^"]*")+""")  # a line, or more of them where a quotation goes on
LINK = re.compile(r"\]\(([^)\s]+)\)")


def find_commands(page: str) -> Iterator[str]:
    """The lines that a reader would type, in fenced blocks and in indented ones."""
    for language, block in BLOCK.findall(page):
        if language == "sh":
            yield from COMMAND.findall(HEREDOC.sub(r"\1", block))
    yield from re.findall(r"(?<=\n    )(?:\.venv/bin/)?twosource .+", page)


def find_all_commands() -> list[str]:
    return sorted({command for page in PAGES for command in find_commands(page.read_text("utf-8"))})


def find_requests(*, written: bool) -> list[str]:
    """The calls of curl that read, or those that write."""
    return [command for command in find_all_commands() if command.startswith("curl ") and (" -d " in command) == written]


def find_block(language: str, words: str) -> str:
    found = [block for kind, block in BLOCK.findall(README) if kind == language and words in block]
    assert len(found) == 1, f"{len(found)} blocks of {language} have {words}"
    return str(found[0])


def is_within(part: Any, whole: Any) -> bool:
    """Whether `part` is `whole` with keys left out."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and is_within(value, whole[key]) for key, value in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) == len(whole) and all(map(is_within, part, whole))
    return bool(part == whole)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of articles that the README has its reader make."""
    folder = tmp_path_factory.mktemp("reader")
    block = find_block("sh", "mkdir")
    typed = block[: block.index("END\n", block.index("\nEND")) + 4]
    subprocess.run(["sh", "-ec", typed], cwd=folder, check=True)
    return folder / "my-articles"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, own: Path) -> Iterator[Loaded]:
    """The store that a reader of the README has: the seeds and two articles more."""
    loaded = open_store(tmp_path_factory.mktemp("readme") / "store.db", find_seeds(), own)
    yield loaded
    loaded.engine.dispose()


class TestCommands:
    @pytest.mark.parametrize("command", [command for command in find_all_commands() if not command.startswith("curl ")])
    def test_can_be_typed(self, command: str) -> None:
        program, *arguments = shlex.split(command.partition(" |")[0].partition(" >")[0])
        match program.removeprefix(".venv/bin/"):
            case "make":
                subprocess.run(["make", "--dry-run", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            case "twosource":
                group = typer.main.get_group(cli)
                name, found, rest = group.resolve_command(group.make_context("twosource", arguments), arguments)
                assert found is not None
                found.make_context(name, rest)
            case "mkdir" | "cat":
                pass  # the fixture `own` runs those of the README
            case unknown:
                pytest.fail(f"no test knows how to try {unknown}")

    @pytest.mark.slow
    @pytest.mark.parametrize("command", find_requests(written=False))
    def test_is_answered(self, loaded: Loaded, command: str) -> None:
        _, address = shlex.split(command)
        assert address.startswith(SERVER)
        assert loaded.client.get(address.removeprefix(SERVER)).status_code == 200

    @pytest.mark.parametrize("command", find_requests(written=True))
    def test_writes_with_a_key(self, engine: Engine, command: str) -> None:
        _, address, *options = shlex.split(command)
        said = dict(zip(options[1:-2:2], options[:-2:2], strict=True))
        assert [*said.values(), options[-2]] == ["-H"] * len(said) + ["-d"]
        key = make_key(engine, Scope.WRITE)[1]["Authorization"].removeprefix("Bearer ")
        headers = dict(header.replace("$KEY", key).split(": ") for header in said)
        with serving(engine) as client:
            answer = client.post(address.removeprefix(SERVER), content=options[-1], headers=headers)
        assert (answer.status_code, answer.json()["outcome"]) == (201, "loaded")

    def test_make_help_names_what_the_readme_names(self) -> None:
        done = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
        typed = {command.split()[1] for command in find_commands(README) if command.startswith("make ")}
        assert typed <= set(re.findall(r"^make (\w+)", done.stdout, re.MULTILINE))


@pytest.mark.slow
class TestAnswers:
    def test_the_first_of_three_claims_is_the_one_that_is_looked_up(self, loaded: Loaded) -> None:
        injured = read(loaded, "/v1/claims", measure="injured")["items"]
        assert len(injured) == 3
        assert f"`{injured[0]['id']}`" in README
        assert f"curl '{SERVER}/v1/claims/{injured[0]['id']}'" in README

    def test_the_lookup_is_what_the_seeds_answer(self, loaded: Loaded) -> None:
        shown = json.loads(find_block("json", "appearances"))
        whole = read(loaded, "/v1/claims", measure="injured")["items"][0]
        answer = read(loaded, f"/v1/claims/{whole['id']}")
        assert is_within(shown, answer), json.dumps(answer, ensure_ascii=False, indent=1)

    def test_the_span_is_those_words(self, loaded: Loaded) -> None:
        found = re.search(r"`text\[(\d+):(\d+)\]`", README)
        assert found is not None
        shown = json.loads(find_block("json", "appearances"))["appearances"][0]
        text = (find_seeds() / shown["article"]["loaded_from"]).read_text("utf-8")
        assert text[int(found[1]) : int(found[2])] == shown["evidence"]["exact"]

    def test_the_readers_own_articles_dispute_each_other(self, loaded: Loaded) -> None:
        moved = read(loaded, "/v1/claims", measure="evacuated")["items"]
        assert [claim["disputed"] for claim in moved] == [True, True]
        quoted = re.search(r"by the other: “([^”]+)”", README)
        assert quoted is not None
        assert all(any(quoted[1] in reason for reason in claim["why"]) for claim in moved)

    def test_they_are_an_event_of_their_own(self, loaded: Loaded) -> None:
        assert [event["article_count"] for event in read_all(loaded, "/v1/events")] == [2, 2]
        assert read(loaded, "/v1/claims", publisher="Valley Courier")["items"]

    def test_loading_them_again_changes_nothing(self, loaded: Loaded, own: Path) -> None:
        summary = load(loaded.engine, [own])
        assert (summary.loaded, summary.revised, summary.unchanged, summary.refused) == (0, 0, 2, [])


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
    def test_lead_to_files_and_headings(self, page: Path) -> None:
        for target in LINK.findall(page.read_text("utf-8")):
            if target.startswith(("http://", "https://")):
                continue
            name, _, heading = target.partition("#")
            path = (page.parent / name).resolve() if name else page
            assert path.exists(), target
            assert not heading or heading in find_anchors(path), target

    def test_every_page_can_be_reached_from_the_index(self) -> None:
        index = ROOT / "docs" / "README.md"
        linked = {(index.parent / target).resolve() for target in LINK.findall(index.read_text("utf-8"))}
        assert {page for page in PAGES if page.is_relative_to(index.parent)} - linked == {index}

    def test_the_index_calls_decisions_by_their_titles(self) -> None:
        rows = re.findall(r"^\| \[(\d+)\]\((\S+)\) \| (.+) \|$", (ROOT / "docs" / "README.md").read_text("utf-8"), re.MULTILINE)
        for number, target, title in rows:
            heading = (ROOT / "docs" / target).read_text("utf-8").partition("\n")[0]
            assert heading == f"# {number}. {title}"
        assert len(rows) == len(list((ROOT / "docs" / "decisions").glob("*.md")))


def find_anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
