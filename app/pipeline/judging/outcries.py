"""Stances that only a voice takes: praise, scorn and pain in the mouth of who feels them, not in a report's own prose."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import Test, get_following, get_object, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula
from app.pipeline.lexicon import read_words

_ME = frozenset({"me", "us"})
_POINTING = frozenset({"this", "that", "it", "these", "those", "what", "they", "he", "she", "you"})
_PROSPECTS = frozenset({"harder", "easier", "likelier", "impossible", "possible", "unlikely", "likely", "inevitable"})
MADE = 7  # tokens behind "makes" in which a prospect stands
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
    if any(child.lower_ in {"may", "might", "could"} for child in token.head.children):
        return False  # "That may be carelessness" weighs causes
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


def hampers(token: Token, _statement: Tokens) -> bool:
    """ "makes a ceasefire harder": what a happening means for another."""
    if token.lemma_ != "make" or token.pos_ != "VERB" or token.tag_ == "VBD":
        return False
    made = token.doc[token.i + 1 : min(token.i + MADE, token.sent.end)]
    return any(word.lower_ in _PROSPECTS for word in made)


def preaches(token: Token, statement: Tokens) -> bool:
    """ "A captain stays with his ship": what anybody of a kind does, as a rule to live by."""
    subject = get_subject(token)
    if token.i != statement.root.i or token.tag_ != "VBZ" or subject is None or subject.i > token.i:
        return False
    person = is_one_of(subject, "peoples") or subject.lemma_.lower() in read_words(
        "people", "roles", "voices.words", "titles", "gender"
    )
    dated = any(word.ent_type_ in {"DATE", "TIME", "PERSON", "GPE"} for word in statement)
    alone = not any(child.dep_ in {"aux", "ccomp", "xcomp"} for child in token.children)
    kind = [child.lower_ for child in subject.children] in (["a"], ["an"], ["no"])
    return person and kind and alone and not dated and not is_copula(token)


def mourns(token: Token, _statement: Tokens) -> bool:
    """ "The sea took him": what nobody did, told as a deed."""
    subject, lost = get_subject(token), get_object(token)
    if token.lemma_ not in {"take", "claim", "swallow", "steal"} or subject is None or lost is None:
        return False
    return is_one_of(subject, "elements") and lost.lower_ in {"him", "her", "them", "us", "everything"}


OUTCRIES: tuple[Test, ...] = (prizes, grades, moves, condemns, laments, owns, exclaims, ails, hampers, preaches, mourns)
