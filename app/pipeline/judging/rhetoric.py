"""Rhetoric: words that accuse, challenge, lecture or suppose, which state nothing that a record could bear out."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import SPEAKING, Test, get_following, get_object, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula

_CAN = frozenset({"can", "could", "ca", "should"})
_COMING = frozenset({"will", "would", "wo", "'ll", "’ll", "ever"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_POINTING = frozenset({"this", "that"})
_PERSONS = frozenset({"i", "we", "you", "he", "she", "they", "who"})
_CONTRASTED = frozenset({*_PERSONS, "this", "it", "that", "these"})
_BREAKS = frozenset({",", "–", "—", "-"})
_WOULD = frozenset({"would", "'d", "’d", "could", "might"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "every"})
_PRESENT = frozenset({"VBP", "VBZ"})


def dares(token: Token, _statement: Tokens) -> bool:
    """What nobody could say or do: "Nobody can say they were not told", "Nothing can justify it"; not "can say how many died"."""
    subject = get_subject(token)
    if token.pos_ != "VERB" or subject is None or not _is_nobody(subject):
        return False
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if subject.lower_ == "nothing":
        return bool(auxiliaries & {*_CAN, *_COMING}) and is_one_of(token, "beyond_nothing")
    # "Nobody would sleep at home before Sunday" foresees.
    if not auxiliaries & _CAN:
        return False
    return is_one_of(token, "beyond_anybody") and not any(_asks_which(child) for child in token.children)


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in _NOBODY or (subject.lower_ == "one" and any(child.lower_ == "no" for child in subject.children))


def _asks_which(clause: Token) -> bool:
    """ "how many died", "whether it was so"."""
    return clause.dep_ in {"ccomp", "xcomp", "dobj"} and any(
        word.tag_ in _WH or word.lower_ in {"whether", "if"} for word in (clause, *clause.lefts, *clause.left_edge.subtree)
    )


def taunts(token: Token, _statement: Tokens) -> bool:
    """ "They don't even know", "did not even bother to call"."""
    children = {child.lower_ for child in token.children}
    if "even" not in children or not _NOT & children:
        return False
    return is_one_of(token, "taunted_verbs") or (is_one_of(token, "taunted_now") and not {"did", "had"} & children)


def slanders(token: Token, _statement: Tokens) -> bool:
    """ "He is lying", "they are kidding themselves"; who lies somewhere or plays in a match is told to be there."""
    if token.tag_ != "VBG" or not is_one_of(token, "slandering_verbs") or get_subject(token) is None:
        return False
    if not any(child.dep_ == "aux" and is_copula(child) for child in token.children):
        return False
    if token.lower_ == "lying":
        return all(child.lower_ in {"to", "about"} for child in token.children if child.dep_ in {"prep", "prt", "acomp"}) and all(
            child.pos_ != "ADJ" and child.lower_ not in {"down", "there", "here", "face"} for child in token.children
        )
    return True


def supposes(token: Token, statement: Tokens) -> bool:
    """What would have been: "If he had not held me, I would be dead", "I would have heard it"."""
    children = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if token.pos_ not in {"VERB", "AUX"} or not _WOULD & children:
        return False
    words = list(find_words(statement))
    if _is_past_condition(words, token):
        return True
    subject = get_subject(token)
    perfect = bool({"have", "'ve", "’ve", "of"} & children)
    return (
        perfect
        and "would" in children | {"would" if child in {"'d", "’d"} else child for child in children}
        and (subject is not None and subject.lower_ in SPEAKING)
    )


def _is_past_condition(words: list[Token], verb: Token) -> bool:
    """Whether "if … had …" or "Had …" stands with the verb: what was not, so that nothing can be seen of what would follow."""
    for word in words:
        clause = word.head
        if word.lower_ == "if" and word.dep_ == "mark" and clause.i != verb.i:
            pasts = {child.lower_ for child in clause.children if child.dep_ in {"aux", "auxpass"}}
            if pasts & {"had", "'d", "’d"} and clause.tag_ in {"VBN", "VBD"}:
                return True
    return words[0].lower_ == "had" and words[0].dep_ in {"aux", "auxpass"} and words[0].head.i != verb.i


def contrasts(token: Token, statement: Tokens) -> bool:
    """A thing set against its opposite in the present: "They are doctors, not wizards", "I count lives, not votes"."""
    subject = get_subject(token)
    if token.pos_ not in {"VERB", "AUX"} or subject is None or subject.lower_ not in _CONTRASTED or not _is_present(token):
        return False
    marks = (word for word in token.subtree if word.lower_ == "not" and word.i > token.i)
    opposed = next((word for word in marks if word.nbor(-1).text in _BREAKS), None)
    if opposed is None or opposed.i + 1 >= statement.end:
        return False
    opposite = opposed.nbor(1)
    if opposite.pos_ not in {"NOUN", "DET", "PRON", "ADJ"} or opposite.lower_ in {"the", "this", "that", "those"}:
        return False
    # "It is a kite, not a drone" can be looked at; whoever says so of people, or of things in general, makes a point.
    return subject.lower_ in _PERSONS or opposite.lower_ not in {"a", "an"}


def _is_present(verb: Token) -> bool:
    return verb.tag_ in _PRESENT or any(child.tag_ in _PRESENT for child in verb.children if child.dep_ in {"aux", "auxpass"})


def points(token: Token, _statement: Tokens) -> bool:
    """ "This is what greed costs", "That is why we march"."""
    if not is_copula(token) or token.tag_ not in _PRESENT:
        return False
    subject = get_subject(token)
    if subject is None or subject.lower_ not in _POINTING:
        return False
    behind = next((word for word in token.doc[token.i + 1 : token.i + 3] if word.pos_ != "ADV" or word.tag_ in _WH), None)
    return behind is not None and behind.lower_ in {"what", "why", "how"} and behind.tag_ in _WH


def lectures(token: Token, _statement: Tokens) -> bool:
    """What "you" may not, do not or did do: "You cannot eat promises", "You sold us"; not "you could see it"."""
    subject = get_subject(token)
    if token.pos_ not in {"VERB", "AUX"} or subject is None or subject.lower_ != "you" or subject.dep_ != "nsubj":
        return False
    if is_one_of(token, "perception_verbs", "unwilled_verbs") or token.dep_ not in {"ROOT", "ccomp", "conj"}:
        return False
    children = {child.lower_ for child in token.children if child.dep_ in {"aux", "neg"}}
    if children & {"can", "ca"}:
        return bool(_NOT & children)
    if children & {"could", "would", "'d", "’d", "will", "'ll", "’ll", "may", "might", "had"}:
        return False
    return bool(_NOT & children) or token.tag_ == "VBD" or bool(children & {"have", "'ve", "’ve"})


def preaches(token: Token, _statement: Tokens) -> bool:
    """A truth about any such one: "A government that shoots children has no right to rule", "Nobody is above the law"."""
    if not (token.tag_ in _PRESENT or any(child.tag_ == "MD" or child.tag_ in _PRESENT for child in token.children)):
        return False
    if token.pos_ not in {"VERB", "AUX"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in token.children
    ):
        return False
    subject = get_subject(token)
    if subject is None:
        return False
    if _is_nobody(subject) or subject.lower_ in {"everyone", "everybody"}:
        if is_copula(token):
            return get_following(token) in {
                "above",
                "beyond",
                "entitled",
                "responsible",
                "guilty",
                "innocent",
                "equal",
                "immune",
                "born",
            }
        return is_one_of(token, "common_verbs")
    if subject.lower_ == "those" and token.tag_ == "VBP" and not is_copula(token) and not is_one_of(token, "telling_verbs"):
        return any(child.dep_ == "relcl" and _is_present(child) for child in subject.children)
    indefinite = subject.lower_ in {"anyone", "anybody", "whoever"} or any(
        child.dep_ == "det" and child.lower_ in _INDEFINITE for child in subject.children
    )
    if not indefinite or is_one_of(token, "telling_verbs"):
        return False
    clauses = [child for child in subject.children if child.dep_ == "relcl"]
    # "A man who saw it happen …" was there; a country that kills its children is any.
    return any(_is_present(clause) for clause in clauses) and not any(
        child.lower_ in {"will", "'ll", "’ll", "shall", "may", "must"} for child in token.children
    )


def is_kind(token: Token, _statement: Tokens) -> bool:
    """What a thing is no instance of, and what no record lists: "Water is not a luxury", "This is not a game"."""
    if not any(child.dep_ == "neg" for child in token.children):
        return False
    subject = get_subject(token)
    if subject is not None and is_one_of(subject, "bodiless") and token.tag_ == "VBN":
        present = any(child.dep_ == "auxpass" and child.tag_ in _PRESENT for child in token.children)
        return present and not list(subject.children)  # "Peace is not made with press conferences"
    if not is_copula(token) or token.tag_ not in _PRESENT:
        return False
    kind = next((child for child in token.children if child.dep_ == "attr"), None)
    if subject is None or kind is None or not any(child.lower_ in {"a", "an"} for child in kind.children):
        return False
    bare = subject.pos_ == "NOUN" and not any(child.dep_ in {"det", "poss", "nummod"} for child in subject.children)
    return bare or subject.lower_ in {"this", "we"}


def bares(token: Token, _statement: Tokens) -> bool:
    """What is in the heart of who speaks: "Our patience is not endless", "my faith is gone"."""
    subject = get_subject(token) if token.pos_ in {"VERB", "AUX"} else None
    return (
        subject is not None
        and is_one_of(subject, "inward_nouns")
        and any(child.dep_ == "poss" and child.lower_ in {"my", "our"} for child in subject.children)
    )


def owes(token: Token, _statement: Tokens) -> bool:
    """ "They owe us an explanation", "every life matters"."""
    if token.pos_ != "VERB":
        return False
    if token.lemma_ == "owe":
        owed = get_object(token)
        return owed is not None and is_one_of(owed, "owed_nouns")
    return token.lemma_ == "matter" and token.tag_ in {*_PRESENT, "VB"}


RHETORIC: tuple[Test, ...] = (dares, taunts, slanders, contrasts, points, lectures, preaches, is_kind, bares, owes)
