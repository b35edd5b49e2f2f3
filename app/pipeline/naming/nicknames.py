"""Nicknames in quotation marks within a name: "Odo ‘Bear’ Brask" is Odo Brask, and "Bear" is he."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from app.pipeline.naming.capitals import list_words
from app.pipeline.naming.titled import Named, find_run

OPENING = frozenset("‘“'\"«")
CLOSING = frozenset("’”'\"»")
_NICKNAME = re.compile(r"\s*[‘“'\"«]\s*(\w[\w .-]*?)\s*[’”'\"»]\s*")
MOST_GIVEN = 3  # words before a nickname


def find_nicknamed(doc: Doc) -> Iterator[Named]:
    """The names of people that go on behind a nickname in marks."""
    words = list_words(doc)
    for at in range(1, len(words) - 3):
        if words[at] not in OPENING or words[at + 2] not in CLOSING or not words[at + 1].istitle():
            continue
        token = doc[at]
        first = token.i
        while first and token.i - first < MOST_GIVEN and doc[first - 1].is_title and doc[first - 1].is_alpha:
            first -= 1
        surnames = find_run(doc, token.i + 3, inside=True)
        if first < token.i and surnames and doc[token.i - 1].whitespace_ and not doc[token.i].whitespace_:
            yield first, surnames[-1][1], "PERSON"


def part_nickname(words: str) -> tuple[str, str | None]:
    """A name without the nickname in it, and the nickname; None where there is none."""
    found = _NICKNAME.search(words)
    if found is None or not found.start() or found.end() == len(words):
        return words, None
    return f"{words[: found.start()]} {words[found.end() :]}", found.group(1)
