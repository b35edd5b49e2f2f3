"""Quoted labels: a few marked words in somebody's own sentence, as in: the senator unveiled his “people first” plan."""

import re

from spacy.tokens import Doc, Token

from app.pipeline.quotes import Marked
from app.pipeline.subjects import find_subject, is_voice

SMALL_WORD = 3  # letters; articles and prepositions stay small in titles
CLIMB = 8  # steps from the marked words up to the verb that governs them


def find_label_speaker(doc: Doc, mark: Marked) -> Token | None:
    """The subject of the verb that governs the marked words, where it can speak; None for titles and scare quotes."""
    words = doc.char_span(mark.start, mark.end, alignment_mode="contract")
    if words is None:
        return None
    token = words.root
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") and not mark.start <= token.idx < mark.end:
            subject = find_subject(token)
            if subject is not None and not mark.start <= subject.idx < mark.end:
                return subject if is_voice(subject) else None
        if token.head == token:
            return None
        token = token.head
    return None


def is_name(text: str, mark: Marked) -> bool:
    """Whether marks show a title of a work (“Face the Nation”) or a nickname inside a name (Marcia “Cia” Price)."""
    start, end = mark.inner(text)
    words = re.findall(r"[^\W\d_][\w'’-]*", text[start:end])
    title = len(words) > 1 and all(word[0].isupper() or len(word) <= SMALL_WORD for word in words) and words[0][0].isupper()
    if title and text[end - 1] not in ".,!?":
        return True
    before, after = re.search(r"(\w)\w* $", text[: mark.start][-40:]), re.match(r" (\w)", text[mark.end : mark.end + 3])
    if len(words) != 1 or before is None or after is None:
        return False
    return before.group(1).isupper() and after.group(1).isupper()
