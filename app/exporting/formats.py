"""The formats that the store is written in. Each is a way from claims to lines of text."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Engine

from app.exporting import graph, jsonl, sheet
from app.exporting.claims import find_claims
from app.schemas.claim import ClaimLookup


class Format(NamedTuple):
    """A format: its media type, and how it writes claims. All lines together, each with its end, are the file."""

    media_type: str
    find_lines: Callable[[Iterable[ClaimLookup]], Iterator[str]]


FORMATS = {
    "jsonl": Format("application/jsonl", jsonl.find_lines),
    "csv": Format("text/csv", sheet.find_lines),
    "jsonld": Format("application/ld+json", graph.find_lines),
}


def find_lines(engine: Engine, form: Format) -> Iterator[str]:
    """Every claim of the store in that format."""
    return form.find_lines(find_claims(engine))
