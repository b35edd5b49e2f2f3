"""Requests made from the OpenAPI document, with every check there is: `python -m tests.fuzz [MINUTES]`, by default ten.

A server of its own on loopback, with the seed articles and a key; schemathesis says what it sent and what was wrong.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.processes import ENVIRONMENT, TWOSOURCE, run, served

MINUTES = 10.0
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
# To its list of what refuses malformed input, the statuses for an address that is too long and for a body of another media type.
SETTINGS = """
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 406, 413, 414, 415, 422, 428, "5xx"]
"""


def fuzz(minutes: float, *options: str) -> int:
    """Fuzz for so many minutes; the status is schemathesis's own: 0 where nothing was found."""
    # What is over the limit of an address is refused before the schema is looked at, which schemathesis cannot know.
    ENVIRONMENT["TWOSOURCE_MAX_URL_BYTES"] = "1000000"
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        Path(folder, "schemathesis.toml").write_text(SETTINGS, "utf-8")
        run([*TWOSOURCE, "load", "seeds", "--database", url])
        scopes = ("--scope", "articles:write", "--scope", "articles:withdraw")
        key = run([*TWOSOURCE, "keys", "add", "fuzz", *scopes, "--database", url]).stdout.strip()
        with served(url) as (address, _):
            command = [
                *(str(SCHEMATHESIS), "run", f"{address}/openapi.json", "--checks", "all", "--continue-on-failure"),
                *("--max-time", str(round(minutes * 60)), "--header", f"Authorization: Bearer {key}"),
                # What a schema cannot say is refused, too: a cursor that nobody gave out, an article without any words.
                *("--exclude-checks", "positive_data_acceptance", "--max-response-time", "60", "--request-timeout", "60"),
                *("--suppress-health-check", "all", "--generation-database", "none"),
            ]
            return subprocess.run([*command, *options], cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(fuzz(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES, *sys.argv[2:]))
