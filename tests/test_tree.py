"""What must not be in any file of the repository: places of one machine and addresses of package indexes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Taken apart, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"(?<![\w./-])/" + r"(?:root|work|home/\w+|Users/\w+)/",
            "file:" + "//",
            r"--(?:extra-)?" + "index-url[ =]",
            r"--trusted-" + "host[ =]",
            r"https?://[^\s\"'`)]+/" + r"simple\b",
        )
    )
)


def find_tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.split("\0") if name]


def test_no_tracked_file_names_a_machine_or_an_index() -> None:
    found = []
    for path in find_tracked():
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []


def test_every_requirement_is_locked_with_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    packages = [entry for entry in entries if entry and not entry.startswith("#")]
    assert len(packages) > 50
    for package in packages:
        assert re.match(r"[a-z0-9._-]+==\S+ ", package)
        assert "--hash=sha256:" in package
