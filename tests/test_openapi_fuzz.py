"""Requests made from the OpenAPI document: none may fail unexpectedly, and every answer must be as the document says."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from sqlalchemy import Engine

from app.db import make_engine
from app.main import create_app
from app.settings import Settings
from tests.routers.conftest import World
from tests.routers.conftest import world as world

EXAMPLES = 35
KEPT = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "response_headers_conformance",
    "negative_data_rejection",
    "unsupported_method",
]
OPERATIONS = [
    (mode, method, path)
    for path, item in create_app(make_engine("sqlite://")).openapi()["paths"].items()
    for method, operation in item.items()
    for mode in GenerationMode
    # Where nothing is asked for, nothing can be asked wrongly.
    if mode is GenerationMode.POSITIVE or "parameters" in operation or "requestBody" in operation
]


@pytest.mark.parametrize(("mode", "method", "path"), OPERATIONS, ids=lambda each: str(each))
def test_every_answer_is_as_documented(engine: Engine, world: World, mode: GenerationMode, method: str, path: str) -> None:
    load_all_checks()
    checks = [CHECKS.get_one(name) for name in KEPT]
    # What is over the limit of an address is refused before the schema is looked at, which schemathesis cannot know.
    app = create_app(engine, Settings(log_level="ERROR", max_url_bytes=1_000_000))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)

    # The seed is fixed, so that a failure is one for everybody, and the run is bounded.
    @seed(20_260_424)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(schema[path][method].as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate(checks=checks)

    check()
