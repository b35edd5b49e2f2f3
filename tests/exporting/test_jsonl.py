"""The export of claims as lines of JSON."""

import json

from sqlalchemy import Engine

from app.exporting.claims import find_claims
from app.exporting.jsonl import find_lines
from tests.exporting.conftest import fill


class TestFindLines:
    def test_a_line_is_a_whole_lookup(self, engine: Engine) -> None:
        fill(engine, 2)
        line, _ = find_lines(find_claims(engine))
        assert line.index("\n") == len(line) - 1
        assert {"statement", "support", "disputed", "why", "origins", "appearances", "links"} <= json.loads(line).keys()
