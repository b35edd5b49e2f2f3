"""How a sentence stands to what it tells: what it sets apart from it, calls false, or only expects."""

import re
from collections.abc import Iterator
from functools import cache

from app.linking.lexicon import read_lexicon, read_section

MEANT = 1
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAY = 24 * 60
QUARTER = 15
"""Minutes by which two that tell one moment may differ."""
FEASTS = {"christmas": "december", "halloween": "october", "new year": "january"}
SINCE = re.compile(
    r"\bsince\s+(?:(?:the|last|early|late|mid|mid-|first|second|third|fourth|beginning|start|middle|end|week|weekend|days?|half|of|in)[\s-]*)*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<name>{'|'.join([*FEASTS, *MONTHS])})\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\bat\s+(?:about\s+|around\s+|exactly\s+)?(?P<hours>\d{1,2})(?:[:.](?P<minutes>\d\d))?\s?(?:(?P<half>[ap])\.?m\b|(?=\W|$))",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r",?\s+(?:and\s+|but\s+)?(?:not|rather than|instead of)\s+"
    r"(?!(?:to|for|in|of|by|from|at|on|with|because|as|just|only|necessarily|yet)\b)(?P<other>[^,;.:()]{3,60})$",
    re.IGNORECASE,
)

# The denial of what stands behind it: read with that as one, it would be a denial denied.
NO_EVIDENCE = re.compile(
    r"^\W*(?:there\s+(?:is|was|were|are|has\s+been|had\s+been)\s+(?:as\s+yet\s+|still\s+|so\s+far\s+)?)?(?:absolutely\s+)?"
    r"(?:no|not\s+a\s+shred\s+of|not\s+the\s+slightest)\s+(?:\w+\s+)?(?:evidence|proof|trace|signs?|indications?|suggestion|hint|truth|basis)\s+"
    r"(?:whatsoever\s+|so\s+far\s+)?(?:that|of|for|to\s+suggest(?:\s+that)?|in)\s+(?:any\s+)?",
    re.IGNORECASE,
)

# "Will be another proof": what something is, not what is to be done.
IDENTITY = re.compile(r"\s+(?:also\s+)?be\s+(?:an?|the|another|further|one|more|no|nothing|part|proof|evidence)\b", re.IGNORECASE)


def split_contrast(text: str) -> tuple[str, str]:
    """A sentence without what it says at its end that it is not, and that: "has been suspended" and "expelled"."""
    match = CONTRAST.search(text)
    # "It is not expelled" sets nothing apart from anything.
    if match is None or match.start() == 0 or not (text[match.start()] == "," or match.group().split()[0].lower() != "not"):
        return text, ""
    return text[: match.start()], match["other"]


def strip_falsehood(text: str) -> tuple[str, bool]:
    """A sentence without the words that call false what it tells ("reports of a leak as false", "no evidence that …"), and whether
    there are any.
    """
    bare = _falsehood().sub("", NO_EVIDENCE.sub("", text))
    return (bare, True) if bare != text and bare.strip() else (text, False)


def find_stage(text: str) -> tuple[int, str]:
    """How far what a sentence tells has come, and the words that say what: 0 where it may be ("is considering"), 1 where it is to
    be, 2, with no words, where it is so.
    """
    for number, pattern in enumerate(_stages()):
        found = [match for match in pattern.finditer(text) if not IDENTITY.match(text, match.end())]
        if found:
            return number, text[found[-1].end() :]
    return 2, ""


def find_cues(text: str) -> frozenset[str]:
    """How a sentence tells its moment or what it answers: those of `lasting`, `onset` and `such` whose words it has, and its
    moments ("since december", "at 1260" minutes).
    """
    return frozenset(name for name, pattern in _cues().items() if pattern.search(text)) | frozenset(_find_moments(text))


def tell_moments(a: frozenset[str], b: frozenset[str]) -> str | None:
    """What the cues of two sentences tell of their moments, where each tells one of a kind and they are not one: "since december,
    since january"; a quarter of an hour makes no difference.
    """
    for kind in ("since", "at"):
        left, right = (sorted(cue for cue in cues if cue.startswith(f"{kind} ")) for cues in (a, b))
        if len(left) != 1 or len(right) != 1 or left == right:
            continue
        if kind == "since" or QUARTER < abs(int(left[0].split()[1]) - int(right[0].split()[1])) < DAY - QUARTER:
            return f"{_render(left[0])}, {_render(right[0])}"
    return None


def _render(moment: str) -> str:
    kind, _, value = moment.partition(" ")
    return f"{kind} {int(value) // 60:02}:{int(value) % 60:02}" if value.isdigit() else moment


def _find_moments(text: str) -> Iterator[str]:
    months = [month[:3] for month in MONTHS]
    for match in SINCE.finditer(text):
        name = match["name"].lower()
        yield f"since {FEASTS.get(name) or MONTHS[months.index(name[:3])]}"
    for match in CLOCK.finditer(text):
        hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
        half = (match["half"] or "").lower()
        if hours < 24 and minutes < 60 and (half or match["minutes"]):
            yield f"at {((hours % 12 + (12 if half == 'p' else 0)) if half else hours) * 60 + minutes}"


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE) for name, words in read_lexicon("words")["cues"].items()}


@cache
def _stages() -> tuple[re.Pattern[str], ...]:
    stages = read_section("stages")
    words = ("|".join(sorted(stages[stage], key=len, reverse=True)) for stage in ("possible", "meant"))
    return tuple(re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in words)


@cache
def _falsehood() -> re.Pattern[str]:
    words = "|".join([*read_section("falsehoods"), *read_lexicon("words")["negation"]["falsehoods"]])
    return re.compile(
        rf"\s+(?:as|is|was|are|were|(?:has|have|had)\s+been)\s+(?:simply\s+|completely\s+|entirely\s+|plainly\s+)?(?:an?\s+)?(?:{words})\W*$",
        re.IGNORECASE,
    )
