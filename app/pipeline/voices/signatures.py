"""Speakers that stand as a label: a name behind a dash after the words ("… — Tilda Brask"), or before them in a transcript."""

import re

from app.pipeline.names import Names
from app.pipeline.quotes import Marked
from app.pipeline.records import Speaker, Zone, make_span
from app.vocabulary import EntityKind

_NAME = r"([^\W\d_a-z](?:(?<=\b[^\W\d_a-z])\.|[^\n.,;:!?“”\"]){2,60})"
_SIGNATURE = re.compile(r"[\s.]{0,3}[—–―-]{1,2}\s{0,2}" + _NAME)
_NEXT_LINE = re.compile(r"\s{0,3}\n\s{0,3}[—–―-]{1,2}\s{0,2}" + _NAME)
_ROLE = re.compile(r",[^.!?:“”\"\n]{2,80}\.?")
_VERB = re.compile(r"\b(?:who|says|said|told|tells|\w+ed|\w+ing)\b")
_LABEL = re.compile(r"\s?([^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){1,30}(?: [^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){1,30}){0,3}): ")


def find_signature(text: str, zone: Zone, quote: Marked, names: Names) -> Speaker | None:
    """Who signs a quote: a capitalised name behind a dash, at its paragraph's end or on the next line, with no more than a role."""
    match, end = _SIGNATURE.match(text, quote.end, zone.end), zone.end
    if match is None and not text[quote.end : zone.end].strip(" .\u00a0"):
        match = _NEXT_LINE.match(text, zone.end)
        line = text.find("\n", match.end()) if match is not None else -1
        end = line if line >= 0 else len(text)
    if match is None or not _ends_line(text[match.end() : end]):
        return None
    name = match.group(1).rstrip()
    if sum(word[0].isupper() for word in name.split()) * 2 < len(name.split()):
        return None
    return make_signed(text, match.start(1), match.start(1) + len(name), names)


def _ends_line(rest: str) -> bool:
    """Whether a name ends its line, or only the bearer's role follows: ", water minister"."""
    rest = rest.strip(" .\u00a0")
    return not rest or (_ROLE.fullmatch(rest) is not None and _VERB.search(rest) is None)


def find_label(text: str, quote: Marked, names: Names) -> Speaker | None:
    """Who speaks in a transcript's line: the name in capitals before its colon."""
    match = _LABEL.match(text, quote.start + 1, quote.end)
    return make_signed(text, *match.span(1), names) if match is not None else None


def make_signed(text: str, start: int, end: int, names: Names) -> Speaker:
    """The person that a label or signature names, by the article's own name for them."""
    mention = make_span(text, start, end)
    person = names.get_person(mention.exact)
    if person is not None:
        return Speaker(person.name, EntityKind.PERSON, mention, person.affiliation)
    return Speaker(mention.exact, EntityKind.PERSON, mention)
