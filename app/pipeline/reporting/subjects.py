"""Whose words a verb reports: its subject, wherever the sentence puts it, and whether that can speak."""

from spacy.tokens import Token

from app.pipeline.lexicon import read_words
from app.pipeline.ranges import Range
from app.pipeline.reporting.reporting import is_reporting
from app.pipeline.reporting.resuming import find_resumed

NOBODY = frozenset(
    {"a", "an", "the", "there", "this", "that", "these", "those", "what", "which", "something", "nothing", "everything", "one"}
)

# "some of them": a part of whom was counted, and no voice where another stands with the verb.
PARTS = frozenset({"some", "most", "many", "all", "several", "few", "half", "none", "both", "each", "any", "two-thirds"})
# "X was quoted by Y as saying": whoever is quoted speaks.
QUOTED = frozenset({"quote", "cite"})

SUBJECTS = ("nsubj", "nsubjpass")
FINITE = ("VBD", "VBZ", "VBP")
CALLED = 5  # tokens behind "from" in which a body is named
JOINING = frozenset({"of", "for", "at", "in", "from", "with"})  # prepositions of a noun's own


def find_subject(verb: Token) -> Token | None:
    """Who says it: the verb's own subject, the noun it modifies, or the subject of the verb it hangs on."""
    token = verb
    if (
        beside := (verb.nbor(-1) if is_drawn_in(verb) else None)
        or _find_quoted(verb)
        or _find_led(verb)
        or find_resumed(verb)
        or _find_beside(verb)
    ) is not None:
        return beside
    for _ in range(6):
        own = _pass_parts([child for child in token.children if child.dep_ in SUBJECTS])
        agents = [grandchild for child in token.children if child.dep_ == "agent" for grandchild in child.children]
        passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
        if token != verb and passive and agents and token.lemma_ not in QUOTED:
            return agents[0]
        if own:
            subject = _choose(token, own)
            # ", saying" behind a complement on a thing is the reporting verb's speaker going on, not the thing.
            denied = token.head.lemma_.lower() in read_words("cues", "frames.thing") and _opens_addition(verb)
            if token != verb and token.dep_ == "ccomp" and is_reporting(token.head) and (denied or not is_voice(subject)):
                token = token.head
                continue
            if passive and token == verb and agents and verb.lemma_ not in QUOTED:
                return agents[0]
            if subject.lower_ in ("who", "which", "that"):
                return _find_antecedent(token, subject)
            return subject
        if token.dep_ in ("acl", "relcl"):
            return _find_modified(token)
        if (
            token.dep_ in ("conj", "advcl", "xcomp", "pcomp", "prep", "parataxis", "dep", "aux", "auxpass", "ccomp")
            and token.head != token
        ):
            if token.dep_ == "ccomp" and token != verb:
                return None
            token = token.head
            continue
        if token.dep_ == "advmod" and token != verb and token.lower_ in ("aside", "apart"):
            token = token.head
            continue
        return None
    return None


def _choose(verb: Token, own: list[Token]) -> Token:
    """Of two subjects who says it: the nearer in "the pumps, Brask said, …", who stands behind in "the pumps, says Brask, …"."""
    inserted = verb.i > verb.sent.start and verb.nbor(-1).text == "," and own[-1].i > verb.i
    return own[-1] if inserted else max((t for t in own if t.i < verb.i), key=lambda t: t.i, default=own[0])


def _find_led(verb: Token) -> Token | None:
    """ "…, which led the police to believe that S": whoever is led believes."""
    if verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_ not in read_words("cues", "phrases.leading"):
        return None
    return next((c for c in verb.head.children if c.dep_ in ("dobj", "nsubj") and verb.head.i < c.i < verb.i), None)


def _find_quoted(verb: Token) -> Token | None:
    """ "The agency quoted X as saying S": who is quoted says it."""
    quoting = next((t for t in verb.ancestors if t.lemma_ in QUOTED), None)
    if quoting is None or verb.i == 0 or verb.nbor(-1).lower_ != "as" or is_passive(quoting):
        return None
    return next((c for c in quoting.children if c.dep_ == "dobj" and quoting.i < c.i < verb.i), None)


def is_drawn_in(verb: Token) -> bool:
    """Whether the parser took a cue for the participle of its content's subject: "An insider alleged bosses were told"."""
    if verb.tag_ != "VBN" or verb.dep_ != "amod" or verb.i == verb.sent.start or not is_reporting(verb):
        return False
    speaker, told = verb.nbor(-1), verb.head
    opens = speaker.pos_ == "NOUN" and told.left_edge.i == verb.sent.start and told.left_edge.pos_ in ("DET", "NUM")
    return opens and told.i > verb.i and told.dep_ in SUBJECTS and is_voice(speaker)


def _opens_addition(verb: Token) -> bool:
    """ ", saying S": what is said behind a denial is what its speaker says instead."""
    return verb.tag_ == "VBG" and verb.i > verb.sent.start and verb.nbor(-1).text == ","


def _pass_parts(subjects: list[Token]) -> list[Token]:
    """Without "six of them babies" and "17 of them hurt", which the parser takes for subjects where somebody else speaks."""
    parts = [token for token in subjects if any(_counts_them(word) for word in (token, *token.children))]
    apposed = [child for part in parts for child in part.children if child.dep_ == "appos"]
    return [token for token in subjects if token not in parts] or apposed or subjects


def _counts_them(number: Token) -> bool:
    if not (number.like_num or number.lower_ in PARTS) or number.i + 2 >= len(number.doc):
        return False
    return number.nbor(1).lower_ == "of" and number.nbor(2).lower_ in ("them", "whom")


def _find_antecedent(verb: Token, pronoun: Token) -> Token:
    """Whom "who" stands for: what the clause modifies, else the noun in front. A name goes before its apposition."""
    if verb.dep_ == "relcl":
        named = verb.head.dep_ == "appos" and verb.head.head.pos_ == "PROPN"
        return verb.head.head if named else verb.head
    before = pronoun.nbor(-1) if pronoun.i > pronoun.sent.start else pronoun
    before = before.nbor(-1) if before.text == "," and before.i > pronoun.sent.start else before
    return before if pronoun.lower_ != "that" and before.pos_ in ("NOUN", "PROPN") else pronoun


def _find_modified(token: Token) -> Token | None:
    """The noun that a participle or a relative clause modifies; for a document, who issued it."""
    finite = token.dep_ == "acl" and token.tag_ in FINITE and token.i > token.sent.start and token.nbor(-1).text == ","
    clause = next((t for t in (token.head, *token.head.ancestors) if t.dep_ == "relcl"), None) if finite else None
    if clause is not None and clause.left_edge.nbor(-1).text == ",":
        return clause.head  # "Brask, who leads the union, called …"
    issuer = _find_issuer(token.head) if token.dep_ == "acl" else None
    if issuer is not None:
        return issuer
    return token.head if token.tag_ in ("VBG", *FINITE) or token.dep_ == "relcl" or _is_main(token) else None


def _is_main(participle: Token) -> bool:
    """Whether the parser took the sentence's verb for a participle: "A young mum told on Monday how …" has no other verb."""
    noun = participle.head
    if participle.tag_ != "VBN" or noun.dep_ != "ROOT" or not is_voice(noun):
        return False
    children = {child.dep_ for child in participle.children}
    if "ccomp" not in children or not children.isdisjoint({"agent", "dative"}) or participle.nbor().lower_ in ("to", "by"):
        return False
    first, last = participle.left_edge.i, participle.right_edge.i
    return not any(token.tag_ in (*FINITE, "MD") for token in noun.sent if not first <= token.i <= last)


def _find_issuer(document: Token) -> Token | None:
    """Who issued the document that says so: "the council released a statement saying"."""
    verb = document.head
    issued = document.dep_ == "dobj" and verb.lemma_.lower() in read_words("cues", "issue.verbs")
    if not issued or document.lemma_.lower() not in read_words("people", "documents"):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and is_voice(c)), None)


def _find_beside(verb: Token) -> Token | None:
    """The noun right in front of a finite cue to which the parser gave no subject: "the sum experts say it costs"."""
    lone = verb.dep_ in ("ROOT", "dep", "ccomp", "parataxis") and verb.tag_ in FINITE
    if not lone or verb.i == verb.sent.start or any(c.dep_ in (*SUBJECTS, "expl", "csubj", "auxpass") for c in verb.children):
        return None
    noun = verb.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN", "PRON") or noun.dep_ not in ("pobj", "dobj", "npadvmod", "compound"):
        return None
    owner = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
    return owner if owner.dep_ == "appos" and owner.lemma_.lower() in read_words("people", "voices", "roles") else noun


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive; "who's called for" is a perfect, whatever the parser makes of its "'s"."""
    active = verb.tag_ == "VBD" or any(c.dep_ == "prep" and c.i == verb.i + 1 and c.lower_ == "for" for c in verb.children)
    return any(c.dep_ == "auxpass" and not (c.lower_ in ("'s", "’s") and active) for c in verb.children)


def phrase(head: Token) -> Range:
    """Token range of the noun phrase around `head`: its left side, its of-phrases and apposed name, without clauses."""
    end = head.i + 1
    for child in head.children:
        if child.i < head.i:
            continue
        joins = child.lower_ in JOINING or (child.lower_ == "to" and head.lemma_.lower() in read_words("people", "voices", "roles"))
        if child.dep_ == "prep" and child.i <= end + 1 and joins:
            clause = next((t for t in child.subtree if _ends_phrase(t)), None)
            end = max(end, clause.i if clause is not None else child.right_edge.i + 1)
        elif child.dep_ == "amod" and child.i == end and any(c.dep_ == "prep" for c in child.children):
            end = child.right_edge.i + 1  # "people familiar with the matter"
        elif child.dep_ == "acl" and child.i == end and child.tag_ == "VBN" and child.lower_ in read_words("people", "informed"):
            end = child.right_edge.i + 1  # "people briefed on the talks"
        elif child.dep_ in ("appos", "flat", "compound") and (child.ent_type_ == "PERSON" or child.i == end):
            end = max(end, child.i + 1)
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.i - end <= 4:
            end = max(end, phrase(child)[1])
    return head.left_edge.i if head.left_edge.i >= head.sent.start else head.i, end


def _ends_phrase(token: Token) -> bool:
    dash = token.text == "-" and bool(token.whitespace_)
    return dash or token.dep_ in ("relcl", "acl") or token.text in (",", "(", "–", "—") or token.lower_ in ("on", "via")


def can_speak(subject: Token, cue: Token) -> bool:
    """Whether the subject can be a voice: somebody, a body, or a document with an author; never bare information."""
    lower = subject.lower_
    if lower == "it":
        passive = is_passive(cue)
        says = cue.lemma_ in read_words("cues", "phrases.it_says") or _closes_sentence(subject, cue)
        return (not passive and cue.dep_ != "ROOT") or says
    if lower == "those" and any(child.i > subject.i for child in subject.children):
        return True  # "those close to him"
    if lower == "one":
        group = next((t for child in subject.children if child.lower_ == "of" for t in child.children if t.dep_ == "pobj"), None)
        return group is not None and (is_voice(group) or group.pos_ == "NUM" or group.lower_ in ("them", "us", "whom", "those"))
    if lower in NOBODY:
        return False
    if subject.pos_ == "PRON":
        return True
    if is_authorless(subject) or subject.lower_ in read_words("people", "authorless.amounts"):
        return False
    lemma = cue.lemma_.lower()
    if lemma in read_words("cues", "verbs.show") and not (
        _carries_clause(cue) and lemma not in read_words("cues", "verbs.evidence")
    ):
        return is_voice(subject) or _is_kept(subject)
    if lower in ("percent", "%") and subject.dep_ == "nsubj":
        return True  # "63 percent said": those who were asked
    if subject.text.istitle() and subject.pos_ in ("INTJ", "ADV", "ADP", "VERB") and not subject.is_stop:
        return True  # a surname that is a word as well: "Pike said"
    figure = subject.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY") and not is_document(subject) and not lower.endswith("old")
    return subject.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "X", "DET") and not figure


def _closes_sentence(subject: Token, cue: Token) -> bool:
    """ "…, it boasted.": behind a comma, at the sentence's end, any verb of saying has a speaker."""
    if subject.i == subject.sent.start or subject.nbor(-1).text != "," or cue.i != subject.i + 1 or cue.i + 1 >= len(cue.doc):
        return False
    return cue.nbor().text in (".", "!") and cue.lemma_.lower() in read_words("cues", "verbs.say") and cue.tag_ in FINITE


def _carries_clause(cue: Token) -> bool:
    """Whether the cue has a clause with "that", as only somebody who speaks has with most verbs."""
    return any(
        t.dep_ == "mark" and t.lower_ == "that" for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i for t in c.children
    )


def is_authorless(head: Token) -> bool:
    """Whether a voice would be bare information: "preliminary reports", but not "police records" or "exit polls"."""
    if head.pos_ != "NOUN" or head.lower_ not in read_words("people", "authorless"):
        return False
    if head.lower_ in read_words("cues", "phrases.texts") and head.dep_ == "nsubj" and head.head.lemma_ in ("say", "state"):
        return False  # "the law says"
    if head.lower_ in read_words("people", "documents.gathered") and _is_given(head):
        return False
    vague = read_words("cues", "phrases.vague")
    if _is_kept(head):
        return False
    return not any(
        child.dep_ in ("compound", "nmod", "amod", "poss") and child.lower_ not in vague and child.pos_ != "PRON"
        for child in head.children
    )


def _is_kept(head: Token) -> bool:
    """ "Its records show that …": whose they are is told."""
    return head.lower_ in read_words("people", "documents.kept") and any(child.tag_ == "PRP$" for child in head.children)


def _is_given(head: Token) -> bool:
    """Whether somebody's name or a body stands behind "from": "figures from the port authority"."""
    if head.i + 2 >= len(head.doc) or head.nbor().lower_ not in ("from", "by"):
        return False
    bodies = read_words("people", "bodies")
    ahead = head.doc[head.i + 2 : head.i + 2 + CALLED]
    return any(token.ent_type_ in ("ORG", "PERSON", "GPE") or token.lower_ in bodies for token in ahead)


def is_voice(token: Token) -> bool:
    """Whether a noun names somebody or a body that can speak, or a document."""
    if token.pos_ == "PRON":
        return token.lower_ in ("he", "she", "they", "we", "i", "who", "you", "his", "her", "their", "our", "my")
    if token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return token.ent_type_ not in ("DATE", "TIME", "PRODUCT", "EVENT", "WORK_OF_ART")
    return token.lemma_.lower() in read_words("people", "voices", "bodies", "documents", "roles") or is_document(token)


def is_document(token: Token) -> bool:
    """Whether a word names a document whose plural is another word than its singular: "the minutes", and not "two minutes"."""
    counted = any(child.dep_ == "nummod" for child in token.children)
    return token.tag_ == "NNS" and token.lower_ in read_words("people", "documents.words") and not counted
