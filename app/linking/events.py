"""Which articles report one happening.

Two articles are compared by the names, the content words and the kind of happening in their openings, and by the days that they
tell; what they are called, where they came from and when they were loaded play no part. Articles that reach the threshold with
each other, directly or through others, are one event, so the order of loading does not matter.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt

from app.linking.happenings import find_kinds
from app.linking.lexicon import read_section
from app.linking.times import is_same_day, parse_moment
from app.linking.traits import Traits


def compare_articles(a: Traits, b: Traits) -> float:
    """How likely two articles report one happening: 0 and below none, `threshold` and above one. Symmetric."""
    weights = read_section("events")
    has_day = any(is_same_day(x, y) for x in a.days for y in b.days)
    if not has_day and _days_apart(a.published, b.published) > weights["apart_days"]:
        return 0.0
    if len(a.shown.names.keys() & b.shown.names.keys()) < weights["least_names"]:
        return 0.0
    if len(a.shown.words.keys() & b.shown.words.keys()) < weights["least_words"]:
        return 0.0
    if _cosine(a.shown.words, b.shown.words) < weights["least_likeness"]:
        return 0.0
    kinds = find_kinds(a.shown.nouns), find_kinds(b.shown.nouns)
    happening = weights["happening"] if kinds[0] & kinds[1] else weights["other_happening"] if kinds[0] and kinds[1] else 0.0
    day = weights["same_day"] if has_day else weights["other_day"] if a.days and b.days else 0.0
    names, terms = _cosine(a.shown.names, b.shown.names), _cosine(a.shown.terms, b.shown.terms)
    return float(weights["names"] * names + weights["terms"] * terms + happening + day)


def find_article_pairs(articles: Sequence[Traits]) -> list[tuple[str, str]]:
    """Ids of the articles that report one happening, by twos."""
    return [(a.article_id, b.article_id) for a, b in combinations(articles, 2) if is_one_event(a, b)]


def is_one_event(a: Traits, b: Traits) -> bool:
    """Whether two articles report one happening."""
    return compare_articles(a, b) >= float(read_section("events")["threshold"])


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    shared = sum(weight * b[key] for key, weight in a.items() if key in b)
    norm = sqrt(sum(weight**2 for weight in a.values()) * sum(weight**2 for weight in b.values()))
    return shared / norm if norm else 0.0


def _days_apart(a: str | None, b: str | None) -> float:
    x, y = parse_moment(a), parse_moment(b)
    if x is None or y is None or None in (x.year, x.month, x.day, y.year, y.month, y.day):
        return 0.0
    return abs(((x.year or 0) - (y.year or 0)) * 365.25 + ((x.month or 0) - (y.month or 0)) * 30.4 + (x.day or 0) - (y.day or 0))
