"""Speakers that stand as a label: a name behind a dash after the words ("… — Tilda Brask"), or before them in a transcript."""

import re

from app.pipeline.names import Names
from app.pipeline.quotes import Marked
from app.pipeline.records import Speaker, Zone, make_span
from app.vocabulary import EntityKind

_SIGNATURE = re.compile(r"[\s.]{0,3}[—–―-]{1,2}\s{0,2}([^\W\d_a-z](?:(?<=\b[^\W\d_a-z])\.|[^\n.,;:!?“”\"]){2,60})")
_LABEL = re.compile(r"\s?([^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){1,30}(?: [^\W\d_a-z](?:[^\W\d_a-z]|[.'’-]){1,30}){0,3}): ")


def find_signature(text: str, zone: Zone, quote: Marked, names: Names) -> Speaker | None:
    """Who signs a quote in its own paragraph: a capitalised name behind a dash that nothing else follows."""
    match = _SIGNATURE.match(text, quote.end, zone.end)
    if match is None or text[match.end() : zone.end].strip(" .\u00a0"):
        return None
    name = match.group(1).rstrip()
    if sum(word[0].isupper() for word in name.split()) * 2 < len(name.split()):
        return None
    return make_signed(text, match.start(1), match.start(1) + len(name), names)


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
