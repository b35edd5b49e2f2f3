"""Where a cue's content begins and ends.

The parser finds the verb of a complement far more often than its extent, so borders are read off the words: content in front
of its cue begins with the sentence, content behind it ends with the sentence or where the cue's own speaker goes on.
"""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.reporting.reporting import goes_on, has_frame, is_reporting, names_or_charges, says, tells
from app.pipeline.reporting.subjects import SUBJECTS, is_voice

FINITE = ("VBD", "VBZ", "VBP", "MD")
STOPS = frozenset({",", ".", "–", "—", "--", ";", ":", "―"})
ASIDE = 12  # tokens behind an inserted cue in which its phrase ends: "pointed out on Friday in a letter"
REACH = 150  # tokens of content in which its end is looked for; an endless sentence stays bounded
JOINTS = ("and", "but", "while", "whereas", "though", "although", ";")
REJECTED = 10  # tokens behind "rejected" in which the noun stands for what it was
LOST = 20  # tokens behind a cue in which its complement begins
PARTS = frozenset({",", ":", ";", "(", "–", "—", "--", "―", "-", '"', "“", "''", "``"})


def is_clause(token: Token) -> bool:
    """Whether a verb heads a finite clause of its own."""
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    return (
        any(
            child.dep_ in (*SUBJECTS, "expl", "csubj") or (child.dep_ == "mark" and child.lower_ == "that")
            for child in token.children
        )
        or token.tag_ in FINITE
        or any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in token.children)
    )


def is_finite(clause: Token) -> bool:
    """Whether a clause has a verb in a tense, or "that": "considers her a friend" has neither."""
    return clause.tag_ in FINITE or any(
        c.tag_ in FINITE or (c.dep_ == "mark" and c.lower_ == "that")
        for c in clause.children
        if c.dep_ in ("aux", "auxpass", "mark")
    )


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject in front of it, or its auxiliary's, or None."""
    verbs = (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    return next((c for v in verbs for c in v.children if c.dep_ in (*SUBJECTS, "expl") and c.i < verb.i), None)


def find_start(verb: Token, clause: Token) -> int:
    """The token with which a complement behind its cue begins.

    "that" opens it wherever it stands; without one, a phrase of time or place between cue and subject that no comma
    parts is the cue's own: "said after the meeting he would stay".
    """
    doc = verb.doc
    start = _find_opening(verb, clause)
    bounds = read_words("cues", "phrases.bounds")
    while start - 1 > verb.i and doc[start].like_num and doc[start - 1].lower_ in bounds:
        start -= 1  # "said between 9,000 and 11,000 people had left"
    return start


def _find_opening(verb: Token, clause: Token) -> int:
    """Where the parser and "that" have it begin."""
    doc = verb.doc
    that = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None)
    if that is not None:
        return that.i
    start = max(clause.left_edge.i, verb.i + 1)
    subject = own_subject(clause)
    if subject is None or subject.i < start:
        return start
    first = max(subject.left_edge.i, verb.i + 1)
    between = doc[start:first]
    adjuncts = [c for c in clause.children if start <= c.i < first and c.dep_ in ("prep", "npadvmod")]
    if adjuncts and adjuncts[0].left_edge.i == start and not any(t.is_punct or t.dep_ in ("mark", "cc") for t in between):
        return first
    return start


def skip_joint(doc: Doc, start: int, end: int, *, conjunctions: bool = False) -> int:
    """The first token behind a connective with its comma, or a conjunction, with which a sentence opens."""
    at = start
    while at < end and doc[at].is_space:
        at += 1
    if conjunctions and at < end and doc[at].lower_ in ("and", "but") and at + 1 < end and doc[at + 1].text != ",":
        return at + 1
    for opener in read_words("cues", "phrases.connectives"):
        size = len(opener.split())
        words = " ".join(token.lower_ for token in doc[at : at + size])
        if words == opener and (at + size >= end or doc[at + size].text == ","):
            return min(at + size + 1, end)
    return start


def find_stop(verb: Token, stop: int) -> int | None:
    """Where an inserted attribution ends: at a comma or the sentence's end, with only particles and adverbials before it."""
    doc, last = verb.doc, verb.sent.end
    for token in doc[stop : min(stop + ASIDE, last)]:
        if token.text in STOPS:
            return token.i
        if token.tag_ in FINITE or token.dep_ in ("mark", "cc") or token.text in ('"', "“", "''") or token.lower_ == "that":
            return None
        if token.dep_ == "dobj" and token.lower_ not in ("it", "this"):
            return None
    return last if last <= stop + ASIDE else None


def find_lost(verb: Token) -> tuple[int, Token] | None:
    """(start, verb) of a complement that the parser hung elsewhere: "told the meeting that few knew", "said after dark he left".

    Read off the words: "that" or a subject with a finite verb, with nothing but an addressee or adverbials in front.
    """
    doc = verb.doc
    if any(child.dep_ == "auxpass" for child in verb.children):
        return None
    if verb.i + 1 < verb.sent.end and verb.nbor().tag_ == "WRB" and any(c.dep_ == "neg" for c in verb.children):
        clause = next((t for t in doc[verb.i + 2 : verb.sent.end] if t.tag_ in FINITE), None)
        return (verb.i + 1, clause) if clause is not None else None
    for token in doc[verb.i + 1 : min(verb.i + LOST, verb.sent.end)]:
        if token.text in PARTS or token.tag_ in (*FINITE, "WP", "WRB", "VBG", "VB", "TO", "CC"):
            return None
        if token.dep_ == "dobj" and token.head == verb and not tells(verb):
            return _read_object(verb, token)
        if token.lower_ == "that" and _opens_relative(token):
            return None
        behind = token.nbor() if token.i + 1 < len(doc) else token
        if token.lower_ == "that" and behind.tag_ not in FINITE and token.dep_ != "det":
            clause = next((t for t in doc[token.i + 1 : verb.sent.end] if t.tag_ in FINITE), None)
            return (token.i, clause) if clause is not None else None
        if token.dep_ in ("mark", "nsubj", "nsubjpass", "expl"):
            clause = token.head
            opens = token.dep_ != "mark" and clause.i > token.i and is_clause(clause) and token.left_edge.i > verb.i
            return (token.left_edge.i, clause) if opens and not _is_subordinate(clause) else None
    return None


def _opens_relative(that: Token) -> bool:
    """Whether "that" belongs to the noun in front of it: "the reports that", "the same way that"."""
    before = that.nbor(-1)
    return not before.ent_type_ and (before.dep_ == "npadvmod" or before.lemma_.lower() in read_words("cues", "nouns.that"))


def _read_object(verb: Token, thing: Token) -> tuple[int, Token] | None:
    """A complement whose subject the parser took for the object of a verb that has none: "said many of the boats sank"."""
    if verb.lemma_.lower() not in read_words("cues", "verbs.bare") or thing.lower_ in read_words("cues", "phrases.utterances"):
        return None
    behind = verb.doc[thing.i + 1 : verb.sent.end]
    clause = next((t for t in behind if t.tag_ in FINITE and t.dep_ in ("advcl", "conj", "dep", "ccomp", "ROOT")), None)
    return (thing.left_edge.i, clause) if clause is not None and thing.left_edge.i > verb.i else None


def _is_subordinate(clause: Token) -> bool:
    """Whether a clause says when or why, or modifies a noun."""
    return clause.dep_ in ("relcl", "acl") or any(c.dep_ in ("mark", "advmod") and c.tag_ in ("IN", "WRB") for c in clause.children)


def find_end(verb: Token, clause: Token) -> int:
    """Where content behind the cue ends: at what hangs on the cue's own verb again, else with the sentence."""
    doc = verb.doc
    last = verb.sent.end
    stops = [child.left_edge.i for child in verb.children if child.left_edge.i > clause.i and _takes_up(child)]
    reach = min(last, clause.i + REACH)
    stops += [t.i for t in doc[clause.i : reach] if t.lower_ == "according" and t.i + 1 < len(doc) and doc[t.i + 1].lower_ == "to"]
    stops += [t.i for t in doc[clause.i : reach] if t.text == ";" or _opens_comment(t)]
    # ", saying …": a participle of saying behind a comma is the cue's own speaker going on.
    behind = doc[clause.i + 1 : reach]
    stops += [t.i for t in behind if t.tag_ == "VBG" and doc[t.i - 1].text == "," and (says(t) or names_or_charges(t))]
    stops += [_find_joint(t) for t in behind if _resumes(verb, t)]
    stops += [stop for t in behind if t.i > verb.i and (stop := find_rival(t)) is not None and stop > clause.i]
    for conj in verb.conjuncts:
        if conj.i > clause.i and conj.left_edge.i > verb.i and _leaves(verb, conj) and not _is_bare(verb, clause, conj):
            stops.append(next((c.i for c in verb.children if c.dep_ == "cc" and c.i > clause.i), conj.left_edge.i))
    end = min(stops, default=last)
    while end > clause.i + 1 and doc[end - 1].lower_ in ("and", "but", ","):
        end -= 1
    return end


def _opens_comment(comma: Token) -> bool:
    """ "…, a claim she denies", "…, although …": the article's own word on what was said."""
    if comma.text != "," or comma.i + 2 >= len(comma.doc) or comma.nbor().lower_ not in ("a", "an", "although", "though"):
        return False
    if comma.nbor().lower_ in ("although", "though"):
        return any(t.tag_ in FINITE for t in comma.doc[comma.i + 2 : comma.sent.end])
    noun = comma.nbor().head
    return (
        noun.pos_ == "NOUN"
        and comma.i < noun.i
        and noun.lemma_.lower() in read_words("cues", "nouns.that", "nouns.to", "nouns.comment")
    )


def find_further(verb: Token, end: int) -> tuple[int, int] | None:
    """(start, end) of what goes on behind a semicolon, up to where somebody else reports; None where that is at once."""
    doc, last = verb.doc, verb.sent.end
    if end >= last or doc[end].text != ";":
        return None
    for token in doc[end + 1 : last]:
        subject = own_subject(token) if token.tag_ in FINITE and (says(token) or has_frame(token)) else None
        if subject is not None:
            rival = find_rival(token)
            last = rival if rival is not None and rival > end else end + 1
            break
    return (end + 1, last) if any(t.tag_ in FINITE for t in doc[end + 1 : last]) else None


def _leaves(verb: Token, conj: Token) -> bool:
    """Whether a verb joined to the cue is none of the content: the speaker acts on, or somebody reports.

    A clause with a subject of its own that the parser joined to the cue goes on with the content more often.
    """
    if conj.pos_ not in ("VERB", "AUX"):
        return False
    if own_subject(conj) is None:
        # "said it would rise, but would fall again": a modal that the cue has not is the content's.
        return not (_has_modal(conj) and not _has_modal(verb))
    return says(conj) or has_frame(conj) or _contrasts(conj)


def _is_bare(verb: Token, clause: Token, conj: Token) -> bool:
    """ "told them the plant would close, put 40 out of work and reopen": the form goes with the content's modal."""
    past = verb.tag_ in ("VBD", "VBN") and verb.lower_ != verb.lemma_
    return past and _has_modal(clause) and not _has_modal(verb) and conj.lower_ == conj.lemma_ and own_subject(conj) is None


def _contrasts(conj: Token) -> bool:
    """ "…, but records show": the article's own contrast has a noun for its subject."""
    subject = own_subject(conj)
    but = subject is not None and subject.left_edge.i > 0 and subject.left_edge.nbor(-1).lower_ == "but"
    return but and subject is not None and subject.pos_ in ("NOUN", "PROPN")


def _has_modal(verb: Token) -> bool:
    return any(child.tag_ == "MD" for child in verb.children)


def _resumes(verb: Token, token: Token) -> bool:
    """ "and said …": a second cue in the first one's tense, with no subject of its own, has the same speaker."""
    helper = next((c for c in token.children if c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP")), token)
    joined = helper.nbor(-1).lower_ in ("and", "but") and helper.tag_ == verb.tag_
    if any(c.dep_ in SUBJECTS for c in token.children):
        return False
    return (joined and (is_reporting(token) or names_or_charges(token))) or _rejects(verb, token)


def _rejects(verb: Token, token: Token) -> bool:
    """ "and rejected as “fantasy” any suggestion that …", which the tagger may take for a participle."""
    if token.nbor(-1).lower_ not in ("and", "but") or token.lemma_.lower() not in read_words("cues", "frames.thing"):
        return False
    same = token.tag_ == verb.tag_ or (verb.tag_ == "VBD" and token.tag_ == "VBN")
    told = read_words("cues", "nouns.that")
    return same and any(noun.lemma_.lower() in told for noun in token.doc[token.i + 1 : min(token.i + REJECTED, token.sent.end)])


def _find_joint(token: Token) -> int:
    """The conjunction in front of a verb and its auxiliary."""
    return next(i for i in range(token.i - 1, -1, -1) if token.doc[i].lower_ in ("and", "but"))


def find_rival(token: Token) -> int | None:
    """Where "and X warned …" begins: somebody else reports, joined by a conjunction."""
    figure = token.lemma_.lower() in read_words("cues", "frames.figure", "frames.count") and any(
        t.like_num for t in token.subtree if t.i > token.i
    )
    judges = names_or_charges(token) or figure
    if not (says(token) or judges) or token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    subject = next((child for child in token.children if child.dep_ in SUBJECTS and child.i < token.i), None)
    if subject is None or subject.left_edge.i == 0 or (figure and not says(token) and not is_voice(subject)):
        return None
    joint = subject.left_edge.nbor(-1)
    # "34 died, group says, as ministry puts toll at 26", but not "six as the union says".
    joints = (*JOINTS, "as") if judges else JOINTS
    return joint.i if joint.lower_ in joints else None


def _takes_up(child: Token) -> bool:
    """A second verb of reporting that the cue's own speaker is the subject of."""
    if child.lower_ == "according":
        return True
    own = own_subject(child)
    return child.dep_ in ("conj", "advcl", "parataxis") and (says(child) or (own is None and goes_on(child)) or has_frame(child))
