"""Settings come from the environment, are refused when they cannot be, and are documented."""

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings, get_settings

PAGE = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \| .{20,} \|$", PAGE, re.MULTILINE))


def variable(field: str) -> str:
    return f"TWOSOURCE_{field.upper()}"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)


class TestDocumentation:
    def test_every_setting_is_documented_and_nothing_else(self) -> None:
        assert set(ROWS) == {variable(field) for field in Settings.model_fields}

    @pytest.mark.parametrize("field", Settings.model_fields)
    def test_the_default_is_the_documented_one(self, field: str) -> None:
        default = Settings.model_fields[field].default
        assert ROWS[variable(field)] == (default if isinstance(default, str) else json.dumps(default))

    @pytest.mark.parametrize("field", Settings.model_fields)
    def test_the_page_says_what_the_setting_says(self, field: str) -> None:
        described = Settings.model_fields[field].description
        assert described
        assert described.removesuffix(".") in PAGE


class TestEnvironment:
    def test_a_variable_sets_its_field(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TWOSOURCE_DATABASE_URL", "sqlite:////srv/two.db")
        monkeypatch.setenv("TWOSOURCE_CORS_ORIGINS", '["https://desk.example"]')
        monkeypatch.setenv("PORT", "1")
        settings = Settings()
        assert settings.database_url == "sqlite:////srv/two.db"
        assert settings.cors_origins == ["https://desk.example"]
        assert settings.port == 8000

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("PORT", "0"),
            ("PORT", "65536"),
            ("PORT", "http"),
            ("LOG_LEVEL", "LOUD"),
            ("MAX_BODY_BYTES", "-1"),
            ("MAX_TEXT_CHARS", "many"),
        ],
    )
    def test_a_value_that_cannot_be_is_refused_by_name(self, name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(f"TWOSOURCE_{name}", value)
        with pytest.raises(ValidationError, match=name.lower()):
            Settings()

    def test_they_cannot_be_changed_while_running(self) -> None:
        with pytest.raises(ValidationError, match="frozen"):
            Settings().port = 1  # type: ignore[misc]  # the mistake that is tested

    def test_they_are_read_once(self) -> None:
        assert get_settings() is get_settings()
