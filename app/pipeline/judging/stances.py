"""What makes a statement one of value, will or feeling: one test for each way, over the words and over the cue.

A test takes a token of the statement's top level and the statement, and says whether the token makes it so.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from app.pipeline.judging.predicates import SPEAKING, WILL, Test, get_following, get_object, get_subject, is_one_of
from app.pipeline.judging.resolves import purges, resolves, threatens
from app.pipeline.judging.scope import is_copula
from app.pipeline.lexicon import read_words

_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_COPULAS = frozenset({"become", "remain", "seem", "feel", "look", "find", "sound", "consider"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_WOULD = frozenset({"would", "'d", "’d"})
_SMELLING = frozenset({"smell", "stink", "reek", "taste"})
_PERSONS = frozenset({"i", "you", "he", "she", "we", "they", "who"})
_GONE = frozenset({"him", "her", "them", "it"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "many"})


def judges(token: Token, _statement: Tokens) -> bool:
    """A judgement or a feeling said of something: "is unfair", "was a disgrace", "are devastated", "is too late"."""
    predicate = token
    while predicate.dep_ == "conj" and predicate.head.i != predicate.i:
        predicate = predicate.head
    if predicate.dep_ in _PREDICATES and (is_copula(predicate.head) or predicate.head.lemma_ in _COPULAS):
        if predicate.head.dep_ == "ccomp" and is_one_of(predicate.head.head, "learning_verbs"):
            knower = get_subject(predicate.head.head)
            # "He knew that the road was bad" tells what somebody knew; "we know it is wrong" is a judgement all the same.
            if knower is not None and knower.lower_ not in SPEAKING:
                return False
        subject = get_subject(predicate.head)
        if is_asked(predicate.head) or any(child.lower_ == "both" for child in predicate.head.children):
            return False
        if subject is not None and _is_framed(subject):
            return True
        return _is_judgement_noun(token, predicate.head) if token.pos_ in {"NOUN", "PROPN"} else _is_judgement(token)
    if token.dep_ == "advmod" and is_copula(token.head) and _is_excessive(token):
        return True
    if token.pos_ == "NOUN" and is_one_of(token, "only_nouns") and any(child.lower_ == "only" for child in token.children):
        return True
    shaken = token.tag_ in {"VBN", "JJ"} and is_one_of(token, "feelings")
    shifted = any(child.tag_ == "MD" or child.lower_ in {"to", "from", "into"} for child in token.children)
    return shaken and not shifted and any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)


def is_asked(copula: Token) -> bool:
    """ "We do not know which of them is wrong": an open question judges nobody."""
    first = copula.left_edge
    return copula.dep_ in {"ccomp", "pcomp"} and (first.tag_ in {"WDT", "WP", "WRB"} or first.lower_ in {"whether", "if"})


def _is_framed(subject: Token) -> bool:
    """ "You are a …" judges whom it speaks to, "the real question is …" what matters; "the worst answer would be …" ranks."""
    if subject.lower_ == "you" or (subject.dep_ == "nsubj" and is_one_of(subject, "framing_nouns")):
        return True
    ranked = any(child.tag_ == "JJS" and is_one_of(child, "ranks") for child in subject.children)
    return ranked and is_one_of(subject, "judgement_nouns", "ranked_nouns")


def _is_excessive(word: Token) -> bool:
    if any(child.lower_ == "so" for child in word.children) and get_following(word) == "as":
        return False  # "so long as the dam holds" sets a condition
    return is_one_of(word, "excess") and any(child.lower_ in {"too", "so"} for child in word.children)


def _is_judgement(predicate: Token) -> bool:
    if is_one_of(predicate, "dispositions"):
        subject = get_subject(predicate.head)
        return subject is not None and subject.lower_ in {"i", "we"}
    if predicate.head.lemma_ == "feel" and is_one_of(predicate, "felt"):
        return True
    if _is_far_too(predicate):
        return True
    if is_one_of(predicate, "judgements", "feelings"):
        compared = any(child.lower_ in {"than", "as"} for child in predicate.children)
        return not compared or predicate.lower_ in {"worse", "better"}
    return _is_excessive(predicate)


def _is_far_too(predicate: Token) -> bool:
    """ "far too small", whatever is said to be so."""
    words = [word.lower_ for word in predicate.subtree if word.dep_ == "advmod"]
    return "too" in words and bool({"far", "way", "much"} & set(words))


def _is_judgement_noun(noun: Token, verb: Token) -> bool:
    if any(child.dep_ == "expl" and child.lower_ == "there" for child in verb.children):
        return False
    if is_one_of(noun, "judged_for") and any(child.lower_ in {"for", "against", "over"} for child in noun.children):
        return True  # "a victory for common sense"
    bare = noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "amod"} for child in noun.children)
    if bare and is_one_of(noun, "judgements"):
        return True  # the tagger takes an adjective in quotation marks for a noun: "would be “indecent”"
    return is_one_of(noun, "judgement_nouns") or any(
        child.dep_ == "amod" and is_one_of(child, "judgements") for child in noun.children
    )


def interprets(token: Token, _statement: Tokens) -> bool:
    """What a happening stands for: "underscores growing ties", "This means that …"."""
    if token.pos_ != "VERB":
        return False
    subject = get_subject(token)
    if subject is not None and subject.dep_ == "nsubjpass":
        return False
    if is_one_of(token, "meaning_verbs"):
        return subject is not None and subject.ent_type_ not in _SPEAKERS and not _is_person(subject)
    lone = subject is not None and subject.lower_ in read_words("stance", "conclusion_subjects") and subject.pos_ == "PRON"
    # "If confirmed, this would show …" tells what can be looked up once the condition holds.
    return lone and is_one_of(token, "conclusion_verbs") and not any(child.tag_ == "MD" for child in token.children)


def _is_person(subject: Token) -> bool:
    """Whether it is somebody who can themselves reflect, echo or speak."""
    groups = ("roles", "anyone.words", "voices.words", "bodies")
    return subject.lower_ in _PERSONS or subject.lemma_.lower() in read_words("people", *groups)


def values(token: Token, _statement: Tokens) -> bool:
    """What somebody likes or wants, or what the speaker stands for: "wants", "would like", "we condemn"."""
    subject = get_subject(token)
    if token.pos_ != "VERB" or subject is None:
        return False
    if token.lemma_ == "like":
        return any(child.lower_ in _WOULD for child in token.children)
    if any(child.lower_ == "rather" for child in token.children):
        return any(child.lower_ in _WOULD for child in token.children)
    if token.lemma_ == "look":
        return [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]] == ["forward", "to"]
    if token.lemma_ in {"want", "wish"} and _is_past(token):
        return False  # "had wanted to be a doctor" tells what was so
    willed = any(child.lower_ in WILL for child in token.children if child.dep_ == "aux")
    speaking = subject.lower_ in {"i", "we"} and not willed and (token.tag_ in {"VBP", "VB"} or _is_under_way(token))
    held = get_object(token)
    if held is not None and token.lemma_ in {"respect", "accept"} and is_one_of(held, "complied"):
        return False  # "will respect the verdict": whether they keep to it will be seen
    return is_one_of(token, "attitude_verbs") or (speaking and is_one_of(token, "first_person_verbs"))


def _is_under_way(verb: Token) -> bool:
    """ "are asking", "am begging"."""
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ == "VBP" for child in verb.children)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)


def blames(token: Token, _statement: Tokens) -> bool:
    """A grievance: "has failed us", "have no respect for"."""
    objects = [child for child in token.children if child.dep_ in {"dobj", "obj"}]
    if token.lemma_ == "have":
        lacked = (word for word in objects if is_one_of(word, "lacked_nouns"))
        if any(child.lower_ == "any" for word in objects if is_one_of(word, "moral_nouns") for child in word.children):
            return True  # "if they have any shame"
        return any(child.lower_ in {"no", "little"} for word in lacked for child in word.children)
    if token.lemma_ == "lack" and any(is_one_of(word, "virtues") for word in objects):
        return True
    if token.lemma_ in _SMELLING and any(child.dep_ == "prep" for child in token.children):
        return False
    if is_one_of(token, "damning_verbs") and token.tag_ != "VBG":
        damning = get_subject(token)
        return damning is not None and damning.dep_ == "nsubj"
    return is_one_of(token, "grievance_verbs") and any(is_one_of(word, "grievance_objects") for word in objects)


def haunts(token: Token, _statement: Tokens) -> bool:
    """ "I still hear them": what who speaks cannot forget; that one can "still see smoke" is seen."""
    subject = get_subject(token)
    if not is_one_of(token, "perception_verbs") or token.tag_ not in {"VBP", "VB"} or subject is None:
        return False
    still = any(child.lower_ == "still" for child in token.children)
    seen = [child for child in token.children if child.i > token.i and child.dep_ in {"dobj", "ccomp", "nsubj"}]
    gone = (word.lower_ in _GONE or is_one_of(word, "haunting_nouns") for thing in seen for word in (thing, *thing.children))
    return still and subject.lower_ in {"i", "we"} and any(gone)


def welcomes(token: Token, _statement: Tokens) -> bool:
    """ "The door is open", "our doors stay open": an offer; of a named or past door it would be seen."""
    if token.lower_ != "open" or token.dep_ not in {"acomp", "oprd", "prt", "advmod"} or token.head.tag_ not in {"VBZ", "VBP"}:
        return False
    door = get_subject(token.head)
    if door is None or door.lemma_ != "door" or token.head.lemma_ not in {"be", "remain", "stay", "stand"}:
        return False
    return not any(child.dep_ in {"compound", "amod", "nummod"} for child in door.children)


def prefers(token: Token, _statement: Tokens) -> bool:
    """ "put profit before people"."""
    if token.pos_ != "VERB" or not is_one_of(token, "preference_verbs"):
        return False
    marks = [child for child in token.subtree if child.i > token.i and child.lower_ in read_words("stance", "preference_marks")]
    return any(mark.pos_ == "ADP" for mark in marks) and any(child.dep_ in {"dobj", "obj"} for child in token.children)


def is_moody(token: Token, _statement: Tokens) -> bool:
    """An abstract mood as the subject: "Mistrust has grown"."""
    if token.dep_ == "nsubj" and is_one_of(token, "quarrels") and is_one_of(token.head, "smouldering_verbs"):
        return True  # "The row over the pumps deepened"
    # "Fury as march ends in arrests" heads the news of the arrests.
    headed = get_following(token) in {"as", "over", "at", "after"}
    return token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"} and is_one_of(token, "moods") and not headed


def likens(token: Token, statement: Tokens) -> bool:
    """A simile: "roared like a lion", "as if nothing had happened"; what an eyewitness compares is still seen."""
    if is_one_of(statement.root, "perception_verbs"):
        return False
    following = token.doc[token.i + 1].lower_ if token.i + 1 < statement.end else ""
    if token.lower_ == "as" and following in {"if", "though"}:
        return True
    if token.lower_ != "like" or token.pos_ not in {"ADP", "SCONJ"} or token.head.pos_ not in {"VERB", "AUX"}:
        return False
    if token.head.lemma_ in _SMELLING:
        return False  # "stank like a drain" tells what was smelt
    if is_copula(token.head) and any(child.dep_ == "pcomp" and child.tag_ == "VBG" for child in token.children):
        return True
    compared = next((child for child in token.children if child.dep_ == "pobj"), None)
    if compared is None or compared.pos_ != "NOUN":
        return False
    if token.head.lemma_ == "look" and token.head.tag_ in {"VBZ", "VBP"} and not list(compared.rights):
        return False  # "This looks like an accident" is a guess
    particular = any(child.dep_ in {"amod", "poss"} or child.lower_ in _DEFINITE for child in compared.children)
    return token.head.lemma_ == "feel" or not particular


# The tests that need the top of the statement (`judges` too, but it reaches further), and those that hold anywhere in it.
TOP_STANCES: tuple[Test, ...] = (interprets, values, blames, haunts, welcomes, resolves, threatens, purges, prefers, is_moody)
STANCES: tuple[Test, ...] = (likens,)
