"""CSV (RFC 4180): every appearance of every claim as a row, for spreadsheets and data frames."""

from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from typing import Any

from app.exporting.formulas import disarm
from app.schemas.claim import AppearanceItem, ClaimLookup
from app.schemas.fields import show_number

Cell = str | int | float | bool | None
Column = Callable[[ClaimLookup, AppearanceItem], Cell]
END = "\r\n"
BETWEEN = "; "


def _of_claim(*names: str) -> Column:
    return lambda claim, _: _follow(claim, names)


def _of_appearance(*names: str) -> Column:
    return lambda _, appearance: _follow(appearance, names)


def _follow(item: Any, names: Iterable[str]) -> Any:
    for name in names:
        if item is None:
            return None
        item = getattr(item, name)
    return item


def _find_affiliation(claim: ClaimLookup, appearance: AppearanceItem) -> str | None:
    affiliations = {origin.id: origin.affiliation for origin in claim.origins}
    return affiliations.get(appearance.speaker.id) if appearance.speaker else None


COLUMNS: dict[str, Column] = {
    "claim_id": _of_claim("id"),
    "kind": _of_claim("kind"),
    "statement": _of_claim("statement"),
    "support": _of_claim("support"),
    "disputed": _of_claim("disputed"),
    "why": lambda claim, _: BETWEEN.join(claim.why),
    "origins": lambda claim, _: BETWEEN.join(origin.name for origin in claim.origins),
    "checkable": _of_claim("checkable"),
    "when": _of_claim("when", "edtf"),
    "where": lambda claim, _: BETWEEN.join(place.name for place in claim.where),
    "event_id": _of_claim("event", "id"),
    "event_label": _of_claim("event", "label"),
    "measure": _of_claim("quantity", "measure"),
    "counted": _of_claim("quantity", "counted"),
    "comparator": _of_claim("quantity", "comparator"),
    "value": _of_claim("quantity", "value"),
    "low": _of_claim("quantity", "low"),
    "high": _of_claim("quantity", "high"),
    "change": _of_claim("quantity", "change"),
    "unit": _of_claim("quantity", "unit"),
    "as_of": _of_claim("quantity", "as_of"),
    "appearance_id": _of_appearance("id"),
    "article_id": _of_appearance("article", "id"),
    "title": _of_appearance("article", "title"),
    "publisher": _of_appearance("article", "publisher"),
    "published_at": _of_appearance("article", "published_at"),
    "url": _of_appearance("article", "url"),
    "loaded_from": _of_appearance("article", "loaded_from"),
    "speaker_id": _of_appearance("speaker", "id"),
    "speaker": _of_appearance("speaker", "name"),
    "speaker_kind": _of_appearance("speaker", "kind"),
    "affiliation": _find_affiliation,
    "via": _of_appearance("via"),
    "cue": _of_appearance("cue", "exact"),
    "voice": _of_appearance("voice"),
    "certainty": _of_appearance("certainty"),
    "hedges": lambda _, appearance: BETWEEN.join(hedge.exact for hedge in appearance.hedges),
    "start": _of_appearance("evidence", "start"),
    "end": _of_appearance("evidence", "end"),
    "exact": _of_appearance("evidence", "exact"),
    "prefix": _of_appearance("evidence", "prefix"),
    "suffix": _of_appearance("evidence", "suffix"),
    "revision": _of_appearance("evidence", "revision"),
    "quantity_start": _of_appearance("quantity", "start"),
    "quantity_end": _of_appearance("quantity", "end"),
    "quantity_exact": _of_appearance("quantity", "exact"),
}
"""What stands in each column of a row. Those that the JSON has under the same name hold the same."""


def find_lines(claims: Iterable[ClaimLookup]) -> Iterator[str]:
    """The header, then one appearance a row, with the line's end; a row may hold line breaks inside quotation marks."""
    yield ",".join(COLUMNS) + END
    for claim in claims:
        for appearance in claim.appearances:
            yield ",".join(_show(column(claim, appearance)) for column in COLUMNS.values()) + END


def _show(cell: Cell) -> str:
    # A cell without quotation marks is a number, true, false or null: what reads it need not guess.
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return '"' + disarm(cell).replace('"', '""') + '"'
    return str(show_number(cell)) if isfinite(cell) else ""
