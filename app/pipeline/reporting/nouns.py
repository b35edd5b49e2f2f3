"""Nouns and adjectives that report: "the allegation that S", "her promise to Z", "is confident that S"."""

from spacy.tokens import Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import end_of, trim
from app.pipeline.reporting.extents import is_clause
from app.pipeline.reporting.reporting import Frame, says
from app.pipeline.reporting.subjects import can_speak, find_subject, is_voice, phrase

GIVERS = ("from", "by", "of")


def read_noun(noun: Token) -> Frame | None:
    """ "expressed confidence that S", "repeated its allegation that S", "warnings from Y that S", "a pledge by Y to Z"."""
    doc = noun.doc
    start = _find_content(noun)
    if start is None:
        return None
    verb = noun.head if noun.dep_ in ("dobj", "pobj", "attr") else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    main = verb if verb is not None and verb.pos_ in ("VERB", "AUX") else None
    giver = _find_giver(noun)
    subject = find_subject(main) if main is not None else None
    if giver is not None and (giver.pos_ != "PRON" or subject is None or giver.dep_ != "poss"):
        subject = giver
    if subject is None or not can_speak(subject, noun) or not is_voice(subject):
        return None
    if giver is None and noun.doc[start].lower_ == "to":
        return None
    part = trim(doc, start, _find_end(noun, start))
    if part is None:
        return None
    first = main if main is not None and main.i < noun.i and noun.i - main.i <= 3 and subject != giver else noun
    begin, last = phrase(subject)
    clause = (doc[min(begin, first.i)].idx, part[0])
    return Frame((first.idx, end_of(noun)), (begin, last), subject.i, (part,), clause, None, "noun")


def _find_content(noun: Token) -> int | None:
    """The "that" of the clause a noun carries, or the "to" of its infinitive where the noun promises or demands."""
    for child in noun.children:
        if child.i < noun.i or child.dep_ not in ("acl", "ccomp", "relcl"):
            continue
        if is_clause(child):
            that = next((t for t in child.children if t.lower_ == "that" and t.dep_ == "mark" and t.i > noun.i), None)
            if that is not None:
                return that.i
        elif noun.lemma_.lower() in read_words("cues", "nouns.to"):
            to = next((t for t in child.children if t.lower_ == "to" and t.dep_ == "aux" and t.i > noun.i), None)
            if to is not None:
                return to.i
    # Behind "warnings from Y" the parser may hang the clause on the main verb.
    behind = noun.right_edge.i + 1
    if behind < noun.sent.end and noun.doc[behind].lower_ == "that" and noun.doc[behind].dep_ == "mark" and _find_giver(noun):
        return behind
    return None


def _find_giver(noun: Token) -> Token | None:
    """Whose allegation it is: a possessive, or who stands behind "from", "by" or "of"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    given = (c for c in noun.children if c.dep_ in ("prep", "agent") and c.i > noun.i and c.lower_ in GIVERS)
    return next((t for c in given for t in c.children if t.dep_ == "pobj" and is_voice(t)), None)


def _find_end(noun: Token, start: int) -> int:
    """With the sentence; before the main verb where the noun is its subject or opens the sentence."""
    main = noun.head
    while main.head != main and main.pos_ not in ("VERB", "AUX"):
        main = main.head
    if main.i > start and not any(t == main for t in noun.subtree):
        return noun.right_edge.i + 1
    # ", noting that": the main verb's own speaker goes on.
    going_on = (t.i for t in noun.doc[start : noun.sent.end] if t.tag_ == "VBG" and noun.doc[t.i - 1].text == "," and says(t))
    return next(going_on, noun.sent.end)


def read_message(noun: Token) -> Frame | None:
    """ "Her message was that S": a noun of saying with an owner, a copula and a clause."""
    be = noun.head
    if noun.dep_ != "nsubj" or be.lemma_ != "be":
        return None
    clause = next((c for c in be.children if c.dep_ in ("ccomp", "attr", "advcl") and c.i > be.i and is_clause(c)), None)
    that = next((t for t in clause.children if t.lower_ == "that" and t.dep_ == "mark"), None) if clause is not None else None
    giver = _find_giver(noun)
    if that is None or giver is None or not is_voice(giver):
        return None
    part = trim(noun.doc, that.i, noun.sent.end)
    if part is None:
        return None
    begin, last = phrase(giver)
    clause_range = (noun.doc[min(begin, noun.i)].idx, part[0])
    return Frame((noun.idx, end_of(be)), (begin, last), giver.i, (part,), clause_range, None, "noun")


def read_adjective(adjective: Token) -> Frame | None:
    """ "is confident that S": somebody's state of mind about a clause."""
    if adjective.lower_ == "clear":
        return _read_made_clear(adjective)
    be = adjective.head
    if adjective.dep_ not in ("acomp", "oprd", "attr") or be.lemma_ not in ("be", "remain", "feel", "seem"):
        return None
    clause = next((c for c in adjective.children if c.dep_ == "ccomp" and c.i > adjective.i and is_clause(c)), None)
    subject = find_subject(be)
    if clause is None or subject is None or not is_voice(subject) or any(c.dep_ == "neg" for c in be.children):
        return None
    part = trim(adjective.doc, max(clause.left_edge.i, adjective.i + 1), adjective.sent.end)
    if part is None:
        return None
    begin, last = phrase(subject)
    clause_range = (adjective.doc[min(begin, be.i)].idx, part[0])
    return Frame((be.idx, end_of(adjective)), (begin, last), subject.i, (part,), clause_range, None, "adjective")


def _read_made_clear(clear: Token) -> Frame | None:
    """ "made clear that S", "has made it clear S": whatever the parser makes of the three words."""
    doc = clear.doc
    at = clear.i - 1 - (doc[clear.i - 1].lower_ == "it")
    if at <= clear.sent.start or doc[at].lemma_ != "make" or clear.i + 1 >= clear.sent.end or doc[clear.i + 1].lower_ != "that":
        return None
    subject = find_subject(doc[at])
    part = trim(doc, clear.i + 1, clear.sent.end)
    if subject is None or part is None or not is_voice(subject):
        return None
    begin, last = phrase(subject)
    return Frame((doc[at].idx, end_of(clear)), (begin, last), subject.i, (part,), (doc[begin].idx, part[0]), None, "adjective")
