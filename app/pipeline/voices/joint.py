"""Joint voices: two or three people who are quoted as one ("Ada Brask and Odo Harl said"), and couples of one surname."""

from spacy.tokens import Doc

from app.pipeline.lexicon import read_words
from app.pipeline.names import Names
from app.pipeline.naming.titled import is_title
from app.pipeline.ranges import Range
from app.pipeline.records import Mention, Speaker
from app.vocabulary import EntityKind

LONGEST_CALLING = 7  # tokens of what the second of two is called
MOST = 4  # people in one voice
JOINT = " and "


def is_joint(speaker: Speaker) -> bool:
    """Whether a speaker is several named people."""
    return speaker.kind == EntityKind.PERSON and JOINT in speaker.name


def find_joint(doc: Doc, names: Names, span: Range, head: int) -> tuple[str, int] | None:
    """The people whom a phrase names side by side, and the end of the last one; None where it names one or none.

    The phrase is theirs where it begins with the first one's name, titles and callings before it left out, or where they stand
    behind its noun and a comma: "counsel for the firm, Ada Brask and Odo Harl,".
    """
    start = doc[span[0]].idx
    last = span[1] + 2 if span[1] < len(doc) and doc[span[1]].text == "," else span[1]
    stop = doc[max(head, min(last, len(doc) - 1) - (last == span[1]))].idx + 1
    first = next((m for m in names.placed.touching(start, stop) if _opens(doc, m, start)), None)
    people = [first] if first is not None else []
    while people and len(people) < MOST and (after := _get_joined(doc, names, people[-1])) is not None:
        people.append(after)
    if len(people) < 2 or not any(doc[i].lower_ == "and" for i in _between(doc, people)):
        return None
    called = [person.name for person in people]
    return ", ".join(called[:-1]) + JOINT + called[-1], people[-1].end


def _opens(doc: Doc, mention: Mention, start: int) -> bool:
    """Whether only what people are called by stands between the start of a phrase and a person's name, or a comma closes it."""
    if mention.kind != EntityKind.PERSON:
        return False
    tokens = doc.char_span(start, mention.start, alignment_mode="contract") if start < mention.start else None
    if tokens is None:
        return mention.start <= start
    callings = read_words("people", "roles", "voices", "gender")
    if tokens[-1].text == "," or (len(tokens) > 1 and is_title(tokens[-1].text) and tokens[-2].text == ","):
        return True
    return all((t.is_alpha and t.pos_ not in ("ADP", "VERB", "AUX", "CCONJ")) or t.lemma_.lower() in callings for t in tokens)


def _get_joined(doc: Doc, names: Names, person: Mention) -> Mention | None:
    """The person named right behind another and "and" or a comma; titles may stand between."""
    tokens = doc.char_span(person.start, person.end, alignment_mode="expand")
    if tokens is None:
        return None
    at = tokens.end
    joints = 0
    while at < len(doc) and (doc[at].text == "," or doc[at].lower_ == "and") and joints < 2:
        at, joints = at + 1, joints + 1
    after = None
    stop = min(at + LONGEST_CALLING, len(doc)) if joints else at
    while after is None and at < stop and (doc[at].pos_ not in ("VERB", "AUX", "ADP") or is_title(doc[at].text)):
        after = names.placed.at(doc[at].idx)
        at += after is None
    same = after is not None and after.kind == EntityKind.PERSON and after.start == doc[at].idx and after.name != person.name
    return after if same else None


def _between(doc: Doc, people: list[Mention]) -> range:
    tokens = doc.char_span(people[-2].end, people[-1].start, alignment_mode="expand")
    return range(tokens.start, tokens.end) if tokens is not None else range(0)
