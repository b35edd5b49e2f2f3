"""The year that a figure is of, where it is not its event's: told by number, or by how long ago."""

import re

from app.linking.counting.times import get_year
from app.linking.wording.words import number_words
from app.models import Appearance, Quantity

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
YEARS_BEFORE = re.compile(r"\b([\w-]+) (year|decade)s? (?:ago|earlier|since)\b", re.IGNORECASE)
# What opens a sentence so, and what it says that it is so long since, holds for all that follows in it.
WHOLE = re.compile(
    r"^(?:\w+ )?([\w-]+) (year|decade)s? (?:ago|earlier)\b"
    r"|\b(?:is|comes|came|was) (?:\w+ )?([\w-]+) (year|decade)s? (?:since|after)\b",
    re.IGNORECASE,
)
# Where a figure's own clause ends; the comma of a number is none.
PAUSE = re.compile(r",(?!\d)|[;:–—]|\band\b")


def find_year(appearance: Appearance, quantity: Quantity, event_year: int | None, published: str | None) -> int | None:
    """The year that a figure is of, by its sentence or its own clause; None where that is its event's or nothing tells it."""
    told = [int(year) for year in YEAR.findall(appearance.exact)]
    if told:
        return None if event_year in told else told[0]
    event_year = event_year or get_year(published)
    year = _count_back(appearance, quantity, event_year) or get_year(appearance.when_edtf)
    return None if event_year is None or year == event_year else year


def _count_back(appearance: Appearance, quantity: Quantity, event_year: int | None) -> int | None:
    """The year that a count's own clause puts it in by its distance: "nine died here 15 years ago"."""
    start, end = (max(0, place - appearance.start) for place in (quantity.start, quantity.end))
    if quantity.unit is not None or event_year is None:
        return None
    clause = f"{PAUSE.split(appearance.exact[:start])[-1]} {PAUSE.split(appearance.exact[end:])[0]}"
    match = WHOLE.search(appearance.exact[:start]) or YEARS_BEFORE.search(clause)
    if match is None:
        return None
    word, unit = (found.lower() for found in match.groups() if found)
    number = int(word) if word.isdigit() else 1 if word == "a" else number_words().get(word)
    return None if number is None else event_year - int(number) * (10 if unit == "decade" else 1)
