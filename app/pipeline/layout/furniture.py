"""Lines that speak of the publication, its makers or its reader instead of the matter: bylines, boxes, prompts, tags, notes."""

import re
from functools import cache

from app.pipeline.lexicon import read_lexicon, read_words

MAX_BYLINE = 120
MAX_NAME = 45
MAX_LABEL = 90  # characters; longer lines that open with an ambiguous phrase are prose
MAX_NOTE = 300
LAST_LINES = 3  # where the note on who wrote it stands

_BYLINE = re.compile(
    r"(?:by|exclusive by|written by|words by|words|story by|report by|reported by|reporter|author|authors|from) ?:? (?=\S)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<![A-Z])(?<![ap]\.m)(?<!\bSt)(?<!\bJr)(?<!\bSr)[.!?](?:\s|$)")
_PARTICLES = r"(?:al|bin|da|de|del|della|den|der|di|do|dos|du|el|la|le|van|von|y|bint)"
_NAME = rf"[^\W\d_a-z][\w.’'-]*(?: (?:{_PARTICLES}[ -])*[^\W\d_a-z][\w.’'-]*){{1,4}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &) {_NAME})*")
_PAGE = re.compile(r"\b(?:page|pages|p\.?|pp\.?) ?\d{1,3}(?:[-–] ?\d{1,3})?\W*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\d[\d,.]*[km]? (?:(?:comment|share|like|view|reaction)s?|(?:min|minute|sec|second)s?(?: read)?|(?:hour|minute|day)s? ago)\W*",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:are|were|have|had|do|did|is|was|can|could|would) you\b[^.!]*\?\s")  # put to the reader
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww\.\S+|\bhttps?://\S+|(?<!\w)@\w{3,}|(?<!\w)#\w{3,}")


def is_boilerplate(line: str, *, from_end: int) -> bool:
    """Whether a line is none of the article's prose. `from_end` counts the paragraphs behind it."""
    lower = line.lower().lstrip("•*·-–—>→|[(_ ")
    if _opens_with(lower, "boilerplate") or lower.strip(" :|…") in read_lexicon("zones")["labels"]:
        return True
    if len(line) <= MAX_LABEL and line[-1] != "." and _opens_with(lower, "short"):
        return True
    if len(line) <= MAX_NOTE and any(note in lower for note in read_lexicon("zones")["notes"]):
        return True
    if len(line) <= MAX_LABEL and (
        _PAGE.search(line) or _COUNTED.fullmatch(line) or _are_buttons(lower) or not any(map(str.isalnum, line))
    ):
        return True
    if len(line) <= MAX_NOTE and _ADDRESS.search(line) and (_asks_reader(lower) or not _ADDRESS.sub("", line).strip(" |,;•.")):
        return True
    if len(line) <= MAX_NOTE and _QUESTION.match(lower) and _asks_reader(lower):
        return True
    return from_end < LAST_LINES and _tells_of_author(line)


def is_byline(line: str, *, number: int, headed: bool) -> bool:
    """Whether a line near the top names who wrote it: "By …", a name with a post, a bare name below the headline."""
    if len(line) > MAX_BYLINE or "\n" in line or _STOP.search(line):
        return False
    if opened := _BYLINE.match(line):
        rest = re.split(
            r" ?[|•·] ?|, ?(?=\d)| (?=(?:published|updated|posted)\b)", line[opened.end() :], maxsplit=1, flags=re.IGNORECASE
        )[0]
        return rest[:1].isupper() and all(
            word in _byline_words() or word[0].isupper() for word in re.findall(r"[^\W\d_][\w.’'-]*", rest)
        )
    if not headed or number > 2:
        return False
    name, _, post = line.partition(",")
    if _NAMES.fullmatch(name.strip()) is None or line in read_words("zones", "agencies"):
        return False
    posted = any(word in read_words("zones", "press") for word in re.findall(r"[a-z]+", post.lower()))
    joined = bool({"and", "&"} & set(line.split()))
    return posted or (not post and len(line) <= MAX_NAME and len(line.split()) <= (7 if joined else 4))


@cache
def _byline_words() -> frozenset[str]:
    return read_words("zones", "press", "byline_words")


def _opens_with(lower: str, group: str) -> bool:
    phrases = _phrases(group)
    # Few lines open with any of them; only those are looked at phrase by phrase.
    return lower.startswith(phrases) and any(
        lower.startswith(phrase) and not lower[len(phrase) : len(phrase) + 1].isalpha() for phrase in phrases
    )


@cache
def _phrases(group: str) -> tuple[str, ...]:
    return tuple(read_lexicon("zones")[group])


def _are_buttons(lower: str) -> bool:
    words = re.findall(r"[a-z]+", lower)
    return bool(words) and set(words) <= read_words("zones", "buttons") and not lower.rstrip().endswith((".", "!"))


def _asks_reader(lower: str) -> bool:
    return not read_words("zones", "prompts").isdisjoint(re.findall(r"[a-z]+", lower))


def _tells_of_author(line: str) -> bool:
    """ "Pavla Drin is a reporter who covers ports for Tidewire."."""
    named = re.match(rf"{_NAME} (?:is|are|writes|covers|reports|has covered|contributed|reported)\b", line)
    if named is None or len(line) > MAX_NOTE:
        return False
    words = re.findall(r"[a-z]+", line[named.end() :].lower())[:12]
    verb = named.group().rsplit(" ", 1)[1]
    if verb in {"contributed", "reported"}:
        return bool({"report", "reporting", "article", "story"} & set(words)) or verb == "reported"
    return verb in {"writes", "covers", "reports", "covered"} or not read_words("zones", "press").isdisjoint(words)
