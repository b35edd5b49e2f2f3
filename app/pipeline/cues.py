"""Frames: a cue, who it belongs to and what it carries, as the dependency parse and the words beside it tell.

A frame follows PARC 3's attribution relation (cue, source, content). Frames are read outside quotation marks only: what
somebody quoted reports is the quoted speaker's content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.quotes import Marked

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "xcomp")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting construction. Ranges are offsets in the text; `speaker` is a token range with its head token.

    `clause` is what belongs to the reporting itself and to no claim; `contents` are the parts it carries, in order.
    """

    cue: Range
    speaker: Range | None
    head: int | None
    contents: tuple[Range, ...]
    clause: Range
    via: str | None
    rule: str


def find_frames(doc: Doc, marked: list[Marked]) -> Iterator[Frame]:
    """Every frame of the article, by position of its cue."""
    quoted = _make_mask(doc, marked)
    for sent in doc.sents:
        for token in sent:
            if quoted[token.i] or token.is_space:
                continue
            frame = _read_token(token, quoted)
            if frame is not None:
                yield frame


def read_headline(doc: Doc, start: int, end: int) -> Frame | None:
    """ "…, says mayor", "…, claim passengers": the attribution that closes a headline, whatever the parser made of it."""
    span = doc.char_span(start, end, alignment_mode="contract")
    comma = next((t for t in reversed(span or ()) if t.text in (",", "–", "—", "-")), None)
    if span is None or comma is None or comma.i - span.start < 3 or span.end - comma.i > 9:
        return None
    tail = [t for t in doc[comma.i + 1 : span.end] if not t.is_space]
    cue = next((t for t in tail if _is_cue_form(t)), None)
    if cue is None or len(tail) < 2 or cue not in (tail[0], tail[-1]):
        return None
    first, last = (cue.i + 1, tail[-1].i + 1) if cue == tail[0] else (tail[0].i, cue.i)
    head = _find_head(doc, first, last)
    part = _trim(doc, span.start, comma.i)
    if part is None:
        return None
    return Frame(_range(cue), (first, last), head.i, (part,), (comma.idx, _end(tail[-1])), None, "headline")


def _is_cue_form(token: Token) -> bool:
    """A present or past form of a verb of saying, read off the word: headlines mislead the tagger."""
    say = read_lexicon("cues")["verbs"]["say"].split()
    word = token.lower_
    return (
        word in say
        or word.removesuffix("s") in say
        or word.removesuffix("es") in say
        or token.lemma_.lower() in say
        and token.pos_ == "VERB"
    )


def _find_head(doc: Doc, start: int, end: int) -> Token:
    """The head noun of a short phrase: its last noun before any preposition."""
    stop = next((i for i in range(start, end) if doc[i].pos_ == "ADP" and i > start), end)
    return next((t for t in reversed(doc[start:stop]) if t.pos_ in ("NOUN", "PROPN", "PRON")), doc[stop - 1])


def _make_mask(doc: Doc, marked: list[Marked]) -> list[bool]:
    """For each token, whether it lies within quotation marks."""
    mask = [False] * len(doc)
    spans = iter(marked)
    current = next(spans, None)
    for token in doc:
        while current is not None and token.idx >= current.end:
            current = next(spans, None)
        mask[token.i] = current is not None and current.start <= token.idx < current.end
    return mask


def _read_token(token: Token, quoted: list[bool]) -> Frame | None:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        return _read_according(token)
    if token.pos_ in ("VERB", "AUX") and (_can_report(token) or _goes_on(token)):
        return _read_as(token) or _read_verb(token, quoted)
    if token.pos_ == "NOUN" and token.lemma_.lower() in read_lexicon("cues")["nouns"]["that"].split():
        return _read_noun(token)
    return None


def _can_report(token: Token) -> bool:
    lemma = token.lemma_.lower()
    cues = read_lexicon("cues")
    return any(lemma in group.split() for group in (*cues["verbs"].values(), *cues["frames"].values()))


def _goes_on(token: Token) -> bool:
    """ "went on": the one phrasal verb of speech whose verb alone reports nothing."""
    return token.lemma_ == "go" and any(child.lower_ == "on" and child.i == token.i + 1 for child in token.children)


def is_reporting(token: Token) -> bool:
    """Whether the token is a verb of saying or thinking."""
    cues = read_lexicon("cues")["verbs"]
    lemma = token.lemma_.lower()
    return token.pos_ in ("VERB", "AUX") and (lemma in cues["say"].split() or lemma in cues["think"].split() or _goes_on(token))


# -- who ---------------------------------------------------------------------------------------------------------------


def find_subject(verb: Token) -> Token | None:
    """Who says it: the verb's own subject, the noun it modifies, or the subject of the verb it hangs on."""
    token = verb
    for _ in range(6):
        own = [child for child in token.children if child.dep_ in SUBJECTS]
        agents = [grandchild for child in token.children if child.dep_ == "agent" for grandchild in child.children]
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        if token != verb and passive and agents:
            return agents[0]
        if own:
            subject = own[0]
            if passive and token == verb and agents:
                return agents[0]
            if subject.lower_ in ("who", "which", "that") and token.dep_ == "relcl":
                return token.head
            return subject
        if token.dep_ in ("acl", "relcl"):
            return token.head if token.tag_ in ("VBG", "VBD", "VBZ", "VBP") or token.dep_ == "relcl" else None
        if (
            token.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "dep", "aux", "auxpass", "ccomp")
            and token.head != token
        ):
            if token.dep_ == "ccomp" and token != verb:
                return None
            token = token.head
            continue
        return None
    return None


def phrase(head: Token) -> Range:
    """Token range of the noun phrase around `head`: its left side, its of-phrases and apposed name, without clauses."""
    end = head.i + 1
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ == "prep" and child.i <= end + 1 and child.lower_ in ("of", "for", "at", "in", "from", "with"):
            clause = next((t for t in child.subtree if t.dep_ in ("relcl", "acl") or t.text in (",", "(", "–", "—", "-")), None)
            end = max(end, clause.i if clause is not None else child.right_edge.i + 1)
        elif child.dep_ in ("appos", "flat", "compound") and (child.ent_type_ == "PERSON" or child.i == end):
            end = max(end, child.i + 1)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.i - end <= 4:
            end = max(end, phrase(child)[1])
    return head.left_edge.i if head.left_edge.i >= head.sent.start else head.i, end


# -- readers -----------------------------------------------------------------------------------------------------------


def _read_according(token: Token) -> Frame | None:
    doc = token.doc
    to = token.nbor()
    head = next((child for child in (*to.children, *token.children) if child.dep_ == "pobj"), None)
    if head is None and to.i + 1 < len(doc):
        head = next((t for t in doc[to.i + 1 : token.sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None
    first, last = phrase(head)
    # The phrase ends at its comma where it opens the sentence; a relative clause on the voice goes with it.
    stop = last
    if token.i <= token.sent.start + 2:
        stop = _find_comma(doc, last, token.sent.end) or last
    start = token.i
    while start > token.sent.start and doc[start - 1].text in (",", "–", "—"):
        start -= 1
    contents = _around(doc, token.sent.start, start, stop, token.sent.end)
    cue = (token.idx, to.idx + 2)
    return Frame(cue, (first, last), head.i, contents, (doc[start].idx, _end(doc[stop - 1])), None, "according")


def _find_comma(doc: Doc, start: int, end: int) -> int | None:
    return next((i for i in range(start, min(end, start + 25)) if doc[i].text == ","), None)


def _read_as(verb: Token) -> Frame | None:
    """ "…, as X put it", "…, as measured by X"."""
    doc = verb.doc
    if verb.lemma_.lower() not in read_lexicon("cues")["phrases"]["as_cue"].split():
        return None
    mark = next((child for child in verb.children if child.lower_ == "as" and child.i < verb.i), None)
    if mark is None or mark.dep_ not in ("mark", "advmod", "prep") or verb.dep_ not in ("advcl", "prep", "pcomp", "acl", "ROOT"):
        return None
    subject = find_subject(verb) if any(child.dep_ in (*SUBJECTS, "agent") for child in verb.children) else None
    if subject is None or subject.lower_ == "it":
        return None
    start, stop = mark.i, max(verb.i + 1, phrase(subject)[1])
    if stop < len(doc) and doc[stop].lower_ == "it":
        stop += 1
    if start > verb.sent.start and doc[start - 1].text == ",":
        start -= 1
    if stop < verb.sent.end and doc[stop].text not in (",", ".", "–", "—"):
        return None
    contents = _around(doc, verb.sent.start, start, stop, verb.sent.end)
    return Frame(_range(verb), phrase(subject), subject.i, contents, (doc[start].idx, _end(doc[stop - 1])), None, "as")


def _around(doc: Doc, first: int, start: int, stop: int, last: int) -> tuple[Range, ...]:
    """What stands before `start` and after `stop` in the tokens first..last, as offsets."""
    return tuple(part for part in (_trim(doc, first, start), _trim(doc, stop, last)) if part is not None)


def _read_verb(verb: Token, quoted: list[bool]) -> Frame | None:
    cues = read_lexicon("cues")
    lemma = verb.lemma_.lower()
    subject = find_subject(verb)
    if subject is None or quoted[subject.i] or not _can_speak(subject, verb):
        return None
    groups = {name for section in ("verbs", "frames") for name, words in cues[section].items() if lemma in words.split()}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    agent = any(child.dep_ == "agent" for child in verb.children)
    if passive and not agent and not _is_quoted_as(verb):
        return None
    content = _find_content(verb, groups)
    if content is None:
        return None
    rule, parts = content
    clause = _make_clause(verb, subject, parts)
    return Frame(_cue_range(verb), phrase(subject), subject.i, parts, clause, find_via(verb), rule)


def _is_quoted_as(verb: Token) -> bool:
    return verb.lemma_ in ("quote", "cite", "report") and any(t.lemma_ in ("say", "tell") for t in verb.subtree)


def _find_content(verb: Token, groups: set[str]) -> tuple[str, tuple[Range, ...]] | None:
    """(rule, parts) of what the verb carries, or None. Finite clauses first, then the verb's own frame."""
    doc = verb.doc
    if groups & {"say", "think", "show"}:
        for child in verb.children:
            if child.dep_ == "ccomp" and _is_clause(child):
                return "clause", _clause_parts(verb, child)
        if verb.dep_ == "parataxis" or (verb.dep_ in ("ccomp", "ROOT") and _stands_behind(verb)):
            return "parenthesis", _parenthesis_parts(verb)
    right = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ not in ("punct", "advcl", "cc", "conj", "npadvmod", "mark")
    ]
    objects = [child for child in right if child.dep_ in ("dobj", "ccomp", "oprd", "attr", "nsubj", "dative")]
    if not right:
        return None
    if (
        "of" in groups
        and objects
        and any(child.dep_ == "prep" and child.lower_ in ("of", "for", "as") for child in verb.subtree if child.i > objects[0].i)
    ):
        return "of", _right_parts(verb, objects[0])
    if "name" in groups and objects and (_has_second(verb, objects) or any(t.lower_ == "as" for t in verb.subtree if t.i > verb.i)):
        return "name", _right_parts(verb, objects[0])
    if "do" in groups and any(
        child.dep_ in CLAUSES and any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children) for child in right
    ):
        return "do", _right_parts(verb, right[0])
    if (
        "figure" in groups
        and objects
        and any(child.lower_ == "at" for child in verb.subtree)
        and any(t.like_num for t in verb.subtree)
    ):
        return "figure", _right_parts(verb, objects[0])
    # A bare noun is content only where the verb denies it; "announced a plan" is what somebody did.
    if "thing" in groups and verb.lemma_ in ("deny", "reject", "dismiss", "refute") and objects and objects[0].dep_ == "dobj":
        return "thing", _right_parts(verb, objects[0])
    return None


def _is_clause(token: Token) -> bool:
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
        return False
    return any(child.dep_ in (*SUBJECTS, "expl", "csubj") for child in token.children) or token.tag_ in ("VBD", "VBZ", "VBP", "MD")


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
    return _around(doc, sent.start, first, last, sent.end)


def _clause_parts(verb: Token, clause: Token) -> tuple[Range, ...]:
    """The complement's parts: before the attribution, behind it, or both where the attribution interrupts it."""
    doc, sent = verb.doc, verb.sent
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    own_first = min([verb.i, *([phrase(subject)[0]] if subject is not None else [])])
    own_last = max([verb.i + 1, *([phrase(subject)[1]] if subject is not None else [])])
    if clause.i > verb.i:
        start = clause.left_edge.i
        if start <= verb.i:  # the parser drew something from before the cue into the complement
            start = own_last
        start = max(start, verb.i + 1)
        if doc[start].lower_ == "that":
            start += 1
        end = _find_end(verb, clause)
        return tuple(part for part in (_trim(doc, start, end),) if part is not None)
    parts = [_trim(doc, _first_of_sentence(verb, clause), own_first)]
    # What follows an attribution that interrupts its content still belongs to it.
    tail = _after_attribution(verb, clause, own_last)
    if tail is not None:
        parts.append(tail)
    return tuple(part for part in parts if part is not None)


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
        return _trim(doc, own_last, min(sent.end, clause.right_edge.i + 1))
    conj = next((c for c in verb.children if c.dep_ == "conj" and c.i > own_last and not is_reporting(c) and _is_clause(c)), None)
    if conj is not None and len(rest) > 3 and rest[0].text == ",":
        return _trim(doc, conj.left_edge.i, sent.end)
    return None


def _find_end(verb: Token, clause: Token) -> int:
    """Where content behind the cue ends: at what hangs on the cue's own verb again, else with the sentence."""
    stops = [
        child.left_edge.i
        for child in verb.children
        if child.left_edge.i > clause.i
        and (
            child.dep_ in ("conj", "advcl", "parataxis") and (is_reporting(child) or _frames(child)) or child.lower_ == "according"
        )
    ]
    doc = verb.doc
    stops += [
        t.i for t in doc[clause.i : verb.sent.end] if t.lower_ == "according" and t.i + 1 < len(doc) and doc[t.i + 1].lower_ == "to"
    ]
    for conj in verb.conjuncts:
        if conj.i > clause.i and conj.left_edge.i > verb.i:
            stops.append(next((c.i for c in verb.children if c.dep_ == "cc" and c.i > clause.i), conj.left_edge.i))
    end = min(stops, default=verb.sent.end)
    while end > clause.i + 1 and doc[end - 1].lower_ in ("and", "but", ","):
        end -= 1
    return end


def _frames(token: Token) -> bool:
    return any(token.lemma_.lower() in words.split() for words in read_lexicon("cues")["frames"].values())


def _right_parts(verb: Token, first: Token) -> tuple[Range, ...]:
    doc = verb.doc
    start = max(first.left_edge.i, verb.i + 1)
    end = _find_end(verb, first)
    part = _trim(doc, start, end)
    return (part,) if part is not None else ()


def _read_noun(noun: Token) -> Frame | None:
    """ "expressed confidence that S", "repeated its allegation that S"."""
    doc = noun.doc
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i and _is_clause(c)), None)
    if clause is None or not any(t.lower_ == "that" and t.dep_ == "mark" for t in clause.children):
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head if noun.dep_ in ("dobj", "pobj", "attr") else None
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    subject = find_subject(verb) if verb is not None and verb.pos_ in ("VERB", "AUX") else None
    if owner is not None and (owner.pos_ != "PRON" or subject is None):
        subject = owner
    if subject is None or not _can_speak(subject, noun):
        return None
    part = _trim(doc, next(t.i for t in clause.children if t.lower_ == "that") + 1, noun.sent.end)
    if part is None:
        return None
    start = verb if verb is not None and verb.i < noun.i and noun.i - verb.i <= 3 and subject != owner else noun
    cue = (start.idx, _end(noun))
    first, last = phrase(subject)
    clause_range = (doc[min(first, start.i)].idx, part[0])
    return Frame(cue, (first, last), subject.i, (part,), clause_range, None, "noun")


def _can_speak(subject: Token, cue: Token) -> bool:
    """Whether the subject can be a voice: somebody, a body, or a document with an author; never bare information."""
    lemma, lower = subject.lemma_.lower(), subject.lower_
    if lower in ("it", "there", "this", "that", "these", "those", "what", "which", "something", "nothing", "everything", "one"):
        return (
            lower == "it"
            and not any(child.dep_ == "auxpass" for child in cue.children)
            and cue.dep_ != "ROOT"
            or lower == "it"
            and cue.lemma_ in _SAYING
        )
    if subject.pos_ == "PRON":
        return True
    if lower in read_words_of("authorless") and subject.pos_ == "NOUN":
        return False
    if cue.lemma_.lower() in read_lexicon("cues")["verbs"]["show"].split():
        return is_voice(subject)
    return subject.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "X", "DET") and not subject.ent_type_ in (
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
    )


_SAYING = frozenset("say warn add claim announce report insist argue state maintain note estimate".split())


def is_voice(token: Token) -> bool:
    """Whether a noun names somebody or a body that can speak, or a document."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "we", "i", "who", "you")
    if token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return token.ent_type_ not in ("DATE", "TIME", "PRODUCT", "EVENT", "WORK_OF_ART")
    lemma = token.lemma_.lower()
    return (
        lemma in read_words_of("voices")
        or lemma in read_words_of("bodies")
        or lemma in read_words_of("documents")
        or lemma in read_words_of("roles")
    )


def read_words_of(group: str) -> frozenset[str]:
    """The nouns of one group of the people lexicon, all its parts together."""
    parts = read_lexicon("people")[group]
    return frozenset(word for words in parts.values() for word in words.split())


# -- where -------------------------------------------------------------------------------------------------------------


def find_via(verb: Token) -> str | None:
    """The outlet or channel between speaker and article: "told Reuters", "wrote on Telegram"."""
    doc = verb.doc
    lexicon = read_lexicon("cues")["via"]
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "pobj") and child.i > verb.i and verb.lemma_ in ("tell", "inform"):
            if child.pos_ == "PROPN" and child.lower_ not in lexicon["audiences"].split() and child.ent_type_ != "PERSON":
                first, last = phrase(child)
                return " ".join(doc[first:last].text.split())
        if child.dep_ == "prep" and child.lower_ in ("on", "via", "to", "through") and child.i > verb.i:
            for target in child.children:
                if target.dep_ != "pobj":
                    continue
                words = doc[target.left_edge.i : target.i + 1].text
                if words.lower() in lexicon["channels"]:
                    return words
                named = target.pos_ == "PROPN" and target.ent_type_ not in ("DATE", "TIME", "GPE", "LOC") and child.lower_ != "to"
                if named and target.lower_.rstrip(".") not in _CALENDAR:
                    return words.rstrip(".")
    return None


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december christmas easter".split()
)


# -- ranges ------------------------------------------------------------------------------------------------------------


def _range(token: Token) -> Range:
    return token.idx, _end(token)


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _cue_range(verb: Token) -> Range:
    """The verb, or the last verb of a chain ("went on", "was quoted as saying")."""
    particle = next((child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), None)
    return verb.idx, _end(particle) if particle is not None else _end(verb)


def _make_clause(verb: Token, subject: Token, parts: tuple[Range, ...]) -> Range:
    """The words of the reporting itself, from subject to verb, widened to what stands between them and the content."""
    doc = verb.doc
    first, last = phrase(subject)
    if subject.sent != verb.sent or not (verb.sent.start <= first < verb.sent.end):
        first, last = verb.i, verb.i + 1
    start, end = doc[min(first, verb.i)].idx, _end(doc[max(last - 1, verb.i)])
    behind = [part for part in parts if part[0] >= end]
    if behind:
        end = max(end, behind[0][0])
    return start, end


def _trim(doc: Doc, start: int, end: int) -> Range | None:
    """Offsets of tokens start..end without punctuation and blanks at the borders, or None if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE_END):
        end -= 1
    return (doc[start].idx, _end(doc[end - 1])) if start < end else None


_EDGE = frozenset(",;:.-–—") | {"--"}
_EDGE_END = frozenset(",;:-–—.") | {"--"}
