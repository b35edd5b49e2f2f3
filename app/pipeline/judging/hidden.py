"""Verbs that the tagger took for another part of speech, in sentences that show no other verb."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.lexicon import read_words


def hides_verb(tokens: Tokens) -> bool:
    """A verb that the tagger took for a noun: "The doubts concern the count", "The deal cost taxpayers $4m"."""
    if any(token.lower_ in read_words("discourse", "pasts") for token in tokens[1:-1]) or _hides_past(tokens):
        return True
    for token in tokens[2:-1]:
        if token.pos_ != "NOUN":
            continue
        if _ends_on_day(token):
            return True
        behind = token.nbor()
        present = (
            token.tag_ == "NNS" and token.nbor(-1).pos_ == "ADJ" and behind.lower_ in ("a", "an")
        )  # "The 9-year-old leaves a dog"
        if not present and (token.nbor(-1).pos_ not in ("NOUN", "PROPN", "PUNCT") or not token.nbor(-1).whitespace_):
            continue
        past = token.lower_ in read_words("discourse", "unchanged") and behind.pos_ in ("NOUN", "PROPN", "NUM", "SYM")
        if past or (behind.pos_ == "DET" and behind.lower_ not in ("this", "that", "each", "all", "both", "some")):
            return True
    return False


def _hides_past(tokens: Tokens) -> bool:
    """A past that the tagger took for a participle or adverb, in a sentence that ends in a full stop and has no other verb.

    "Crews toiled through the night.", "The dam burst, killing five." A participle has an agent, or is one of those of captions.
    """
    if tokens.end >= len(tokens.doc) or tokens.doc[tokens.end].text != ".":
        return False
    for token in tokens[1:-1]:
        behind = token.nbor()
        if token.lower_ in read_words("discourse", "unchanged") and behind.text == "," and behind.nbor().tag_ == "VBG":
            return True
        if _stands_behind_insert(token, tokens):
            return True
        if token.tag_ != "VBN" or token.dep_ != "acl" or token.lower_ in read_words("discourse", "pictured"):
            continue
        if behind.lower_ == "by" or any(child.dep_ == "agent" for child in token.children):
            continue
        main = token.head.dep_ == "ROOT" or (token.head.dep_ in ("conj", "appos") and token.head.head.dep_ == "ROOT")
        given = token.lower_ in read_words("discourse", "given")
        if behind.pos_ == "PRON" or (behind.lower_ in ("this", "that") and behind.nbor().is_punct):
            continue  # "rejected this": that somebody says otherwise
        if main or (not given and any(child.dep_ == "dobj" and child.pos_ != "PRON" for child in token.children)):
            return True
    return False


def _stands_behind_insert(token: Token, tokens: Tokens) -> bool:
    """ "The tremor, as measured in Orsk, emptied hill villages": "emptied" taken for an adjective of "villages"."""
    described = token.tag_ in ("JJ", "VBN") and token.dep_ == "amod" and token.lower_.endswith("ed") and token.head.i > token.i
    commas = [other.i for other in tokens[2 : token.i - tokens.start] if other.text == ","]
    return described and len(commas) > 1 and commas[-1] == token.i - 1 and commas[-1] - commas[0] > 1


def _ends_on_day(token: Token) -> bool:
    """ "The city's three days of mourning end on Sunday"."""
    if token.lower_ not in read_words("discourse", "beginnings") or token.i + 2 >= len(token.doc):
        return False
    on, day = token.nbor(), token.nbor(2)
    dated = day.ent_type_ in ("DATE", "TIME") or day.lower_ in read_words("cues", "via.days")
    return dated and on.lower_ in ("on", "at", "in") and token.nbor(-1).pos_ not in ("DET", "ADJ", "ADP")
