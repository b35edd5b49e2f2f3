"""Stances that only a voice takes: praise, scorn and pain in the mouth of who feels them, not in a report's own prose."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import Test, get_following, get_object, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula

_ME = frozenset({"me", "us"})
_POINTING = frozenset({"this", "that", "it", "these", "those", "what", "they", "he", "she", "you"})
_OWN = frozenset({"mine", "ours", "yours", "theirs"})


def prizes(token: Token, _statement: Tokens) -> bool:
    """ "did an amazing job", "have a wonderful team", "made a terrible mistake"."""
    valued = get_object(token) if is_one_of(token, "light_verbs") else None
    if valued is None or is_one_of(valued, "sensed_nouns"):
        return False
    if is_one_of(valued, "mishaps"):
        return True
    return any(child.dep_ == "amod" and is_one_of(child, "judgements") for child in valued.children)


def grades(token: Token, _statement: Tokens) -> bool:
    """ "played superbly", "treated us disgracefully", "with contempt"."""
    if token.dep_ == "prep" and token.lower_ == "with":
        return any(child.dep_ == "pobj" and is_one_of(child, "manner_nouns") for child in token.children)
    return token.dep_ == "advmod" and is_one_of(token, "judgement_adverbs") and token.head.pos_ in {"VERB", "AUX", "ADJ"}


def moves(token: Token, _statement: Tokens) -> bool:
    """What something does to who speaks: "it scares me", "makes us proud", "broke my heart"."""
    following = get_following(token)
    if token.lemma_ == "make" and following in _ME:
        stirred = token.doc[token.i + 2] if token.i + 2 < len(token.doc) else None
        return stirred is not None and (stirred.pos_ in {"ADJ", "ADV"} or stirred.lemma_ == "feel")
    return is_one_of(token, "stirring_verbs") and following in _ME


def condemns(token: Token, _statement: Tokens) -> bool:
    """ "This is blackmail": a name for a wrong, given to what is pointed at."""
    if token.dep_ not in {"attr", "acomp"} or not is_copula(token.head) or not is_one_of(token, "condemnation_nouns"):
        return False
    subject = get_subject(token.head)
    return subject is not None and subject.lower_ in _POINTING


def laments(token: Token, _statement: Tokens) -> bool:
    """ "It is the poor who pay", "the poor always pay": who is picked out as bearing the cost."""
    if token.pos_ == "VERB" and is_one_of(token, "bearing_verbs"):
        bearer = get_subject(token)
        return bearer is not None and is_one_of(bearer, "classes_of_people") and any(c.lower_ == "the" for c in bearer.children)
    subject = get_subject(token) if is_copula(token) else None
    if subject is None or subject.lower_ != "it":
        return False
    picked = (child for child in token.children if child.dep_ == "attr")
    return any(word.dep_ == "relcl" and is_one_of(word, "bearing_verbs") for child in picked for word in child.children)


def owns(token: Token, _statement: Tokens) -> bool:
    """ "The valley is ours"."""
    return token.lower_ in _OWN and token.dep_ in {"attr", "acomp"} and is_copula(token.head)


def exclaims(token: Token, statement: Tokens) -> bool:
    """ "What a day", "How dare they", "Enough talk": the exclamation that opens the words."""
    first = next(find_words(statement), None)
    if first is None or first.i != token.i:
        return False
    following = get_following(token)
    return (
        (token.lower_ == "what" and following in {"a", "an"})
        or (token.lower_ == "how" and following == "dare")
        or token.lower_ in {"enough", "shame"}
    )


def ails(token: Token, _statement: Tokens) -> bool:
    """A body of people spoken of as a body of flesh or a machine: "the town is dying", "the system is broken"."""
    if token.pos_ == "VERB" and is_one_of(token, "ailing_verbs"):
        subject = get_subject(token)
    elif token.dep_ in {"acomp", "oprd"} and is_one_of(token, "ailing_adjectives"):
        subject = get_subject(token.head)
    elif token.dep_ in {"nsubj", "nsubjpass"}:
        # The tagger may take "broken" for a verb of its own.
        subject = token if is_one_of(token.head, "ailing_adjectives", "ailing_verbs") else None
    else:
        subject = None
    return subject is not None and is_one_of(subject, "ailing_subjects")


OUTCRIES: tuple[Test, ...] = (prizes, grades, moves, condemns, laments, owns, exclaims, ails)
