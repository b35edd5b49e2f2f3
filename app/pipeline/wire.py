"""An extraction as the JSON object that `POST /v1/extract` and `twosource extract` give."""

from dataclasses import asdict
from typing import Any

from app.pipeline.records import Extraction


def to_object(extraction: Extraction) -> dict[str, Any]:
    """Plain dicts, lists, strings and numbers, in the records' own field names; claims have `explain` where they were explained."""
    plain = asdict(extraction)
    for claim in plain["claims"]:
        if claim["explain"] is None:
            del claim["explain"]
    return plain
