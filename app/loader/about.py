"""What is said about an article beside its text: the sidecar's form, which the rows of a .jsonl file share."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Self

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from app.errors import Fault, InvalidInputError, make_pointer

DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})\Z")
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$"
URL = r"^https?://[^\s/]+"
# Control characters have no place in a line of print; NUL ends strings in several databases.
FAULTS_TOLD, KEY_CHARS, POINTER_CHARS = 20, 60, 200
UNKNOWN_KEY = "extra_forbidden"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parse_moment(published_at: str) -> datetime:
    """The moment in UTC of an RFC 3339 time, or of midnight UTC for a date alone. Raises ValueError for anything else."""
    if DATE.match(published_at):
        return datetime.combine(date.fromisoformat(published_at), time(), UTC)
    if MOMENT.match(published_at):
        moment = datetime.fromisoformat(published_at.upper())
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            raise ValueError("is outside the years 1 to 9999") from None
    raise ValueError("is neither a date (2025-04-24) nor an RFC 3339 time with its offset (2025-04-24T09:30:00+03:00)")


def _line(value: object) -> object:
    """One line of print, or null where nothing is printed."""
    if not isinstance(value, str):
        return value
    if CONTROL.search(value):
        raise ValueError("holds a control character")
    return " ".join(value.split()) or None


def _moment(value: str) -> str:
    parse_moment(value)
    return value


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Line = BeforeValidator(_line)
Moment = Annotated[Annotated[str, Field(max_length=40), AfterValidator(_moment)] | None, Line]


class About(BaseModel):
    """What is known of an article; null, or left out, where it is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: Annotated[Annotated[str, Field(max_length=500)] | None, Line, BeforeValidator(_number_as_text)] = None
    title: Annotated[Annotated[str, Field(max_length=1_000)] | None, Line] = None
    publisher: Annotated[Annotated[str, Field(max_length=300)] | None, Line] = None
    published_at: Moment = None
    url: Annotated[Annotated[str, Field(max_length=2_000, pattern=URL)] | None, Line] = None
    language: Annotated[Annotated[str, Field(pattern=LANGUAGE)] | None, Line] = None
    byline: Annotated[Annotated[str, Field(max_length=500)] | None, Line] = None


class Row(About):
    """A row of a .jsonl file: the article with what is said about it, its day also as `published`. Other keys are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    published_at: Moment = Field(None, validation_alias=AliasChoices("published_at", "published"))
    text: str | None = None
    body: str | None = None

    @model_validator(mode="after")
    def _one_text(self) -> Self:
        if self.text is None and self.body is None:
            raise ValueError("has neither text nor body")
        if self.text is not None and self.body is not None:
            raise ValueError("has both text and body; one of them is the article")
        return self


def parse_about(raw: bytes) -> About:
    """The sidecar in `raw`. Raises InvalidInputError that names the key at fault."""
    try:
        return About.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise InvalidInputError(describe(error)) from None


def parse_row(raw: bytes) -> Row:
    """The row in `raw`. Raises InvalidInputError that names the key at fault."""
    try:
        return Row.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise InvalidInputError(describe(error)) from None


def describe(error: ValidationError) -> str:
    """The first thing at fault in a sidecar or row, in a line that names the key and echoes no long value."""
    first = error.errors(include_url=False, include_input=False)[0]
    key, reason = _get_key(first), _reason(first, "a sidecar")
    known = f"; known are {', '.join(About.model_fields)}" if first["type"] == UNKNOWN_KEY else ""
    return f"{key!r} {reason}{known}" if key else reason


def find_faults(error: ValidationError, *, of: str) -> list[Fault]:
    """Each thing at fault in an object of JSON, with the key and no long value; `of` says what the object is."""
    found = error.errors(include_url=False, include_input=False)[:FAULTS_TOLD]
    return [Fault(_get_key(each) or "body", _reason(each, of), make_pointer(each["loc"][:1])[:POINTER_CHARS]) for each in found]


def _get_key(fault: ErrorDetails) -> str:
    return str(fault["loc"][0])[:KEY_CHARS] if fault["loc"] else ""


def _reason(fault: ErrorDetails, of: str) -> str:
    match fault["type"]:
        case "json_invalid":
            return f"is not valid JSON: {fault['ctx']['error']}"
        case "extra_forbidden":
            return f"is not a key of {of}"
        case "model_type":
            return "is not a JSON object"
        case "string_type":
            return "must be a string or null"
        case "string_too_long":
            return f"is longer than {fault['ctx']['max_length']:,} characters"
        case "string_pattern_mismatch":
            return "is not of the form that the documentation gives"
        case "value_error":
            return str(fault["ctx"]["error"])
    return fault["msg"]
