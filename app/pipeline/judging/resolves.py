"""Resolve and threat: what somebody will do with all their might, will not bear, or will do unless another yields."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.idioms import find_idiom_tokens
from app.pipeline.judging.predicates import SPEAKING, WILL, get_following, get_subject, has_will, is_one_of
from app.pipeline.judging.scope import find_words
from app.pipeline.lexicon import read_words

_CAN = frozenset({"can", "ca", "would"})
_NOT = frozenset({"not", "n't", "n’t"})
_CONDITIONS = frozenset({"if", "unless"})
_TELLING = frozenset({"tell", "say", "warn", "inform", "hear"})
_CHOSEN = frozenset({"do", "remain", "get", "notice"})
_CHOOSING = frozenset(
    {"i", "we", "you", "he", "she", "they", "anyone", "anybody", "someone", "somebody", "nobody", "everyone", "one", "those", "who"}
)
_COMING = frozenset({*WILL, "must", "should", "would", "'d", "’d"})


def resolves(token: Token, _statement: Tokens) -> bool:
    """Resolve rather than a plan: "will fight on", "we will not rest", "will refuse to", "will never"."""
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    # "are not going to give in": will and refusal stand with "going".
    going = token.dep_ == "xcomp" and token.head.lower_ == "going"
    carriers = (token, token.head) if going else (token,)
    auxiliaries = {child.lower_ for verb in carriers for child in verb.children if child.dep_ in {"aux", "neg", "advmod"}}
    if not going and not (WILL | _CAN) & auxiliaries:
        return False
    if "never" in auxiliaries or is_one_of(token, "resolve_verbs"):
        return not _is_told(token, _statement)
    if token.lemma_ in {"continue", "keep", "do", "go"}:
        return any(child.i > token.i and is_one_of(child, "effort_objects") for child in token.subtree)
    subject = get_subject(token)
    nobody = subject is not None and (subject.lower_ in {"nobody", "nothing"} or _is_denied(subject))
    speaking = subject is not None and (subject.lower_ in SPEAKING or nobody)
    if speaking and not nobody and "shall" in auxiliaries:
        return True
    if nobody and WILL & auxiliaries and any(child.lower_ in {"us", "me"} for child in token.children):
        return True  # "Nobody will drive us out"
    if token.lemma_ == "be" and speaking and WILL & auxiliaries:
        return get_following(token) in {"back", "there", "ready", "waiting"}
    meant = not _CAN & auxiliaries or bool(_NOT & auxiliaries)
    return speaking and meant and (is_one_of(token, "effort_verbs") or _finds_out(token))


def _is_told(verb: Token, statement: Tokens) -> bool:
    """ "They told me I would never work again": what somebody was told, no resolve of who speaks."""
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in _TELLING and verb.head.tag_ in {"VBD", "VBN"}
    return told and statement.start <= verb.head.i < statement.end


def _finds_out(verb: Token) -> bool:
    """ "We will find out who did this", "will find those responsible", "will get to the bottom of it"."""
    following = tuple(word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 5])
    if verb.lemma_ in {"find", "track", "hunt"}:
        return following[:1] in {("out",), ("those",), ("them",), ("down",), ("who",), ("whoever",)} or "responsible" in following
    return (
        verb.lemma_ == "get"
        and following[:2] == ("to", "the")
        and following[2:3] != ("airport",)
        and following[2] in {"bottom", "truth"}
    )


def threatens(token: Token, statement: Tokens) -> bool:
    """What is coming to somebody: "will pay a heavy price", "must be brought to justice", "will not go unanswered"."""
    coming = any(child.dep_ == "aux" and child.lower_ in _COMING for child in token.children)
    if token.pos_ not in {"VERB", "AUX"} or not (coming or token.head.lower_ == "going" or has_will(token)):
        return False
    return any(token.i - 2 <= found.i for found in find_idiom_tokens(statement, "threats"))


def sanctions(token: Token, statement: Tokens) -> bool:
    """What will befall people if others act or do not: "If anyone broke the rules, they will go to prison".

    "If the rain does not come, there will be no harvest" foresees: nobody is to yield, as only who can choose does.
    """
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ != "MD":
        return False
    willed = has_will(token) or token.lower_ in WILL
    clause = _get_condition(statement, token) if willed else None
    if clause is None or not _is_willed(clause):
        return False
    subject = get_subject(token)
    if token.lower_ in WILL and token.dep_ != "aux":
        # "If the court does not hear us, the streets will"
        return subject is not None and (subject.lower_ in SPEAKING or is_one_of(subject, "bodiless"))
    nobody = subject is not None and (subject.lower_ in {"nobody", "none", "nothing"} or _is_denied(subject))
    if nobody and not any(child.lower_ == "there" and child.dep_ == "expl" for child in token.children):
        return True
    if token.lemma_ == "be" and any(child.lower_ == "there" and child.dep_ == "expl" for child in token.children):
        coming = [child for child in token.children if child.dep_ in {"attr", "nsubj"}]
        return any(_is_denied(word) or is_one_of(word, "reckonings") for word in coming)
    return any(
        found.i >= token.i or (found.head.i == token.i and found.dep_ == "auxpass")
        for found in find_idiom_tokens(statement, "punishments")
    )


def warns(token: Token, statement: Tokens) -> bool:
    """An ultimatum, or what shall never be: "Either they pay or we strike", "Not one inch will be given up"."""
    words = list(find_words(statement))
    if token.i != statement.root.i or len(words) < 4:
        return False
    lowered = [word.lower_ for word in words]
    if lowered[0] == "either" and "or" in lowered:
        return words[1].lower_ in _CHOOSING and words[lowered.index("or") + 1].lower_ in _CHOOSING
    return lowered[0] == "not" and lowered[1] in {"one", "a", "an"} and bool(WILL & set(lowered))


def _is_denied(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in noun.subtree)


def _get_condition(statement: Tokens, verb: Token) -> Token | None:
    """The verb of the clause with "if" or "unless" in the statement."""
    marks = (word for word in find_words(statement) if word.lower_ in _CONDITIONS and word.dep_ == "mark")
    return next((mark.head for mark in marks if mark.head.i != verb.i), None)


def _is_willed(clause: Token) -> bool:
    """Whether what the condition names is for people to choose: "if they fire", "unless the minister goes"."""
    subject = get_subject(clause)
    if subject is None or (is_one_of(clause, "unwilled_verbs") and clause.lemma_ not in _CHOSEN):
        return False
    if subject.lower_ in _CHOOSING or subject.ent_type_ in {"PERSON", "ORG", "NORP"}:
        return True
    named = read_words("people", "roles", "voices.words", "bodies")
    return is_one_of(subject, "peoples", "ailing_subjects") or subject.lemma_.lower() in named


def purges(token: Token, _statement: Tokens) -> bool:
    """ "The hills will be cleansed": what nobody plans by that name."""
    coming = any(child.dep_ == "aux" and child.lower_ in _COMING for child in token.children)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return coming and passive and is_one_of(token, "purging_verbs") and not any(child.dep_ == "agent" for child in token.children)


def challenges(token: Token, statement: Tokens) -> bool:
    """ "If anyone knows better, let them come forward"."""
    if token.lower_ != "let" or token.tag_ not in {"VB", "VBP"} or get_subject(token) is not None:
        return False
    before = [word for word in statement if word.i < token.i and not word.is_punct]
    return not before or before[0].lower_ in _CONDITIONS or before[-1].lower_ in {"so", "then", "just", "and", "but"}


def retaliates(token: Token, statement: Tokens) -> bool:
    """A fight announced on a condition, whoever tells of it.

    "Unless pay rises, its crews will walk out", "a further wave will follow unless …".
    """
    coming = {child.lower_ for child in token.children if child.dep_ == "aux"} & {*WILL, "would", "'d", "’d"}
    if token.pos_ != "VERB" or not coming:
        return False
    conditional = any(word.lower_ in _CONDITIONS and word.dep_ == "mark" and word.head.dep_ == "advcl" for word in statement)
    inverted = any(c.dep_ in {"advcl", "ccomp"} and c.left_edge.lower_ == "should" and c.i < token.i for c in token.children)
    if not conditional and not inverted:
        return False
    subject = get_subject(token)
    if subject is not None and is_one_of(subject, "hostile_nouns"):
        return is_one_of(token, "ensuing_verbs")
    if token.lemma_ == "walk" and get_following(token) not in {"out", "off"}:
        return False
    return is_one_of(token, "hostile_verbs") and subject is not None and subject.dep_ == "nsubj"


def bargains(token: Token, statement: Tokens) -> bool:
    """A vow on a condition, in the mouth of who makes it: "If they attack, we will strike", "unless …, I shall resign".

    "If the rain goes on, we will run out of bread" foresees what the speaker does not choose.
    """
    if token.pos_ not in {"VERB", "AUX"} or not has_will(token) or is_one_of(token, "unwilled_verbs", "offering_verbs"):
        return False  # "I will invite both sides" announces what can be seen to come
    subject = get_subject(token)
    if subject is None or subject.lower_ not in SPEAKING or any(child.dep_ in {"acomp", "attr"} for child in token.children):
        return False
    return any(word.lower_ in _CONDITIONS and word.dep_ == "mark" and word.head.dep_ == "advcl" for word in statement)
