"""What a reporting verb carries: its complement, wherever the attribution stands in it.

The parser finds the verb of a complement far more often than its extent, so borders are read off the words: content in front
of its cue begins with the sentence, content behind it ends with the sentence or where the cue's own speaker goes on.
"""

from collections.abc import Callable

from spacy.tokens import Token

from app.pipeline.ranges import Range, around, trim
from app.pipeline.reporting import has_frame, is_reporting, says
from app.pipeline.subjects import SUBJECTS, find_subject, phrase

CLAUSES = ("ccomp", "xcomp")


def find_content(verb: Token, groups: set[str]) -> tuple[str, tuple[Range, ...]] | None:
    """(rule, parts) of what the verb carries, or None. Finite clauses first, then the verb's own frame."""
    if any(group.startswith("verbs.") for group in groups):
        for child in verb.children:
            if child.dep_ == "ccomp" and is_clause(child):
                return "clause", _clause_parts(verb, child)
        if verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "ROOT") and _stands_behind(verb)):
            return "parenthesis", _parenthesis_parts(verb)
    right = [c for c in verb.children if c.i > verb.i and c.dep_ not in ("punct", "advcl", "cc", "conj", "npadvmod", "mark")]
    objects = [child for child in right if child.dep_ in ("dobj", "ccomp", "oprd", "attr", "nsubj", "dative")]
    for rule, find in READERS:
        first = find(verb, right, objects) if f"frames.{rule}" in groups and right else None
        if first is not None:
            return rule, _right_parts(verb, first)
    return None


def _find_charge(verb: Token, _right: list[Token], objects: list[Token]) -> Token | None:
    """ "accuses Y of Z": the content runs from Y."""
    charged = objects and any(t.dep_ == "prep" and t.lower_ in ("of", "for", "as") for t in verb.subtree if t.i > objects[0].i)
    return objects[0] if charged else None


def _find_named(verb: Token, _right: list[Token], objects: list[Token]) -> Token | None:
    """ "calls Y Z", "describes Y as Z": the content runs from Y."""
    as_what = any(t.lower_ == "as" for t in verb.subtree if t.i > verb.i)
    return objects[0] if objects and (as_what or _has_second(verb, objects)) else None


def _find_demand(_verb: Token, right: list[Token], _objects: list[Token]) -> Token | None:
    """ "urges Y to Z": the content is the infinitive with its object."""
    to = any(c.dep_ in CLAUSES and any(t.dep_ == "aux" and t.lower_ == "to" for t in c.children) for c in right)
    return right[0] if to else None


def _find_call(_verb: Token, right: list[Token], objects: list[Token]) -> Token | None:
    """ "calls for Z": the content is what stands behind the preposition."""
    call = next((c for c in right if c.dep_ == "prep" and c.lower_ == "for"), None)
    wanted = next((c for c in call.children if c.dep_ in ("pobj", "pcomp")), None) if call is not None else None
    return wanted if not any(o.dep_ in ("dobj", "oprd") and call is not None and o.i < call.i for o in objects) else None


def _find_figure(verb: Token, _right: list[Token], objects: list[Token]) -> Token | None:
    """ "put the toll at N": the content runs from the toll."""
    at = any(t.lower_ == "at" for t in verb.subtree) and any(t.like_num for t in verb.subtree)
    return objects[0] if objects and at else None


def _find_denied(_verb: Token, _right: list[Token], objects: list[Token]) -> Token | None:
    """ "denies Z", with a noun."""
    return objects[0] if objects and objects[0].dep_ == "dobj" else None


READERS: tuple[tuple[str, Callable[[Token, list[Token], list[Token]], Token | None]], ...] = (
    ("of", _find_charge),
    ("name", _find_named),
    ("do", _find_demand),
    ("call", _find_call),
    ("figure", _find_figure),
    ("thing", _find_denied),
)


def is_clause(token: Token) -> bool:
    """Whether a verb heads a finite clause of its own."""
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    return (
        any(child.dep_ in (*SUBJECTS, "expl", "csubj") for child in token.children)
        or token.tag_ in ("VBD", "VBZ", "VBP", "MD")
        or any(child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in token.children)
    )


def _has_second(verb: Token, objects: list[Token]) -> bool:
    """ "calls Y Z": a predicate beside the object, however the parser labels it."""
    if any(child.dep_ in ("oprd", "attr", "ccomp", "acomp", "xcomp") for child in verb.children if child.i > objects[0].i):
        return True
    if objects[0].dep_ == "ccomp" or verb.lemma_ in ("call", "label", "brand", "dub", "term", "deem"):
        return any(t.pos_ in ("NOUN", "ADJ", "PROPN") and t.i > objects[0].i for t in verb.subtree) or objects[0].dep_ == "ccomp"
    return False


def _stands_behind(verb: Token) -> bool:
    """ "S, X said": the cue closes the sentence and has no object of its own."""
    after = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_punct and not t.is_space]
    return (
        False
        if any(child.dep_ in ("dobj", "prep") for child in verb.children)
        else len(after) <= 4 and verb.i - verb.sent.start > 5
    )


def _parenthesis_parts(verb: Token) -> tuple[Range, ...]:
    doc, sent = verb.doc, verb.sent
    subject = find_subject(verb)
    first = min(verb.i, phrase(subject)[0] if subject is not None and subject.sent == sent else verb.i)
    last = max(verb.i + 1, phrase(subject)[1] if subject is not None and subject.i > verb.i else 0)
    return around(doc, sent.start, first, last, sent.end)


def _clause_parts(verb: Token, clause: Token) -> tuple[Range, ...]:
    """The complement's parts: before the attribution, behind it, or both where the attribution interrupts it."""
    doc = verb.doc
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    own_first = min([verb.i, *([phrase(subject)[0]] if subject is not None else [])])
    own_last = max([verb.i + 1, *([phrase(subject)[1]] if subject is not None else [])])
    parted = own_first > verb.sent.start and doc[own_first - 1].text in (";", ":")
    if clause.i > verb.i or parted:
        # Behind a semicolon the cue's own sentence begins, whatever the parser joined across it.
        start = clause.left_edge.i if clause.i > verb.i else own_last
        if start <= verb.i:  # the parser drew something from before the cue into the complement
            start = own_last
        start = max(start, verb.i + 1)
        if (lost := _find_lost_subject(verb, clause)) is not None:
            start = lost.left_edge.i
        end = _find_end(verb, clause)
        return tuple(part for part in (trim(doc, start, end),) if part is not None)
    parts = [trim(doc, _first_of_sentence(verb, clause), own_first)]
    # What follows an attribution that interrupts its content still belongs to it.
    tail = _after_attribution(verb, clause, own_last)
    if tail is not None:
        parts.append(tail)
    return tuple(part for part in parts if part is not None)


def _find_lost_subject(verb: Token, clause: Token) -> Token | None:
    """The complement's subject where the parser took it for the cue's object: "told the paper the ship was full"."""
    if any(child.dep_ in (*SUBJECTS, "expl") for child in clause.children):
        return None
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative") and verb.i < child.i < clause.left_edge.i]
    told = 1 if verb.lemma_ in ("tell", "inform", "assure", "remind", "notify") else 0
    return objects[-1] if len(objects) > told else None


def _first_of_sentence(verb: Token, clause: Token) -> int:
    """Content before the cue begins with the sentence, unless another cue's words stand in front."""
    start = verb.sent.start
    edge = clause.left_edge.i
    between = verb.doc[start:edge]
    return edge if any(is_reporting(token) for token in between) else start


def _after_attribution(verb: Token, clause: Token, own_last: int) -> Range | None:
    doc, sent = verb.doc, verb.sent
    rest = [t for t in doc[own_last : sent.end] if not t.is_space]
    if clause.right_edge.i > own_last:
        return trim(doc, own_last, min(sent.end, clause.right_edge.i + 1))
    conj = next((c for c in verb.children if c.dep_ == "conj" and c.i > own_last and not is_reporting(c) and is_clause(c)), None)
    if conj is not None and len(rest) > 3 and rest[0].text == ",":
        return trim(doc, conj.left_edge.i, sent.end)
    return None


def _find_end(verb: Token, clause: Token) -> int:
    """Where content behind the cue ends: at what hangs on the cue's own verb again, else with the sentence."""
    stops = [
        child.left_edge.i
        for child in verb.children
        if child.left_edge.i > clause.i and (_takes_up(child) or child.lower_ == "according")
    ]
    doc = verb.doc
    stops += [
        t.i for t in doc[clause.i : verb.sent.end] if t.lower_ == "according" and t.i + 1 < len(doc) and doc[t.i + 1].lower_ == "to"
    ]
    # ", saying …": a participle of saying behind a comma is the cue's own speaker going on.
    behind = doc[clause.i + 1 : verb.sent.end]
    stops += [t.i for t in behind if t.tag_ == "VBG" and doc[t.i - 1].text == "," and says(t)]
    stops += [t.i - 1 for t in behind if _resumes(verb, t)]
    stops += [stop for t in behind if t.i > verb.i and (stop := _find_rival(t)) is not None and stop > clause.i]
    for conj in verb.conjuncts:
        if conj.i > clause.i and conj.left_edge.i > verb.i:
            stops.append(next((c.i for c in verb.children if c.dep_ == "cc" and c.i > clause.i), conj.left_edge.i))
    end = min(stops, default=verb.sent.end)
    while end > clause.i + 1 and doc[end - 1].lower_ in ("and", "but", ","):
        end -= 1
    return end


def _resumes(verb: Token, token: Token) -> bool:
    """ "and said …": a second cue in the first one's tense, with no subject of its own, has the same speaker."""
    joined = token.nbor(-1).lower_ in ("and", "but") and token.tag_ == verb.tag_ and is_reporting(token)
    return joined and not any(child.dep_ in SUBJECTS for child in token.children)


def _find_rival(token: Token) -> int | None:
    """Where "and X warned …" begins: somebody else reports, joined by a conjunction."""
    if not says(token) or token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    subject = next((child for child in token.children if child.dep_ in SUBJECTS and child.i < token.i), None)
    if subject is None or subject.left_edge.i == 0:
        return None
    joint = subject.left_edge.nbor(-1)
    return joint.i if joint.lower_ in ("and", "but", "while", "though", "although", ";") else None


def _takes_up(child: Token) -> bool:
    """A second verb of reporting that the cue's own speaker is the subject of."""
    return child.dep_ in ("conj", "advcl", "parataxis") and (is_reporting(child) or has_frame(child))


def _right_parts(verb: Token, first: Token) -> tuple[Range, ...]:
    doc = verb.doc
    start = max(first.left_edge.i, verb.i + 1)
    end = _find_end(verb, first)
    part = trim(doc, start, end)
    return (part,) if part is not None else ()
