"""Processes for tests of faults: loads and servers in a process of their own, which can be killed."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TWOSOURCE = [sys.executable, "-c", "from app.cli import main; main()"]
LOAD = """
import sys
from pathlib import Path
from app.db import make_engine
from app.loader.load import load
from tests.loader.fakes import make_linking_steps
try:
    summary = load(make_engine(sys.argv[1]), [Path(sys.argv[2])], steps=make_linking_steps())
except Exception as error:
    from app.cli import _describe
    sys.exit(_describe(error))
print(summary.loaded, summary.unchanged)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "TWOSOURCE_LOG_LEVEL": "ERROR"}
SECONDS = 300  # a loaded machine takes long to start a model


def loading(url: str, folder: Path, *, before: str = "") -> list[str]:
    """The command of a load with the tests' own reader; `before` is run first."""
    return [sys.executable, "-c", before + LOAD, url, str(folder)]


def run(command: list[str], *, cwd: Path = ROOT, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # the options are passed on
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=SECONDS, check=False, **options
    )


@contextmanager
def served(url: str, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of the store, as its address and its process; ended with SIGTERM where it still runs."""
    command = [*TWOSOURCE, "serve", "--no-seeds", "--port", "0", "--database", url, *options]
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        first = child.stderr.readline()
        address = re.search(r"http://[^\s]+", first)
        try:
            assert address, first + child.stderr.read()
            yield address[0], child
        finally:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
                child.wait(SECONDS)
