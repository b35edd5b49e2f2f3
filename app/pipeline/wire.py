"""An extraction as the JSON object that `POST /v1/extract` and `twosource extract` give."""

from dataclasses import asdict
from typing import Any

from app.pipeline.records import Extraction


def to_object(extraction: Extraction) -> dict[str, Any]:
    """Plain dicts, lists, strings and numbers, in the records' own field names."""
    return asdict(extraction)
