"""Quoted labels: a few marked words in somebody's own sentence, as in: the senator unveiled his “people first” plan."""

from spacy.tokens import Doc, Token

from app.pipeline.quotes import Marked
from app.pipeline.reporting import can_report
from app.pipeline.subjects import find_subject, is_voice

CLAUSES = ("ccomp", "xcomp", "advcl", "relcl")  # clauses of a verb that may tell whose words they hold
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
            told = token.dep_ in CLAUSES and can_report(token.head)
            if not told and subject is not None and not mark.start <= subject.idx < mark.end:
                return subject if is_voice(subject) else None
        if token.head == token:
            return None
        token = token.head
    return None
