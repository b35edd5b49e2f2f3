import json
from collections.abc import Sequence

from tests.audit import CLEAN, NOT_AUDITED, VULNERABLE, Run, audit, run_audit

SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
BROKEN = {"name": "jinja2", "version": "2.4.1", "vulns": [{"id": "PYSEC-0-1", "fix_versions": ["2.7.3"], "aliases": []}]}
UNKNOWN = {"name": "jinja2", "skip_reason": "Dependency not found"}


def answering(**answers: tuple[str, str]) -> Run:
    """A pip-audit that can read the lock and says what is given for each service."""

    def run(options: Sequence[str]) -> tuple[str, str]:
        return ("", "would have audited 1 packages") if "--dry-run" in options else answers[options[-1]]

    return run


def found(*packages: object) -> tuple[str, str]:
    return json.dumps({"dependencies": packages, "fixes": []}), "No known vulnerabilities found"


NO_NETWORK = ("", "Traceback\nConnectionError: the name is not known")


class TestAudit:
    def test_a_vulnerability_fails_and_is_named(self) -> None:
        assert audit(answering(pypi=found(BROKEN, UNKNOWN))) == (
            VULNERABLE,
            [
                "pypi: 1 of 2 packages audited, vulnerabilities known: 1",
                "jinja2 2.4.1: PYSEC-0-1, mended in 2.7.3",
                "not known to it: jinja2",
            ],
        )

    def test_none_is_clean(self) -> None:
        assert audit(answering(pypi=found(SOUND)))[0] == CLEAN

    def test_a_service_that_knows_no_package_has_audited_nothing(self) -> None:
        assert audit(answering(pypi=found(UNKNOWN), osv=found(SOUND)))[1] == [
            "osv: 1 of 1 packages audited, vulnerabilities known: 0"
        ]
        assert audit(answering(pypi=found(UNKNOWN), osv=found(UNKNOWN)))[0] == NOT_AUDITED

    def test_without_network_the_reason_is_told(self) -> None:
        status, lines = audit(answering(pypi=NO_NETWORK, osv=NO_NETWORK))
        assert status == NOT_AUDITED
        assert lines[1] == "pypi: ConnectionError: the name is not known"

    def test_a_lock_that_cannot_be_read_is_no_matter_of_the_network(self) -> None:
        assert audit(lambda _: ("", "ERROR: jinja2 is not pinned")) == (
            VULNERABLE,
            ["requirements.lock cannot be audited: ERROR: jinja2 is not pinned"],
        )

    def test_the_lock_can_be_read(self) -> None:
        assert "would have audited" in run_audit(["--dry-run"])[1]
