"""The page of security tests names only tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMED = sorted(
    set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs" / "security-tests.md").read_text(encoding="utf-8")))
)


@pytest.mark.parametrize(("path", "group"), NAMED, ids=["::".join(filter(None, each)) for each in NAMED])
def test_what_is_named_exists(path: str, group: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8")
    assert not group or f"class {group}" in written


def test_every_module_of_hostile_input_and_faults_is_named() -> None:
    modules = {
        str(path.relative_to(ROOT)) for folder in ("hostile", "faults") for path in (ROOT / "tests" / folder).glob("test_*.py")
    }
    assert modules <= {path for path, _ in NAMED}
