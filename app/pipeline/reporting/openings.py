"""The reporting that opens a sentence or a clause, read off its words where the parser made something else of what it carries.

"The firm said items to be stored included salt", "Police say when boats came, they found a raft": a noun phrase, a form of the
plainest verbs of saying and a clause with a verb of its own. Such words have one reading, whatever the parser makes of them.
"""

from spacy.tokens import Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import range_of, trim
from app.pipeline.reporting.closings import find_head
from app.pipeline.reporting.extents import FINITE, JOINTS, find_end
from app.pipeline.reporting.reporting import Frame
from app.pipeline.reporting.subjects import can_speak, phrase

LONGEST = 24  # tokens of who says it
OPENING = 12  # tokens behind the cue in which what is said begins
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
STARTS = ("DT", "PRP", "PRP$", "CD", "EX", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "$")
ADJUNCTS = frozenset({"in", "on", "at", "to", "by", "during", "via", "through"})  # where, when and to whom it was said


def read_opening(cue: Token) -> Frame | None:
    """The frame of "X said S" at the head of a sentence or behind "but"; None where the words could be read otherwise."""
    plain = read_words("cues", "verbs.plain")
    if cue.lemma_.lower() not in plain or cue.tag_ not in ("VBD", "VBZ", "VBP") or cue.i == cue.sent.start:
        return None
    first, head = _find_voice(cue)
    if head is None or not can_speak(head, cue):
        return None
    start = _find_start(cue)
    verb = next((t for t in cue.doc[start + 1 : cue.sent.end] if t.tag_ in FINITE), None) if start is not None else None
    if start is None or verb is None:
        return None
    part = trim(cue.doc, start, find_end(cue, verb))
    if part is None:
        return None
    last = max(min(phrase(head)[1], cue.i), head.i + 1)
    return Frame(range_of(cue), (first, last), head.i, (part,), (cue.doc[first].idx, part[0]), None, "clause")


def _find_voice(cue: Token) -> tuple[int, Token | None]:
    """(first token, head) of the noun phrase in front of the cue, which opens the sentence or stands behind a conjunction."""
    doc, stop = cue.doc, cue.i
    while stop > cue.sent.start and (doc[stop - 1].pos_ == "ADV" or doc[stop - 1].lower_ in ("has", "have", "had")):
        stop -= 1
    first = next(
        (at + 1 for at in range(stop - 1, max(cue.sent.start, stop - LONGEST) - 1, -1) if doc[at].lower_ in JOINTS[1:]),
        cue.sent.start,
    )
    while first < stop and (doc[first].is_space or doc[first].is_punct or doc[first].lower_ in ("and", "but")):
        first += 1
    voice = doc[first:stop]
    if stop - first == 1 and voice[0].lower_ in PRONOUNS:
        return first, voice[0]
    if stop - first > LONGEST or any(token.tag_ in FINITE for token in voice):
        return first, None
    return first, find_head(list(voice))


def _find_start(cue: Token) -> int | None:
    """The first token of what is said: behind "that", an addressee, and where or when it was said."""
    doc, end = cue.doc, min(cue.sent.end, cue.i + OPENING)
    for token in doc[cue.i + 1 : end]:
        if token.tag_ in FINITE or token.text in (",", ":", ";") or token.is_quote:
            break
        if token.lower_ == "that" and token.i + 1 < cue.sent.end and doc[token.i + 1].tag_ not in FINITE:
            return token.i
    at = cue.i + 1
    if cue.lemma_.lower() == "tell":
        # Who is told is a phrase of its own; the next one opens with an article or a pronoun.
        at = next((t.i for t in doc[cue.i + 2 : end] if t.tag_ in ("DT", "PRP", "PRP$", "EX") and t.nbor(-1).pos_ != "ADP"), end)
    elif at < cue.sent.end and doc[at].ent_type_ in ("DATE", "TIME") and doc[at].pos_ in ("NOUN", "PROPN"):
        at = doc[at].right_edge.i + 1
    while at < end and doc[at].tag_ in ("IN", "TO") and not _belongs(doc[at]):
        behind = next((c for c in doc[at].children if c.dep_ == "pobj"), None)
        if behind is None:
            return None
        at = max(behind.i, doc[at].i) + 1
    opens = at < end and (doc[at].tag_ in STARTS or _belongs(doc[at]))
    return at if opens else None


def _belongs(preposition: Token) -> bool:
    """Whether a preposition opens what is said: a condition, or the bound of a number ("at least four")."""
    behind = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else preposition
    bound = behind.like_num or behind.lower_ in ("least", "most", "many", "much", "few")
    if preposition.tag_ == "WRB":
        return preposition.lower_ in ("when", "whenever", "once")
    return preposition.tag_ == "IN" and (bound or preposition.lower_ not in ADJUNCTS)
