"""Known vulnerabilities of the locked packages: `python -m tests.audit`, with `--if-reachable` where there may be no network.

pip-audit asks a service for each package. Its own word is not enough: where a service knows none of the packages, as a mirror
without PyPI's JSON does, it says that none is vulnerable. So an audit counts only where a service knew packages at all.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.faults.processes import ROOT

SERVICES = ("pypi", "osv")
LOCK = "requirements.lock"
CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 2
SECONDS = 600
Run = Callable[[Sequence[str]], tuple[str, str]]
"""Runs pip-audit with options: its standard output and standard error."""


def run_audit(options: Sequence[str]) -> tuple[str, str]:
    """What pip-audit says of the lock."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--requirement", LOCK]
    done = subprocess.run(
        [*command, "--progress-spinner", "off", *options], cwd=ROOT, check=False, capture_output=True, text=True, timeout=SECONDS
    )
    return done.stdout, done.stderr


def audit(run: Run = run_audit) -> tuple[int, list[str]]:
    """The status with what is to be said: of the first service that knows any of the packages, or why none could be asked."""
    said, told = run(["--dry-run"])
    if "would have audited" not in told + said:
        return VULNERABLE, [f"{LOCK} cannot be audited: {get_last(told)}"]
    reasons = []
    for service in SERVICES:
        said, told = run(["--format", "json", "--vulnerability-service", service])
        packages = read_packages(said)
        known = [each for each in packages if "skip_reason" not in each]
        if known:
            return describe(service, packages, known)
        reasons.append(f"{service}: {f'knows none of {len(packages)} packages' if packages else get_last(told)}")
    return NOT_AUDITED, ["nothing was audited, no service could be asked", *reasons]


def describe(service: str, packages: Sequence[dict[str, Any]], known: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
    """The status and the lines of an audit that took place."""
    found = list(find_vulnerabilities(known))
    lines = [f"{service}: {len(known)} of {len(packages)} packages audited, vulnerabilities known: {len(found)}", *found]
    if unknown := [each["name"] for each in packages if "skip_reason" in each]:
        lines.append(f"not known to it: {', '.join(unknown)}")
    return VULNERABLE if found else CLEAN, lines


def find_vulnerabilities(packages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A line for each vulnerability."""
    for package in packages:
        for each in package["vulns"]:
            mended = f"mended in {', '.join(each['fix_versions'])}" if each["fix_versions"] else "not mended yet"
            yield f"{package['name']} {package['version']}: {each['id']}, {mended}"


def read_packages(said: str) -> list[dict[str, Any]]:
    """The packages in pip-audit's JSON, none where it broke off."""
    try:
        return list(json.loads(said)["dependencies"])
    except ValueError:
        return []


def get_last(told: str) -> str:
    """The last line, which is the error itself."""
    return (told.strip().splitlines() or ["pip-audit said nothing"])[-1]


if __name__ == "__main__":
    status, lines = audit()
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(CLEAN if status == NOT_AUDITED and "--if-reachable" in sys.argv[1:] else status)
