"""Conditions of the query language: a field's name, a colon and a value."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.vocabulary import Support

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_YES = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
MAX_CHARS = 200


class FieldName(StrEnum):
    """What a search can be narrowed by."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    ENTITY = "entity"
    MEASURE = "measure"
    SUPPORT = "support"
    DISPUTED = "disputed"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold beside the words. The value is of its field's form: a day of ISO 8601, true or false, a word of Support."""

    name: FieldName
    value: str

    def __str__(self) -> str:
        return f'{self.name}:"{self.value}"' if " " in self.value else f"{self.name}:{self.value}"


def make_condition(name: str, value: str, *, notes: list[str]) -> Condition | None:
    """The condition; None where the value is not of the field's form, and `notes` say of which it should be."""
    field, value = FieldName(name.lower()), value.strip()[:MAX_CHARS]
    read: str | None = value
    expected = "a name"
    if field is FieldName.SUPPORT:
        read, expected = _read_support(value), ", ".join(Support)
    elif field is FieldName.DISPUTED:
        read, expected = _YES.get(value.lower()), "true or false"
    elif field in (FieldName.BEFORE, FieldName.AFTER):
        read, expected = _read_day(value), "a day as 2025-04-24, a month or a year"
    elif field is FieldName.MEASURE:
        read = value.lower()
    if read:
        return Condition(field, read)
    notes.append(f"{field}: takes {expected}; {value[:20]!r} was looked for as words")
    return None


def _read_support(value: str) -> str | None:
    wanted = value.lower().replace("-", "_").replace(" ", "_")
    return next((support for support in Support if wanted and support.startswith(wanted)), None)


def _read_day(value: str) -> str | None:
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).isoformat()
    except ValueError:
        return None
