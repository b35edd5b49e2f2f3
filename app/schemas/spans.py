"""Stretches of an article's text."""

from typing import Any

from pydantic import BaseModel, Field


class Span(BaseModel):
    """A stretch of a text, half-open: `text[start:end] == exact`. Offsets count Unicode code points, not bytes or UTF-16 units."""

    start: int = Field(description="Offset of its first character, in Unicode code points.")
    end: int = Field(description="Offset behind its last character, in Unicode code points.")
    exact: str = Field(description="Its words, as they stand in the text.")


class Evidence(Span):
    """The words that carry a claim, findable by offset and by their surroundings (W3C Web Annotation)."""

    prefix: str = Field(description="The text just before.")
    suffix: str = Field(description="The text just behind.")
    revision: str = Field(description="SHA-256 of the text that the offsets belong to.")


def make_span(start: int | None, end: int | None, exact: str | None) -> Span | None:
    """The span, or None where the columns that hold it are null."""
    if start is None or end is None or exact is None:
        return None
    return Span(start=start, end=end, exact=exact)


def make_spans(objects: list[dict[str, Any]]) -> list[Span]:
    """Spans from stored objects with start, end and exact."""
    return [Span(start=each["start"], end=each["end"], exact=each["exact"]) for each in objects]


def name_revision(sha256: str) -> str:
    """How a revision is named on the wire."""
    return f"sha256:{sha256}"
