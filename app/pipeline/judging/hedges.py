"""Hedging words inside a stretch of words, in the cue that reports it, and in the phrase around it."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.scope import find_words, get_sentence, is_aside, is_top
from app.pipeline.lexicon import read_words

NEAR = 8  # words between an introducing phrase and what it introduces
_OBJECT_DEPS = frozenset({"dobj", "obj", "attr", "acomp", "pobj", "oprd"})
_CLAUSE_DEPS = frozenset({"ccomp", "xcomp", "acl"})
_BE_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_PERSONS = frozenset({"i", "we", "you", "he", "she", "who", "people", "everyone", "everybody", "nobody", "anyone"})
_FIRST_PERSON = frozenset({"i", "we"})
_FATES = frozenset({"to", "dead", "lost", "missing", "trapped", "buried", "drowned", "kidnapped", "stranded"})


def is_in(token: Token, *groups: str) -> bool:
    """Whether the token's lemma or the token as written is in a group of the lexicon, or anywhere in it if none is named."""
    words = read_words("hedges", *groups)
    return token.lemma_.lower() in words or token.lower_ in words


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "neither" or the like stands on the token, or on the verb that carries it."""
    carriers = [token, token.head] if token.dep_ == "xcomp" else [token]
    return any(is_in(word, "negations") for carrier in carriers for word in (carrier, *carrier.children) if word.i < token.i)


def find_hedges_inside(evidence: Tokens) -> Iterator[Token]:
    """Words of the evidence that say less than for sure, leaving out those that only tell which thing is meant."""
    for token in find_words(evidence):
        # Few words are in the lexicon at all; the rest need none of the tests.
        if is_in(token) and any(test(token, evidence) for test in _TESTS) and not is_aside(token, evidence):
            yield token


def find_hedges_in_cue(cue: Tokens) -> Iterator[Token]:
    """Words of the cue, and what hangs on it, that commit the speaker to less than "said" does."""
    for token in find_words(cue):
        not_denied = is_in(token, "denial_verbs") and is_negated(token)
        if not_denied or is_in(token, "belief_verbs", "belief_nouns", "belief_adjectives"):
            yield token
        for child in token.children:
            if _hangs_hedging(child):
                yield child


def _hangs_hedging(child: Token) -> bool:
    if child.dep_ in {"nsubj", "nsubjpass"}:
        return _is_unauthored(child)
    groups = ("adverbs",) if child.dep_ == "advmod" else ("belief_nouns", "belief_adjectives")
    return child.dep_ in {"advmod", *_OBJECT_DEPS} and is_in(child, *groups)


def find_hedges_around(evidence: Tokens) -> Iterator[Token]:
    """Words beside the evidence, in its sentence, that hedge it: "According to preliminary data, …", "It is feared that …"."""
    yield from _governing(evidence)
    sentence = get_sentence(evidence)
    doc = evidence.doc
    before = _nearest(doc[sentence.start : evidence.start], from_end=True)
    if before:
        opened = any(token.lower_ == "according" for token in before)
        yield from (token for token in before if _is_preliminary(token) or (opened and _is_unauthored(token)))
        if len(before) <= 2:
            yield from (token for token in before if is_in(token, "adverbs"))
    after = _nearest(doc[evidence.end : sentence.end], from_end=False)
    if after and (after[0].lower_ == "according" or (is_in(after[0], "adverbs") and len(after) == 1)):
        yield from (token for token in after if _is_preliminary(token) or _is_unauthored(token) or is_in(token, "adverbs"))


def _nearest(tokens: Tokens, *, from_end: bool) -> list[Token]:
    """The words next to the evidence, up to a mark that opens or closes another statement."""
    near: list[Token] = []
    for token in reversed(list(tokens)) if from_end else tokens:
        if token.text in {";", ":", "“", "”", '"', "»", "«"} or len(near) >= NEAR:
            break
        if not token.is_space and not token.is_punct:
            near.append(token)
    return near[::-1] if from_end else near


def _governing(evidence: Tokens) -> Iterator[Token]:
    root = evidence.root
    governor = root.head
    if evidence.start <= governor.i < evidence.end or root.dep_ not in _CLAUSE_DEPS:
        return
    groups = {"VERB": ("belief_verbs", "participles", "seeming"), "NOUN": ("belief_nouns", "nouns"), "ADJ": ("adverbs",)}
    if is_in(governor, *groups.get(governor.pos_, ("seeming",))):
        yield governor


def _is_outlook(should: Token) -> bool:
    """ "Winds should ease by Friday": what is to come, of things and not of what somebody ought to do."""
    verb = should.head
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or subject.lower_ in _PERSONS:
        return False
    if verb.lemma_ != "be":
        return is_in(verb, "outlook_verbs")
    return any(child.dep_ in {"acomp", "advmod", "prt"} and is_in(child, "outlook_states") for child in verb.children)


def _is_modal(token: Token, evidence: Tokens) -> bool:
    if token.lower_ == "should" and token.dep_ == "aux":
        return _is_outlook(token) and token.i > evidence.start
    if is_in(token, "inference"):
        return token.nbor(1).lower_ in {"have", "'ve"} if token.i + 1 < evidence.end else False
    if not is_in(token, "modals") or (token.tag_ not in {"MD", ""} and token.pos_ != "AUX") or is_wish(token):
        return False
    return token.lower_ != "could" or not _is_ability(token, evidence)


def is_wish(may: Token) -> bool:
    """ "May they rest in peace": "may" in front of its subject opens a wish."""
    if may.lower_ != "may":
        return False
    before = may.doc[may.sent.start : may.i]
    subjects = (child for child in may.head.children if child.dep_ in {"nsubj", "nsubjpass"})
    return may.dep_ == "aux" and any(child.i > may.i for child in subjects) and all(word.is_punct for word in before)


def _is_ability(could: Token, evidence: Tokens) -> bool:
    """Past ability: what could be perceived, what could not be done, what somebody acted before, until or so that it could."""
    following = [token.lower_ for token in evidence.doc[could.i + 1 : min(could.i + 4, evidence.end)]]
    if following[:1] and following[0] in {"not", "n't", "n’t", "barely", "hardly", "only", "scarcely", "no"}:
        return following[1:2] != ["have"]
    verb = could.head
    if verb.lemma_.lower() in read_words("hedges", "ability_verbs"):
        return True
    return any(child.lower_ in read_words("hedges", "ability_marks") and child.i < could.i for child in verb.children)


def _is_adverb(token: Token, _evidence: Tokens) -> bool:
    if token.lower_ == "likely" and token.i and token.nbor(-1).lower_ == "as":
        return False  # "twice as likely" compares
    return is_in(token, "adverbs") and token.pos_ in {"ADV", "ADJ", "INTJ", "SCONJ", ""}


def _is_adjective(token: Token, evidence: Tokens) -> bool:
    if not is_in(token, "adjectives") or token.pos_ not in {"ADJ", "VERB", "NOUN", ""}:
        return False
    before = evidence.doc[token.i - 1] if token.i > 0 else None
    if before is not None and (before.lower_ in {"as", "if"} or before.tag_ in {"JJS", "RBS"}):
        return False
    if (
        token.dep_ == "amod"
        and is_in(token, "unchecked")
        and not is_in(token.head, "tellings", "unauthored", "belief_nouns", "knowledge")
    ):
        return False  # "an unverified draft" is a kind of draft
    if token.lower_ == "possible" and token.dep_ == "acomp":
        return _is_open(token)
    return token.lower_ not in read_words("hedges", "attributive") or token.dep_ == "amod"


def _is_open(possible: Token) -> bool:
    """ "It is possible that …", "strikes are possible"; "it is possible to …" and "is not possible" tell what can be done."""
    children = [*possible.children, *possible.head.children]
    if any(child.dep_ == "ccomp" for child in children):
        return True
    pronoun = any(child.dep_ in {"nsubj", "expl"} and child.pos_ == "PRON" for child in children)
    return not pronoun and not is_negated(possible) and not any(child.dep_ in {"xcomp", "neg"} for child in children)


def _is_preliminary(token: Token, _evidence: Tokens | None = None) -> bool:
    """ "Preliminary" and its like, before a noun of knowing at most two words on."""
    if token.lower_ not in read_words("hedges", "preliminary", "early"):
        return False
    if is_in(token, "unchecked") and token.head.dep_ == "dobj" and token.head.head.dep_ == "acl":
        return False  # "a draft containing unverified data"
    return any(is_in(word, "knowledge") for word in token.doc[token.i + 1 : min(token.i + 3, len(token.doc))])


def _is_unauthored(token: Token, _evidence: Tokens | None = None) -> bool:
    """Reports, rumours or signs of nobody in particular."""
    if not is_in(token, "unauthored") or token.tag_ not in {"NNS", "NN", ""}:
        return False
    plural = token.tag_ == "NNS" or is_in(token, "nouns")
    return plural and not any(child.dep_ == "poss" or child.lower_ in {"by", "from"} for child in token.children)


def _is_noun(token: Token, evidence: Tokens) -> bool:
    if token.pos_ != "NOUN" or any(child.lower_ == "no" for child in token.children):
        return False
    if is_in(token, "nouns"):
        return True
    following = evidence.doc[token.i + 1].lower_ if token.i + 1 < evidence.end else ""
    if token.dep_ == "dobj" and is_in(token.head, "receiving"):
        return False  # "received reports of 40 cases"
    return _is_unauthored(token) and following in {"of", "that"} and token.dep_ in {"nsubj", "attr", "dobj", "pobj"}


def _is_participle(token: Token, evidence: Tokens) -> bool:
    if token.tag_ not in {"VBN", "VBD", "JJ"} or (token.i > 0 and is_in(token.nbor(-1), "after_comparison")):
        return False
    following = [word.lower_ for word in evidence.doc[token.i + 1 : min(token.i + 4, evidence.end)] if word.pos_ != "ADV"]
    passive = any(child.dep_ in _BE_PASSIVE for child in token.children)
    if is_in(token, "prospects"):
        return following[:1] == ["to"] and not any(
            child.dep_ in {"dobj", "aux"} and child.lower_ != "be" for child in token.children
        )
    if token.lower_ in {"supposed", "meant"}:
        return passive and following[:2] == ["to", "have"]
    if is_in(token, "participles_to"):
        behind = evidence.doc[token.i + 1 : token.i + 4]
        return passive and following[:1] == ["to"] and any(word.lower_ == "to" and word.tag_ == "TO" for word in behind)
    if following[:1] == ["by"]:
        return False
    if token.lower_ in read_words("hedges", "fearing") and token.i + 1 < evidence.end and token.nbor(1).tag_ in {"JJ", "VBN"}:
        return True  # "feared homeless", in headlines that leave "be" out
    if token.lower_ == "suspected" and following[:1] == ["of"]:
        return True
    return token.lower_ in read_words("hedges", "participles") and (passive or (following[:1] != [] and following[0] in _FATES))


def _is_belief_verb(token: Token, evidence: Tokens) -> bool:
    if token.pos_ != "VERB" or not is_in(token, "belief_verbs") or not is_top(token, evidence):
        return False
    if token.i + 1 < evidence.end and is_in(token.nbor(1), "belief_objects"):
        return False
    subjects = [child.lower_ for child in token.children if child.dep_ == "nsubj"]
    if token.lower_ == "supposed":
        return False  # "were supposed to leave" tells what was agreed
    if token.tag_ == "VBD" and _FIRST_PERSON & set(subjects):
        return False  # "I thought it was thunder" tells what somebody felt, and surely
    has_clause = any(child.dep_ in {"ccomp", "xcomp"} for child in token.children)
    return has_clause or (bool(subjects) and not is_in(token, "clause_verbs"))


def _is_seeming(token: Token, evidence: Tokens) -> bool:
    if token.pos_ not in {"VERB", "AUX"} or not is_in(token, "seeming"):
        return False
    following = evidence.doc[token.i + 1].lower_ if token.i + 1 < evidence.end else ""
    completed = any(child.dep_ in {"xcomp", "ccomp", "acomp", "oprd"} for child in token.children)
    return token.lemma_ == "seem" or completed or following in {"to", "that"}


_TESTS = (_is_modal, _is_adverb, _is_adjective, _is_preliminary, _is_noun, _is_participle, _is_belief_verb, _is_seeming)
