"""Quoted labels: a few marked words in somebody's own sentence, as in: the senator unveiled his “people first” plan."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import Marked
from app.pipeline.reporting.reporting import can_report
from app.pipeline.reporting.subjects import find_subject, is_passive, is_voice

CLAUSES = ("ccomp", "xcomp", "advcl", "relcl")  # clauses of a verb that may tell whose words they hold
SAME = ("conj", "advcl", "xcomp", "pcomp", "prep")  # what shares the subject of the verb that it hangs on
CLIMB = 8  # steps from the marked words up to the verb that governs them


@dataclass(frozen=True, slots=True)
class Label:
    """Marked words that a verb of communication governs; `subject` is whose words they are, None where nobody is told."""

    subject: Token | None


def get_label(doc: Doc, mark: Marked) -> Label | None:
    """The label that a mark holds, or None for scare quotes, terms and whatever no verb of communication governs."""
    words = doc.char_span(mark.start, mark.end, alignment_mode="contract")
    if words is None:
        return None
    token = words.root
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") and not mark.start <= token.idx < mark.end:
            subject = find_subject(token)
            told = token.dep_ in CLAUSES and can_report(token.head)
            if not told and subject is not None and not mark.start <= subject.idx < mark.end:
                if not _tells(token):
                    return None
                return Label(subject) if is_voice(subject) or subject.lower_ == "it" else None
        if token.head == token:
            return Label(None) if token.pos_ == "VERB" and can_report(token) and not is_passive(token) else None
        token = token.head
    return None


def _tells(verb: Token) -> bool:
    """Whether a verb, or one that it hangs on with the same subject, tells what its subject says or thinks of a thing."""
    words = read_words("labels")
    for token in (verb, *verb.ancestors):
        if can_report(token) or token.lemma_.lower() in words:
            return True
        if token.dep_ not in SAME:
            return False
    return False
