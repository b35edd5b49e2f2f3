"""Who made a picture, and the caption that stands in front of the credit or behind a label."""

import re
from functools import cache

from app.pipeline.lexicon import read_words
from app.pipeline.records import Zone
from app.vocabulary import ZoneKind

MAX_CREDIT = 120  # characters at the end of a line that may name who made the picture
MAX_SIGN = 40
MAX_CAPTION = 400


def find_caption(line: str) -> list[Zone]:
    """The zones of a line that is a caption, a credit or both, in order; empty for any other line."""
    label = _labels().match(line)
    after = label.end() if label else 0
    credit = _find_credit(line, after)
    if credit is None:
        return [Zone(ZoneKind.CAPTION, 0, len(line))] if label else []
    caption = line[:credit].rstrip()
    zones = [Zone(ZoneKind.CAPTION, 0, len(caption))] if caption else []
    return [*zones, Zone(ZoneKind.CREDIT, credit, len(line))]


def find_sign(line: str) -> int | None:
    """Where the agency's sign starts that closes a paragraph of prose: "… he said. (Tidewire)"; None where none does."""
    tail = max(0, len(line) - MAX_SIGN)
    sign = _closing().search(line, tail) if _is_signed(line[tail:]) else None
    return sign.start(1) if sign else None


def _find_credit(line: str, after: int) -> int | None:
    for match in _makers().finditer(line, after):
        before = line[: match.start()].rstrip()
        if match.group()[0].isupper() and (not before or before[-1] in ".!?)]|,–—-…" or match.group().isupper()):
            return match.start()
    if len(line) > MAX_CAPTION or not _is_signed(line[-MAX_CREDIT:]):
        return None
    signed = _signed().search(line, after)
    if signed is None:
        return None
    before = line[: signed.start()].rstrip()
    # A bare line of names and an agency, or what follows a caption's stop.
    return signed.start() if not before or after or before[-1] in '.!?)]|…”"' else None


def _is_signed(tail: str) -> bool:
    """Whether any agency stands in the tail of a line; all that looks closer is slow."""
    return any(name in tail for name in read_words("zones", "agencies"))


@cache
def _labels() -> re.Pattern[str]:
    words = sorted(read_words("zones", "caption"), key=len, reverse=True)
    # "Image caption, The wreck": only a label of two words stands before a comma.
    named = "|".join(map(re.escape, words))
    return re.compile(rf"[(\[]?(?:(?:{named}) ?:|(?:image|media|video) caption, (?=[A-Z]))", re.IGNORECASE)


@cache
def _makers() -> re.Pattern[str]:
    words = "|".join(sorted(read_words("zones", "credit"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?: ?:| by\b|/|, (?=[A-Z][\w ]{{2,40}}$)| (?:courtesy|supplied)\b)", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    agency = rf"(?:{_agencies()})"
    return re.compile(rf"(?<=[.!?”\"’]) ?([(\[/] ?{agency} ?[)\]/]|[–—-]{{1,2}} ?{agency}|{agency})$")


@cache
def _agencies() -> str:
    return "|".join(re.escape(name) for name in sorted(read_words("zones", "agencies"), key=len, reverse=True))


@cache
def _signed() -> re.Pattern[str]:
    word = r"[^\W\d_a-z][\w.’'&-]*"
    name = rf"{word}(?: {word}){{0,4}}"
    agency = rf"(?:{_agencies()})"
    return re.compile(
        "|".join(
            (
                rf"[(\[]{name} ?/ ?{agency}(?: ?[/,|-] ?{name})*[)\]]$",
                rf"[(\[]{agency}(?: Photo)?(?: ?[/,|-] ?{name})+[)\]]$",
                rf"(?:{name} ?/ ?){agency}(?: ?/ ?{name})*$",
                rf"{agency}(?: Photo)? ?/ ?{name}(?: ?/ ?{name})*$",
                rf"(?:{name} )?via {agency}$",
                rf"^{agency}$",
            )
        )
    )
