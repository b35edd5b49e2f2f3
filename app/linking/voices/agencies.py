"""The body for which an unnamed voice speaks: "civil protection officials", "a spokesman for the port"."""

import re
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set


@lru_cache(maxsize=10_000)
def find_agency(name: str) -> str | None:
    """The body that an unnamed voice speaks for by its own words; None for sources, witnesses and whoever speaks for nobody."""
    behind, before = _patterns()
    match = behind.fullmatch(name) or before.fullmatch(name) or _documents().fullmatch(name)
    return (match["body"] or match[match.lastgroup or "body"]).strip() if match else None


def is_document(name: str) -> bool:
    """Whether an unnamed voice is something written, of which its words tell whose or which it is."""
    return _documents().fullmatch(name) is not None


def is_part_of_name(a: str, b: str) -> bool:
    """Whether one unnamed voice goes by words of the other: "officials" and "civil protection officials" in one article."""
    left, right = (re.findall(r"[^\W_]+", name.lower()) for name in (a, b))
    return bool(left and right) and left[-1] == right[-1] and (set(left) <= set(right) or set(right) <= set(left))


def is_spokesman(name: str) -> bool:
    """Whether a voice is one that speaks for a body, without its name telling which."""
    words = name.lower().split()
    return bool(words) and words[-1] in read_set("agencies", "spokesmen") and find_agency(name) is None


def is_collective(a: str, b: str) -> bool:
    """Whether two voices go by the words for one body that an event has only one of: its organisers, its court."""
    left, right = (_find_collective(name) for name in (a, b))
    return left is not None and left == right


@lru_cache(maxsize=10_000)
def _find_collective(name: str) -> int | None:
    """The line of `collectives` that a name without capitals speaks of: "panel of three judges", "organisers of the rally"."""
    if name != name.lower():
        return None
    words = re.findall(r"[^\W\d_]+", name)
    ends = [at for at, word in enumerate(words) if at and word in ("of", "for", "at", "in")] or [len(words)]
    head = words[ends[0] - 1] if words else ""
    lines = read_section("agencies")["collectives"]
    return next((number for number, line in enumerate(lines) if head in line.split()), None)


@cache
def _documents() -> re.Pattern[str]:
    """What a body has written, in front of its name and behind it: "a report by the Harbour Trust", "a Harbour Trust audit"."""
    written = "|".join(read_section("agencies")["documents"].split())
    which = rf"(?:(?:{'|'.join(read_section('agencies')['which'].split())})\s+)*"
    before = rf"(?:an?\s+|the\s+)?(?:[a-z]+\s+)?(?:{written})s?\s+(?:by|of|from)\s+(?:the\s+)?(?P<author>.+)"
    return re.compile(rf"{before}|(?:an?\s+|the\s+)?(?P<body>.+?)(?:['’]s?)?\s+{which}(?:{written})s?", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A role behind its body, and one in front of it."""
    roles = "|".join(sorted(read_section("agencies")["roles"], key=len, reverse=True))
    qualities = "|".join(read_section("agencies")["qualities"])
    qualified = rf"(?:(?:{qualities})\s+)*(?:{roles})"
    return (
        re.compile(rf"(?:(?:an?|the)\s+)?{qualified}\s+(?:for|of|from|at|with)\s+(?:the\s+)?(?P<body>.+)", re.IGNORECASE),
        re.compile(rf"(?:(?:an?|the)\s+)?(?P<body>.+?)(?:['’]s?)?\s+{qualified}", re.IGNORECASE),
    )
