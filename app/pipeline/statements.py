"""Which stretches state something: predications, not courtesies, labels or the words that only lead into a quote."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.attributions import Attributed
from app.pipeline.judging.hidden import hides_verb
from app.pipeline.lexicon import read_words
from app.pipeline.ranges import Range
from app.pipeline.records import Zone
from app.pipeline.reporting.leadins import introduces
from app.pipeline.reporting.reporting import is_reporting
from app.vocabulary import Voice, ZoneKind

SPEECH_FRAGMENT = 5  # words
OUTCRY = 5  # words
COURTEOUS = 5  # words in front of a verb of courtesy
# Frames whose content is a clause: a noun phrase that is left of one says nothing.
CLAUSE_RULES = frozenset({"clause", "parenthesis", "according", "as", "headline", "carried"})
# Frames that only name what was said or left unsaid ("announced the arrest"): the article's own account of what somebody did.
TOPIC_RULES = frozenset({"topic", "about", "unsaid"})


def carries_claim(doc: Doc, text: str, said: Attributed) -> bool:
    """Whether attributed content can be a claim of its own: words in quotation marks always, a topic where it is news.

    "Promised another march" and "confirmed 12 deaths" tell something; "announced the march" names what the article tells elsewhere.
    """
    if said.cue is not None and said.cue.exact.lower().startswith("thank") and said.voice == Voice.INDIRECT:
        return False  # thanks are a courtesy
    if said.rule == "clause" and _goes_along(doc, said):
        return False
    if said.rule not in TOPIC_RULES or said.voice != Voice.INDIRECT:
        return True
    if _is_deed(doc, said):
        return False
    cue, first = said.cue.exact.lower() if said.cue else "", text[said.start : said.end].split(maxsplit=1)[0].lower()
    news = cue.startswith(tuple(read_words("discourse", "news")))
    if said.rule == "topic" and cue.startswith(tuple(read_words("discourse", "wanted"))):
        return True  # "demanded the minister's head"
    return said.rule == "topic" and first not in read_words("discourse", "known") and (news or _counts(doc, said))


def _goes_along(doc: Doc, said: Attributed) -> bool:
    """ "Dockers reject the offer as 34 ships wait": what happens meanwhile, which nobody says."""
    content = doc.char_span(said.start, said.end, alignment_mode="expand")
    return content is not None and content.start > 0 and doc[content.start - 1].lower_ in ("as", "while")


def _is_deed(doc: Doc, said: Attributed) -> bool:
    """ "Norway has pledged $5m in aid": what somebody has done by saying so is told by the article."""
    cue = doc.char_span(said.cue.start, said.cue.end, alignment_mode="expand") if said.cue is not None else None
    if cue is None or not cue.text.lower().startswith(("pledg", "promis")):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in cue[0].children)


def _counts(doc: Doc, said: Attributed) -> bool:
    tokens = doc.char_span(said.start, said.end, alignment_mode="expand") or ()
    return any(token.like_num and token.dep_ == "nummod" and token.lower_ != "one" for token in tokens)


def tells_itself(doc: Doc, sentence: Tokens, attributions: Iterable[Attributed]) -> bool:
    """Whether a sentence whose attributions carry too little for a claim tells it as a whole.

    "They announced plans this week to build 500 homes", "He declared war on the gangs", "Ms Arle, known as “Bee”, died".
    """
    for said in attributions:
        content = doc.char_span(said.start, said.end, alignment_mode="expand")
        if content is None or _is_courtesy(content) or not sentence.start <= content.start < content.end <= sentence.end:
            return False
        if said.voice == Voice.INDIRECT:
            if all(t.lower_ in ("this", "that", "it", "so") for t in content):
                return False  # "rejected this"
            continue
        words, behind = ([t for t in part if t.is_alpha] for part in (content, doc[content.end : sentence.end]))
        if len(words) > 1 or content.start <= sentence.start or len(behind) < 2 or is_reporting(sentence.root):
            return False
    return True


def states_something(doc: Doc, span: Range, said: Attributed | None, zone: Zone) -> bool:
    """Whether a stretch is a claim at all: it predicates something and is no courtesy."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return False
    if _is_courtesy(tokens) or (zone.kind == ZoneKind.HEADLINE and _is_kicker(doc, tokens)):
        return False
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if any(t.lower_.startswith("anonym") for t in words) and tokens.root.lemma_ in read_words("discourse", "unnamed"):
        return False  # "He spoke on condition of anonymity"
    if said is not None and said.voice != Voice.DIRECT:
        whole = said.rule not in CLAUSE_RULES or said.voice == Voice.MIXED
        # "arson likely, mayor says"
        verbless = said.rule == "headline" and (tokens[0].lower_ == "no" or any(t.pos_ == "ADJ" for t in tokens))
        # "demanded that the people inside hand over their keys", whose verb the tagger takes for a noun
        opened = tokens.start > 0 and doc[tokens.start - 1].lower_ == "that" and len(words) >= SPEECH_FRAGMENT
        if len(words) < 2:
            return said.rule == "count"  # "police counted 600"
        return whole or verbless or opened or any(t.pos_ in ("VERB", "AUX") or t.like_num for t in tokens)
    verbs = [t for t in tokens if _is_finite(t) or _is_passive_headline(t, zone)]
    if said is not None:
        return bool(verbs) or len(words) >= SPEECH_FRAGMENT or (any(t.pos_ in ("VERB", "AUX") for t in tokens) and len(words) >= 2)
    last = next((t for t in doc[tokens.end - 1 : tokens.end + 2] if t.text in ("?", "!")), None)
    if last is not None and last.text == "?":
        return False  # a question that the article asks states nothing
    outcry = tokens.text.isupper() or not any(t.dep_ in ("nsubj", "nsubjpass") for t in tokens)
    if last is not None and zone.kind == ZoneKind.HEADLINE and outcry and len(words) <= OUTCRY:
        return False  # "SHUT OUT!"
    if zone.kind == ZoneKind.CAPTION:
        return any(
            _is_present(t) and any(c.dep_ in ("nsubj", "nsubjpass") for c in _get_verb(t).children) and not _is_relative(t)
            for t in tokens
        )
    if (not verbs and zone.kind == ZoneKind.BODY and not hides_verb(tokens)) or introduces(doc, tokens):
        return False
    return len(words) >= 3


def _is_kicker(doc: Doc, tokens: Tokens) -> bool:
    """ "NIGHT OF TERROR: …": capitals that no verb makes a sentence of, in front of a headline's colon."""
    return (
        doc[tokens.end : tokens.end + 1].text == ":"
        and tokens.text.isupper()
        and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    )


def _get_verb(token: Token) -> Token:
    """The verb that an auxiliary goes with: "is carried", "are digging"."""
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _is_relative(token: Token) -> bool:
    return any(verb.dep_ in ("relcl", "acl", "ccomp", "pcomp", "csubj") for verb in (token, _get_verb(token)))


def _is_present(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD")


def _is_finite(token: Token) -> bool:
    """A finite verb; the tagger takes some for participles or nouns, which then have a subject and no auxiliary."""
    children = {child.dep_ for child in token.children}
    lone = token.dep_ == "ROOT" and "nsubj" in children
    if token.pos_ not in ("VERB", "AUX"):
        return lone and token.pos_ == "NOUN" and "dobj" in children
    if token.tag_ == "VBN" and token.dep_ == "acl" and token.head.dep_ == "ROOT":
        # "A footbridge collapsed in May": nothing is collapsed by anybody.
        return token.lemma_.lower() in read_words("discourse", "intransitive")
    return (lone and token.tag_ == "VBN") or token.tag_ not in ("VBG", "VB", "VBN")


def _is_passive_headline(token: Token, zone: Zone) -> bool:
    return zone.kind == ZoneKind.HEADLINE and token.pos_ in ("VERB", "AUX", "ADJ")


def _is_courtesy(tokens: Tokens) -> bool:
    """Thanks, condolences, greetings: "I want to thank …", "We express our sympathy to …", "I am grateful to …"."""
    nouns = read_words("discourse", "courtesy_nouns")
    root = tokens.root
    if root.lemma_.lower() in ("apologise", "apologize") and any(child.dep_ == "nsubj" for child in root.children):
        return not any(child.dep_ == "neg" for child in root.children)  # whoever does not is news
    if root.lemma_.lower() == "thank" and any(child.dep_ == "dobj" for child in root.children):
        return True  # whoever thanks
    gone = root.lemma_ == "go" and any(c.lower_ in ("out", "to") for c in root.children)  # "our hearts go out to them"
    if (root.lemma_ == "be" or gone) and any(
        c.dep_ == "nsubj" and c.lower_ in read_words("discourse", "courtesy_hearts") for c in root.children
    ):
        return True  # "Our hearts are with the families"
    if _thanks(tokens):
        return True
    if root.lemma_.lower() in nouns or tokens[0].lower_ in ("sorry", "thanks", "thank"):
        return True
    heads = [root, *(t for t in tokens if t.dep_ in ("ccomp", "ROOT", "conj") and t.pos_ in ("VERB", "AUX"))]
    if any(_is_courteous(verb) and verb.i - tokens.start <= COURTEOUS for verb in heads):
        return True
    first = next((t for t in tokens if not t.is_punct), None)
    return first is not None and first.lower_ in ("my", "our") and any(t.lower_ in nouns for t in tokens[:5])


def _thanks(tokens: Tokens) -> bool:
    """ "The Courier thanks readers who …", whatever the tagger takes "thanks" for."""
    verb = next((t for t in tokens[1:4] if t.lower_ in ("thanks", "thanked")), None)
    return verb is not None and verb.nbor(-1).text[:1].isupper() and verb.nbor().pos_ in ("NOUN", "PROPN", "DET", "PRON", "ADJ")


def _is_courteous(verb: Token) -> bool:
    courtesy, gifts = read_words("discourse", "courtesy"), read_words("discourse", "courtesy_gifts")
    below = {child.dep_: child.lemma_.lower() for child in verb.children if child.i > verb.i}
    given = below.get("dobj", "")
    if verb.lemma_.lower() in gifts and given in read_words("discourse", "courtesy_nouns") and not given.startswith("congrat"):
        return True  # whoever offers condolences; that somebody congratulates a winner is news
    if not any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children):
        return False
    if verb.lemma_.lower() in courtesy or below.get("xcomp") in courtesy:
        return True
    return verb.lemma_ == "be" and below.get("acomp") in read_words("discourse", "courtesy_adjectives")


def stands_alone(doc: Doc, start: int, end: int) -> bool:
    """Whether what is left of a sentence beside its attributions says something itself: a finite verb with its subject."""
    tokens = doc.char_span(start, end, alignment_mode="contract")
    if tokens is None or len(tokens) < 3:
        return False
    for token in tokens:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ in ("ROOT", "conj", "ccomp", "aux", "auxpass"):
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            if _hangs_outside(verb, tokens) or (is_reporting(verb) and verb.dep_ == "ROOT" and not _has_object(verb, start, end)):
                continue
            if any(c.dep_ in ("nsubj", "nsubjpass", "expl") and start <= c.idx < end for c in verb.children):
                return True
    return False


def _hangs_outside(verb: Token, tokens: Tokens) -> bool:
    """Whether a verb only completes or modifies words that are no statement themselves."""
    while verb.dep_ in ("conj", "ccomp") and verb.head != verb and tokens.start <= verb.head.i < tokens.end:
        verb = verb.head
    return verb.dep_ in ("relcl", "advcl", "acl", "pcomp", "ccomp", "csubj", "xcomp")


def _has_object(verb: Token, start: int, end: int) -> bool:
    return any(child.dep_ in ("dobj", "attr") and start <= child.idx < end for child in verb.children)


def split_clauses(doc: Doc, sentence: Tokens, start: int, end: int) -> Iterator[Range]:
    """A narrated sentence's independent clauses, where a comma, dash or semicolon and a subject of its own part them."""
    root = sentence.root
    at = start
    for clause in root.children:
        if clause.dep_ != "conj" or clause.i < root.i or clause.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if subject is None or subject.pos_ not in ("NOUN", "PROPN") or subject.like_num or _shares_figures(root, subject):
            continue
        cut = clause.left_edge.i
        joint = doc[cut - 1] if cut > sentence.start else None
        while joint is not None and joint.i > root.i and (joint.pos_ == "CCONJ" or joint.is_punct):
            cut, joint = joint.i, doc[joint.i - 1] if joint.i > sentence.start else None
        parted = any(t.text in (",", ";", "–", "—", "-") for t in doc[cut : clause.i])
        if cut > sentence.start and (parted or _are_apart(root, clause, subject)):
            yield from _split_semicolons(doc, sentence, at, doc[cut].idx)
            at = doc[cut].idx
    yield from _split_semicolons(doc, sentence, at, end)


def _are_apart(root: Token, clause: Token, subject: Token) -> bool:
    """Whether "and" alone joins two happenings, each whole: "The trams stood still and 30 shops were looted".

    What one circumstance belongs to stays together, and so do counts of the same disaster.
    """
    if any(t.dep_ == "advcl" for verb in (root, clause) for t in verb.children) or subject.left_edge.lower_ == "one":
        return False
    harmed = read_words("discourse", "harmed")
    if any(t.lower_ in harmed for t in root.sent) or any(t.lower_ in ("more", "rest", "others") for t in subject.subtree):
        return False
    return all(_is_finite_clause(verb) for verb in (root, clause)) and root.dep_ == "ROOT"


def _split_semicolons(doc: Doc, sentence: Tokens, start: int, end: int) -> Iterator[Range]:
    """A stretch cut where a semicolon parts two statements, each with a verb and a subject of its own."""
    at = start
    for token in sentence:
        if token.text != ";" or not start < token.idx < end or _lists_on(doc, token):
            continue
        if _has_clause(doc, at, token.idx) and _has_clause(doc, token.idx + 1, end):
            yield at, token.idx
            at = token.idx + 1
    yield at, end


def _lists_on(doc: Doc, semicolon: Token) -> bool:
    """What goes on with the same matter stays together: "; another 640 were hurt", "; they are dated 2 May"."""
    behind = doc[semicolon.i + 1 : semicolon.i + 2]
    return any(t.like_num or t.pos_ == "PRON" or t.lower_ in ("another", "others", "some") for t in behind)


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch holds a finite verb with its subject, whatever the parser made of the two halves' relation."""
    tokens = doc.char_span(start, end, alignment_mode="contract") or ()
    return len(tokens) > 2 and any(
        token.dep_ in ("nsubj", "nsubjpass", "expl") and _is_finite_clause(token.head) and start <= token.head.idx < end
        for token in tokens
    )


def _is_finite_clause(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("relcl", "acl", "advcl", "xcomp", "pcomp"):
        return False
    return _is_present(verb) or any(c.dep_ in ("aux", "auxpass") and _is_present(c) for c in verb.children)


def _shares_figures(root: Token, subject: Token) -> bool:
    """Counts that are listed together stay together: the second subject is a bare "another 640"."""
    return subject.lower_ in ("another", "others", "some") or (
        any(c.lower_ == "another" for c in subject.children) and root.i < subject.i and subject.like_num
    )
