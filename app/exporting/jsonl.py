"""JSON Lines: every claim as a line of JSON, as `GET /v1/claims/{id}` shows it."""

from collections.abc import Iterable, Iterator

from app.schemas.claim import ClaimLookup


def find_lines(claims: Iterable[ClaimLookup]) -> Iterator[str]:
    """One claim a line, with the line's end."""
    for claim in claims:
        yield f"{claim.model_dump_json()}\n"
