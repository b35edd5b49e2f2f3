"""Partial dates and how they are written in EDTF (ISO 8601-2, levels 0 to 2)."""

import calendar
from dataclasses import dataclass, replace
from datetime import date

UNKNOWN_YEAR = "XXXX"  # EDTF writes X for a digit that nobody tells; it marks no open work
LEAP_YEAR = 2000  # a day without a year is checked against a year that has them all


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month or day as far as the text tells it. `month` above 20 is an EDTF season or quarter.

    `clock` is "HH:MM", and needs a whole date to be written. `decade` means the ten years from `year`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: str | None = None
    decade: bool = False

    def __str__(self) -> str:
        if self.decade and self.year is not None:
            return f"{self.year // 10}X"
        parts = [f"{self.year:04}" if self.year is not None else UNKNOWN_YEAR]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + (f"T{self.clock}:00" if self.clock else "")

    @property
    def is_day(self) -> bool:
        """Whether it names a day, with or without its year."""
        return self.month is not None and self.day is not None

    @property
    def as_date(self) -> date | None:
        """The whole date, where year, month and day are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def make_day(year: int | None, month: int, day: int) -> PartialDate | None:
    """The day; None where no calendar has it."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or LEAP_YEAR, month)[1]:
        return None
    return PartialDate(year, month, day)


def from_date(day: date) -> PartialDate:
    """The whole date."""
    return PartialDate(day.year, day.month, day.day)


def nearest_year(partial: PartialDate, to: date) -> PartialDate:
    """`partial` with the year that puts it nearest to a known date, where it has a month and no year."""
    if partial.year is not None or partial.month is None or partial.month > 12:
        return partial
    days = [
        (abs((date(year, partial.month, min(partial.day or 15, calendar.monthrange(year, partial.month)[1])) - to).days), year)
        for year in (to.year - 1, to.year, to.year + 1)
        if 1 <= year <= 9999 and make_day(year, partial.month, partial.day or 1) is not None
    ]
    return replace(partial, year=min(days)[1]) if days else partial
