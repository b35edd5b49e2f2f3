"""What is asked for or ordered: "must", "should", "it is time to", imperatives; not what a rule already obliges to."""

from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.conditions import is_condition
from app.pipeline.judging.hedges import is_wish
from app.pipeline.judging.predicates import SUBJECTS, get_following, get_object, get_subject, is_one_of
from app.pipeline.judging.scope import find_words, is_copula
from app.pipeline.lexicon import read_words

_BEFORE_COMMAND = frozenset({"do", "n't", "n’t", "not", "never", "please", "so", "and", "just", "now"})
_WISHING = frozenset({("if", "only"), ("would", "that"), ("oh", "for"), ("o", "for")})
_GIVEN = frozenset({"with", "under", "by", "per"})


def demands(token: Token, statement: Tokens) -> bool:
    """ "must", "should", "need to", "has to", "it is vital that"; "must have" and "had to" tell what is or was so.

    What a law, a rule or a date obliges to ("Under the new act, owners must …") is a report of that rule.
    """
    return _asks(token) and not _is_ruled(statement)


def demands_plainly(token: Token, statement: Tokens) -> bool:
    """`demands` where nobody speaks: what the article says must be done is a rule that holds, unless it says "should"."""
    obliging = token.lower_ in {"must", "have", "has", "need", "needs"}
    return demands(token, statement) and (not obliging or _is_for_all(token))


def appeals(token: Token, _statement: Tokens) -> bool:
    """The act of asking, where the article tells it whole: "It urged citizens not to travel", "warned against bathing"."""
    children = {child.dep_ for child in token.children}
    if token.pos_ != "VERB" or "nsubj" not in children or token.dep_ not in {"ROOT", "conj", "ccomp"}:
        return False
    marks = {child.lower_ for child in token.children if child.dep_ == "prep"}
    if token.lemma_ in {"warn", "advise", "caution"}:
        return "against" in marks
    if not is_one_of(token, "demand_acts"):
        return False
    if token.lemma_ == "call":
        return bool(marks & {"for", "on", "upon"})
    return token.lemma_ != "appeal" or (bool(marks & {"for", "to"}) and get_object(token) is None)


def commands(token: Token, statement: Tokens) -> bool:
    """An imperative: a bare verb that opens the statement with no subject, "let us" among them."""
    first = next(find_words(statement), None)
    if first is not None and first.lower_ == "please" and token.i == first.i:
        return True
    pointed = token.lower_ == "look" and get_following(token) == "at" and first is not None and token.i == first.i
    if pointed and token.tag_ in {"VB", "VBP", "NN"} and get_subject(token) is None:
        return True  # "Look at the water": the tagger takes it for an exclamation's
    if token.tag_ != "VB" or token.dep_ not in {"ROOT", "ccomp", "conj"} or get_subject(token) is not None:
        return False
    if any(child.dep_ in {"aux", "mark"} and child.lower_ not in {"do", "please"} for child in token.children):
        return False
    if _foresees(token):
        return False
    before = statement.doc[statement.start : max(statement.start, token.i)]
    return all(word.lower_ in _BEFORE_COMMAND or word.is_punct for word in before)


def _foresees(verb: Token) -> bool:
    """ "Miss the tide and you wait till dawn", "Don't expect it before Monday": a condition or a forecast put as an order."""
    if verb.lemma_ == "expect":
        return any(child.dep_ == "neg" for child in verb.children)
    joined = (child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBP")
    # "… and you will regret it" threatens.
    return any(word.lower_ == "you" and word.dep_ in SUBJECTS for clause in joined for word in clause.children)


def wishes(token: Token, statement: Tokens) -> bool:
    """ "If only we had a boat", "Would that it were so", "May they rest", "Oh, for a dry summer"."""
    if token.i != statement.root.i:
        return False
    opening = tuple(word.lower_ for word in find_words(statement))[:2]
    if opening in _WISHING:
        return True
    first = next(find_words(statement))
    subject = get_subject(first.head)
    asked = statement.doc[min(statement.end, len(statement.doc) - 1)].text == "?"
    return first.lower_ == "may" and first.dep_ == "aux" and subject is not None and subject.i > first.i and not asked


def _asks(token: Token) -> bool:
    if token.tag_ == "MD":
        if is_wish(token):
            return True
        epistemic = token.lower_ == "must" and get_following(token) in {"have", "'ve"}
        return is_one_of(token, "obligation_modals") and not epistemic and not is_condition(token) and not _is_inverted(token)
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    if token.lemma_ == "need":
        counted = get_object(token)
        return token.tag_ != "VBD" and not (counted is not None and any(word.like_num for word in counted.children))
    if token.lemma_ == "have" and token.tag_ in {"VB", "VBP", "VBZ"}:
        # "will have to" tells what is coming.
        foreseen = any(child.tag_ == "MD" for child in token.children)
        owed = get_object(token)
        return (get_following(token) == "to" and not foreseen) or (
            owed is not None
            and is_one_of(owed, "obligation_nouns")
            and any(child.dep_ in {"acl", "relcl"} for child in owed.children)
        )
    return is_copula(token) and _is_called_for(token)


def _is_inverted(should: Token) -> bool:
    """ "Should the bank close, the mill shuts": in front of its subject, and no question."""
    if should.lower_ != "should" or should.doc[should.left_edge.sent.end - 1].text == "?":
        return False
    subject = get_subject(should.head)
    return subject is not None and subject.i > should.i and should.head.dep_ in {"advcl", "ccomp"}


def _is_called_for(copula: Token) -> bool:
    """ "It is vital that", "it is up to the state to", "there is no excuse for"."""
    told = any(child.dep_ in {"ccomp", "xcomp", "csubj", "advcl"} for child in copula.children)
    for child in copula.children:
        if told and child.dep_ == "acomp" and is_one_of(child, "obligation_adjectives"):
            return True
        if told and child.lower_ == "up" and get_following(child) == "to":
            return True
        lacked = child.dep_ in {"attr", "nsubj"} and is_one_of(child, "lacked_nouns")
        if lacked and any(word.lower_ in {"no", "little"} for word in child.children):
            return any(word.dep_ == "expl" for word in copula.children)
    return False


def _is_ruled(statement: Tokens) -> bool:
    """Whether the statement names the rule that obliges, or the date from which it does."""
    words = list(find_words(statement))
    for word in words:
        if word.dep_ == "pobj" and word.head.lower_ in _GIVEN and is_one_of(word, "rule_nouns"):
            return True
    openers = read_words("stance", "rule_openers")
    return any(word.lower_ in openers and following.ent_type_ in {"DATE", "TIME"} for word, following in pairwise(words))


def _is_for_all(token: Token) -> bool:
    """Whether what must be has no doer who could be bound by a rule: "we", "this", "there"."""
    verb = token.head if token.tag_ == "MD" else token
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return subject is not None and subject.pos_ == "PRON" and subject.lower_ not in {"he", "she", "they", "who"}
