"""What a reporting verb carries: its complement, wherever the attribution stands in it.

The parser finds the verb of a complement far more often than its extent, so borders are read off the words: content in front
of its cue begins with the sentence, content behind it ends with the sentence or where the cue's own speaker goes on.
"""

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import Range, around, trim
from app.pipeline.reporting.extents import (
    FINITE,
    STOPS,
    find_end,
    find_further,
    find_lost,
    find_rival,
    find_start,
    find_stop,
    is_clause,
    is_finite,
    own_subject,
    skip_joint,
)
from app.pipeline.reporting.objects import JUDGEMENTS, end_before_adjunct, end_of_judgement, find_object
from app.pipeline.reporting.reporting import is_reporting, says, tells
from app.pipeline.reporting.subjects import SUBJECTS, find_subject, is_drawn_in, is_voice, phrase

QUOTED = 8  # tokens in front of a cue in which the mark stands that closes a quotation


def find_content(verb: Token, groups: set[str]) -> tuple[str, tuple[Range, ...]] | None:
    """(rule, parts) of what the verb carries, or None. Finite clauses first, then the verb's own frame."""
    if is_drawn_in(verb):
        part = trim(verb.doc, verb.i + 1, find_end(verb, verb.head.head))
        return ("clause", (part,)) if part is not None else None
    if any(group.startswith("verbs.") for group in groups):
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and (is_clause(c) or _opens_quoted(verb, c))]
        pleads = (
            verb.lemma_.lower() in read_words("cues", "frames.call") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "for"
        )
        if pleads:
            clauses = [clause for clause in clauses if clause.i < verb.i]  # "pleading for his life"
        if _says_words(verb):
            clauses = [clause for clause in clauses if clause.i > verb.i]
        if groups & {"verbs.think", "verbs.show"}:
            # "shows Y leading" states something, "considers Y compelling" judges.
            shows = verb.lemma_.lower() in read_words("cues", "verbs.evidence")
            clauses = [clause for clause in clauses if is_finite(clause) or (shows and clause.tag_ == "VBG")]
        clauses = [c for c in clauses if not (_is_added(verb, c) if c.i > verb.i else _runs_on(verb, c))]
        if groups & {"frames.figure", "frames.count"}:
            clauses = [c for c in clauses if not (c.i < verb.i and any(t.text == ";" for t in verb.doc[c.i : verb.i]))]
        if clauses:
            return "clause", (*_find_condition(verb, clauses[0]), *_read_clauses(verb, clauses))
        aside = _find_aside(verb)
        if aside is not None and _is_spoken(verb, aside):
            return "parenthesis", aside
        lost = find_lost(verb) if "verbs.show" not in groups and not pleads else None
        if lost is not None:
            part = trim(verb.doc, lost[0], _end_of_lost(verb, lost[1]))
            return ("clause", (part,)) if part is not None else None
    found = find_object(verb, groups)
    if found is None:
        return None
    rule, (first, last) = found
    start = max(first.i, verb.i + 1)
    if last is None:
        last = find_end(verb, first)
        last = end_of_judgement(verb, first, last) if rule in JUDGEMENTS else end_before_adjunct(verb, first, last)
    part = trim(verb.doc, start, last)
    return (rule, (part,)) if part is not None else None


def _reports(token: Token) -> bool:
    """A verb of saying, or somebody who puts a figure: "…, but the union put the number at 40"."""
    figure = token.lemma_.lower() in read_words("cues", "frames.figure", "frames.count")
    return is_reporting(token) or (figure and any(c.dep_ == "nsubj" and is_voice(c) for c in token.children))


def _says_words(verb: Token) -> bool:
    """ "…, she added the words": what a verb of saying has for its object is said, and nothing that stands before it."""
    words = read_words("cues", "phrases.utterances", "nouns.colon")
    return any(c.dep_ == "dobj" and c.i > verb.i and c.pos_ == "NOUN" and c.lower_ in words for c in verb.children)


def _opens_quoted(verb: Token, clause: Token) -> bool:
    """A predicate in marks behind the subject that the parser took for an object: "told the Courier the soup ‘smelt foul’"."""
    opening = clause.left_edge
    return clause.i > verb.i and opening.is_quote and opening.i < clause.i and _find_lost_subject(verb, clause) is not None


def _end_of_lost(verb: Token, clause: Token) -> int:
    """Where a lost complement ends: with its own words where the main verb stands behind them."""
    end = find_end(verb, clause)
    return min(end, clause.right_edge.i + 1) if clause.dep_ == "ccomp" and clause.head.i > clause.right_edge.i else end


def is_question(doc: Doc, part: Range) -> bool:
    """Whether content is an open question: "whether …", "how many …"."""
    span = doc.char_span(*part, alignment_mode="expand")
    return span is not None and (span[0].lower_ in ("if", "whether") or span[0].tag_ in ("WDT", "WP", "WP$", "WRB"))


def _is_spoken(verb: Token, parts: tuple[Range, ...]) -> bool:
    """Whether a verb of manner ("smiled", "went on") stands beside words in quotation marks; verbs of saying need none."""
    lemma = verb.lemma_.lower()
    if lemma not in read_words("cues", "verbs.manner") or lemma in read_words("cues", "verbs.utterance"):
        return True
    spans = (verb.doc.char_span(*part, alignment_mode="expand") for part in parts)
    return any(token.is_quote for span in spans if span is not None for token in span)


def _find_aside(verb: Token) -> tuple[Range, ...] | None:
    """The parts around "…, X said", "…, X explained earlier in the hearing, …"; None where the verb is no aside."""
    if verb.dep_ not in ("parataxis", "ccomp", "ROOT", "conj", "advcl") or (
        not tells(verb) and any(c.dep_ == "dobj" for c in verb.children)
    ):
        return None
    doc, sent = verb.doc, verb.sent
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i for c in verb.children):
        return None
    subject = find_subject(verb)
    first = min(verb.i, phrase(subject)[0] if subject is not None and subject.sent == sent else verb.i)
    stop = max(verb.i + 1, phrase(subject)[1] if subject is not None and subject.i > verb.i else 0)
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i == c.right_edge.i), None) if tells(verb) else None
    stop = max(stop, told.i + 1) if told is not None else stop
    # "the park, which, Brask said, is full": only the relative clause is what was said.
    relative = first - 3 > sent.start and doc[first - 2].tag_ in ("WDT", "WP") and doc[first - 3].text == ","
    opening = first - 2 if relative else skip_joint(doc, sent.start, first)
    rivals = (find_rival(token) for token in doc[stop : sent.end])
    end = next((rival for rival in rivals if rival is not None and rival >= stop), sent.end)
    if verb.dep_ == "parataxis":
        behind = find_stop(verb, stop) or stop
        return around(doc, opening, first, behind, max(end, behind))
    inserted = first > sent.start and doc[first - 1].text in STOPS
    parted = inserted or (first > sent.start and doc[first - 1].is_punct)
    # "S, X told Y", where the parser joins the two as if by an "and".
    spliced = verb.dep_ == "conj" and not any(c.dep_ == "cc" and c.i < verb.i for c in verb.head.children)
    closes = (verb.dep_ in ("ccomp", "ROOT") or spliced) and not any(c.dep_ == "prep" for c in verb.children)
    after = [t for t in doc[verb.i + 1 : sent.end] if not t.is_punct and not t.is_space]
    if closes and parted and len(after) <= 4 and verb.i - sent.start > 5:
        return around(doc, opening, first, stop, sent.end)
    last = find_stop(verb, stop) if inserted and says(verb) else None
    if (
        last is None
        or (last < sent.end and doc[last].text == ":")
        or not any(t.tag_ in FINITE for t in (*doc[sent.start : first], *doc[last : sent.end]))
    ):
        return None
    return around(doc, opening, first, last, max(end, last))


def _read_clauses(verb: Token, clauses: list[Token]) -> tuple[Range, ...]:
    """Of complements on both sides of the cue, the one in front counts where the cue stands inserted and no other rules it."""
    ahead, behind = [c for c in clauses if c.i < verb.i], [c for c in clauses if c.i > verb.i]
    inserted = verb.i + 1 < len(verb.doc) and verb.nbor().text in STOPS
    if behind and not ahead and inserted and verb.dep_ == "parataxis" and (subject := own_subject(verb)) is not None:
        front = trim(verb.doc, skip_joint(verb.doc, verb.sent.start, subject.left_edge.i), subject.left_edge.i)
        return (*((front,) if front is not None else ()), *_clause_parts(verb, behind[0]))
    if not ahead or not behind:
        return _clause_parts(verb, clauses[0])
    parts = _clause_parts(verb, behind[0])
    ruled = any(is_reporting(token) for token in verb.doc[verb.sent.start : ahead[0].i])
    return parts if ruled or not inserted else (_clause_parts(verb, ahead[0])[0], *parts)


def _find_condition(verb: Token, clause: Token) -> tuple[Range, ...]:
    """ "If the river rises, she said the town must go": the condition in front of the cue is what was said as well.

    "When" opens one only where its verb is in the present: in the past it tells when somebody spoke.
    """
    subject = own_subject(verb)
    if subject is None or clause.i < verb.i:
        return ()
    for child in verb.children:
        if child.dep_ != "advcl" or child.right_edge.i >= subject.left_edge.i or own_subject(child) is None:
            continue
        mark = next((t for t in child.children if t.dep_ in ("mark", "advmod") and t.i == child.left_edge.i), None)
        tensed = (child, *(t for t in child.children if t.dep_ in ("aux", "auxpass")))
        present = any(t.tag_ in ("VBZ", "VBP") for t in tensed)
        word = mark.lower_ if mark is not None else ""
        if word in ("if", "unless") or (word in ("when", "whenever", "once") and present and verb.tag_ == "VBD"):
            part = trim(verb.doc, child.left_edge.i, child.right_edge.i + 1)
            return (part,) if part is not None else ()
    return ()


def _runs_on(verb: Token, clause: Token) -> bool:
    """Whether no comma, dash or mark parts a clause in front from its cue: the parser joined what are two sentences."""
    subject = own_subject(verb)
    first = subject.left_edge if subject is not None else verb
    if first.i <= clause.i:
        return False
    if is_reporting(clause) and clause.left_edge.lower_ in read_words("cues", "phrases.subordinators"):
        return True  # "While X insisted that S, Y …"
    manner = verb.lemma_.lower() in read_words("cues", "verbs.manner")
    before = verb.doc[verb.sent.start : first.i]
    return not first.nbor(-1).is_punct or (manner and not any(t.is_quote for t in before))


def _is_added(verb: Token, clause: Token) -> bool:
    """Whether a clause behind the cue tells when or why, or is the speaker going on."""
    opening = verb.doc[max(clause.left_edge.i, verb.i + 1)]
    opening = opening.nbor() if opening.is_punct and opening.i < clause.i else opening
    return opening.lower_ in read_words("cues", "phrases.subordinators") or (clause.tag_ == "VBG" and is_reporting(clause))


def _clause_parts(verb: Token, clause: Token) -> tuple[Range, ...]:
    """The complement's parts: before the attribution, behind it, or both where the attribution interrupts it."""
    doc = verb.doc
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    own_first = min([verb.i, *([phrase(subject)[0]] if subject is not None else [])])
    own_last = max([verb.i + 1, *([phrase(subject)[1]] if subject is not None else [])])
    parted = own_first > verb.sent.start and doc[own_first - 1].text in (";", ":")
    if clause.i > verb.i or parted:
        # Behind a semicolon the cue's own sentence begins, whatever the parser joined across it.
        start = find_start(verb, clause) if clause.i > verb.i else own_last
        if start <= verb.i:  # the parser drew something from before the cue into the complement
            start = own_last
        start = max(start, verb.i + 1)
        if (lost := _find_lost_subject(verb, clause)) is not None:
            start = lost.left_edge.i
        end = find_end(verb, clause)
        further = find_further(verb, end)
        rest = trim(doc, *further) if further is not None else None
        return tuple(part for part in (trim(doc, start, end), rest) if part is not None)
    parts = [trim(doc, _first_of_sentence(verb, clause, own_first), own_first)]
    # What follows an attribution that interrupts its content still belongs to it.
    tail = _after_attribution(verb, clause, own_last)
    if tail is not None:
        parts.append(tail)
    return tuple(part for part in parts if part is not None)


def _find_lost_subject(verb: Token, clause: Token) -> Token | None:
    """The complement's subject where the parser took it for the cue's object: "told the paper the ship was full"."""
    if any(
        child.dep_ in (*SUBJECTS, "expl", "csubj") or (child.dep_ == "mark" and child.lower_ == "that") for child in clause.children
    ):
        return None
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative") and verb.i < child.i < clause.left_edge.i]
    told = 1 if tells(verb) else 0
    return objects[-1] if len(objects) > told else None


def _first_of_sentence(verb: Token, clause: Token, last: int) -> int:
    """Content before the cue begins with the sentence, unless another cue's words stand in front."""
    start = verb.sent.start
    edge = clause.left_edge.i
    between = verb.doc[start:edge]
    return edge if any(is_reporting(token) for token in between) else skip_joint(verb.doc, start, last)


def _after_attribution(verb: Token, clause: Token, own_last: int) -> Range | None:
    doc, sent = verb.doc, verb.sent
    rest = [t for t in doc[own_last : sent.end] if not t.is_space]
    if clause.right_edge.i > own_last:
        return trim(doc, own_last, min(sent.end, clause.right_edge.i + 1))
    if any(t.is_quote for t in doc[max(sent.start, verb.i - QUOTED) : verb.i]):
        return None  # what follows speech in quotation marks is told by the article
    conj = next((c for c in verb.children if c.dep_ == "conj" and c.i > own_last and not _reports(c) and is_clause(c)), None)
    if conj is not None and len(rest) > 3 and any(t.text == "," for t in doc[own_last : conj.left_edge.i]):
        return trim(doc, conj.left_edge.i, sent.end)
    return None
