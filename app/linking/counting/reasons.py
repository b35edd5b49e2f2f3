"""What a verdict on two figures tells its reader: the words of its reasons."""

from app.linking.counting.times import get_year
from app.linking.features import Figure

DAY, MINUTE = len("2025-01-31"), len("2025-01-31T23:59")


def name_measures(a: Figure, b: Figure) -> str:
    """The measure of two figures, or why their two measures are taken for one."""
    if a.joined:
        return a.joined
    if a.measure == b.measure:
        return f"same measure: {a.measure}"
    return f"measures that mean much the same: {a.measure}, {b.measure}"


def describe_apart(a: Figure, b: Figure) -> str:
    """Why two disjoint figures cannot both hold, the point first: "90 is outside more than 100"."""
    if a.interval.is_point and b.interval.is_point:
        return f"{a.printed} is not {b.printed}"
    if b.interval.is_point:
        a, b = b, a
    if a.interval.is_point:
        return f"{a.printed} is outside {b.printed}"
    return f"{a.printed} and {b.printed} do not overlap"


def describe_times(a: Figure, b: Figure) -> tuple[str, str]:
    """When two figures that clash hold, and the key of the score that a conflict has by it."""
    if a.voiced.article_id == b.voiced.article_id:
        return "same article", "score_conflict_same_time"
    if a.moment is None or b.moment is None or get_year(a.moment) is None or get_year(b.moment) is None:
        return "times unknown", "score_conflict_unknown_time"
    if a.moment[:DAY] == b.moment[:DAY]:
        return "same day", "score_conflict_same_time"
    return f"{a.moment[:DAY]} and {b.moment[:DAY]}", "score_conflict_same_time"


def describe_later(a: Figure, b: Figure) -> str:
    """That `a` is of a later moment than `b`: "14 is later than 9: 2031-05-05 after 2031-05-03"."""
    later, earlier = a.moment or "", b.moment or ""
    length = DAY if later[:DAY] != earlier[:DAY] else MINUTE
    return f"{a.printed} is later than {b.printed}: {later[:length]} after {earlier[:length]}"
