"""Column types and constraint builders that the tables share."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData, TypeDecorator
from sqlmodel import SQLModel

# Names are fixed so that a migration can drop what an earlier one made, on every database.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = NAMING


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class sets the signature
        """Convert to UTC; a naive time is refused with ValueError."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class sets the signature
        """Give the zone back."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def one_of(column: str, enum: type[StrEnum]) -> CheckConstraint:
    """`column` holds a value of `enum`, or null where the column allows it."""
    values = ", ".join(f"'{member.value}'" for member in enum)
    return CheckConstraint(f'"{column}" IN ({values})', name=f"{column}_known")


def ordered(start: str = "start", end: str = "end") -> CheckConstraint:
    """A span is not empty and starts at or after 0."""
    return CheckConstraint(f'0 <= "{start}" AND "{start}" < "{end}"', name=f"{start}_before_{end}")


def as_long(exact: str = "exact", start: str = "start", end: str = "end") -> CheckConstraint:
    """The stored words of a span are as many code points as the span: `length` counts code points on every database."""
    return CheckConstraint(f'length("{exact}") = "{end}" - "{start}"', name=f"{exact}_as_long")


def all_or_none(*columns: str) -> CheckConstraint:
    """The columns of an optional span are null together."""
    nulls = " + ".join(f'CASE WHEN "{column}" IS NULL THEN 1 ELSE 0 END' for column in columns)
    return CheckConstraint(f"{nulls} IN (0, {len(columns)})", name=f"{columns[0]}_whole")


def spanning(prefix: str = "", *, optional: bool = False) -> tuple[CheckConstraint, ...]:
    """The columns `start`, `end` and `exact` behind `prefix` hold a span; an `optional` one may be null as a whole."""
    start, end, exact = f"{prefix}start", f"{prefix}end", f"{prefix}exact"
    kept = (ordered(start, end), as_long(exact, start, end))
    return (*kept, all_or_none(start, end, exact)) if optional else kept


def low_to_high() -> CheckConstraint:
    """An interval's bounds are in order; either may be open."""
    return CheckConstraint("low <= high", name="low_to_high")
